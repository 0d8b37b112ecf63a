package replication

// sticky sends a user to the follower that her hash points to, always the
// same one: that follower never goes back, but it may lack what she wrote.
var sticky = Policy{
	Name:          "sticky",
	Title:         "always the same follower, by a hash of the user",
	Route:         func(v View) NodeSet { return v.Home },
	NeedsFollower: true,
}

// stickyReroute is sticky where a follower may fail, or be taken away: the
// user goes on at another, which may be behind the first.
var stickyReroute = Policy{
	Name:          "sticky_reroute",
	Title:         "the same follower, until it fails",
	Route:         func(v View) NodeSet { return v.Home },
	Reroutes:      true,
	NeedsFollower: true,
}

// homeOf gives the follower to which a user's hash (FNV-1a, 64 bits) points.
func homeOf(user string, followers int) NodeID {
	h := uint64(14695981039346656037)
	for i := range len(user) {
		h = (h ^ uint64(user[i])) * 1099511628211
	}
	return NodeID(1 + mix(h)%uint64(followers))
}
