// Package spacetime tells a history: as a space-time diagram in plain text, as
// the same events in numbered words, and as an SVG.
//
//	History + Violations -> events -> Text, Words, SVG
//
// One column for each session and each node, time downwards:
//
//	 ms   Alice              Leader US East     Follower US East   Follower Europe
//	 60   |                  * v42              |                  |
//	 60   |                  |~~ v42, slow link: 400 ms ~~~~~~~~~~>|
//	150 > |-- read thread ---------------------------------------->|
//	190 > |<- v41: her comment is not there -----------------------|
//	      she wrote v42 at 100 ms, she is shown v41 at 190 ms
//	460   |                  |                  |                  * v42
//
// The promise: the three show the same events. They say what happened; that
// something is amiss they say only where a Violation was found, and what it is
// called only with Options.Named.
package spacetime

import (
	"slices"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// Options say how it is told. The zero value is plain ASCII at 80 columns
// without names.
type Options struct {
	// Width is the number of columns of a text, from 40; 0 means 80.
	Width int
	// UTF8 draws lines with box-drawing characters.
	UTF8 bool
	// Named adds the names of the guarantees that were broken.
	Named bool
	// Question is the plan's step that holds the read in question, from 1;
	// it is marked. 0: none.
	Question int
	// Limit is the number of events that are told; the rest is counted. 0
	// means 200.
	Limit int
}

// Kind is what an event is.
type Kind uint8

const (
	// Ask is a request that leaves for a node.
	Ask Kind = iota
	// Wait is a read for which no replica may serve yet.
	Wait
	// Commit is a write that the leader has taken.
	Commit
	// Ship is an entry that leaves for a follower.
	Ship
	// Apply is an entry that a follower has applied.
	Apply
	// Answer is an answer that arrives at its session.
	Answer
	// Fail is a read for which no replica was found in time.
	Fail
	// Die is the death of a leader: its column ends.
	Die
	// Promote is a follower that takes the leader's place.
	Promote
	// Rewind is a follower that takes back what the new leader lacks.
	Rewind
)

// Event is one thing that happened, as it is drawn and as it is told.
type Event struct {
	Kind Kind
	At   int64 // µs: when an answer arrives; when anything else happens or leaves
	// From and To are columns: the sessions, then the nodes. Equal for what
	// happens at one place.
	From, To int
	Label    string // on the line
	Words    string // a sentence, without a full stop
	Notes    []string
	Marked   bool // it belongs to the read in question

	write replication.WriteID // of Commit, Ship and Apply
}

// Events gives what is told, in the order of time.
func Events(h *replication.History, found []guarantee.Violation, o Options) []Event {
	t := &teller{h: h, o: o, nodes: len(h.Sessions)}
	byOp := make(map[int][]guarantee.Violation)
	for _, v := range found {
		byOp[v.Later] = append(byOp[v.Later], v)
	}
	byWrite := make(map[replication.WriteID][]replication.Delivered)
	for _, d := range h.Deliveries {
		byWrite[d.Write] = append(byWrite[d.Write], d)
	}
	for _, f := range h.Failovers {
		t.failover(f)
	}
	for i := range h.Ops {
		op := &h.Ops[i]
		if op.Kind == replication.Write {
			t.write(op, byWrite[op.Write], byOp[i])
		} else {
			t.read(op, byOp[i])
		}
	}
	slices.SortStableFunc(t.events, func(a, b Event) int {
		switch {
		case a.At < b.At:
			return -1
		case a.At > b.At:
			return 1
		}
		return 0
	})
	return t.events
}

// Columns gives the headings: the sessions, then the nodes.
func Columns(h *replication.History) []string {
	var names []string
	for _, s := range h.Sessions {
		names = append(names, s.Name)
	}
	for _, n := range h.Nodes {
		names = append(names, n.Name)
	}
	return names
}

// limited cuts what is too much to be read, and tells how much that was.
func limited(events []Event, o Options) (shown []Event, left int) {
	limit := o.Limit
	if limit <= 0 {
		limit = 200
	}
	if len(events) <= limit {
		return events, 0
	}
	return events[:limit], len(events) - limit
}
