package replication_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

const ms = replication.Millisecond

// anyPlan draws a small plan: few keys and short times, so that much happens
// at once.
func anyPlan(t *rapid.T, delivery replication.Delivery) replication.Plan {
	draw := func(name string, lo, hi int) int64 { return int64(rapid.IntRange(lo, hi).Draw(t, name)) }
	p := replication.Plan{
		Seed: rapid.Uint64().Draw(t, "seed"), Leader: "L", Delivery: delivery,
		Keys: []replication.Key{{Name: "x"}, {Name: "thread", Append: true}},
		Rules: replication.Rules{
			Window: draw("window", 0, 50), Timeout: draw("timeout", 0, 50), MaxLag: draw("max lag", 0, 50),
			PerUser: rapid.Bool().Draw(t, "per user"), Strict: rapid.Bool().Draw(t, "strict"),
		},
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "followers") {
		f := replication.Follower{Name: string(rune('A' + i)), Lag: replication.Lag{Fixed: draw("fixed", 0, 30), Mean: draw("mean", 0, 60), Slow: int(draw("slow", 0, 300)), SlowMean: draw("slow mean", 0, 300)}}
		if rapid.Bool().Draw(t, "hiccup") {
			from := draw("from", 0, 100)
			f.Hiccups = []replication.Hiccup{{From: from, To: from + draw("for", 0, 50), Extra: draw("extra", 0, 99), Paused: rapid.Bool().Draw(t, "paused")}}
		}
		p.Followers = append(p.Followers, f)
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "sessions") {
		s := replication.Session{Name: string(rune('a' + i)), User: []string{"", "u"}[draw("user", 0, 1)]}
		for range len(p.Followers) + 1 {
			s.Latency = append(s.Latency, draw("latency", 0, 20))
		}
		s.Load = &replication.Load{Gap: replication.Lag{Fixed: 1, Mean: draw("gap", 0, 20)}, Writes: int(draw("writes", 0, 1000)), Until: draw("until", 0, 300)}
		p.Sessions = append(p.Sessions, s)
	}
	return p
}

func policy(t testing.TB, name string) replication.Policy {
	t.Helper()
	p, ok := replication.PolicyByName(name)
	if !ok {
		t.Fatalf("no policy %s", name)
	}
	return p
}

func run(t interface{ Fatal(...any) }, p replication.Plan) *replication.History {
	h, err := replication.Run(p)
	if err != nil {
		t.Fatal(err)
	}
	return &h
}

// TestPoliciesKeepTheirWord runs random plans under every policy and asks for
// what each of them must never break.
func TestPoliciesKeepTheirWord(t *testing.T) {
	const ryw, mr = guarantee.RYW, guarantee.MR
	never := map[string][]guarantee.Code{
		"random_follower":    {},
		"any_node":           {},
		"leader_only":        {ryw, mr},
		"window":             {},
		"window_lag_bounded": {ryw},
		"leader_for_own":     {guarantee.RYWObserved}, // of another key it promises nothing
		"sticky":             {mr, guarantee.MRPosition},
		"sticky_reroute":     {mr}, // nobody is pinned in these plans
		"token_write":        {ryw},
		"token_drop_early":   {},
		"token_read_write":   {ryw, mr},

		"token_position_failover_blind": {ryw, mr}, // without failover
		"token_clock":                   {ryw},     // while the clocks agree
		"avoid_lagging":                 {},
		"local_echo":                    {guarantee.RYWObserved}, // the replicas lack it, she does not
		"semi_sync":                     {},
		"sync_all":                      {ryw},
	}
	for _, policy := range replication.Policies() {
		codes, known := never[policy.Name]
		if !known {
			t.Errorf("policy %s: say here what it must never break", policy.Name)
		}
		for delivery, name := range map[replication.Delivery]string{replication.InOrder: "in order", replication.Independent: "independent"} {
			t.Run(policy.Name+" "+name, func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) {
					p := anyPlan(t, delivery)
					p.Policy = policy
					if policy.Name == "sticky" {
						p.Rules.Timeout = 0
					}
					h := run(t, p)
					wrong := slices.Clone(codes)
					if delivery == replication.InOrder {
						// One log in one order: nothing can be out of order.
						wrong = append(wrong, guarantee.MW, guarantee.WFR)
						if !policy.Echoes { // her own comment without the one before it is no prefix
							wrong = append(wrong, guarantee.CP)
						}
					}
					for _, v := range guarantee.Check(h, append(wrong, guarantee.MW)...) {
						if slices.Contains(wrong, v.Code) {
							t.Fatalf("%s: %s\n%s", v.Code, v.Tell(h), guarantee.AppendJSON(nil, "h", h))
						}
					}
				})
			})
		}
	}
}

// TestEachPolicyBreaksSomething shows that the plans above are hard enough:
// every guarantee that a policy does not keep is broken in one of 500.
func TestEachPolicyBreaksSomething(t *testing.T) {
	for name, codes := range map[string][]guarantee.Code{
		"random_follower":    {guarantee.RYW, guarantee.MR},
		"any_node":           {guarantee.RYW, guarantee.MR},
		"window":             {guarantee.RYW, guarantee.MR},
		"window_lag_bounded": {guarantee.MR},
		"leader_for_own":     {guarantee.RYW, guarantee.MR},
		"sticky":             {guarantee.RYW},
		"token_write":        {guarantee.MR},
		"token_drop_early":   {guarantee.RYW, guarantee.MR},
		"avoid_lagging":      {guarantee.RYW, guarantee.MR},
		"local_echo":         {guarantee.RYW, guarantee.MR, guarantee.MRObserved, guarantee.CP},
		"semi_sync":          {guarantee.RYW, guarantee.MR},
		"sync_all":           {guarantee.MR},
	} {
		broken := make(map[guarantee.Code]bool)
		plan := rapid.Custom(func(t *rapid.T) replication.Plan { return anyPlan(t, replication.InOrder) })
		for i := range 500 {
			p := plan.Example(i)
			p.Policy = policy(t, name)
			for _, v := range guarantee.Check(run(t, p)) {
				broken[v.Code] = true
			}
		}
		for _, c := range codes {
			if !broken[c] {
				t.Errorf("%s: no plan breaks %s", name, c)
			}
		}
	}
}

// TestStrongerViolatesLess plays 500 plans under policies of which each asks
// for more than the next: no more of the plans break a guarantee under it. A
// policy that reads from the leader now and then is no stronger in MR than one
// that never does: it shows more that can be gone again.
func TestStrongerViolatesLess(t *testing.T) {
	plan := rapid.Custom(func(t *rapid.T) replication.Plan { return anyPlan(t, replication.InOrder) })
	breaks := func(name string, change func(*replication.Rules)) map[guarantee.Code]int {
		count := make(map[guarantee.Code]int)
		for i := range 500 {
			p := plan.Example(i)
			p.Policy = policy(t, name)
			change(&p.Rules)
			for code, v := range guarantee.Verify(run(t, p)) {
				if v.Status == guarantee.Violated {
					count[code]++
				}
			}
		}
		return count
	}
	same := func(*replication.Rules) {}
	const ryw, mr = guarantee.RYW, guarantee.MR
	compare := func(strong, weak string, a, b map[guarantee.Code]int, codes ...guarantee.Code) {
		for _, code := range append(codes, guarantee.MW, guarantee.WFR) {
			if a[code] > b[code] {
				t.Errorf("%s: %d plans break it under %s, %d under the weaker %s", code, a[code], strong, b[code], weak)
			}
		}
	}
	for _, order := range []struct {
		names []string // strongest first
		codes []guarantee.Code
	}{
		{[]string{"leader_only", "token_read_write", "token_write", "random_follower"}, []guarantee.Code{ryw, mr}},
		{[]string{"token_write", "token_drop_early", "random_follower"}, []guarantee.Code{ryw}},
		{[]string{"leader_only", "window_lag_bounded", "window", "random_follower"}, []guarantee.Code{ryw}},
		{[]string{"leader_only", "leader_for_own", "random_follower"}, []guarantee.Code{ryw}},
		{[]string{"token_write", "token_clock", "random_follower"}, []guarantee.Code{ryw, mr}},
		{[]string{"sync_all", "semi_sync", "random_follower"}, []guarantee.Code{ryw, mr}},
		{[]string{"avoid_lagging", "random_follower"}, []guarantee.Code{ryw, mr}},
	} {
		for i, weak := range order.names[1:] {
			skewed := func(r *replication.Rules) { r.Skew = 20 }
			strong := order.names[i]
			compare(strong, weak, breaks(strong, skewed), breaks(weak, skewed), order.codes...)
		}
	}
	for name, weaken := range map[string]func(*replication.Rules){
		"window":        func(r *replication.Rules) { r.Window /= 2 },
		"avoid_lagging": func(r *replication.Rules) { r.MaxLag *= 2 },
		"token_clock":   func(r *replication.Rules) { r.Skew = 20 },
	} {
		compare(name, name+" with a weaker rule", breaks(name, same), breaks(name, weaken), ryw)
	}
}

// TestWindowCoversLag reads at every microsecond after a write: a window as
// long as the lag never shows the old version, one that is a tick shorter does.
func TestWindowCoversLag(t *testing.T) {
	const lag = 50
	for window, want := range map[int64]int{lag: 0, lag - 1: 1} {
		stale := 0
		for after := range int64(2 * lag) {
			p := replication.Plan{
				Leader: "L", Policy: policy(t, "window"), Rules: replication.Rules{Window: window},
				Followers: []replication.Follower{{Name: "F", Lag: replication.Lag{Fixed: lag}}},
				Keys:      []replication.Key{{Name: "x"}}, Sessions: []replication.Session{{Name: "a"}},
				Steps: []replication.Step{
					{Kind: replication.Write, Keys: []replication.KeyID{0}},
					{Kind: replication.Read, Keys: []replication.KeyID{0}, After: after},
				},
			}
			stale += len(guarantee.Check(run(t, p), guarantee.RYW))
		}
		if stale != want {
			t.Errorf("a window of %d µs at a lag of %d: %d stale reads, want %d", window, lag, stale, want)
		}
	}
}
