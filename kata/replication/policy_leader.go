package replication

// The leader has everything. These differ in how much they ask of it.

var leaderOnly = Policy{
	Name:       "leader_only",
	Title:      "every read from the leader",
	Note:       "the leader has everything, as long as it lives",
	Route:      func(v View) NodeSet { return v.Leader },
	Memoryless: true,
}

// window reads from the leader for Rules.Window after the session's own
// write. It holds as long as the lag stays below the window.
var window = Policy{
	Name:     "window",
	Title:    "the leader for a while after an own write",
	Note:     "the window may be over before the lag is",
	Windowed: true,
	Route: func(v View) NodeSet {
		if v.InWindow {
			return v.Leader
		}
		return v.Followers
	},
}

// windowLagBounded is window where the lag is known to stay below it: it ends
// only when every follower has the session's writes.
var windowLagBounded = Policy{
	Name:     "window_lag_bounded",
	Title:    "the leader until every follower has the own writes",
	Note:     "as long as the lag stays below the window",
	Windowed: true,
	Route: func(v View) NodeSet {
		if v.InWindow || v.HoldsOwn&v.Followers != v.Followers {
			return v.Leader
		}
		return v.Followers
	},
}

// leaderForOwn reads from the leader what the user may have changed: her own
// profile, say, and everybody else's from a follower.
var leaderForOwn = Policy{
	Name:  "leader_for_own",
	Title: "the leader for what the user may have changed",
	Note:  "for what the user may have changed, and nothing else",
	Route: func(v View) NodeSet {
		if v.OwnKey {
			return v.Leader
		}
		return v.Followers
	},
}
