package explore

import "fmt"

// Kind is what an event is.
type Kind uint8

// The kinds of events.
const (
	Writes Kind = iota
	Applies
	Acknowledges
	Reads
	WindowEnds
	Reroutes
	Promotes
)

// Event is one step of a trace.
type Event struct {
	Kind    Kind
	Session uint8
	// Node is 0 for the first leader, 1 and 2 for the followers.
	Node uint8
	// Write is what is written, applied, acknowledged, or returned: 1 for the
	// first write, 2 for the second, 0 for the empty register.
	Write log
	// AtLeader tells that the node that was read from leads.
	AtLeader bool
	// Own tells that the device showed its own copy: the node lacked it.
	Own bool
	// Missing is, of an event that breaks a guarantee, the oldest write that
	// should have been there.
	Missing log
}

// String gives the event in the short form of the matrix: "A.read F0=w1".
func (e Event) String() string {
	who := string(rune('A' + e.Session))
	node := fmt.Sprintf("F%d", int(e.Node)-1)
	switch e.Kind {
	case Writes:
		return fmt.Sprintf("%s.write %s", who, e.value())
	case Applies:
		return fmt.Sprintf("%s applies %s", node, e.value())
	case Acknowledges:
		return "ack " + e.value()
	case Reads:
		if e.AtLeader {
			node = "L"
		}
		own := ""
		if e.Own {
			own = " (own copy)"
		}
		return fmt.Sprintf("%s.read %s=%s%s", who, node, e.value(), own)
	case WindowEnds:
		return who + "'s window ends"
	case Reroutes:
		return fmt.Sprintf("%s rerouted to %s", who, node)
	}
	return fmt.Sprintf("leader dies, %s promoted", node)
}

func (e Event) value() string {
	if e.Write == nothing {
		return "empty"
	}
	return fmt.Sprintf("w%d", e.Write)
}
