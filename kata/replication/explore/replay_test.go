package explore_test

import (
	"fmt"
	"slices"
	"testing"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/explore"
	"example.com/kata/kata/replication/guarantee"
)

// second is the time from one event of a trace to the next.
const second = replication.Second

// replay makes a plan of a trace: event i happens at second i+1. An entry that
// the trace does not apply comes after everything.
func replay(p replication.Policy, trace []explore.Event) replication.Plan {
	plan := replication.Plan{
		Leader: "L", Policy: p,
		Keys:      []replication.Key{{Name: "x"}},
		Followers: []replication.Follower{{Name: "F0"}, {Name: "F1"}},
		Sessions:  []replication.Session{{Name: "A"}, {Name: "B"}},
		Rules:     replication.Rules{Window: 100 * second, MaxLag: 100 * second},
	}
	for i, e := range trace {
		at := int64(i+1) * second
		step := replication.Step{Session: replication.SessionID(e.Session), Keys: []replication.KeyID{0}, At: at}
		switch e.Kind {
		case explore.Writes:
			for f := range plan.Followers {
				extra := 100 * second
				for j, later := range trace {
					if later.Kind == explore.Applies && later.Write == e.Write && int(later.Node) == f+1 {
						extra = int64(j-i) * second
					}
				}
				plan.Followers[f].Hiccups = append(plan.Followers[f].Hiccups, replication.Hiccup{From: at, To: at + 1, Extra: extra})
			}
			plan.Steps = append(plan.Steps, step)
		case explore.Reads:
			step.Kind, step.Pin = replication.Read, []replication.NodeID{replication.NodeID(e.Node)}
			plan.Steps = append(plan.Steps, step)
			if home := &plan.Sessions[e.Session].Home; *home == 0 {
				*home = replication.NodeID(e.Node)
			}
		case explore.WindowEnds:
			plan.Rules.Window = int64(i) * second / 2
		}
	}
	return plan
}

// TestReplay plays every counterexample without failover through Run, and
// judges what is recorded: the last operation breaks the guarantee that it
// claims, and nothing before it does.
func TestReplay(t *testing.T) {
	for _, r := range explore.Matrix() {
		if r.Failover != explore.NoFailover {
			continue
		}
		p, _ := replication.PolicyByName(r.Policy)
		for _, code := range explore.Codes() {
			trace := r.Results[code].Trace
			if trace == nil {
				continue
			}
			if err := shows(replay(p, trace), trace, code); err != nil {
				t.Errorf("%s, %s: %v: %v", r.Policy, code, trace, err)
			}
		}
	}
}

// shows tells whether a run takes the reads to the nodes of the trace, and
// breaks the guarantee at its end alone. Reads from the leader cannot be
// pinned: one of the first seeds draws them.
func shows(plan replication.Plan, trace []explore.Event, code guarantee.Code) error {
	var nodes []replication.NodeID
	for _, e := range trace {
		if e.Kind == explore.Reads {
			nodes = append(nodes, replication.NodeID(e.Node))
		}
	}
	for plan.Seed = range uint64(100) {
		h, err := replication.Run(plan)
		if err != nil {
			return err
		}
		var got []replication.NodeID
		for i := range h.Ops {
			if h.Ops[i].Kind == replication.Read {
				got = append(got, h.PartsOf(&h.Ops[i])[0].Node)
			}
		}
		if !slices.Equal(got, nodes) {
			continue
		}
		found := guarantee.Check(&h, code)
		if len(found) != 1 || found[0].Later != len(h.Ops)-1 {
			return fmt.Errorf("%d violations, want one at op %d: %v", len(found), len(h.Ops)-1, found)
		}
		return nil
	}
	return fmt.Errorf("no seed reads from nodes %v", nodes)
}

// ExampleNames_Story tells the shortest story in which a token of writes is
// not enough, in the names of the first kata.
func ExampleNames_Story() {
	p, _ := replication.PolicyByName("token_write")
	row := explore.Explore(p, explore.NoFailover)
	names := explore.Names{
		Sessions: [2]string{"Alice", "Bob"}, Leader: "the leader",
		Followers: [2]string{"Europe", "US East"}, Item: "comment",
	}
	for i, line := range names.Story(row.Results[guarantee.MR].Trace) {
		fmt.Printf("t%d %s\n", i+1, line)
	}
	fmt.Println("read your writes holds:", row.Results[guarantee.RYW].Holds())
	// Output:
	// t1 Alice writes the first comment at the leader
	// t2 Europe applies the first comment
	// t3 Bob reads from Europe and sees the first comment
	// t4 Bob reads from US East and sees no comment
	// read your writes holds: true
}
