package replication_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// baseball is Terry's table: which scores may be read under which guarantee,
// in the middle of the seventh inning.
type baseball struct {
	Writes []struct {
		Pos, Value int
		Key        string
		HalfInning int64 `json:"half_inning"`
	}
	Guarantees map[string][]string
	Derived    map[string]struct{ Allowed []string }
	Weights    map[string]int `json:"position_pair_weights_two_followers"`
}

func readBaseball(t *testing.T) *baseball {
	text, err := os.ReadFile("testdata/baseball.json")
	if err != nil {
		t.Fatal(err)
	}
	b := &baseball{}
	if err := json.Unmarshal(text, b); err != nil {
		t.Fatal(err)
	}
	return b
}

// The sessions and the followers of a game. Followers A and B stand at any
// positions, C where the reader looks first: at 1-3.
const (
	scorekeeper, reader             = 0, 1
	followerA, followerB, followerC = 1, 2, 3
	first1to3                       = 6 // the position at which the score is 1-3
	begun                           = 2 // at which both teams have one
)

// at gives the time of a write: a half-inning is a second.
func (b *baseball) at(i int) int64 {
	return b.Writes[i].HalfInning*replication.Second + int64(i)*ms
}

const middleOfSeventh = 13 * replication.Second

// game is a plan in which the scorekeeper keeps the score and then, at the
// middle of the seventh, the given reads are made. Follower A stands at position
// a by then, B at b, C at 1-3.
func (b *baseball) game(t *testing.T, name string, posA, posB int, reads ...replication.Step) replication.Plan {
	p := replication.Plan{
		Leader: "stadium", Policy: policy(t, name),
		Keys:     []replication.Key{{Name: "visitors"}, {Name: "home"}},
		Sessions: []replication.Session{{Name: "scorekeeper"}, {Name: "reader", Home: followerA}},
		Rules:    replication.Rules{MaxLag: 2 * replication.Second}, // one inning
	}
	for i, pos := range []int{posA, posB, first1to3} {
		f := replication.Follower{Name: string(rune('A' + i))}
		if pos < len(b.Writes) {
			f.Hiccups = []replication.Hiccup{{From: b.at(pos), To: 100 * replication.Second, Paused: true}}
		}
		p.Followers = append(p.Followers, f)
	}
	for i, w := range b.Writes {
		key := replication.KeyID(slices.IndexFunc(p.Keys, func(k replication.Key) bool { return k.Name == w.Key }))
		p.Steps = append(p.Steps, replication.Step{Session: scorekeeper, Keys: []replication.KeyID{key}, At: b.at(i)})
	}
	p.Steps = append(p.Steps, reads...)
	return p
}

// ask reads both teams' scores, from one node or each from its own.
func ask(who replication.SessionID, from ...replication.NodeID) replication.Step {
	return replication.Step{Session: who, Kind: replication.Read, Keys: []replication.KeyID{0, 1}, At: middleOfSeventh, Pin: from}
}

// score writes down what the last read returned, and whether it broke any of
// the guarantees.
func (b *baseball) score(t *testing.T, p replication.Plan, codes ...guarantee.Code) (score string, ok bool) {
	h := run(t, p)
	last := len(h.Ops) - 1
	ok = true
	if len(codes) > 0 {
		ok = !slices.ContainsFunc(guarantee.Check(h, codes...), func(v guarantee.Violation) bool { return v.Later == last })
	}
	var runs []int
	for _, part := range h.PartsOf(&h.Ops[last]) {
		runs = append(runs, b.Writes[h.Returned(part.Returns)[0]].Value)
	}
	return fmt.Sprintf("%d-%d", runs[0], runs[1]), ok
}

// allowed runs the model over every pair of positions of followers A and B,
// and collects the scores of the runs in which the last read breaks none of the
// guarantees; with how often each came.
func (b *baseball) allowed(t *testing.T, policy string, codes []guarantee.Code, reads ...replication.Step) map[string]int {
	scores := make(map[string]int)
	for posA := begun; posA <= len(b.Writes); posA++ {
		for posB := begun; posB <= len(b.Writes); posB++ {
			if score, ok := b.score(t, b.game(t, policy, posA, posB, reads...), codes...); ok {
				scores[score]++
			}
		}
	}
	return scores
}

// stays runs a reader who is pinned to follower A: it stands at 1-3 when she
// looks first, and anywhere from there when she looks again.
func (b *baseball) stays(t *testing.T) map[string]int {
	scores := make(map[string]int)
	for later := first1to3; later <= len(b.Writes); later++ {
		again := ask(reader)
		again.After = replication.Second
		p := b.game(t, "sticky", later, 0, ask(reader), again)
		f := &p.Followers[followerA-1]
		// What comes after 1-3 is held up until half a second after the first look.
		f.Hiccups = append(f.Hiccups, replication.Hiccup{From: b.at(first1to3), To: middleOfSeventh + replication.Second/2, Paused: true})
		score, _ := b.score(t, p)
		scores[score]++
	}
	return scores
}

// TestBaseball produces every row of the table by running the model: the
// guarantee is a policy, or what the checker lets pass.
func TestBaseball(t *testing.T) {
	b := readBaseball(t)
	type codes = []guarantee.Code
	one, two, seen := ask(reader, followerA), ask(reader, followerA, followerB), ask(reader, followerC)
	eventual := b.allowed(t, "random_follower", nil, two)
	snapshot := b.allowed(t, "random_follower", nil, one)
	rows := map[string]map[string]int{
		"strong":                       b.allowed(t, "leader_only", nil, two),
		"eventual":                     eventual,
		"consistent_prefix":            b.allowed(t, "random_follower", codes{guarantee.CP}, two),
		"bounded_staleness_one_inning": b.allowed(t, "avoid_lagging", nil, two),
		"monotonic_reads_after_1-3":    b.allowed(t, "random_follower", codes{guarantee.MR}, seen, two),
		"read_my_writes_writer":        b.allowed(t, "random_follower", codes{guarantee.RYW}, ask(scorekeeper, followerA, followerB)),
		"read_my_writes_other":         b.allowed(t, "random_follower", codes{guarantee.RYW}, two),

		"snapshot_read_one_follower":                      snapshot,
		"two_followers_one_key_each":                      eventual,
		"monotonic_reads_token_snapshot_after_1-3":        b.allowed(t, "token_read_write", nil, seen, one),
		"monotonic_reads_token_two_followers_after_1-3":   b.allowed(t, "token_read_write", nil, seen, two),
		"monotonic_reads_and_consistent_prefix_after_1-3": b.allowed(t, "random_follower", codes{guarantee.MR, guarantee.CP}, seen, two),
		"bounded_staleness_snapshot_one_inning":           b.allowed(t, "avoid_lagging", nil, one),
		"never_a_real_score":                              without(eventual, snapshot),
		"sticky_follower_after_1-3":                       b.stays(t),
	}
	want := maps.Clone(b.Guarantees)
	for name, d := range b.Derived {
		want[name] = d.Allowed
	}
	if len(want) != len(rows) {
		t.Errorf("%d rows are published, %d are produced", len(want), len(rows))
	}
	for name, scores := range rows {
		if diff := cmp.Diff(slices.Sorted(slices.Values(want[name])), slices.Sorted(maps.Keys(scores))); diff != "" {
			t.Errorf("%s (-published +model)\n%s", name, diff)
		}
	}
	if diff := cmp.Diff(b.Weights, eventual); diff != "" {
		t.Errorf("pairs of positions for each score (-published +model)\n%s", diff)
	}
}

func without(all, some map[string]int) map[string]int {
	rest := maps.Clone(all)
	maps.DeleteFunc(rest, func(score string, _ int) bool { return some[score] > 0 })
	return rest
}
