package replication_test

import (
	"fmt"
	"strings"
	"testing"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// devices is a plan of one user with a phone and a laptop, and of Bob. The
// followers are 100 ms behind.
func devices(t testing.TB, policy string, rules replication.Rules, steps ...replication.Step) replication.Plan {
	for i := range steps {
		steps[i].Keys = []replication.KeyID{0}
	}
	p, ok := replication.PolicyByName(policy)
	if !ok {
		t.Fatalf("no policy %s", policy)
	}
	return replication.Plan{
		Leader: "L", Policy: p, Rules: rules, Steps: steps,
		Keys: []replication.Key{{Name: "thread", Append: true}},
		Followers: []replication.Follower{
			{Name: "A", Lag: replication.Lag{Fixed: 100 * ms}}, {Name: "B", Lag: replication.Lag{Fixed: 100 * ms}},
		},
		Sessions: []replication.Session{{Name: "phone", User: "alice"}, {Name: "laptop", User: "alice"}, {Name: "Bob"}},
	}
}

const phone, laptop, bob = 0, 1, 2

func post(s replication.SessionID, at int64) replication.Step {
	return replication.Step{Session: s, At: at * ms}
}

func look(s replication.SessionID, at int64, pin ...replication.NodeID) replication.Step {
	return replication.Step{Session: s, Kind: replication.Read, At: at * ms, Pin: pin}
}

// told writes each read in a word: who, when it was answered (ms), by which
// node, what it was shown, and "+ own" where the device added something.
func told(h *replication.History) string {
	var out []string
	for i := range h.Ops {
		op := &h.Ops[i]
		if op.Kind == replication.Write {
			continue
		}
		var line strings.Builder
		fmt.Fprintf(&line, "%s %d", h.Sessions[op.Session].Name, op.End/ms)
		if op.Failed {
			line.WriteString(" failed")
		}
		for _, p := range h.PartsOf(op) {
			fmt.Fprintf(&line, " %s %d", h.Nodes[p.Node].Name, len(h.Returned(p.Returns)))
			if own := h.Echoed(p); len(own) > 0 {
				fmt.Fprintf(&line, " + own %d", len(own))
			}
		}
		out = append(out, line.String())
	}
	return strings.Join(out, ", ")
}

// TestPolicyStories plays what policies do that differ in one thing.
func TestPolicyStories(t *testing.T) {
	type rules = replication.Rules
	for _, c := range []struct {
		name, policy string
		rules        rules
		steps        []replication.Step
		want         string
	}{
		{"a token waits for the first follower", "token_write", rules{Timeout: replication.Second},
			[]replication.Step{post(phone, 0), look(phone, 10, 1)}, "phone 100 A 1"},
		{"a token's time is over: the leader", "token_write", rules{Timeout: 50 * ms},
			[]replication.Step{post(phone, 0), look(phone, 10, 1)}, "phone 60 L 1"},
		{"a token's time is over: an error", "token_write", rules{Timeout: 50 * ms, Strict: true},
			[]replication.Step{post(phone, 0), look(phone, 10, 1), look(phone, 100, 1)}, "phone 60 failed, phone 100 A 1"},
		{"a token that is kept for each device", "token_write", rules{Timeout: replication.Second},
			[]replication.Step{post(phone, 0), look(laptop, 10, 1)}, "laptop 10 A 0"},
		{"a token that is kept for each user", "token_write", rules{Timeout: replication.Second, PerUser: true},
			[]replication.Step{post(phone, 0), look(laptop, 10, 1)}, "laptop 100 A 1"},
		{"a window that is kept for each device", "window", rules{Window: replication.Second},
			[]replication.Step{post(phone, 0), look(laptop, 10, 1)}, "laptop 10 A 0"},
		{"a window that is kept for each user", "window", rules{Window: replication.Second, PerUser: true},
			[]replication.Step{post(phone, 0), look(laptop, 10, 1)}, "laptop 10 L 1"},
		{"the device adds its own, for itself alone", "local_echo", rules{PerUser: true},
			[]replication.Step{post(phone, 0), look(phone, 10, 1), look(laptop, 10, 1), look(bob, 10, 1), look(phone, 100, 1)},
			"phone 10 A 1 + own 1, laptop 10 A 0, Bob 10 A 0, phone 100 A 1"},
		{"her own, without the one before it", "local_echo", rules{},
			[]replication.Step{post(bob, 0), post(phone, 1), look(phone, 10, 1)}, "phone 10 A 1 + own 1"},
		{"a clock that is right", "token_clock", rules{Timeout: replication.Second},
			[]replication.Step{post(phone, 0), look(phone, 10, 1)}, "phone 100 A 1"},
		{"a clock that is ahead", "token_clock", rules{Timeout: replication.Second, Skew: 60 * ms},
			[]replication.Step{post(phone, 0), look(phone, 10, 1)}, "phone 40 A 0"},
		{"a gap below the bound is not seen", "avoid_lagging", rules{MaxLag: 20 * ms, Timeout: replication.Second},
			[]replication.Step{post(phone, 0), look(phone, 20, 1)}, "phone 20 A 0"},
		{"a gap above it is waited for", "avoid_lagging", rules{MaxLag: 20 * ms, Timeout: replication.Second},
			[]replication.Step{post(phone, 0), look(phone, 21, 1)}, "phone 100 A 1"},
		{"what is fresh enough is taken as soon as it is", "avoid_lagging", rules{MaxLag: 20 * ms, Timeout: replication.Second},
			[]replication.Step{post(bob, 0), post(bob, 95), look(phone, 30, 1)}, "phone 100 A 1"},
	} {
		if got := told(run(t, devices(t, c.policy, c.rules, c.steps...))); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestEcho holds what an echo is in a history: the replica breaks RYW, what
// she is shown does not.
func TestEcho(t *testing.T) {
	h := run(t, devices(t, "local_echo", replication.Rules{}, post(phone, 0), look(phone, 10, 1)))
	verdicts := guarantee.Verify(h)
	for code, want := range map[guarantee.Code]guarantee.Status{
		guarantee.RYW: guarantee.Violated, guarantee.RYWObserved: guarantee.OK, guarantee.CP: guarantee.OK,
	} {
		if got := verdicts[code].Status; got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

// TestMoved counts how often a user is moved: as often as the rule says, and
// never to where she is.
func TestMoved(t *testing.T) {
	const reads = 20_000
	steps := make([]replication.Step, reads)
	for i := range steps {
		steps[i] = look(phone, 0)
	}
	h := run(t, devices(t, "sticky_reroute", replication.Rules{Moved: 100}, steps...))
	moved := 0
	for i := 1; i < reads; i++ {
		if h.Parts[i].Node != h.Parts[i-1].Node {
			moved++
		}
	}
	if moved < 1800 || moved > 2200 { // 4.7 standard deviations
		t.Errorf("moved before %d of %d reads, want a tenth", moved, reads)
	}
}

// TestMemoryless holds the policies to what they say of themselves: those that
// ask nothing of what a session did route alike whatever it did, the others do
// not always.
func TestMemoryless(t *testing.T) {
	for _, p := range replication.Policies() {
		same := true
		v := replication.View{Leader: 1, Followers: 6, Home: 2, Fresh: 4}
		plain := p.Route(v)
		for bits := range 1 << 10 {
			v.InWindow, v.OwnKey = bits&1 != 0, bits&2 != 0
			v.HoldsOwn = replication.NodeSet(bits >> 2 & 3 << 1)
			v.HoldsSeen = replication.NodeSet(bits >> 4 & 3 << 1)
			v.HoldsPosition = replication.NodeSet(bits >> 6 & 3 << 1)
			v.SaysFresh = replication.NodeSet(bits >> 8 & 3 << 1)
			same = same && p.Route(v) == plain
		}
		if same != (p.Memoryless || p.Echoes) { // what it echoes is not routing
			t.Errorf("%s: memoryless %v, and it routes alike whatever a session did: %v", p.Name, p.Memoryless, same)
		}
	}
}
