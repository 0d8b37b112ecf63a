package replication

// Any replica will do: the load is spread evenly, and nobody remembers who
// asked.

var randomFollower = Policy{
	Name:          "random_follower",
	Title:         "any follower",
	Route:         func(v View) NodeSet { return v.Followers },
	NeedsFollower: true,
}

var anyNode = Policy{
	Name:  "any_node",
	Title: "any node, the leader too",
	Route: func(v View) NodeSet { return v.Followers | v.Leader },
}

// avoidLagging narrows the gap to Rules.MaxLag and does not close it: a
// follower that is a little behind may be behind by just her comment.
var avoidLagging = Policy{
	Name:          "avoid_lagging",
	Title:         "no follower that is far behind",
	Route:         func(v View) NodeSet { return v.Fresh },
	AsksFresh:     true,
	NeedsFollower: true,
}
