package replication

// Any replica will do: the load is spread evenly, and nobody remembers who
// asked.

var randomFollower = Policy{
	Name:          "random_follower",
	Title:         "any follower",
	Note:          "a follower that lags may be asked",
	Route:         func(v View) NodeSet { return v.Followers },
	Memoryless:    true,
	NeedsFollower: true,
}

var anyNode = Policy{
	Name:       "any_node",
	Title:      "any node, the leader too",
	Note:       "a follower that lags may be asked, after the leader too",
	Route:      func(v View) NodeSet { return v.Followers | v.Leader },
	Memoryless: true,
}
