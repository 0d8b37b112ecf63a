package guarantee

import (
	"cmp"
	"slices"

	"example.com/kata/kata/replication"
)

// Monotonic writes and writes follow reads speak of every database that holds
// a write, so each list is walked up to the longest state that was observed of
// it. Of one session, in the order in which it wrote, the list must show its
// writes 0, 1, 2, … without a gap at ascending positions, and behind each of
// the relevant writes that it had seen by then.

// observedState is the longest state of a list that somebody saw.
type observedState struct {
	length int32
	node   replication.NodeID
}

// placed is a session's write in a list.
type placed struct {
	order    int32 // its place among the session's acknowledged writes
	position int32
}

func (c *checker) checkOrders() {
	order := make([]int32, len(c.h.Writes)) // from 1; 0: not acknowledged
	for s := range c.sessions {
		for i, w := range c.sessions[s].writes {
			order[w.write] = int32(i + 1)
		}
	}
	worst := make(map[Code]map[int32]Violation) // by the later operation
	worst[MW], worst[WFR] = make(map[int32]Violation), make(map[int32]Violation)
	for _, s := range c.h.States {
		c.observed(s.Node, s.DB)
	}
	for l, state := range c.states {
		if state.length == 0 {
			continue
		}
		list := c.index(replication.ListID(l))
		bySession := make(map[replication.SessionID][]placed)
		for i, w := range list.list[:state.length] {
			if order[w] > 0 {
				s := c.h.Writes[w].Session
				bySession[s] = append(bySession[s], placed{order[w] - 1, int32(i + 1)})
			}
		}
		for s, places := range bySession {
			c.judgeOrder(&c.sessions[s], places, list, state, worst)
		}
	}
	for _, code := range []Code{MW, WFR} {
		if c.asks(code) {
			for _, v := range worst[code] {
				c.found = append(c.found, v)
			}
		}
	}
}

// observed notes a state, if it is the longest of its list so far.
func (c *checker) observed(n replication.NodeID, p replication.Prefix) {
	if s := &c.states[p.List]; p.Len > s.length {
		*s = observedState{p.Len, n}
	}
}

// judgeOrder judges one session's writes in one list.
func (c *checker) judgeOrder(s *session, places []placed, list *listIndex, state observedState, worst map[Code]map[int32]Violation) {
	inOrder := func(a, b placed) int { return cmp.Compare(a.order, b.order) }
	if !slices.IsSortedFunc(places, inOrder) {
		slices.SortFunc(places, inOrder)
	}
	var writes, seen view // of this list; entries before the place at hand
	for i, p := range places {
		w := s.writes[p.order]
		note := func(code Code, v *view) {
			e, broken := v.beyond(p.position)
			if old, have := worst[code][w.op]; broken && (!have || int(e.op) < old.Earlier) {
				worst[code][w.op] = Violation{code, int(e.op), int(w.op), e.write, state.node, int(state.length)}
			}
		}
		note(MW, &writes)
		seen.look(s.seen.entries[:w.seen], list)
		note(WFR, &seen)
		// The next one must find this one, and what should have come before.
		if int(p.order) > i && !writes.absent {
			gap := s.writes[i]
			writes.absent, writes.never = true, entry{gap.write, gap.op}
			// It is missing for this one too.
			note(MW, &writes)
		}
		if n := len(writes.peaks); n == 0 || p.position > writes.peaks[n-1].position {
			writes.peaks = append(writes.peaks, peak{p.position, entry{w.write, w.op}})
		}
	}
}
