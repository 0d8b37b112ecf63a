package rate

import (
	"errors"
	"fmt"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// Workload says in a sentence what Standard plays.
const Workload = "Alice posts a comment and refreshes ten times, each time 100 ms after the answer before; 300 and 700 ms after her, Bob posts too. " +
	"There are two followers, each with an exponential lag of 200 ms in the mean, in order; the leader is twice as far from her as the follower in Europe."

// Standard is the workload on which policies are compared: that of Workload,
// with a window of 500 ms, a timeout of 1 s, a bound of 200 ms for followers that
// lag, clocks that are ahead by 100 ms, and a follower lost before 2 % of the
// reads of a user who can be moved.
func Standard() replication.Plan {
	const ms = replication.Millisecond
	p := replication.Plan{
		Seed: 1, Leader: "Leader US East",
		Followers: []replication.Follower{
			{Name: "Follower US East", Lag: replication.Lag{Mean: 200 * ms}},
			{Name: "Follower Europe", Lag: replication.Lag{Mean: 200 * ms}},
		},
		Keys: []replication.Key{{Name: "thread", Append: true, Item: "comment"}},
		Sessions: []replication.Session{
			{Name: "Alice", Pronoun: "she", Home: 2, Latency: []int64{40 * ms, 40 * ms, 20 * ms}},
			{Name: "Bob", Pronoun: "he", Home: 1, Latency: []int64{20 * ms, 20 * ms, 40 * ms}},
		},
		Rules: replication.Rules{
			Window: 500 * ms, Timeout: 1000 * ms, MaxLag: 200 * ms, Skew: 100 * ms, Moved: 20,
		},
	}
	thread := []replication.KeyID{0}
	p.Steps = append(p.Steps, replication.Step{Kind: replication.Write, Keys: thread})
	for range 10 {
		p.Steps = append(p.Steps, replication.Step{Kind: replication.Read, Keys: thread, After: 100 * ms})
	}
	for _, at := range []int64{300, 700} {
		p.Steps = append(p.Steps, replication.Step{Session: 1, Kind: replication.Write, Keys: thread, At: at * ms})
	}
	return p
}

// Cost is what a policy gives and what it takes, for the first session of a
// plan.
type Cost struct {
	Policy replication.Policy
	// Missing is the share of runs in which some read lacks an own write, Back
	// of those in which some read goes back behind an earlier one. What a device
	// adds from its own copy counts as shown.
	Missing, Back Row
	// Leader is the share of reads that the leader serves.
	Leader Row
	// ReadWait is how long a read waits for a replica, ReadTime how long it
	// takes in all, WriteWait how long a write waits for followers: means, in ms.
	ReadWait, ReadTime, WriteWait Row
}

// Costs plays a plan under each of the policies and gives what they cost, in
// their order. The lags of a trial are the same under all of them.
func Costs(p replication.Plan, policies []replication.Policy, trials int) ([]Cost, error) {
	reads, writes := 0, 0
	for _, s := range p.Steps {
		switch {
		case s.Session != 0:
		case s.Kind == replication.Read:
			reads++
		default:
			writes++
		}
	}
	if reads == 0 || writes == 0 {
		return nil, errors.New("the plan's first session must write and read, so that a policy has something to cost")
	}
	var out []Cost
	for _, policy := range policies {
		p.Policy = policy
		t, err := Sample(p, trials, observed(policy), costQuantities, func(h *replication.History, found []guarantee.Violation, out []int64) {
			lookAtCost(&p, h, found, out)
		})
		if err != nil {
			return nil, fmt.Errorf("policy %s: %w", policy.Name, err)
		}
		codes := observed(policy)
		out = append(out, Cost{
			Policy:    policy,
			Missing:   t[someMissing].share("own "+p.Keys[0].Item+" missing", codes[0]),
			Back:      t[someBack].share("back in time", codes[1]),
			Leader:    t[leaderReads].each("reads at the leader", Share, float64(reads)),
			ReadWait:  t[readWaits].each("a read waits", Millis, float64(reads)*millisecond),
			ReadTime:  t[readTakes].each("a read takes", Millis, float64(reads)*millisecond),
			WriteWait: t[writeWaits].each("a write waits", Millis, float64(writes)*millisecond),
		})
	}
	return out, nil
}

// The quantities of a cost: the first two are 0 or 1, the others sums over the
// first session's operations.
const (
	someMissing = iota
	someBack
	leaderReads
	readWaits
	readTakes
	writeWaits
	costQuantities
)

func lookAtCost(p *replication.Plan, h *replication.History, found []guarantee.Violation, out []int64) {
	for i := range h.Ops {
		op := &h.Ops[i]
		switch {
		case op.Session != 0:
		case op.Kind == replication.Write:
			out[writeWaits] += op.End - op.Served - latency(p, 0, 0)
		default:
			out[readWaits] += op.Sent - op.Start
			out[readTakes] += op.End - op.Start
			if parts := h.PartsOf(op); len(parts) > 0 && parts[0].Node == h.LeaderAt(op.Served) {
				out[leaderReads]++
			}
		}
	}
	for _, v := range found {
		switch {
		case h.Ops[v.Later].Session != 0:
		case v.Code == guarantee.RYW || v.Code == guarantee.RYWObserved:
			out[someMissing] = 1
		default:
			out[someBack] = 1
		}
	}
}
