package replication

import (
	"errors"
	"fmt"
)

// Failover is the death of the leader: at a time a follower takes its place,
// with what it has applied by then, and takes the writes from then on.
//
// What it lacks of the old leader's log is lost, acknowledged or not. The
// other followers go on from its log: one that had more is rewound, one that
// had less is sent the rest. A write that waited for its acknowledgement never
// gets one; a read that is on its way to a node is routed anew. The death is
// noticed at once; how a real system elects a leader is not played.
type Failover struct {
	At int64 // µs: what happens in this microsecond finds the new leader
	To NodeID
}

// FailedOver is a failover as it was recorded.
type FailedOver struct {
	At       int64
	From, To NodeID
	Lost     []WriteID // what the new leader lacked, in the old one's order
	Rewound  []NodeID  // the followers that had some of it
}

// LeaderAt gives the node that took the writes at a time.
func (h *History) LeaderAt(t int64) NodeID {
	leader := NodeID(0)
	for _, f := range h.Failovers {
		if f.At <= t {
			leader = f.To
		}
	}
	return leader
}

func (f *Failover) validate(p *Plan) error {
	switch {
	case !validTime(f.At):
		return fmt.Errorf("a failover at %d µs is outside 0 to %d", f.At, MaxTime)
	case f.To < 1 || int(f.To) > len(p.Followers):
		return fmt.Errorf("the failover promotes node %d, and there are %d followers", f.To, len(p.Followers))
	case p.Delivery != InOrder:
		return errors.New("a failover needs followers that apply the log in order; with independent delivery none has a log to go on from")
	}
	return nil
}

// failOver lets the leader die.
func (m *machine) failOver() {
	f, h := m.plan.Failover, &m.h
	m.failedOver = true
	old := h.Lists[m.nodes[0].list]
	kept := m.at(f.To, f.At).applied
	record := FailedOver{At: f.At, From: 0, To: f.To, Lost: old[kept:len(old):len(old)]}
	m.leader = f.To
	m.followers &^= SetOf(f.To)
	log := m.newLog(old[:kept])
	for i := range m.links {
		n := &m.nodes[i+1]
		if m.join(n, log, old, kept) {
			record.Rewound = append(record.Rewound, n.id)
		}
	}
	for i := range m.owners {
		m.owners[i].carryOver(m, old)
	}
	h.Failovers = append(h.Failovers, record)
	m.routeAnew()
}

// routeAnew sends again the reads that are on their way: the node may be dead,
// or have taken back what made it fit to serve them.
func (m *machine) routeAnew() {
	m.agenda.clear(len(m.sessions))
	for i := range m.sessions {
		s := &m.sessions[i]
		if s.phase == away && s.op.Kind == Read {
			s.phase, s.next, s.op.Anew = asking, m.plan.Failover.At, true
		}
		m.agenda.add(event{s.next, s.id})
	}
}

// newLog makes the lists of a leader that begins with these entries, and
// gives the node that stands for it.
func (m *machine) newLog(entries []WriteID) node {
	log := node{list: m.newList(), keys: make([]keyList, len(m.plan.Keys))}
	for k := range log.keys {
		log.keys[k].list = m.newList()
	}
	for _, w := range entries {
		k := m.h.Writes[w].Key
		m.h.Lists[log.list] = append(m.h.Lists[log.list], w)
		m.h.Lists[log.keys[k].list] = append(m.h.Lists[log.keys[k].list], w)
	}
	m.h.Logs = append(m.h.Logs, log.list)
	return log
}

// join lets a node go on from the new leader's log, and tells whether it had
// to be rewound. What was on its way from the old leader is lost; what it
// lacks, the new leader sends at once.
func (m *machine) join(n *node, log node, old []WriteID, kept int32) (rewound bool) {
	f := m.plan.Failover
	had := m.atFollower(n, f.At).applied
	rewound = had > kept
	for _, w := range old[kept:] {
		m.delivery(w, n.id).Lost = true
	}
	n.list, n.applied = log.list, min(had, kept)
	for k := range n.keys {
		n.keys[k] = keyList{list: log.keys[k].list}
	}
	for _, w := range old[:n.applied] {
		n.keys[m.h.Writes[w].Key].n++
	}
	if n.id == f.To {
		return false
	}
	l := &m.links[n.id-1]
	l.last = f.At
	for _, w := range old[n.applied:kept] {
		d := l.send(f.At, InOrder)
		d.Write, d.From, d.Node = w, f.To, n.id
		*m.delivery(w, n.id) = d
	}
	return rewound
}

// place is how far somebody knows the first leader's log.
type place struct {
	own, seen int32 // its length when the last own, or the last seen, entry was its end
}

// ready gives, for each follower, when it holds the first so many entries of
// the first leader's log, by what is known after the failover.
func (m *machine) ready(old []WriteID, length int32, f NodeID) int64 {
	if length == 0 {
		return 0
	}
	return m.arrival(old[length-1], f)
}

// locate notes how far an answer knows the log. One that the first leader's
// nodes gave and that arrives after the failover is put in terms of the new log.
func (m *machine) locate(o *owner, l *news) {
	o.position = max(o.position, l.log)
	if !l.early {
		return
	}
	o.place.seen = max(o.place.seen, l.log)
	if l.wrote {
		o.place.own = max(o.place.own, l.log)
	}
	if m.failedOver {
		old := m.h.Lists[m.nodes[0].list]
		for i := range l.ready {
			l.ready[i] = m.ready(old, l.log, NodeID(i+1))
		}
	}
}

// carryOver puts what an owner knows in terms of the new leader's log.
func (o *owner) carryOver(m *machine, old []WriteID) {
	for i := range o.own {
		o.own[i] = m.ready(old, o.place.own, NodeID(i+1))
		o.seen[i] = m.ready(old, o.place.seen, NodeID(i+1))
	}
}
