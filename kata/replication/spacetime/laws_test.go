package spacetime_test

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/spacetime"
)

// anyStory draws a small plan in which much happens at once.
func anyStory(t *rapid.T) replication.Plan {
	draw := func(name string, lo, hi int) int64 { return int64(rapid.IntRange(lo, hi).Draw(t, name)) }
	names := []string{"Ann", "Zoë", "爱丽丝", "Follower US East", "F"}
	p := replication.Plan{
		Seed: rapid.Uint64().Draw(t, "seed"), Leader: "Leader",
		Policy:   rapid.SampledFrom(replication.Policies()).Draw(t, "policy"),
		Delivery: replication.Delivery(draw("delivery", 0, 1)),
		Keys:     []replication.Key{{Name: "x"}, {Name: "thread", Append: true, Base: 41, Item: "comment"}},
		Rules: replication.Rules{
			Window: draw("window", 0, 50_000), Timeout: draw("timeout", 0, 50_000), MaxLag: draw("max lag", 0, 50_000),
			Skew: draw("skew", 0, 30_000), Strict: rapid.Bool().Draw(t, "strict"),
		},
	}
	for range draw("followers", 1, 2) {
		p.Followers = append(p.Followers, replication.Follower{
			Name: rapid.SampledFrom(names).Draw(t, "name"), Lag: replication.Lag{Fixed: draw("fixed", 0, 30_000), Mean: draw("mean", 0, 60_000)},
		})
	}
	if p.Delivery == replication.InOrder && rapid.Bool().Draw(t, "failover") {
		p.Failover = &replication.Failover{At: draw("dies", 0, 100_000), To: replication.NodeID(draw("promoted", 1, len(p.Followers)))}
	}
	for range draw("sessions", 1, 2) {
		p.Sessions = append(p.Sessions, replication.Session{
			Name: rapid.SampledFrom(names).Draw(t, "name"), Pronoun: rapid.SampledFrom([]string{"", "she", "they"}).Draw(t, "pronoun"),
			Latency: []int64{draw("latency", 0, 20_000), draw("latency", 0, 20_000)},
		})
	}
	for range draw("steps", 0, 8) {
		s := replication.Step{
			Session: replication.SessionID(draw("session", 0, len(p.Sessions)-1)), Kind: replication.Kind(draw("kind", 0, 1)),
			Keys: []replication.KeyID{replication.KeyID(draw("key", 0, 1))}, After: draw("after", 0, 40_000),
		}
		if s.Kind == replication.Read && rapid.Bool().Draw(t, "both keys") {
			s.Keys = []replication.KeyID{0, 1}
			s.Pin = []replication.NodeID{1, replication.NodeID(draw("pin", 1, len(p.Followers)))}
		}
		p.Steps = append(p.Steps, s)
	}
	return p
}

// TestSameEvents tells random runs: every event is in the diagram, in the
// words and in the SVG, at any width.
func TestSameEvents(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		h, err := replication.Run(anyStory(r))
		if err != nil {
			r.Fatal(err)
		}
		o := spacetime.Options{
			Width: rapid.SampledFrom([]int{40, 60, 80, 120}).Draw(r, "width"), UTF8: rapid.Bool().Draw(r, "utf8"),
			Named: rapid.Bool().Draw(r, "named"), Question: rapid.IntRange(0, 3).Draw(r, "question"),
		}
		sameEvents(r, &h, guarantee.Check(&h), o)
	})
}
