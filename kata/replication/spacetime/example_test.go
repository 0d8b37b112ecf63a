package spacetime_test

import (
	"fmt"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/scenario"
	"example.com/kata/kata/replication/spacetime"
)

const twoReads = `
title: Two reads
keys: {x: {}}
leader: Oslo
followers: {Rome: {lag: 30ms}}
sessions: {Ann: {pronoun: she, latency: 5ms}}
policy: random_follower
steps:
  - {session: Ann, at: 0s, write: x}
  - {name: get, session: Ann, after: 0s, read: x}
question: get
promises: [{step: get, breaks: [RYW]}]
`

// Reading a scenario, running it, drawing it; then with one thing changed.
func ExampleText() {
	s, _ := scenario.Parse(&diag.Source{Name: "two-reads.yaml", Text: []byte(twoReads)})
	for _, c := range []scenario.Changes{{}, {Policy: "leader_only"}} {
		h, found, err := s.Run(c)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, line := range spacetime.Text(&h, found, spacetime.Options{Width: 60, Question: s.Question + 1}) {
			fmt.Println(line)
		}
	}
	// Output:
	//    ms   Ann                Leader Oslo        Follower Rome
	//     0   |-- write x ------>|                  |
	//     5   |                  * v1               |
	//     5   |                  |~~ v1: 30 ms ~~~~>|
	//    10   |<- v1 is saved ---|                  |
	//    10 > |-- read x -------------------------->|
	//    20 > |<- v0: her write is not there -------|
	//         she wrote v1 at 10 ms, she is shown v0 at 20 ms
	//    35   |                  |                  * v1
	//    ms   Ann                Leader Oslo        Follower Rome
	//     0   |-- write x ------>|                  |
	//     5   |                  * v1               |
	//     5   |                  |~~ v1: 30 ms ~~~~>|
	//    10   |<- v1 is saved ---|                  |
	//    10 > |-- read x ------->|                  |
	//    20 > |<- v1 ------------|                  |
	//    35   |                  |                  * v1
}
