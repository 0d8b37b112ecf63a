package replication_test

import (
	"strings"
	"testing"

	"example.com/kata/kata/replication"
)

// TestBadPlans asks for a reason where a plan cannot be played.
func TestBadPlans(t *testing.T) {
	good := func() replication.Plan {
		return replication.Plan{
			Leader: "L", Policy: policy(t, "random_follower"), Followers: []replication.Follower{{Name: "F"}},
			Keys: []replication.Key{{Name: "x"}}, Sessions: []replication.Session{{Name: "a"}},
			Steps: []replication.Step{{Kind: replication.Read, Keys: []replication.KeyID{0}}},
		}
	}
	run(t, good())
	for want, spoil := range map[string]func(*replication.Plan){
		"no leader":                     func(p *replication.Plan) { p.Leader = "" },
		"no policy":                     func(p *replication.Plan) { p.Policy = replication.Policy{} },
		"reads from followers":          func(p *replication.Plan) { p.Followers = nil },
		"17 nodes":                      func(p *replication.Plan) { p.Followers = make([]replication.Follower, 16) },
		"follower F: a lag":             func(p *replication.Plan) { p.Followers[0].Lag.Fixed = -1 },
		"follower F: a hiccup":          func(p *replication.Plan) { p.Followers[0].Hiccups = []replication.Hiccup{{From: 2, To: 1}} },
		"a lag of which 1001":           func(p *replication.Plan) { p.Followers[0].Lag.Slow = 1001 },
		"a user is moved":               func(p *replication.Plan) { p.Rules.Moved = 1001 },
		"a rule of -1":                  func(p *replication.Plan) { p.Rules.Window = -1 },
		"session a: its home":           func(p *replication.Plan) { p.Sessions[0].Home = 2 },
		"session a: 3 latencies":        func(p *replication.Plan) { p.Sessions[0].Latency = make([]int64, 3) },
		"session a: a latency":          func(p *replication.Plan) { p.Sessions[0].Latency = []int64{-1} },
		"session a: its load has no":    func(p *replication.Plan) { p.Sessions[0].Load = &replication.Load{Until: 1} },
		"step 1: session 7":             func(p *replication.Plan) { p.Steps[0].Session = 7 },
		"step 1: it names no key":       func(p *replication.Plan) { p.Steps[0].Keys = nil },
		"step 1: key 3":                 func(p *replication.Plan) { p.Steps[0].Keys = []replication.KeyID{3} },
		"step 1: it begins at -5":       func(p *replication.Plan) { p.Steps[0].At = -5 },
		"step 1: replica 2":             func(p *replication.Plan) { p.Steps[0].Pin = []replication.NodeID{2} },
		"step 1: 2 replicas for 1 keys": func(p *replication.Plan) { p.Steps[0].Pin = make([]replication.NodeID, 2) },
	} {
		p := good()
		spoil(&p)
		if _, err := replication.Run(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
