// Package replication is a small replicated database that runs in virtual
// time: one leader, followers that lag behind it, sessions that write and read,
// and a policy that decides which replica serves a read.
//
// The data flows one way:
//
//		Plan -> Run -> History -> guarantee.Check -> spacetime
//
//	 1. A Plan says everything: nodes, lags, hiccups, sessions, steps, policy, seed.
//	 2. Run plays it. Nothing else comes in: no clock, no goroutine, no map
//	    order, no floating point. Randomness comes from the seed, in one stream for
//	    each follower and each session, so that a change of policy leaves the lags
//	    as they were.
//	 3. The History is what was recorded at the nodes: each operation with the
//	    versions that it returned and the state of the replica that served it.
//	    Whoever judges sees the History alone.
//
// The promise: the same Plan gives the same History, byte for byte, on every
// machine and in every run.
//
// All times are int64 microseconds since the start of the run.
package replication

// NodeID is a node's place in History.Nodes: 0 is the leader, the followers
// come after it in the order of the plan.
type NodeID int32

// SessionID is a place in History.Sessions.
type SessionID int32

// KeyID is a place in History.Keys.
type KeyID int32

// WriteID is a place in History.Writes: writes are numbered in the order in
// which they were issued.
type WriteID int32

// ListID is a place in History.Lists.
type ListID int32

// None stands for "no write", "no step", "no node".
const None = -1

// Millisecond and Second make plans in Go readable.
const (
	Millisecond int64 = 1000
	Second      int64 = 1000 * Millisecond
)

// MaxNodes is how many nodes a plan may have, the leader included: the
// NodeSet of a policy is one word, and a diagram has one column for each.
const MaxNodes = 16

// MaxTime bounds every time and duration of a plan: 31 years, far from where
// sums of a few of them could overflow.
const MaxTime = 1_000_000_000 * Second

// Key is what is written and read.
type Key struct {
	Name string
	// Append tells that a write adds to what is there (a thread of comments).
	// Otherwise a write replaces it (a register).
	Append bool
	// Base is the version that everybody holds at the start; the first write
	// makes Base+1 of it. Only what people read depends on it.
	Base int
	// Item is what one write adds, as people call it: "comment".
	Item string
	// Partition names the log in which the key lives, where there are several.
	Partition string
}

// Node is a leader or a follower.
type Node struct {
	Name   string // "Leader US East"
	Leader bool
}
