package rate_test

import (
	"fmt"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/rate"
	"example.com/kata/kata/replication/scenario"
)

const refresh = `
title: A refresh right after posting
keys: {thread: {kind: append, item: comment}}
leader: US East
followers: {US East: {lag: 10ms}, Europe: {lag: 60ms}}
sessions: {Alice: {pronoun: she}}
policy: random_follower
steps:
  - {session: Alice, at: 0s, write: thread}
  - {name: refresh, session: Alice, after: 100ms, read: thread, from: Europe}
question: refresh
promises: none
`

// How often is her comment missing 100 ms after she posted it, when the lag is
// 200 ms in the mean?
func ExampleMeasure() {
	sc, _ := scenario.Parse(&diag.Source{Name: "refresh.yaml", Text: []byte(refresh)})
	mean := 200 * replication.Millisecond
	table, err := rate.Measure(sc, scenario.Changes{Mean: &mean, Free: true}, 100_000)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, delivery %s, %s\n", table.Policy, table.Delivery, table.Changes)
	for _, r := range table.Rows[:2] {
		fmt.Printf("%s: %.1f %% (%.1f to %.1f), closed form %.1f %%: %s\n",
			r.Name, 100*r.Value, 100*r.Low, 100*r.High, 100**r.ClosedForm, r.Formula)
	}
	// Output:
	// random_follower, delivery in order, mean: 200ms, routes: by chance
	// own comment missing: 60.7 % (60.4 to 61.0), closed form 60.7 %: exp(-t/200)
	// back in time: 0.0 % (0.0 to 0.0), closed form 0.0 %: 0: nothing was read before
}
