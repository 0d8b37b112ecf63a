package phrase

import (
	"slices"
	"strings"
)

// commonWords are the words that nearly every answer has.
const commonWords = `a all also an and any are as at be because but by can do does for from get had has have he her here him his
how i if in is it its just me more my no not of on one only or out she so some still than that the their them then there these
they this those to up us was we were what when where which who will with would you your`

// wire tells each node what lights up with it: the alternatives that it is one
// of, and whatever waits for it or for one of those, to be looked at. A sequence
// or bag waits for its rarest part, and finds out itself whether the others are
// there as well; one that can do without each of its parts waits for any.
func (s *Set) wire() {
	rarity := s.rarity()
	alternatives, waiting := make([][]int32, len(s.nodes)), make([][]int32, len(s.nodes)) // of each node
	s.compound = make([]uint64, len(s.nodes)/64+1)
	var children, choices, needs, lights []int32
	for i := range s.nodes {
		n := &s.nodes[i]
		children, choices, needs = children[:0], nil, needs[:0]
		for _, p := range n.parts {
			children = append(children, p.node)
		}
		switch n.kind {
		case isAlt:
			choices = children
			for _, c := range children {
				alternatives[c] = append(alternatives[c], int32(i))
			}
		case isSeq, isBag:
			s.compound[i/64] |= 1 << (i % 64)
			waits := children
			if needs = n.required(needs); len(needs) > 0 {
				waits = []int32{rarest(needs, rarity)}
			}
			for _, c := range waits {
				waiting[c] = append(waiting[c], int32(i))
			}
		}
		s.choices.add(choices)
		s.needs.add(needs)
	}
	for i := range s.nodes {
		lights = append(append(lights[:0], int32(i)), waiting[i]...)
		for _, a := range alternatives[i] {
			lights = append(append(lights, a), waiting[a]...)
		}
		s.lights.add(lights)
	}
}

// rarity guesses of each node how seldom it has spans, the lower the rarer. A
// word is the more common the more nodes need it: people who write phrases and
// people who answer speak of the same things.
func (s *Set) rarity() []int {
	out := make([]int, len(s.nodes))
	for word := range strings.FieldsSeq(commonWords) {
		l := s.leafOf(s.vocabulary.numberOf(word), word)
		for _, n := range []int32{l.stem, l.exact} {
			if n >= 0 {
				out[n] = 1000
			}
		}
	}
	for i := range s.nodes {
		for _, p := range s.nodes[i].parts {
			out[p.node]++
		}
	}
	for i := range s.nodes {
		switch n := &s.nodes[i]; n.kind {
		case isAlt:
			for _, p := range n.parts {
				out[i] += out[p.node]
			}
		case isSeq, isBag:
			if c := rarest(n.required(nil), out); c >= 0 {
				out[i] = out[c]
			}
		}
	}
	return out
}

// rarest gives the rarest of some nodes, -1 of none.
func rarest(nodes []int32, rarity []int) int32 {
	best := int32(-1)
	for _, c := range nodes {
		if best < 0 || rarity[c] < rarity[best] {
			best = c
		}
	}
	return best
}

// required adds the parts without which a node stands nowhere to nodes.
func (n *node) required(nodes []int32) []int32 {
	for _, p := range n.parts {
		if p.needed() {
			nodes = append(nodes, p.node)
		}
	}
	return nodes
}

// sets are many small sets of nodes in one piece of memory. To go through them is
// most of what a search does; their members are taken 64 at a time.
type sets struct {
	ends  []int32 // of each set in items
	items []members
}

// members are those of a set whose bits stand in one word of a bit set.
type members struct {
	bits uint64
	word int32
}

// add adds a set, and sorts it.
func (s *sets) add(nodes []int32) {
	first := len(s.items)
	slices.Sort(nodes)
	for _, n := range nodes {
		if last := len(s.items) - 1; last < first || s.items[last].word != n/64 {
			s.items = append(s.items, members{word: n / 64})
		}
		s.items[len(s.items)-1].bits |= 1 << (n % 64)
	}
	s.ends = append(s.ends, int32(len(s.items)))
}

// of gives the members of the set that was added i-th.
func (s *sets) of(i int32) []members {
	if i == 0 {
		return s.items[:s.ends[0]]
	}
	return s.items[s.ends[i-1]:s.ends[i]]
}
