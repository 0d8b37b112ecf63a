package replication

import "math/bits"

// Policy says which replicas may serve a read and when a write is
// acknowledged. It is a value: one function of what a router can know, and a
// few facts. Run and the explorer use the same one.
//
// To add a policy, write its value in a file of its own and add a row to the
// table of Policies.
type Policy struct {
	Name  string // as scenarios and commands name it: "token_write"
	Title string // as people read it: "a token of the own writes"
	// Note says on what its promise rests, or why it gives none: one clause,
	// to stand behind a verdict.
	Note string
	// Route gives the nodes that may serve the read now. None: it waits, at
	// most Rules.Timeout, and then the leader serves it (or, with Rules.Strict,
	// it fails).
	Route func(View) NodeSet
	// Acks gives how many of n followers must have a write before it is
	// acknowledged; nil: none.
	Acks func(n int) int
	// Forgets tells that a session's token is gone after one read that used it.
	Forgets bool
	// NeedsFollower tells that it never routes to the leader by itself.
	NeedsFollower bool
	// Windowed tells that it uses View.InWindow.
	Windowed bool
	// Reroutes tells that a user may be moved to another home at any time: in
	// a run, by the pin of a step or by the chance of Rules.Moved.
	Reroutes bool
	// Memoryless tells that it asks nothing of what a session did: none of
	// InWindow, OwnKey, SaysFresh and the sets that begin with Holds. Run then
	// keeps no books on it, and leaves them empty.
	Memoryless bool
	// Echoes tells that a device adds its own writes to the answers that lack
	// them, from a copy that it keeps.
	Echoes bool
	// AsksFresh tells that it uses View.Fresh, which takes time to find out.
	AsksFresh bool
}

// View is what a router knows when it routes one read of one session.
type View struct {
	Leader    NodeSet // the node that takes the writes
	Followers NodeSet
	Home      NodeSet // the follower to which the user's hash points
	// InWindow tells that the session wrote a short while ago (Rules.Window).
	InWindow bool
	// HoldsOwn are the nodes that hold every acknowledged write of the
	// session, HoldsSeen those that hold also all that its reads were served from.
	HoldsOwn, HoldsSeen NodeSet
	// HoldsPosition are the nodes whose position is as high as any that the
	// session was told. On one timeline these are HoldsSeen.
	HoldsPosition NodeSet
	// SaysFresh are the nodes that, by their own clocks, hold every acknowledged
	// write of the session. With right clocks these are HoldsOwn.
	SaysFresh NodeSet
	// Fresh are the followers that lack no entry older than Rules.MaxLag.
	Fresh NodeSet
	// OwnKey tells that the session's user has written a key of this read.
	OwnKey bool
}

// Policies gives all policies, in the order in which tables show them.
func Policies() []Policy {
	return []Policy{
		randomFollower,
		anyNode,
		leaderOnly,
		window,
		windowLagBounded,
		leaderForOwn,
		sticky,
		stickyReroute,
		tokenWrite,
		tokenDropEarly,
		tokenReadWrite,
		tokenPositionBlind,
		tokenClock,
		avoidLagging,
		localEcho,
		semiSync,
		syncAll,
	}
}

// PolicyByName finds a policy; ok is false when there is none of that name.
func PolicyByName(name string) (p Policy, ok bool) {
	for _, p := range Policies() {
		if p.Name == name {
			return p, true
		}
	}
	return Policy{}, false
}

// PolicyNames gives the names of all policies.
func PolicyNames() []string {
	var names []string
	for _, p := range Policies() {
		names = append(names, p.Name)
	}
	return names
}

// NodeSet is a set of nodes, one bit each.
type NodeSet uint32

// SetOf makes a set of one node.
func SetOf(n NodeID) NodeSet { return 1 << uint(n) }

// Has tells whether the node is in the set.
func (s NodeSet) Has(n NodeID) bool { return s>>uint(n)&1 != 0 }

// Len gives the number of nodes.
func (s NodeSet) Len() int { return bits.OnesCount32(uint32(s)) }

// Nth gives the i-th node, from 0, in ascending order.
func (s NodeSet) Nth(i int) NodeID {
	for ; i > 0; i-- {
		s &= s - 1
	}
	return NodeID(bits.TrailingZeros32(uint32(s)))
}
