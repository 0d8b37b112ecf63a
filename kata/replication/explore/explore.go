// Package explore tries every order of events of a small plan: one leader, two
// followers, two sessions, at most two writes to one register, at most fourteen
// events. For a policy and a guarantee it finds that no order breaks it, or the
// shortest story in which it is broken.
//
//	Policy, Failover -> Explore -> Row -> JSON, or a story in people's own names
//
// It is a breadth-first search over states. There are no times: a lag is that
// an apply has not happened yet, a window ends by an event, so that what holds
// here holds for every lag. How often something happens it does not say; runs do.
//
// The events, each counted as one: a write at the leader; one follower applying
// its next entry; a read at a node that the policy allows; an acknowledgement,
// where the policy makes writes wait for one; the end of a session's window; a
// session moved to another follower; the leader's death with one follower
// promoted, once.
//
// What a device adds from its own copy (the policy local_echo) counts as shown:
// RYW and MR of that policy are those that she observes. Everywhere else they
// are those of the state of the node that was read from.
//
// The promise: within that scope, "holds" means that every order was tried,
// and a counterexample has no shorter one. The policies are those of Run.
package explore

import (
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// The scope of the search.
const (
	Followers = 2
	Sessions  = 2
	MaxWrites = 2
	MaxEvents = 14
)

// Failover says what may happen to the leader.
type Failover string

// The failovers. The leader dies at most once; a follower whose log is not a
// prefix of the new leader's is rewound to it.
const (
	NoFailover   Failover = ""
	Any          Failover = "any"           // any follower is promoted
	MostAdvanced Failover = "most_advanced" // one than which none has more
)

// Codes gives the guarantees that are explored.
func Codes() []guarantee.Code {
	return []guarantee.Code{guarantee.RYW, guarantee.MR, guarantee.MW, guarantee.WFR}
}

// Row is what was found about one policy.
type Row struct {
	Policy   string
	Failover Failover
	Results  map[guarantee.Code]Result
	// Note says on what the verdicts rest, or why there is none that holds.
	Note string
	// States is how many states were visited.
	States int
}

// Result is the verdict on one guarantee: Trace is the shortest counterexample,
// nil where it holds.
type Result struct{ Trace []Event }

// Holds tells that no order breaks the guarantee.
func (r Result) Holds() bool { return r.Trace == nil }

// Explore searches all orders under one policy.
func Explore(p replication.Policy, f Failover) Row {
	s := newSearch(p, f)
	s.run()
	row := Row{Policy: p.Name, Failover: f, Note: p.Note, Results: make(map[guarantee.Code]Result), States: len(s.visited)}
	for i, code := range Codes() {
		row.Results[code] = Result{s.trace(s.broken[i])}
	}
	return row
}

// search is a breadth-first search. Invariant: visited is in the order of
// depth, so the first break of a guarantee is a shortest one.
type search struct {
	policy   replication.Policy
	failover Failover
	visited  []visit
	places   map[state]struct{}
	broken   [4]breach // by the order of Codes
	left     int       // how many are not broken yet
	now      int32     // the visit whose moves are tried
}

// visit is a state and how it was reached first.
type visit struct {
	state state
	from  int32 // of the first: -1
	event Event
	depth int8
}

// breach is the event that breaks a guarantee, and the visit before it.
type breach struct {
	found bool
	from  int32
	event Event
}

func newSearch(p replication.Policy, f Failover) *search {
	s := &search{policy: p, failover: f, places: make(map[state]struct{}, 1<<12), left: len(Codes())}
	// A hash may send the two sessions to any two followers.
	for _, homes := range [][Sessions]uint8{{1, 1}, {1, 2}} {
		s.visit(state{leader: 0, homes: homes}, visit{from: -1})
	}
	return s
}

func (s *search) run() {
	for s.now = 0; int(s.now) < len(s.visited) && s.left > 0; s.now++ {
		if v := s.visited[s.now]; v.depth < MaxEvents {
			s.moves(v.state)
		}
	}
}

// reach goes to a state by an event.
func (s *search) reach(to state, e Event) {
	s.visit(to, visit{from: s.now, event: e, depth: s.visited[s.now].depth + 1})
}

func (s *search) visit(to state, v visit) {
	if _, been := s.places[to]; been {
		return
	}
	s.places[to] = struct{}{}
	v.state = to
	s.visited = append(s.visited, v)
}

// breaks notes that an event breaks a guarantee, if it lacks something.
func (s *search) breaks(code int, e Event, lacks log) {
	if lacks != nothing && !s.broken[code].found {
		e.Missing = lacks & -lacks
		s.broken[code] = breach{true, s.now, e}
		s.left--
	}
}

// trace gives the events up to a breach, from the first.
func (s *search) trace(b breach) []Event {
	if !b.found {
		return nil
	}
	events := []Event{b.event}
	for at := b.from; s.visited[at].from >= 0; at = s.visited[at].from {
		events = append([]Event{s.visited[at].event}, events...)
	}
	return events
}
