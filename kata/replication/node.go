package replication

// node is a replica's database.
//
// Invariant: what it holds is h.Lists[list][:applied], and of key k
// h.Lists[keys[k].list][:keys[k].n], which are the writes of that key among
// the former in the same order.
type node struct {
	id      NodeID
	list    ListID
	applied int32
	keys    []keyList
	// pending are the entries on their way, next first; only with independent
	// delivery. In order they are the leader's log behind applied.
	pending []arriving
	gone    int // so many of them have been applied
	// reach is, for each follower, when it will hold all that this node holds
	// now; only with independent delivery.
	reach []int64
}

// keyList is the part of a database that belongs to one key.
type keyList struct {
	list ListID
	n    int32
}

// arriving is an entry that will be applied at a time.
type arriving struct {
	at    int64
	write WriteID
}

func (n *node) reset() {
	n.applied, n.pending, n.gone = 0, n.pending[:0], 0
	for k := range n.keys {
		n.keys[k].n = 0
	}
	clear(n.reach)
}

func (n *node) state() Prefix { return Prefix{n.list, n.applied} }

// returns gives what a read of the key shows: of a register the last write,
// of an append key all.
func (n *node) returns(k KeyID, all bool) Span {
	l := n.keys[k]
	from := int32(0)
	if !all {
		from = max(0, l.n-1)
	}
	return Span{l.list, from, l.n}
}

// expect notes an entry that is on its way, keeping the order of arrival;
// of two that arrive together the older is applied first.
func (n *node) expect(at int64, w WriteID) {
	if n.gone > len(n.pending)/2 {
		n.pending, n.gone = append(n.pending[:0], n.pending[n.gone:]...), 0
	}
	n.pending = append(n.pending, arriving{at, w})
	for i := len(n.pending) - 1; i > n.gone && n.pending[i-1].at > at; i-- {
		n.pending[i], n.pending[i-1] = n.pending[i-1], n.pending[i]
	}
}

// at gives a node as it is at a time, with everything applied that has
// reached it by then, in that microsecond too.
func (m *machine) at(id NodeID, now int64) *node {
	n := &m.nodes[id]
	if id == m.leader {
		return n
	}
	return m.atFollower(n, now)
}

func (m *machine) atFollower(n *node, now int64) *node {
	if m.plan.Delivery != InOrder {
		for ; n.gone < len(n.pending) && n.pending[n.gone].at <= now; n.gone++ {
			w := n.pending[n.gone].write
			m.apply(n, w, m.h.Writes[w].Key)
		}
		return n
	}
	log := m.h.Lists[n.list]
	for int(n.applied) < len(log) && m.arrival(log[n.applied], n.id) <= now {
		n.keys[m.h.Writes[log[n.applied]].Key].n++
		n.applied++
	}
	return n
}

// apply adds a write at the end of the node's own lists.
func (m *machine) apply(n *node, w WriteID, k KeyID) {
	l := &n.keys[k]
	m.h.Lists[n.list] = append(m.h.Lists[n.list], w)
	m.h.Lists[l.list] = append(m.h.Lists[l.list], w)
	n.applied++
	l.n++
	if m.plan.Delivery != InOrder && n.id > 0 {
		if n.reach == nil {
			n.reach = make([]int64, len(m.links))
		}
		for i := range n.reach {
			n.reach[i] = max(n.reach[i], m.arrival(w, NodeID(i+1)))
		}
	}
}

// holdsAt gives the time from which a follower holds all that n holds now.
func (m *machine) holdsAt(n *node, f NodeID) int64 {
	switch {
	case n.applied == 0:
		return 0
	case m.plan.Delivery == InOrder:
		return m.arrival(m.h.Lists[n.list][n.applied-1], f)
	case n.id > 0:
		return n.reach[f-1]
	}
	return m.links[f-1].last // the leader holds everything that was ever sent
}
