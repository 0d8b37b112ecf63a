package replication

// The writer waits instead of the reader: a write is acknowledged when
// followers have it. What is under way can be read on one of them already.

var semiSync = Policy{
	Name:          "semi_sync",
	Title:         "a write waits for one follower",
	Note:          "the other followers may lag",
	Route:         func(v View) NodeSet { return v.Followers },
	Memoryless:    true,
	Acks:          func(n int) int { return min(1, n) },
	NeedsFollower: true,
}

var syncAll = Policy{
	Name:          "sync_all",
	Title:         "a write waits for every follower",
	Note:          "a write that is under way is on one follower and not yet on the next",
	Route:         func(v View) NodeSet { return v.Followers },
	Memoryless:    true,
	Acks:          func(n int) int { return n },
	NeedsFollower: true,
}
