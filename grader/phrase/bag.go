package phrase

import (
	"math/bits"
	"slices"

	"example.com/kata/grader/text"
)

// bag looks for all parts in any order: blank in one clause, ".." within
// reach of each other, "..." in one sentence.
func (f *Search) bag(n *node) stretch {
	widest := Adjacent
	for _, p := range n.parts { // all parts first: to match one needs the same memory
		widest = max(widest, p.gap)
		if len(f.of(p.node)) == 0 {
			return stretch{}
		}
	}
	events := f.events[:0]
	for k, p := range n.parts {
		for _, o := range f.of(p.node) {
			events = append(events, event{o, k})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return byStart(a.span, b.span) })
	recent := f.recent[:0]
	for range n.parts {
		recent = append(recent, [kept]span{{start: -1}, {start: -1}})
	}
	out := f.next[:0]
	for _, e := range events {
		r := &recent[e.part]
		copy(r[1:], r[:])
		r[0] = e.span
		if all, ok := gather(f.doc, recent, e.part, widest); ok {
			out = append(out, all)
		}
	}
	slices.SortFunc(out, byStart)
	f.events, f.recent, f.next = events, recent, out
	return f.keep(slices.CompactFunc(out, sameSpan))
}

// event is a span of a part.
type event struct {
	span
	part int
}

// kept is how many of a part's last spans are kept: "newest" may be a part by
// itself, and belong to the "newest comment" that is another one.
const kept = 2

// gather joins the last span of a part with the last of each other one that
// overlaps none, when they stand together.
func gather(d *text.Document, recent [][kept]span, part int, gap Gap) (span, bool) {
	all := recent[part][0]
	taken := append(make([]span, 0, 8), all)
	for k := range recent {
		if k == part {
			continue
		}
		i := slices.IndexFunc(recent[k][:], func(sp span) bool {
			return sp.start >= 0 && !slices.ContainsFunc(taken, func(o span) bool { return sp.start < o.end && o.start < sp.end })
		})
		if i < 0 {
			return all, false
		}
		taken = append(taken, recent[k][i])
		all = join(all, recent[k][i])
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
