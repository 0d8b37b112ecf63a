package replication

import "math/bits"

// choose finds the node for each key of a read and leaves them in s.targets.
// When the policy allows none now, it gives the time at which to ask again.
//
// A read of several keys is one request to one node, unless the step pins a
// node for each key: then each key is asked for by itself.
func (m *machine) choose(s *session, o *owner, now int64) (wake int64) {
	if m.plan.Policy.Reroutes {
		m.reroute(s)
	}
	view := m.view(s, o, now)
	allowed := m.plan.Policy.Route(view)
	if allowed == 0 {
		if deadline := s.op.Start + m.plan.Rules.Timeout; now < deadline {
			return min(deadline, m.nextChange(o, now))
		}
		if s.op.Failed = m.plan.Rules.Strict; s.op.Failed {
			return now
		}
		allowed, s.op.Late = view.Leader, true
	}
	s.targets = s.targets[:0]
	for i := range s.step.Keys {
		switch pin := s.step.Pin; {
		case len(pin) > 1 || i == 0:
			s.targets = append(s.targets, pick(allowed, pin, i, s.chance))
		default:
			s.targets = append(s.targets, s.targets[0])
		}
	}
	return now
}

// pick takes the pinned node where it is allowed, else one by chance.
func pick(allowed NodeSet, pin []NodeID, i int, chance uint64) NodeID {
	if i < len(pin) && pin[i] > 0 && allowed.Has(pin[i]) {
		return pin[i]
	}
	hi, _ := bits.Mul64(mix(chance+uint64(i)), uint64(allowed.Len()))
	return allowed.Nth(int(hi))
}

// view gathers what the router knows.
func (m *machine) view(s *session, o *owner, now int64) View {
	v := View{
		Leader:    SetOf(m.leader),
		Followers: m.followers,
		Home:      SetOf(s.home),
	}
	if m.plan.Policy.AsksFresh {
		v.Fresh = m.fresh(now)
	}
	if m.plan.Policy.Memoryless {
		return v
	}
	v.InWindow = now < o.window
	if !m.failedOver {
		v.HoldsOwn, v.HoldsSeen = v.Leader, v.Leader
	}
	for i := range o.own {
		if o.own[i] <= now {
			v.HoldsOwn |= SetOf(NodeID(i + 1))
		}
		// A clock knows nothing of a write that the new leader never had.
		if o.own[i] <= now+m.plan.Rules.Skew || o.own[i] == never {
			v.SaysFresh |= SetOf(NodeID(i + 1))
		}
		if o.seen[i] <= now {
			v.HoldsSeen |= SetOf(NodeID(i + 1))
		}
	}
	v.HoldsPosition = v.HoldsSeen
	if m.failedOver { // a position may stand for another entry than it did
		v.HoldsPosition = m.reached(o.position, now)
	}
	for _, k := range s.step.Keys {
		v.OwnKey = v.OwnKey || o.wrote[k]
	}
	return v
}

// reached gives the nodes that have applied at least so many entries.
func (m *machine) reached(position int32, now int64) (set NodeSet) {
	for i := range m.links {
		if f := NodeID(i + 1); m.at(f, now).applied >= position {
			set |= SetOf(f)
		}
	}
	return set
}

// nextChange gives the next time at which the view of this owner will be
// another one because of what is known now.
func (m *machine) nextChange(o *owner, now int64) int64 {
	next := int64(MaxTime) * 4
	sooner := func(t int64) {
		if t > now && t < next {
			next = t
		}
	}
	sooner(o.window)
	for i := range o.own {
		sooner(o.own[i])
		sooner(o.own[i] - m.plan.Rules.Skew)
		sooner(o.seen[i])
	}
	if f := m.plan.Failover; f != nil && !m.failedOver {
		sooner(f.At)
	}
	if m.plan.Policy.AsksFresh || m.failedOver {
		for i := range m.links {
			sooner(m.nextArrival(NodeID(i + 1)))
		}
	}
	return next
}

// owner is who remembers: one device, or with Rules.PerUser one user.
type owner struct {
	sessions []SessionID
	// own[f-1] is when follower f holds every write that was acknowledged to
	// the owner; seen[f-1] when it holds also all that its reads were served
	// from, so that own[i] <= seen[i].
	own, seen []int64
	window    int64  // reads belong to the leader before this time
	wrote     []bool // of each key, whether the owner wrote it
	place     place  // how far it knows the first leader's log
	position  int32  // the highest position that it was told, of whatever log
}

func (o *owner) reset() {
	clear(o.own)
	clear(o.seen)
	clear(o.wrote)
	o.window = -1
	o.place, o.position = place{}, 0
}

// news is what an answer tells the session. Until it has arrived, another
// device of the same user must not know it.
type news struct {
	at    int64
	fresh bool // the owner does not know it yet
	wrote bool
	key   KeyID
	write WriteID
	// ready[f-1] is when follower f holds what was written or read.
	ready   []int64
	forgets bool
	// log is the length of the log, of the first leader's only while early is
	// true, that was written to or read from.
	log   int32
	early bool
}

// ownerOf finds or makes the owner of a session.
func (m *machine) ownerOf(id SessionID, user string) int {
	if m.plan.Rules.PerUser {
		for j := range id {
			if m.h.Sessions[j].User == user {
				o := m.sessions[j].owner
				m.owners[o].sessions = append(m.owners[o].sessions, id)
				return o
			}
		}
	}
	n := len(m.plan.Followers)
	m.owners = append(m.owners, owner{
		sessions: []SessionID{id},
		own:      make([]int64, n),
		seen:     make([]int64, n),
		wrote:    make([]bool, len(m.plan.Keys)),
	})
	return len(m.owners) - 1
}

// learn notes what the answer to the operation will tell.
func (m *machine) learn(s *session, op *Op) {
	l := &s.news
	if op.Kind == Write && !op.Acked {
		l.fresh = false // its outcome is unknown: it tells nothing
		return
	}
	l.at, l.fresh = op.End, true
	if m.plan.Failover != nil {
		l.log, l.early = m.length(s, op), !m.failedOver
	}
	l.wrote, l.key = op.Kind == Write, s.step.Keys[0]
	l.write = op.Write
	l.forgets = op.Kind == Read && m.plan.Policy.Forgets && !op.Late
	for i := range l.ready {
		f := NodeID(i + 1)
		if l.wrote {
			l.ready[i] = m.arrival(op.Write, f)
			continue
		}
		l.ready[i] = 0
		for _, t := range s.targets {
			if t != f {
				l.ready[i] = max(l.ready[i], m.holdsAt(&m.nodes[t], f))
			}
		}
	}
}

// length gives the position up to which an operation knows the log.
func (m *machine) length(s *session, op *Op) (n int32) {
	if op.Kind == Write {
		return m.nodes[m.leader].applied
	}
	for _, t := range s.targets {
		n = max(n, m.nodes[t].applied)
	}
	return n
}

// remember tells an owner what its devices have been told by now.
func (m *machine) remember(o *owner, now int64) {
	for _, id := range o.sessions {
		l := &m.sessions[id].news
		if !l.fresh || l.at > now {
			continue
		}
		l.fresh = false
		if m.plan.Failover != nil {
			m.locate(o, l)
		}
		for i, t := range l.ready {
			o.seen[i] = max(o.seen[i], t)
			if l.wrote {
				o.own[i] = max(o.own[i], t)
			}
		}
		if l.wrote {
			o.window = max(o.window, l.at+m.plan.Rules.Window)
			o.wrote[l.key] = true
			if m.plan.Policy.Echoes {
				m.copyOwn(&m.sessions[id], l.write, now)
			}
		}
		if l.forgets {
			clear(o.own)
			clear(o.seen)
			o.place, o.position = place{}, 0
		}
	}
}
