package replication

// tokenClock keeps the time of the own write instead of its position: a
// follower may serve when its clock says that it has all that was written by
// then. Where a follower's clock is ahead by Rules.Skew, it says so too early;
// a position needs no clock.
var tokenClock = Policy{
	Name:          "token_clock",
	Title:         "a token that is a time of day",
	Note:          "a follower whose clock is ahead says too early that it has everything",
	Route:         func(v View) NodeSet { return v.Followers & v.SaysFresh },
	NeedsFollower: true,
}
