package replication

// A token is a position in the log that the client keeps: a replica may serve
// a read when it has come that far. When none has, the read waits for the
// first that does; after Rules.Timeout the leader serves it.

var tokenWrite = Policy{
	Name:          "token_write",
	Title:         "a token of the own writes",
	Note:          "of own writes, as long as the token is at hand: another device does not have it",
	Route:         func(v View) NodeSet { return v.Followers & v.HoldsOwn },
	NeedsFollower: true,
}

// tokenReadWrite is the only one that also asks for what was read: a token
// that only writes set lets reads go back in time.
var tokenReadWrite = Policy{
	Name:          "token_read_write",
	Title:         "a token of all that was written and read",
	Note:          "as long as the token is at hand: another device does not have it",
	Route:         func(v View) NodeSet { return v.Followers & v.HoldsSeen },
	NeedsFollower: true,
}

// tokenDropEarly forgets the token as soon as one replica has caught up,
// though the next read may go to another (GitLab's issue 413203).
var tokenDropEarly = Policy{
	Name:          "token_drop_early",
	Title:         "a token that is forgotten after one read",
	Note:          "one follower that has caught up says nothing of the next",
	Route:         func(v View) NodeSet { return v.Followers & v.HoldsOwn },
	Forgets:       true,
	NeedsFollower: true,
}

// tokenPositionBlind compares positions alone, as a bare LSN does. After a
// failover the same position may stand for another write.
var tokenPositionBlind = Policy{
	Name:          "token_position_failover_blind",
	Title:         "a token that is a bare position",
	Note:          "as long as there is no failover: a position may then stand for another write",
	Route:         func(v View) NodeSet { return v.Followers & v.HoldsPosition },
	NeedsFollower: true,
}
