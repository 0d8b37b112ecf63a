package phrase

import (
	"math"
	"math/bits"
	"slices"

	"example.com/kata/grader/text"
)

// Could tells whether the tokens [from, to) that are left when some are gone
// would do for a phrase, however far apart they are. It is many times as quick
// as Find, and never says no where Find would give a hit in those words, read
// as they are in this document.
func (s *Set) Could(d *text.Document, words []Word, gone []bool, from, to int) bool {
	m := s.pool.free.Get().(*scratch)
	defer s.pool.free.Put(m)
	m.reset(len(s.nodes))
	for i := from; i < to; i++ {
		if !gone[i] {
			s.leavesOf(d.Tokens[i].Form, &words[i], func(n int32) {
				if !m.has(n) {
					m.reach[n] = extent{int32(i), int32(i)}
					s.suppose(n, m)
				}
				m.reach[n].last = int32(i)
			})
		}
	}
	for k := range m.due {
		for m.due[k] != 0 {
			i := int32(64*k + bits.TrailingZeros64(m.due[k]))
			m.due[k] &= m.due[k] - 1
			if s.complete(i, m) && s.ordered(i, m) {
				s.suppose(i, m)
			}
		}
	}
	return slices.ContainsFunc(s.says, m.has)
}

// extent is from the first to the last token at which a node, or a part that
// it cannot do without, may begin.
type extent struct{ first, last int32 }

func (e extent) or(o extent) extent { return extent{min(e.first, o.first), max(e.last, o.last)} }

// suppose takes a node to be there, and wakes those that wait for it.
func (s *Set) suppose(i int32, m *scratch) {
	if m.has(i) {
		return
	}
	m.there[i/64] |= 1 << (i % 64)
	for _, p := range s.wakes.of(i) {
		if p >= 0 {
			m.due[p/64] |= 1 << (p % 64)
		} else {
			s.suppose(^p, m)
		}
	}
}

// ordered notes the extent of a node, and tells whether the parts of a
// sequence may follow each other: each begins behind the one before.
func (s *Set) ordered(i int32, m *scratch) bool {
	all, before := extent{math.MinInt32, math.MaxInt32}, extent{} // it may do without each of its parts
	for k, part := range s.needs.of(i) {
		e := s.extentOf(part, m)
		if k == 0 {
			all = e
		} else if s.nodes[i].kind == isSeq && before.first >= e.last {
			return false
		}
		all, before = all.or(e), e
	}
	m.reach[i] = all
	return true
}

// extentOf gives the extent of a node: of alternatives that of all that are
// there. None of them is made of alternatives itself.
func (s *Set) extentOf(i int32, m *scratch) extent {
	if s.nodes[i].kind != isAlt {
		return m.reach[i]
	}
	e := extent{math.MaxInt32, math.MinInt32}
	for _, c := range s.nodes[i].children {
		if m.has(c) {
			e = e.or(m.reach[c])
		}
	}
	return e
}
