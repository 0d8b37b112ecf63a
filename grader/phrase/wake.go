package phrase

import "strings"

// commonWords are the words that nearly every answer has.
const commonWords = `a all also an and any are as at be because but by can do does for from get had has have he her here him his
how i if in is it its just me more my no not of on one only or out she so some still than that the their them then there these
they this those to up us was we were what when where which who will with would you your`

// wire tells each node which others to look at when it has spans:
// alternatives when any of theirs has, all else when its rarest part has.
// Whether the other parts are there as well, they find out themselves. What can
// do without each of its parts looks when any is there.
func (s *Set) wire() {
	rarity := s.rarity()
	wakes, needs := make([][]int32, len(s.nodes)), make([][]int32, len(s.nodes))
	for i := range s.nodes {
		n := &s.nodes[i]
		name, waits := int32(i), n.children
		if n.kind == isAlt {
			name = ^name
		} else {
			needs[i] = s.required(n)
			if c := rarest(needs[i], rarity); c >= 0 {
				waits = []int32{c}
			}
		}
		for _, c := range waits {
			if w := &wakes[c]; len(*w) == 0 || (*w)[len(*w)-1] != name {
				*w = append(*w, name)
			}
		}
	}
	s.wakes, s.needs = pack(wakes), pack(needs)
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
		for _, c := range s.nodes[i].children {
			out[c]++
		}
	}
	for i := range s.nodes {
		switch n := &s.nodes[i]; n.kind {
		case isAlt:
			for _, c := range n.children {
				out[i] += out[c]
			}
		case isSeq, isBag:
			if c := rarest(s.required(n), out); c >= 0 {
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

// required gives the parts without which a node stands nowhere. Edges are
// everywhere.
func (s *Set) required(n *node) (parts []int32) {
	for k, c := range n.children {
		kind := s.nodes[c].kind
		if (n.optional == nil || !n.optional[k]) && kind != isStart && kind != isEnd {
			parts = append(parts, c)
		}
	}
	return parts
}

// lists are many short lists in one piece of memory: to walk along them is
// most of what a search does.
type lists struct {
	from  []int32
	items []int32
}

func pack(all [][]int32) (l lists) {
	for _, list := range all {
		l.from = append(l.from, int32(len(l.items)))
		l.items = append(l.items, list...)
	}
	l.from = append(l.from, int32(len(l.items)))
	return l
}

func (l *lists) of(i int32) []int32 { return l.items[l.from[i]:l.from[i+1]] }
