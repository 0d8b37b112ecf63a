package phrase

import (
	"math/bits"
	"slices"

	"example.com/kata/grader/text"
)

// Could tells whether the tokens [from, to) that are left when some are gone
// would do for a phrase, however far apart they are. It is many times as quick
// as Find, and never says no where Find would give a hit in those words.
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

// extent is from the first token at which a node may begin to the last one.
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

// ordered notes where a node may begin, and tells whether the parts of a
// sequence may follow each other.
func (s *Set) ordered(i int32, m *scratch) bool {
	var all, before extent
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

// extentOf gives where a node may begin: of alternatives, where any may.
func (s *Set) extentOf(i int32, m *scratch) extent {
	if s.nodes[i].kind != isAlt {
		return m.reach[i]
	}
	var e extent
	first := true
	for _, c := range s.nodes[i].children {
		switch {
		case !m.has(c):
		case first:
			e, first = s.extentOf(c, m), false
		default:
			e = e.or(s.extentOf(c, m))
		}
	}
	return e
}
