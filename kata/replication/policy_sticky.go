package replication

import "math/bits"

// sticky sends a user to the follower that her hash points to, always the
// same one: that follower never goes back, but it may lack what she wrote.
var sticky = Policy{
	Name:          "sticky",
	Title:         "always the same follower, by a hash of the user",
	Note:          "one follower never goes back, and it may lag",
	Route:         func(v View) NodeSet { return v.Home },
	Memoryless:    true,
	NeedsFollower: true,
}

// stickyReroute is sticky where a follower may fail, or be taken away: the
// user goes on at another, which may be behind the first.
var stickyReroute = Policy{
	Name:          "sticky_reroute",
	Title:         "the same follower, until it fails",
	Note:          "as long as no follower fails: the next one may be behind",
	Route:         func(v View) NodeSet { return v.Home },
	Memoryless:    true,
	Reroutes:      true,
	NeedsFollower: true,
}

// reroute moves a session to another follower: to the one that its step pins,
// or by the chance of Rules.Moved to any but the one where it is.
func (m *machine) reroute(s *session) {
	if pin := s.step.Pin; len(pin) > 0 && pin[0] > 0 {
		s.home = pin[0]
	}
	n := len(m.links)
	if m.plan.Rules.Moved == 0 || n < 2 || s.phase == asking {
		return
	}
	chance := mix(s.chance ^ 0x9e3779b97f4a7c15) // the route itself uses mix(chance)
	if hi, lo := bits.Mul64(chance, 1000); int(hi) < m.plan.Rules.Moved {
		further, _ := bits.Mul64(lo, uint64(n-1))
		s.home = 1 + (s.home+NodeID(further))%NodeID(n)
	}
}

// HomeOf gives the follower to which a user's hash (FNV-1a, 64 bits) points,
// where a plan names no other home.
func HomeOf(user string, followers int) NodeID {
	h := uint64(14695981039346656037)
	for i := range len(user) {
		h = (h ^ uint64(user[i])) * 1099511628211
	}
	return NodeID(1 + mix(h)%uint64(followers))
}
