package rate_test

import (
	"math"
	"strings"
	"testing"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/rate"
)

// plan is a leader with followers of these mean lags, each lag a draw of its
// own, and one session that is near to everything.
func plan(t testing.TB, policy string, means ...float64) replication.Plan {
	p, ok := replication.PolicyByName(policy)
	if !ok {
		t.Fatalf("no policy %s", policy)
	}
	out := replication.Plan{
		Seed: 1, Leader: "L", Policy: p, Delivery: replication.Independent,
		Keys: []replication.Key{{Name: "x"}}, Sessions: []replication.Session{{Name: "a"}},
	}
	for i, m := range means {
		out.Followers = append(out.Followers, replication.Follower{Name: string(rune('A' + i)), Lag: replication.Lag{Mean: micros(m)}})
	}
	return out
}

func equal(mean float64, n int) []float64 {
	means := make([]float64, max(1, n))
	for i := range means {
		means[i] = mean
	}
	return means
}

var oneKey = []replication.KeyID{0}

func write() replication.Step { return replication.Step{Kind: replication.Write, Keys: oneKey} }

// read comes so many ms after the answer to the step before.
func read(after float64, pin ...replication.NodeID) replication.Step {
	return replication.Step{Kind: replication.Read, Keys: oneKey, After: micros(after), Pin: pin}
}

func with(p replication.Plan, steps ...replication.Step) replication.Plan {
	p.Steps = steps
	return p
}

// broken counts whether the last operation breaks something.
func broken(h *replication.History, found []guarantee.Violation, out []int64) {
	for _, v := range found {
		if v.Later == len(h.Ops)-1 {
			out[0] = 1
		}
	}
}

// everBroken counts whether any operation does, countBroken how many do.
func everBroken(_ *replication.History, found []guarantee.Violation, out []int64) {
	out[0] = int64(min(1, len(found)))
}

func countBroken(_ *replication.History, found []guarantee.Violation, out []int64) {
	out[0] = int64(len(found))
}

func lastLate(h *replication.History, _ []guarantee.Violation, out []int64) {
	if h.Ops[len(h.Ops)-1].Late {
		out[0] = 1
	}
}

func lastAtLeader(h *replication.History, _ []guarantee.Violation, out []int64) {
	if h.Parts[len(h.Parts)-1].Node == 0 {
		out[0] = 1
	}
}

func lastWaited(h *replication.History, _ []guarantee.Violation, out []int64) {
	op := &h.Ops[len(h.Ops)-1]
	out[0] = op.Sent - op.Start
}

func writeWaited(h *replication.History, _ []guarantee.Violation, out []int64) {
	out[0] = h.Ops[0].End - h.Ops[0].Served
}

var (
	ryw = []guarantee.Code{guarantee.RYW}
	mr  = []guarantee.Code{guarantee.MR}
)

// experimentOf says how each kind of row is run.
func experimentOf(t *testing.T, r row) experiment {
	kind := strings.Join(strings.FieldsFunc(r.ID, func(c rune) bool { return c == '.' })[:2], ".")
	switch r.Family {
	case "F1":
		return staleRead(t, kind, r.Params)
	case "F2", "F3":
		return backwards(t, kind, r.Params)
	case "F4":
		return semiSync(t, kind, r.Params)
	case "F6":
		return window(t, kind, r.Params)
	case "F7":
		return token(t, kind, r.Params)
	}
	t.Fatalf("no experiment for family %s", r.Family)
	return experiment{}
}

func staleRead(t *testing.T, kind string, p params) experiment {
	means := p.Means
	if means == nil {
		means = equal(p.M, p.N)
	}
	name := "random_follower"
	if p.LeaderInPool {
		name = "any_node"
	}
	pl := with(plan(t, name, means...), write(), read(p.T))
	var laws []rate.Law
	for i, m := range means {
		pl.Followers[i].Lag.Fixed = micros(p.MinDelay)
		laws = append(laws, rate.Law{Fixed: p.MinDelay, Mean: m})
	}
	e := experiment{pl, ryw, broken, 1, rate.Stale(p.T, laws)}
	switch {
	case p.LeaderInPool:
		e.exact = rate.StaleAnyNode(p.T, laws)
	case kind == "stale.count":
		// Reads at random times, until hardly any follower can lack the write.
		e.plan = with(plan(t, "window", means...), write())
		e.plan.Rules.Window = micros(p.window)
		e.plan.Sessions[0].Load = &replication.Load{Gap: replication.Lag{Mean: micros(1 / p.R)}, Until: micros(p.window + 14*p.M)}
		e.look, e.exact = countBroken, rate.StaleReads(p.R, p.M, p.window)
	}
	return e
}

func backwards(t *testing.T, kind string, p params) experiment {
	means := p.Means
	if means == nil {
		means = equal(p.M, p.N)
	}
	pl := with(plan(t, "random_follower", means...), write(), read(p.T), read(p.D))
	var laws []rate.Law
	for _, m := range means {
		laws = append(laws, rate.Law{Mean: m})
	}
	e := experiment{pl, mr, broken, 1, rate.Back(p.T, p.D, laws)}
	switch kind {
	case "mr.fixed":
		e.plan = with(plan(t, "random_follower", p.M1, p.M2), write(), read(p.T, 1), read(p.D, 2))
		e.exact = rate.BackFromTo(p.T, p.D, rate.Law{Mean: p.M1}, rate.Law{Mean: p.M2})
	case "mr.ever":
		e.plan.Steps = e.plan.Steps[:1]
		e.plan.Sessions[0].Load = &replication.Load{Gap: replication.Lag{Mean: micros(1 / p.R)}, Until: micros(10 * p.M)}
		e.look, e.exact = everBroken, rate.Vanish(p.R, p.M, p.N)
	case "sticky.fail0":
		// The chance to be moved is there before the first read too; it makes no
		// difference to a user who has not seen anything.
		e.plan.Policy, _ = replication.PolicyByName("sticky_reroute")
		e.plan.Rules.Moved = int(math.Round(1000 * p.F))
		e.exact = rate.BackMoved(p.F, p.T, p.D, p.M)
	}
	return e
}

func semiSync(t *testing.T, kind string, p params) experiment {
	k := *p.K
	pl := with(plan(t, "semi_sync", equal(p.M, p.N)...), write(), read(p.T))
	pl.Policy.Acks = func(int) int { return k }
	if kind == "semisync.wait" {
		return experiment{pl, nil, writeWaited, 1000, rate.AckWait(p.M, k, p.N)}
	}
	return experiment{pl, ryw, broken, 1, rate.StaleAcked(p.T, p.M, k, p.N)}
}

func window(t *testing.T, kind string, p params) experiment {
	if kind == "window.share" {
		// A user's phone writes at random times; her laptop reads once, when the
		// window before it is full.
		pl := plan(t, "window", 1)
		pl.Rules = replication.Rules{Window: micros(p.window), PerUser: true}
		pl.Sessions = []replication.Session{
			{Name: "phone", User: "alice", Load: &replication.Load{Gap: replication.Lag{Mean: micros(1 / p.LW)}, Writes: 1000, Until: micros(p.window)}},
			{Name: "laptop", User: "alice"},
		}
		pl.Steps = []replication.Step{{Session: 1, Kind: replication.Read, Keys: oneKey, At: micros(p.window)}}
		return experiment{pl, nil, lastAtLeader, 1, rate.WindowShare(p.LW, p.window)}
	}
	// A session writes at the rate lw and reads three times as often. The first
	// read after a long time is one at a random time.
	warm := p.window + 12*p.M
	pl := plan(t, "window", p.M)
	pl.Rules.Window = micros(p.window)
	pl.Sessions[0].Load = &replication.Load{Gap: replication.Lag{Mean: micros(1 / (4 * p.LW))}, Writes: 250, Until: micros(warm + 4/p.LW)}
	return experiment{pl, ryw, brokenAfter(micros(warm)), 1, rate.StaleWindow(p.LW, p.M, p.window)}
}

// brokenAfter counts whether the first read from a time on breaks something.
func brokenAfter(time int64) rate.Look {
	return func(h *replication.History, found []guarantee.Violation, out []int64) {
		for i := range h.Ops {
			if h.Ops[i].Kind == replication.Read && h.Ops[i].Start >= time {
				for _, v := range found {
					if v.Later == i {
						out[0] = 1
					}
				}
				return
			}
		}
	}
}

func token(t *testing.T, kind string, p params) experiment {
	n := max(1, p.N)
	pl := with(plan(t, "token_write", equal(p.M, n)...), write(), read(p.T))
	e := experiment{plan: pl, look: lastWaited, unit: 1000}
	switch kind {
	case "token.wait":
		e.plan.Rules.Timeout = replication.MaxTime
		e.exact = rate.TokenWait(p.T, math.Inf(1), equal(p.M, n)...)
	case "token.timeout":
		e.plan.Rules.Timeout = micros(p.Tau)
		e.look, e.unit, e.exact = lastLate, 1, rate.TokenTimeout(p.T, p.Tau, equal(p.M, n)...)
	case "token.unstick_early":
		// Without a timeout: when no follower has it at t, the leader serves, and
		// the token is kept.
		e.plan = with(plan(t, "token_drop_early", equal(p.M, n)...), write(), read(p.T), read(p.D))
		e.codes, e.look, e.unit, e.exact = ryw, broken, 1, rate.TokenDropped(p.T, p.D, p.M, n)
	case "token.clock_skew":
		e.plan = with(plan(t, "token_clock", equal(p.M, n)...), write(), read(p.T))
		e.plan.Rules.Skew = micros(p.S)
		e.codes, e.look, e.unit, e.exact = ryw, broken, 1, rate.TokenClock(p.T, p.S, p.M)
	default:
		t.Fatalf("no experiment for %s", kind)
	}
	return e
}
