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
		Rules:     replication.Rules{Window: 100 * second, MaxLag: 100 * second, Skew: 100 * second},
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

// observed gives the guarantee by which a history is judged as the explorer
// judges: by what she is shown, where her device adds something to it.
func observed(p replication.Policy, code guarantee.Code) guarantee.Code {
	switch {
	case p.Echoes && code == guarantee.RYW:
		return guarantee.RYWObserved
	case p.Echoes && code == guarantee.MR:
		return guarantee.MRObserved
	}
	return code
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
		found := guarantee.Check(&h, observed(plan.Policy, code))
		if len(found) != 1 || found[0].Later != len(h.Ops)-1 {
			return fmt.Errorf("%d violations, want one at op %d: %v", len(found), len(h.Ops)-1, found)
		}
		return nil
	}
	return fmt.Errorf("no seed reads from nodes %v", nodes)
}
