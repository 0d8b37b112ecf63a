package phrase

import (
	"math"
	"slices"

	"example.com/kata/grader/text"
)

// Could tells whether the tokens [from, to) that are left when some are gone
// would do for a phrase, however far apart they are. It is many times as quick
// as Find, and never says no where Find would give a hit in those words, read
// as they are in this document.
func (s *Set) Could(d *text.Document, words []Word, gone []bool, from, to int) bool {
	f := s.take(d)
	defer f.free()
	for i := from; i < to; i++ {
		if gone[i] {
			continue
		}
		f.leaves = s.leavesOf(d.Tokens[i].Form, &words[i], f.leaves[:0])
		for _, n := range f.leaves {
			if !f.may(n) {
				f.reach[n].first = int32(i)
				f.light(n)
			}
			f.reach[n].last = int32(i)
		}
	}
	f.settle(true)
	return slices.ContainsFunc(s.says, f.may)
}

// extent is from the first to the last token at which a node, or a part that
// it cannot do without, may begin.
type extent struct{ first, last int32 }

func (e extent) or(o extent) extent { return extent{min(e.first, o.first), max(e.last, o.last)} }

// ordered notes the extent of a node, and tells whether the parts of a
// sequence may follow each other: each begins behind the one before.
func (f *search) ordered(i int32) bool {
	n := &f.set.nodes[i]
	all, before := extent{math.MinInt32, math.MaxInt32}, extent{} // it may do without each of its parts
	first := true
	for k := range n.parts {
		if !n.parts[k].needed() {
			continue
		}
		e := f.extentOf(n.parts[k].node)
		if first {
			all = e
		} else if n.kind == isSeq && before.first >= e.last {
			return false
		}
		all, before, first = all.or(e), e, false
	}
	f.reach[i] = all
	return true
}

// extentOf gives the extent of a node: of alternatives that of all that are
// there. None of them is made of alternatives itself.
func (f *search) extentOf(i int32) extent {
	if f.set.nodes[i].kind != isAlt {
		return f.reach[i]
	}
	e := extent{math.MaxInt32, math.MinInt32}
	for _, p := range f.set.nodes[i].parts {
		if f.may(p.node) {
			e = e.or(f.reach[p.node])
		}
	}
	return e
}
