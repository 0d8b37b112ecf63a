package phrase

import (
	"math/bits"
	"slices"

	"example.com/kata/grader/text"
)

// Could tells whether the tokens [from, to) that are left when some are gone
// would do for a phrase, in whatever order and however far apart. It is many
// times as quick as Find, and never says no where Find would give a hit in
// those words.
func (s *Set) Could(d *text.Document, words []Word, gone []bool, from, to int) bool {
	m := s.pool.free.Get().(*scratch)
	defer s.pool.free.Put(m)
	m.reset(len(s.nodes))
	for i := from; i < to; i++ {
		if !gone[i] {
			s.leavesOf(d.Tokens[i].Form, &words[i], func(n int32) { s.suppose(n, m) })
		}
	}
	for k := range m.due {
		for m.due[k] != 0 {
			i := int32(64*k + bits.TrailingZeros64(m.due[k]))
			m.due[k] &= m.due[k] - 1
			if s.complete(i, m) {
				s.suppose(i, m)
			}
		}
	}
	return slices.ContainsFunc(s.says, m.has)
}

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
