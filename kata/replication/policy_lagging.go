package replication

// avoidLagging narrows the gap to Rules.MaxLag and does not close it: a
// follower that is a little behind may be behind by just her comment.
var avoidLagging = Policy{
	Name:          "avoid_lagging",
	Title:         "no follower that is far behind",
	Note:          "a follower may be behind by less than the bound: the gap is narrower, not closed",
	Route:         func(v View) NodeSet { return v.Fresh },
	Memoryless:    true,
	AsksFresh:     true,
	NeedsFollower: true,
}

// fresh gives the followers that lack no entry older than Rules.MaxLag.
func (m *machine) fresh(now int64) NodeSet {
	var set NodeSet
	for i := range m.links {
		if NodeID(i+1) == m.leader {
			continue
		}
		if since, behind := m.lacks(NodeID(i+1), now); !behind || now-since <= m.plan.Rules.MaxLag {
			set |= SetOf(NodeID(i + 1))
		}
	}
	return set
}

// lacks gives the time at which the oldest entry that a follower does not
// have was written.
func (m *machine) lacks(f NodeID, now int64) (since int64, behind bool) {
	n := m.at(f, now)
	if m.plan.Delivery == InOrder {
		if log := m.h.Lists[n.list]; int(n.applied) < len(log) {
			return m.sentAt(log[n.applied], f), true
		}
		return 0, false
	}
	for i, e := range n.pending[n.gone:] {
		if t := m.sentAt(e.write, f); i == 0 || t < since {
			since, behind = t, true
		}
	}
	return since, behind
}

// nextArrival gives the time at which a follower, as it is now, will apply
// something; 0 when nothing is on its way.
func (m *machine) nextArrival(f NodeID) int64 {
	n := &m.nodes[f]
	if m.plan.Delivery == InOrder {
		if log := m.h.Lists[n.list]; int(n.applied) < len(log) {
			return m.arrival(log[n.applied], f)
		}
		return 0
	}
	if n.gone < len(n.pending) {
		return n.pending[n.gone].at
	}
	return 0
}
