package replication

import (
	"slices"
	"strconv"
)

// History is what the nodes recorded. It stands for itself: names are in it,
// and nothing points back into the model.
//
// A database is a list of writes, and a list of ten thousand is held by ten
// thousand operations. So each list stands once, in Lists, and an operation
// holds a Prefix of it: two numbers. That keeps an Op flat, free of pointers,
// and comparing two states of one log a comparison of two lengths.
type History struct {
	Nodes    []Node
	Sessions []SessionName
	Keys     []Key
	Writes   []WriteRecord
	// Lists holds write ids in the order in which they were applied somewhere.
	// A list only ever grows at its end.
	Lists [][]WriteID
	// Logs are the timelines: one for each leader that there was.
	Logs []ListID
	// Failovers are the changes of the leader, in the order of time.
	Failovers []FailedOver
	// Ops are in the order in which the nodes served them; the operations of
	// one session are in the order in which it issued them.
	Ops []Op
	// Before is how many operations came before Ops[0]: 0, save in the pieces of
	// a history (Runner.Pieces). Numbers of operations count them.
	Before int
	// Parts are what Op.First and Op.Count refer to.
	Parts []Part
	// States are further observations of nodes, made by nobody's operation.
	States []State
	// Partitioned tells that keys live in several logs, so that one node's
	// state says nothing about another's.
	Partitioned bool
	// Deliveries tell how entries reached the followers. They are there to be
	// drawn; no verdict may rest on them.
	Deliveries []Delivered
}

// SessionName says who did it.
type SessionName struct {
	Name, User string
	Pronoun    string // "she", "he", "they"; may be empty
}

// WriteRecord is one write.
type WriteRecord struct {
	Name    string // may be empty: then it is w1, w2, … by its number
	Key     KeyID
	Session SessionID
	Op      int32 // the operation that issued it
	// Version is the number that the key got from this write, where it was
	// first applied.
	Version int32
}

// Op is one operation: a write, or a read of one key or several.
type Op struct {
	Kind Kind
	// Acked tells, for a write, that its session was told so. One that is not
	// acknowledged has an unknown outcome.
	Acked bool
	// Late tells that no replica fitted in time and the leader had to serve.
	Late bool
	// Anew tells that the read was on its way when the leader died, and was
	// routed and sent once more.
	Anew bool
	// Failed tells that no replica fitted in time and nobody served it: such a
	// read has no parts, and it breaks nothing.
	Failed  bool
	Session SessionID
	Write   WriteID // of a write; None of a read
	Step    int32   // the plan's step; None where a load or a file made it
	// First and Count are its parts in History.Parts: one for a write, one for
	// each key of a read.
	First, Count int32
	// Start is when the session asked, Sent when the request left for the
	// node (later when it had to wait for one), Served when it ran there, End
	// when the answer was back. In µs.
	Start, Sent, Served, End int64
}

// Part is one key of an operation at one node.
type Part struct {
	Key  KeyID
	Node NodeID
	// DB is the node's state when the operation ran there; for a write, right
	// after it. Its Len is the applied position.
	DB Prefix
	// Returns are the writes that a read returned: of a register at most one,
	// of an append key all that were shown. A write among them that is not in DB
	// was added by the device, from its own copy (Policy.Echoes).
	Returns Span
}

// Prefix is the first Len entries of a list.
type Prefix struct {
	List ListID
	Len  int32
}

// Span is the entries [From, To) of a list.
type Span struct {
	List     ListID
	From, To int32
}

// State is what a node held at some time.
type State struct {
	Node NodeID
	DB   Prefix
}

// Delivered is one entry on its way to one follower.
type Delivered struct {
	Write WriteID
	// From is the leader that sent it, Node who gets it: a leader that is its
	// own receiver has it since it was written, and nothing travelled.
	From, Node    NodeID
	Sent, Applied int64 // µs
	// Lost tells that the leader died and the next one does not have it. What
	// was Applied before that was taken back, what would come later never came.
	Lost bool
	// Slow tells that a hiccup delayed it, Held that it arrived earlier and
	// waited for entries in front of it.
	Slow, Held bool
}

// PartsOf gives the parts of an operation.
func (h *History) PartsOf(op *Op) []Part { return h.Parts[op.First : op.First+op.Count] }

// DB gives the write ids of a state, in the order in which they were applied.
// The slice is the history's own.
func (h *History) DB(p Prefix) []WriteID { return h.Lists[p.List][:p.Len:p.Len] }

// Returned gives the write ids that a read showed. The slice is the
// history's own.
func (h *History) Returned(s Span) []WriteID {
	if s.To <= s.From {
		return nil
	}
	return h.Lists[s.List][s.From:s.To:s.To]
}

// WriteName gives the name of a write, as histories are written down.
func (h *History) WriteName(w WriteID) string {
	if w < 0 || int(w) >= len(h.Writes) {
		return "?"
	}
	if name := h.Writes[w].Name; name != "" {
		return name
	}
	return "w" + strconv.Itoa(int(w)+1)
}

// Echoed gives the writes that a read showed though its replica did not have
// them: the device added them from its own copy. They are the last ones shown.
func (h *History) Echoed(p Part) []WriteID {
	shown := h.Returned(p.Returns)
	n := len(shown)
	for n > 0 && !slices.Contains(h.DB(p.DB), shown[n-1]) {
		n--
	}
	return shown[n:]
}

// VersionOf gives the version that a read showed of a key, as people number
// it: the base alone when nothing was returned, else that of the newest write
// in it.
func (h *History) VersionOf(p Part) int {
	version := int32(h.Keys[p.Key].Base)
	for _, w := range h.Returned(p.Returns) {
		version = max(version, h.Writes[w].Version)
	}
	return int(version)
}
