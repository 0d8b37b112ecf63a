package explore_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/explore"
	"example.com/kata/kata/replication/guarantee"
)

// second is the usual time from one event of a trace to the next.
const second = replication.Second

// clock gives a trace the times at which it can happen, and the length of the
// windows. Until a window ends, events are a second apart; the first that ends
// sets the length of all, and what comes later must fit between their ends.
func clock(trace []explore.Event) (times []int64, window int64) {
	now := int64(0)
	wrote := make(map[uint8]int64) // when each session's open window began
	for i, e := range trace {
		step := second
		if window > 0 {
			for _, began := range wrote {
				step = min(step, (began+window-now)/int64(len(trace)-i+1))
			}
		}
		if e.Kind == explore.WindowEnds {
			if window == 0 {
				window = now + second // longer than all that came before
			}
			now = wrote[e.Session] + window
			delete(wrote, e.Session)
		} else {
			now += step
		}
		if e.Kind == explore.Writes {
			wrote[e.Session] = now
		}
		times = append(times, now)
	}
	if window == 0 {
		window = 100 * second
	}
	return times, window
}

// replay makes a plan of a trace. An entry that the trace does not apply comes
// after everything.
func replay(p replication.Policy, trace []explore.Event) replication.Plan {
	times, window := clock(trace)
	plan := replication.Plan{
		Leader: "L", Policy: p,
		Keys:      []replication.Key{{Name: "x"}},
		Followers: []replication.Follower{{Name: "F0"}, {Name: "F1"}},
		Sessions:  []replication.Session{{Name: "A"}, {Name: "B"}},
		Rules:     replication.Rules{Window: window, MaxLag: 100 * second, Skew: 100 * second},
	}
	for i, e := range trace {
		at := times[i]
		step := replication.Step{Session: replication.SessionID(e.Session), Keys: []replication.KeyID{0}, At: at}
		switch e.Kind {
		case explore.Writes:
			for f := range plan.Followers {
				extra := 100 * second
				for j, later := range trace {
					if later.Kind == explore.Applies && later.Write == e.Write && int(later.Node) == f+1 {
						extra = times[j] - at
					}
				}
				plan.Followers[f].Hiccups = append(plan.Followers[f].Hiccups, replication.Hiccup{From: at, To: at + 1, Extra: extra})
			}
			plan.Steps = append(plan.Steps, step)
		case explore.Promotes:
			plan.Failover = &replication.Failover{At: at, To: replication.NodeID(e.Node)}
			resend(&plan, trace, times, i)
		case explore.Reads:
			step.Kind, step.Pin = replication.Read, []replication.NodeID{replication.NodeID(e.Node)}
			plan.Steps = append(plan.Steps, step)
			if home := &plan.Sessions[e.Session].Home; *home == 0 {
				*home = replication.NodeID(e.Node)
			}
		}
	}
	return plan
}

// resend gives what the new leader sends at once the time at which the trace
// applies it.
func resend(plan *replication.Plan, trace []explore.Event, times []int64, promoted int) {
	at := times[promoted]
	for f := range plan.Followers {
		extra := 100 * second
		for j := promoted; j < len(trace); j++ {
			later := trace[j]
			if later.Kind == explore.Applies && int(later.Node) == f+1 && wroteBefore(trace[:promoted], later) {
				extra = times[j] - at
				break
			}
		}
		plan.Followers[f].Hiccups = append(plan.Followers[f].Hiccups, replication.Hiccup{From: at, To: at + 1, Extra: extra})
	}
}

func wroteBefore(trace []explore.Event, applied explore.Event) bool {
	return slices.ContainsFunc(trace, func(e explore.Event) bool {
		return e.Kind == explore.Writes && e.Write == applied.Write
	})
}

// TestReplay plays every counterexample through Run, those with a failover too, and
// judges what is recorded: the last operation breaks the guarantee that it
// claims, and nothing before it does.
func TestReplay(t *testing.T) {
	for _, r := range explore.Matrix() {
		p, _ := replication.PolicyByName(r.Policy)
		for _, code := range explore.Codes() {
			trace := r.Results[code].Trace
			if trace == nil {
				continue
			}
			if err := shows(replay(p, trace), trace, code); err != nil {
				t.Errorf("%s %s, %s: %v: %v", r.Policy, r.Failover, code, trace, err)
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

// shows tells whether a run takes the reads of a trace to its nodes and
// returns what they return there, and breaks the guarantee at its end alone.
func shows(plan replication.Plan, trace []explore.Event, code guarantee.Code) error {
	h, err := replayed(plan, trace)
	if err != nil {
		return err
	}
	found := guarantee.Check(h, observed(plan.Policy, code))
	if len(found) != 1 || found[0].Later != len(h.Ops)-1 {
		return fmt.Errorf("%d violations, want one at op %d: %v", len(found), len(h.Ops)-1, found)
	}
	return nil
}

// replayed runs a plan until its reads go where those of the trace go. Reads
// from the leader cannot be pinned: one of the first seeds draws them.
func replayed(plan replication.Plan, trace []explore.Event) (*replication.History, error) {
	var nodes []replication.NodeID
	var values []string
	for _, e := range trace {
		if e.Kind == explore.Reads {
			nodes = append(nodes, replication.NodeID(e.Node))
			_, value, _ := strings.Cut(strings.TrimSuffix(e.String(), " (own copy)"), "=")
			values = append(values, value)
		}
	}
	r, err := replication.NewRunner(plan)
	if err != nil {
		return nil, err
	}
	for seed := range uint64(1000) {
		h := r.Run(seed)
		var went []replication.NodeID
		var got []string
		for i := range h.Ops {
			if h.Ops[i].Kind != replication.Read {
				continue
			}
			part := h.PartsOf(&h.Ops[i])[0]
			went = append(went, part.Node)
			value := "empty"
			if w := h.Returned(part.Returns); len(w) > 0 {
				value = h.WriteName(w[0])
			}
			got = append(got, value)
		}
		if slices.Equal(went, nodes) {
			if !slices.Equal(got, values) {
				return nil, fmt.Errorf("the reads return %v, want %v", got, values)
			}
			return h, nil
		}
	}
	return nil, fmt.Errorf("no seed reads from nodes %v", nodes)
}

// TestAllowed plays everything that a policy allows: for each state that the
// explorer reaches, the shortest way to it is a run of the model, with the same
// reads from the same nodes and the same answers.
func TestAllowed(t *testing.T) {
	for _, p := range replication.Policies() {
		for _, f := range []explore.Failover{explore.NoFailover, explore.Any, explore.MostAdvanced} {
			ways := 0
			for trace := range explore.Ways(p, f) {
				if ways++; testing.Short() && ways%10 != 0 {
					continue
				}
				if _, err := replayed(replay(p, trace), trace); err != nil {
					t.Errorf("%s %s: %v: %v", p.Name, f, trace, err)
					break
				}
			}
			t.Logf("%s %s: %d ways", p.Name, f, ways)
		}
	}
}
