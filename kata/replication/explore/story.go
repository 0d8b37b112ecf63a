package explore

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// Names are the words of a story.
type Names struct {
	Sessions [Sessions]string // "Alice", "Bob"
	// Pronouns are "she", "he" or "they"; an empty one is "they".
	Pronouns  [Sessions]string
	Leader    string // "the leader"
	Followers [Followers]string
	// Verb and Item are what a write does: "posts" a "comment".
	Verb, Item string
}

// NamesOf takes the names from a plan: its first two sessions, its first key
// and two followers, the home of the first session in front. Where the plan has
// fewer, others stand in.
func NamesOf(p replication.Plan) Names {
	n := Names{
		Sessions: [Sessions]string{"Alice", "Bob"}, Pronouns: [Sessions]string{"she", "he"},
		Leader: "the leader", Followers: [Followers]string{"one follower", "the other follower"},
		Verb: "writes", Item: "value",
	}
	for i, s := range p.Sessions[:min(Sessions, len(p.Sessions))] {
		n.Sessions[i], n.Pronouns[i] = s.Name, s.Pronoun
	}
	if len(p.Sessions) == 1 && n.Sessions[0] == "Bob" {
		n.Sessions[1], n.Pronouns[1] = "Alice", "she"
	}
	if len(p.Keys) > 0 && p.Keys[0].Item != "" {
		n.Item = p.Keys[0].Item
		if p.Keys[0].Append {
			n.Verb = "posts"
		}
	}
	if len(p.Followers) >= Followers {
		first := 0
		if len(p.Sessions) > 0 && p.Sessions[0].Home > 0 {
			first = int(p.Sessions[0].Home) - 1
		}
		second := 0
		if first == 0 {
			second = 1
		}
		for i, f := range []int{first, second} {
			n.Followers[i] = strings.TrimPrefix(p.Followers[f].Name, "Follower ")
		}
	}
	return n
}

// Design is what was found about one policy and one guarantee, as people read
// it.
type Design struct {
	Policy    replication.Policy
	Failover  Failover
	Guarantee guarantee.Code
	Holds     bool
	// Story is the shortest counterexample, a sentence without a full stop for
	// each event; nil where the guarantee holds.
	Story []string
}

// Verdict gives "holds" or "breaks".
func (d Design) Verdict() string {
	if d.Holds {
		return "holds"
	}
	return "breaks"
}

// Judge explores one policy for one guarantee and tells what it finds in
// people's own names. It takes a millisecond or two. A guarantee that is not
// among Codes is an error.
func (n Names) Judge(p replication.Policy, f Failover, code guarantee.Code) (Design, error) {
	if !slices.Contains(Codes(), code) {
		return Design{}, fmt.Errorf("the guarantee %q is not explored; these are: %v", code, Codes())
	}
	result := Explore(p, f).Results[code]
	return Design{p, f, code, result.Holds(), n.Story(result.Trace)}, nil
}

// Story tells a trace, one sentence without a full stop for each event.
func (n Names) Story(trace []Event) []string {
	t := teller{Names: n}
	for _, e := range trace {
		if e.Kind == Writes {
			t.authors = append(t.authors, e.Session)
		}
	}
	var out []string
	for i, e := range trace {
		t.after = i > 0 && trace[i-1].Kind == Writes && trace[i-1].Write == e.Write
		out = append(out, t.tell(e))
	}
	return out
}

// teller tells the events of one trace.
type teller struct {
	Names
	authors []uint8 // of the writes
	written int     // how many of them have been told
	seen    [Sessions]log
	after   bool // the event before was the write of which this one speaks
}

func (t *teller) node(e Event) string {
	if e.Node == 0 {
		return t.Leader
	}
	return t.Followers[e.Node-1]
}

// thing names a write as the session that is spoken of has it: "her comment",
// "Alice's first comment".
func (t *teller) thing(w log, session int) string {
	i := 0 // its place among the writes
	if w == 2 {
		i = 1
	}
	author := int(t.authors[i])
	whose := t.Sessions[author] + "'s "
	if author == session {
		whose = possessive(t.Pronouns[author]) + " "
	}
	if t.written == MaxWrites && t.authors[0] == t.authors[1] {
		whose += []string{"first ", "second "}[i]
	}
	return whose + t.Item
}

func possessive(pronoun string) string {
	switch pronoun {
	case "she":
		return "her"
	case "he":
		return "his"
	}
	return "their"
}

// nobody is no session: in an event of a node alone, everybody has a name.
const nobody = -1

func (t *teller) tell(e Event) string {
	who, me := t.Sessions[e.Session], int(e.Session)
	switch e.Kind {
	case Writes:
		t.written++
		return who + " " + t.wrote(e)
	case Applies:
		if t.after {
			return t.node(e) + " applies it"
		}
		return t.node(e) + " applies " + t.thing(e.Write, nobody)
	case Acknowledges:
		return who + " is told that " + t.thing(e.Write, me) + " is saved"
	case Reads:
		return who + " reads from " + t.node(e) + t.shown(e)
	case WindowEnds:
		return who + "'s time at the leader is over"
	case Reroutes:
		return who + " is moved to " + t.node(e)
	}
	return "the leader dies, and " + t.node(e) + " takes its place"
}

// wrote tells a write; of one that breaks a guarantee, what is not there
// before it.
func (t *teller) wrote(e Event) string {
	again := ""
	if t.written == MaxWrites && t.authors[0] == t.authors[1] {
		again = "second "
	}
	does := fmt.Sprintf("%s a %s%s", t.Verb, again, t.Item)
	if e.Missing == nothing {
		return does
	}
	return does + ", and " + t.thing(e.Missing, int(e.Session)) + " is lost"
}

// shown tells what a read showed: her own comment is not there, or one that
// she has seen is gone.
func (t *teller) shown(e Event) string {
	me := int(e.Session)
	seen := t.seen[e.Session]
	t.seen[e.Session] |= e.Write
	switch {
	case e.Missing != nothing && seen.has(e.Missing):
		return ": " + t.thing(e.Missing, me) + " is gone"
	case e.Missing != nothing:
		return ": " + t.thing(e.Missing, me) + " is not there"
	case e.Own:
		return ", and the device adds " + t.thing(e.Write, me)
	case e.Write == nothing:
		return ": there is no " + t.Item + " yet"
	}
	return " and sees " + t.thing(e.Write, me)
}
