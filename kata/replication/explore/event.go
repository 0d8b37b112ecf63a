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
		return fmt.Sprintf("%s.read %s=%s", who, node, e.value())
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

// Names are the words of a story.
type Names struct {
	Sessions  [Sessions]string
	Leader    string
	Followers [Followers]string
	// Item is what a write adds: "comment".
	Item string
}

// Story tells a trace in people's own names, one sentence an event.
func (n Names) Story(trace []Event) []string {
	var out []string
	for _, e := range trace {
		out = append(out, n.tell(e))
	}
	return out
}

func (n Names) node(e Event) string {
	if e.Node == 0 {
		return n.Leader
	}
	return n.Followers[e.Node-1]
}

func (n Names) thing(w log) string {
	if w == 1 {
		return "the first " + n.Item
	}
	return "the second " + n.Item
}

func (n Names) tell(e Event) string {
	who := n.Sessions[e.Session]
	switch e.Kind {
	case Writes:
		return fmt.Sprintf("%s writes %s at %s", who, n.thing(e.Write), n.node(e))
	case Applies:
		return fmt.Sprintf("%s applies %s", n.node(e), n.thing(e.Write))
	case Acknowledges:
		return fmt.Sprintf("%s is told that %s is saved", who, n.thing(e.Write))
	case Reads:
		if e.Write == nothing {
			return fmt.Sprintf("%s reads from %s and sees no %s", who, n.node(e), n.Item)
		}
		return fmt.Sprintf("%s reads from %s and sees %s", who, n.node(e), n.thing(e.Write))
	case WindowEnds:
		return fmt.Sprintf("%s's time at the leader is over", who)
	case Reroutes:
		return fmt.Sprintf("%s is moved to %s", who, n.node(e))
	}
	return fmt.Sprintf("the leader dies and %s takes its place", n.node(e))
}
