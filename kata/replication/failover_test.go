package replication_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// mayFailOver lets the leader of some plans die, where their logs allow it.
func mayFailOver(t *rapid.T, p *replication.Plan) {
	if p.Delivery != replication.InOrder || !rapid.Bool().Draw(t, "failover") {
		return
	}
	p.Failover = &replication.Failover{
		At: int64(rapid.IntRange(0, 300).Draw(t, "dies")),
		To: replication.NodeID(rapid.IntRange(1, len(p.Followers)).Draw(t, "promoted")),
	}
}

// TestAfterFailover holds every run to what a failover means: the new log
// begins with what its leader had, the others follow it, and nobody shows what
// was lost.
func TestAfterFailover(t *testing.T) {
	lost, rewound := 0, 0
	plans := rapid.Custom(func(t *rapid.T) replication.Plan {
		p := anyPlan(t, replication.InOrder)
		p.Policy = rapid.SampledFrom(replication.Policies()).Draw(t, "policy")
		p.Failover = &replication.Failover{At: int64(rapid.IntRange(0, 200).Draw(t, "dies")), To: 1}
		return p
	})
	for i := range 2000 {
		h := run(t, plans.Example(i))
		if len(h.Failovers) != 1 || len(h.Logs) != 2 {
			t.Fatalf("%d failovers, %d logs", len(h.Failovers), len(h.Logs))
		}
		followsTheLog(t, h)
		lost, rewound = lost+len(h.Failovers[0].Lost), rewound+len(h.Failovers[0].Rewound)
	}
	if lost == 0 || rewound == 0 {
		t.Errorf("%d writes were lost, and %d followers rewound: the test saw too little", lost, rewound)
	}
}

func followsTheLog(t *testing.T, h *replication.History) {
	t.Helper()
	f := h.Failovers[0]
	old, log := h.Lists[h.Logs[0]], h.Lists[h.Logs[1]]
	kept := len(old) - len(f.Lost)
	if kept > len(log) || !slices.Equal(old[:kept], log[:kept]) || !slices.Equal(old[kept:], f.Lost) {
		t.Fatalf("the old log is %v, the new one %v, lost is %v", old, log, f.Lost)
	}
	for i := range h.Ops {
		op := &h.Ops[i]
		if op.Served < f.At {
			continue
		}
		for _, part := range h.PartsOf(op) {
			if db := h.DB(part.DB); part.Node == 0 || !slices.Equal(db, log[:len(db)]) {
				t.Fatalf("at %d, node %d holds %v; the log is %v", op.Served, part.Node, db, log)
			}
		}
	}
}

// TestFailoverKeepsItsWord plays what the explorer says to hold whatever
// follower is promoted.
func TestFailoverKeepsItsWord(t *testing.T) {
	for name, codes := range map[string][]guarantee.Code{
		"token_read_write": {guarantee.RYW, guarantee.MR},
		"token_write":      {guarantee.RYW},
		"sync_all":         {guarantee.RYW, guarantee.MW},
	} {
		t.Run(name, func(t *testing.T) {
			takes := policy(t, name)
			rapid.Check(t, func(t *rapid.T) {
				p := anyPlan(t, replication.InOrder)
				p.Policy, p.Rules.Strict = takes, true
				mayFailOver(t, &p)
				if found := guarantee.Check(run(t, p), codes...); len(found) > 0 {
					t.Fatalf("%v", found)
				}
			})
		})
	}
}
