package phrase

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Could tells whether the tokens [from, to) that are left when some are gone
// would do for one of some phrases, however far apart they are. It is many times
// as quick as another search, and never says no where that would give a hit in
// those words, read as they are in this document.
func (f *Search) Could(phrases []int, gone []bool, from, to int) bool {
	words := len(f.set.compound)
	clear(f.asked[:words])
	clear(f.left[:words])
	f.gone, f.from, f.to = gone, int32(from), int32(to)
	for _, i := range phrases {
		if _, ok := f.remains(f.set.says[i]); ok {
			return true
		}
	}
	return false
}

// extent is from the first to the last token at which a node, or a part that
// it cannot do without, may begin.
type extent struct{ first, last int32 }

func (e extent) or(o extent) extent { return extent{min(e.first, o.first), max(e.last, o.last)} }

var (
	nowhere    = extent{math.MaxInt32, math.MinInt32}
	everywhere = extent{math.MinInt32, math.MaxInt32}
)

// remains gives the extent of a node in what is left; false when it is not there.
func (f *Search) remains(i int32) (extent, bool) {
	if !f.may(i) {
		return nowhere, false
	}
	word, bit := i/64, uint64(1)<<(i%64)
	if f.asked[word]&bit == 0 {
		f.asked[word] |= bit
		e, ok := f.remainsOf(i)
		if f.reach[i] = e; ok {
			f.left[word] |= bit
		}
	}
	return f.reach[i], f.left[word]&bit != 0
}

// remainsOf is remains for a node that was not asked for.
func (f *Search) remainsOf(i int32) (extent, bool) {
	switch n := &f.set.nodes[i]; n.kind {
	case isAlt:
		return f.anyRemains(i)
	case isSeq, isBag:
		return f.allRemain(n)
	}
	e, spans := nowhere, f.of(i)
	first, _ := slices.BinarySearchFunc(spans, f.from, func(sp span, from int32) int { return cmp.Compare(sp.start, from) })
	for _, sp := range spans[first:] {
		if sp.start >= f.to {
			break
		}
		if !f.gone[sp.start] {
			e = e.or(extent{sp.start, sp.start})
		}
	}
	return e, e != nowhere
}

// anyRemains gives the extent of alternatives: that of all that are left.
func (f *Search) anyRemains(i int32) (extent, bool) {
	e := nowhere
	for _, m := range f.set.choices.of(i) {
		for lit := f.lit[m.word] & m.bits; lit != 0; lit &= lit - 1 {
			if part, ok := f.remains(64*m.word + int32(bits.TrailingZeros64(lit))); ok {
				e = e.or(part)
			}
		}
	}
	return e, e != nowhere
}

// allRemain gives the extent of a sequence or bag; false when it lacks a part, or
// when the parts of a sequence do not follow each other: each begins behind the
// one before.
func (f *Search) allRemain(n *node) (extent, bool) {
	all, before := nowhere, extent{}
	for k := range n.parts {
		if !n.parts[k].needed() {
			continue
		}
		e, ok := f.remains(n.parts[k].node)
		if !ok || all != nowhere && n.kind == isSeq && before.first >= e.last {
			return nowhere, false
		}
		all, before = all.or(e), e
	}
	if all == nowhere { // it may do without each of its parts
		return everywhere, true
	}
	return all, true
}
