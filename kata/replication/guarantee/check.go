package guarantee

import (
	"sort"

	"example.com/kata/kata/replication"
)

// checker walks once over a history.
type checker struct {
	h        *replication.History
	codes    map[Code]bool
	lists    []*listIndex // made when first needed
	spare    []*listIndex // of earlier histories
	states   []observedState
	sessions []session
	found    []Violation
}

// session is what one session has done so far.
type session struct {
	own  ledger // its acknowledged writes
	seen ledger // the relevant writes of its reads
	keys map[replication.KeyID]*keyLedger
	// Of seen, how much each list has already given, by list and key.
	given map[listKey]int
	// floors are the peaks of its reads' positions.
	floors []floor
	// writes are its acknowledged writes with what it had done before each.
	writes []issued
}

type listKey struct {
	list replication.ListID
	key  replication.KeyID
}

// floor is a read that stood higher than all reads before it.
type floor struct {
	position int32
	op       int32
}

// issued is an acknowledged write, and how many relevant writes its session
// had seen by then.
type issued struct {
	write replication.WriteID
	op    int32
	seen  int32
}

// clear makes ready for a history. What grew for the one before is kept, and
// emptied.
func (c *checker) clear() {
	c.h, c.found = nil, c.found[:0]
	for _, x := range c.lists {
		if x != nil {
			c.spare = append(c.spare, x)
		}
	}
	c.lists, c.states = c.lists[:0], c.states[:0]
	for i := range c.sessions {
		c.sessions[i].reset()
	}
}

// take turns to a history, or to its next piece.
func (c *checker) take(h *replication.History) {
	c.h = h
	if more := len(h.Sessions) - len(c.sessions); more > 0 {
		c.sessions = append(c.sessions, make([]session, more)...)
	}
	for _, x := range c.lists {
		if x != nil {
			x.extend(h)
		}
	}
	if more := len(h.Lists) - len(c.lists); more > 0 {
		c.lists = append(c.lists, make([]*listIndex, more)...)
		c.states = append(c.states, make([]observedState, more)...)
	}
	for i := range h.Parts {
		c.observed(h.Parts[i].Node, h.Parts[i].DB)
	}
}

func (s *session) reset() {
	s.own.reset()
	s.seen.reset()
	clear(s.keys)
	clear(s.given)
	s.floors, s.writes = s.floors[:0], s.writes[:0]
}

func (c *checker) asks(code Code) bool { return c.codes[code] }

func (c *checker) index(l replication.ListID) *listIndex {
	if c.lists[l] == nil {
		x := &listIndex{}
		if n := len(c.spare); n > 0 {
			x, c.spare = c.spare[n-1], c.spare[:n-1]
		}
		x.build(c.h, l)
		c.lists[l] = x
	}
	return c.lists[l]
}

// walk judges the reads in their order.
func (c *checker) walk() {
	ryw, mr, pos := c.asks(RYW), c.asks(MR), c.asks(MRPosition)
	observed := c.asks(RYWObserved) || c.asks(MRObserved)
	needSeen := mr || c.asks(WFR)
	for at := range c.h.Ops {
		op, i := &c.h.Ops[at], c.h.Before+at
		s := &c.sessions[op.Session]
		if op.Kind == replication.Write {
			if op.Acked {
				s.writes = append(s.writes, issued{op.Write, int32(i), int32(len(s.seen.entries))})
				s.own.add(op.Write, i)
				if observed {
					s.key(c.h.Writes[op.Write].Key).own.add(op.Write, i)
				}
			}
			continue
		}
		parts := c.h.PartsOf(op)
		first := len(c.found)
		for j := range parts {
			p := &parts[j]
			if ryw {
				c.lacking(RYW, &s.own, p, i, first)
			}
			if mr {
				c.lacking(MR, &s.seen, p, i, first)
			}
			if needSeen {
				c.see(s, p, i)
			}
			if pos {
				c.position(s, p, i, first)
			}
			if observed {
				c.observe(s, p, i, first)
			}
		}
	}
}

// lacking reports the earliest entry of the ledger that the part's DB lacks.
func (c *checker) lacking(code Code, l *ledger, p *replication.Part, op, first int) {
	if e, lacks := l.lacks(c.index(p.DB.List), p.DB.Len); lacks {
		c.report(Violation{code, int(e.op), op, e.write, p.Node, int(p.DB.Len)}, first)
	}
}

// report adds a violation, unless an earlier part of the same read already
// gave one of that guarantee with a partner as early.
func (c *checker) report(v Violation, first int) {
	for i := first; i < len(c.found); i++ {
		if f := &c.found[i]; f.Code == v.Code {
			if v.Earlier < f.Earlier {
				*f = v
			}
			return
		}
	}
	c.found = append(c.found, v)
}

// see adds the relevant writes of a part to what the session must find again.
func (c *checker) see(s *session, p *replication.Part, op int) {
	list := c.index(p.DB.List)
	k := list.key(c.h, p.Key)
	n := k.upTo(p.DB.Len)
	if n == 0 {
		return
	}
	if !c.h.Keys[p.Key].Append {
		s.seen.add(list.list[k.positions[n-1]-1], op)
		return
	}
	// What this list has shown of the key before need not be added again.
	at := listKey{p.DB.List, p.Key}
	if s.given == nil {
		s.given = make(map[listKey]int)
	}
	for i := s.given[at]; i < n; i++ {
		s.seen.add(list.list[k.positions[i]-1], op)
	}
	s.given[at] = max(s.given[at], n)
}

// position judges a read's position by itself.
func (c *checker) position(s *session, p *replication.Part, op, first int) {
	n, last := p.DB.Len, len(s.floors)
	if last == 0 || n > s.floors[last-1].position {
		s.floors = append(s.floors, floor{n, int32(op)})
		return
	}
	if n == s.floors[last-1].position {
		return
	}
	above := sort.Search(last, func(i int) bool { return s.floors[i].position > n })
	c.report(Violation{MRPosition, int(s.floors[above].op), op, replication.None, p.Node, int(n)}, first)
}
