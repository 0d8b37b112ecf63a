package phrase

import (
	"cmp"
	"slices"

	"example.com/kata/grader/text"
)

// sequence walks along the parts. The states are the ways in which the parts
// so far can stand, at most one for each place where they end: the one that
// begins last. A part takes the state that ends nearest before it.
func (f *Search) sequence(n *node) stretch {
	for k := range n.parts { // all parts first: to match one needs the same memory
		if p := &n.parts[k]; !p.edge() && len(f.of(p.node)) == 0 && !p.optional {
			return stretch{}
		}
	}
	d := f.doc
	states, next := f.states[:0], f.next[:0]
	begun, atStart := false, false
	for k := range n.parts {
		p := &n.parts[k]
		switch p.kind {
		case isStart:
			atStart = true
			continue
		case isEnd:
			states = slices.DeleteFunc(states, func(sp span) bool { return sp.start == sp.end || !endsClause(d, sp) })
			continue
		}
		next = next[:0]
		if p.optional && begun {
			next = append(next, states...)
		}
		if !begun {
			for _, o := range f.of(p.node) {
				if !atStart || startsClause(d, o) {
					next = append(next, o)
				}
			}
			// What follows an optional first part may begin the phrase too.
			begun = !p.optional
			if !begun {
				next = f.optionalStart(n, k, next)
				begun = true
			}
		} else {
			next = extend(d, states, f.of(p.node), p.gap, next)
		}
		states, next = tidy(next), states
		if len(states) == 0 {
			break
		}
	}
	slices.SortFunc(states, byStart)
	f.states, f.next = states, next
	return f.keep(states)
}

// optionalStart marks the beginnings of the next part as places before which
// an optional first part is absent: empty spans.
func (f *Search) optionalStart(n *node, k int, out []span) []span {
	if k+1 < len(n.parts) {
		for _, o := range f.of(n.parts[k+1].node) {
			out = append(out, span{o.start, o.start, 0})
		}
	}
	return out
}

// extend joins each span of a part with the nearest state before it.
func extend(d *text.Document, states, spans []span, gap Gap, out []span) []span {
	k := 0
	for _, o := range spans {
		for k < len(states) && states[k].end <= o.start {
			k++
		}
		for k > 0 && states[k-1].end > o.start {
			k--
		}
		if k > 0 && near(d, int(states[k-1].end), int(o.start), gap, states[k-1].start == states[k-1].end) {
			out = append(out, join(states[k-1], o))
		}
	}
	return out
}

// tidy sorts states by their end and keeps for each end the one that begins
// last.
func tidy(states []span) []span {
	if len(states) < 2 {
		return states
	}
	slices.SortFunc(states, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.end, b.end), cmp.Compare(b.start, a.start))
	})
	return slices.CompactFunc(states, func(a, b span) bool { return a.end == b.end })
}

// near tells whether what begins at token j stands in reach of what ended
// before token i.
func near(d *text.Document, i, j int, gap Gap, empty bool) bool {
	if empty {
		return i == j
	}
	a, b := &d.Tokens[i-1], &d.Tokens[j]
	switch gap {
	case Adjacent:
		return a.Clause == b.Clause && d.Gap(i, j) == 0 && j-i <= 2
	case Near:
		return a.Clause == b.Clause && d.Gap(i, j) <= 2 && j-i <= 5
	case Reach:
		return a.Sentence == b.Sentence && b.Clause-a.Clause <= 2 && d.Gap(i, j) <= 7 && j-i <= 14
	}
	return a.Sentence == b.Sentence
}

// startsClause tells whether nothing but light words stands before a span in
// its clause; endsClause the same of what stands behind it.
func startsClause(d *text.Document, sp span) bool {
	i := int(sp.start)
	return d.Gap(d.ClauseStart(i), i) == 0
}

func endsClause(d *text.Document, sp span) bool {
	i := int(sp.end) - 1
	return d.Gap(i+1, d.ClauseEnd(i)) == 0
}
