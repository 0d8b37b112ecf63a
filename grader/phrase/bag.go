package phrase

import (
	"math/bits"
	"slices"

	"example.com/kata/grader/text"
)

// matchBag looks for all parts in any order: blank in one clause, ".." within
// reach of each other, "..." in one sentence.
func (s *Set) matchBag(d *text.Document, n *node, i int, m *scratch) {
	type event struct {
		span
		part int
	}
	var events []event
	for k, c := range n.children {
		for _, o := range m.of(c) {
			events = append(events, event{o, k})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return byStart(a.span, b.span) })
	last := make([]span, len(n.children))
	for k := range last {
		last[k].start = -1
	}
	widest := slices.Max(n.gaps)
	for _, e := range events {
		last[e.part] = e.span
		if all, ok := gather(d, last, widest); ok {
			m.spans[i] = append(m.spans[i], all)
		}
	}
	slices.SortFunc(m.spans[i], byStart)
	m.spans[i] = slices.CompactFunc(m.spans[i], sameSpan)
}

// gather joins the last span of each part when they stand together and none
// overlaps another.
func gather(d *text.Document, last []span, gap Gap) (span, bool) {
	all := last[0]
	for k, sp := range last {
		if sp.start < 0 {
			return all, false
		}
		for _, other := range last[:k] {
			if sp.start < other.end && other.start < sp.end {
				return all, false
			}
		}
		if k > 0 {
			all = join(all, sp)
		}
	}
	a, b := &d.Tokens[all.start], &d.Tokens[all.end-1]
	switch gap {
	case Adjacent, Near:
		return all, a.Clause == b.Clause
	case Reach:
		free := d.Gap(int(all.start), int(all.end)) - bits.OnesCount64(all.mask)
		return all, a.Sentence == b.Sentence && b.Clause-a.Clause <= 2 && free <= 7
	}
	return all, a.Sentence == b.Sentence
}
