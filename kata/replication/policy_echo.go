package replication

import "slices"

// localEcho leaves the servers as they are: the device keeps a copy of what
// it wrote, and adds it to every answer that lacks it. She sees her own comment
// at once, on this device; her laptop does not, and nobody else does. The
// replica still lacked it: of the states of the replicas, RYW is broken; of what
// she was shown, it holds (guarantee.RYWObserved).
var localEcho = Policy{
	Name:          "local_echo",
	Title:         "any follower, and the device adds its own writes",
	Note:          "as she is shown it on this device: the replica lacks it, and so do her other devices",
	Route:         func(v View) NodeSet { return v.Followers },
	Echoes:        true,
	NeedsFollower: true,
}

// echo adds to what a read of one key shows what the device wrote and the
// answer lacks: to an append key all of that, to a register the newest write,
// if it is newer than what the replica gave.
func (m *machine) echo(s *session, n *node, p *Part) {
	shown, whole := m.h.Returned(p.Returns), m.h.Keys[p.Key].Append
	var own []WriteID
	for _, w := range s.own {
		switch {
		case n.id == 0 || m.h.Writes[w].Key != p.Key: // the first leader has it
		case whole && m.arrival(w, n.id) > s.op.Served:
			own = append(own, w)
		case !whole && (len(shown) == 0 || shown[0] < w):
			shown, own = nil, []WriteID{w}
		}
	}
	if len(own) == 0 {
		return
	}
	l := m.newList()
	m.h.Lists[l] = append(append(m.h.Lists[l], shown...), own...)
	p.Returns = Span{l, 0, int32(len(m.h.Lists[l]))}
}

// copyOwn keeps a copy of an acknowledged write on the device that made it,
// in place of an older one of the same register, and drops what every follower
// has by now. With independent delivery a register's copy stays: the follower
// may have it and show an older write that came after it.
func (m *machine) copyOwn(s *session, w WriteID, now int64) {
	key := m.h.Writes[w].Key
	s.own = append(slices.DeleteFunc(s.own, func(old WriteID) bool {
		k := m.h.Writes[old].Key
		whole := m.h.Keys[k].Append
		return k == key && !whole || (whole || m.plan.Delivery == InOrder) && m.everywhere(old, now)
	}), w)
}

// everywhere tells that every follower has a write.
func (m *machine) everywhere(w WriteID, now int64) bool {
	for i := range m.links {
		if m.arrival(w, NodeID(i+1)) > now {
			return false
		}
	}
	return true
}
