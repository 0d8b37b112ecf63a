package phrase

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"

	"example.com/kata/grader/text"
)

// Hit is a place where a phrase stands: the tokens [Start, End), of which
// those in Mask are the phrase's own words and the rest stand in its gaps.
type Hit struct {
	Phrase     int
	Start, End int
	Mask       uint64 // bit i is the token Start+i; tokens beyond 64 count as the phrase's own
}

// Has tells whether a token is one of the phrase's own words.
func (h Hit) Has(token int) bool {
	i := token - h.Start
	return i >= 0 && token < h.End && (i >= 64 || h.Mask&(1<<i) != 0)
}

// Words counts the phrase's own words.
func (h Hit) Words() int { return bits.OnesCount64(h.Mask) + max(0, h.End-h.Start-64) }

// span is where a node matched.
type span struct {
	start, end int32
	mask       uint64
}

func join(a, b span) span {
	if b.start < a.start {
		a, b = b, a
	}
	mask := a.mask
	if d := b.start - a.start; d < 64 {
		mask |= b.mask << d
	}
	return span{a.start, max(a.end, b.end), mask}
}

// scratch is the memory of one search, used again and again.
type scratch struct {
	spans  [][]span  // of each node
	filled [][]int32 // of each node the children that have spans
	used   []int32   // the nodes that have spans or filled children
	states []span
	next   []span
}

type pool struct{ free sync.Pool }

func newPool() *pool { return &pool{sync.Pool{New: func() any { return new(scratch) }}} }

// Find gives all places where phrases stand, by phrase and then by place.
func (s *Set) Find(d *text.Document) []Hit { return s.FindWith(d, s.Words(d)) }

// Words looks the tokens up: for each, the word that it stands for. It is the
// token's own stem, or that of the known word of which it is a misspelling.
func (s *Set) Words(d *text.Document) []string { return s.vocabulary.resolve(d) }

// FindWith is Find for words that were looked up before.
func (s *Set) FindWith(d *text.Document, words []string) []Hit {
	m := s.pool.free.Get().(*scratch)
	defer s.pool.free.Put(m)
	s.match(d, words, m)
	var hits []Hit
	for i := range s.plans {
		p := &s.plans[i]
		for _, sp := range m.spans[p.say] {
			if !s.excluded(d, m, p, sp) {
				hits = append(hits, Hit{i, int(sp.start), int(sp.end), sp.mask})
			}
		}
	}
	return hits
}

// match fills the spans of all nodes, children first.
func (s *Set) match(d *text.Document, words []string, m *scratch) {
	for _, i := range m.used {
		if int(i) < len(m.spans) {
			m.spans[i], m.filled[i] = m.spans[i][:0], m.filled[i][:0]
		}
	}
	m.used = m.used[:0]
	for len(m.spans) < len(s.nodes) {
		m.spans, m.filled = append(m.spans, nil), append(m.filled, nil)
	}
	s.matchWords(d, words, m)
	for i := range s.nodes {
		if len(m.filled[i]) == 0 {
			continue
		}
		n := &s.nodes[i]
		switch n.kind {
		case isAlt:
			s.matchAlt(i, m)
		case isSeq:
			s.matchSeq(d, n, i, m)
		case isBag:
			s.matchBag(d, n, i, m)
		}
		if len(m.spans[i]) > 0 {
			s.tell(int32(i), m)
		}
	}
}

// tell notes with its parents that a node has spans. Nodes of which no child
// has any are never looked at.
func (s *Set) tell(i int32, m *scratch) {
	m.used = append(m.used, i)
	for _, p := range s.nodes[i].parents {
		if len(m.filled[p]) == 0 {
			m.used = append(m.used, p)
		}
		m.filled[p] = append(m.filled[p], i)
	}
}

func (s *Set) matchWords(d *text.Document, words []string, m *scratch) {
	put := func(n int32, i int) {
		if len(m.spans[n]) == 0 {
			s.tell(n, m)
		}
		m.spans[n] = append(m.spans[n], span{int32(i), int32(i + 1), 1})
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if n, ok := s.stems[words[i]]; ok {
			put(n, i)
		}
		if n, ok := s.exact[t.Form]; ok {
			put(n, i)
		}
		for _, p := range s.prefixes {
			if len(t.Form) >= len(p.text) && t.Form[:len(p.text)] == p.text {
				put(p.node, i)
			}
		}
		if s.number >= 0 && '0' <= t.Form[0] && t.Form[0] <= '9' {
			put(s.number, i)
		}
	}
}

func byStart(a, b span) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
}

func sameSpan(a, b span) bool { return a.start == b.start && a.end == b.end }

func (s *Set) matchAlt(i int, m *scratch) {
	out := m.spans[i]
	for _, c := range m.filled[i] {
		out = append(out, m.spans[c]...)
	}
	if len(m.filled[i]) > 1 {
		slices.SortStableFunc(out, byStart)
		out = slices.CompactFunc(out, sameSpan)
	}
	m.spans[i] = out
}

// matchSeq walks along the parts. The states are the ways in which the parts
// so far can stand, at most one for each place where they end: the one that
// begins last. A part takes the state that ends nearest before it.
func (s *Set) matchSeq(d *text.Document, n *node, i int, m *scratch) {
	for k, c := range n.children {
		if !n.optional[k] && len(m.spans[c]) == 0 && s.nodes[c].kind != isStart && s.nodes[c].kind != isEnd {
			return
		}
	}
	states, next := m.states[:0], m.next[:0]
	begun, atStart := false, false
	for k, c := range n.children {
		switch s.nodes[c].kind {
		case isStart:
			atStart = true
			continue
		case isEnd:
			states = slices.DeleteFunc(states, func(sp span) bool { return !endsClause(d, sp) })
			continue
		}
		next = next[:0]
		if n.optional[k] && begun {
			next = append(next, states...)
		}
		if !begun {
			for _, o := range m.spans[c] {
				if !atStart || startsClause(d, o) {
					next = append(next, o)
				}
			}
			// What follows an optional first part may begin the phrase too.
			begun = !n.optional[k]
			if !begun {
				next = s.optionalStart(n, k, m, next)
				begun = true
			}
		} else {
			next = extend(d, states, m.spans[c], n.gaps[k], next)
		}
		states, next = tidy(next), states
		if len(states) == 0 {
			break
		}
	}
	m.spans[i] = append(m.spans[i], states...)
	slices.SortFunc(m.spans[i], byStart)
	m.states, m.next = states, next
}

// optionalStart marks the beginnings of the next part as places before which
// an optional first part is absent: empty spans.
func (s *Set) optionalStart(n *node, k int, m *scratch, out []span) []span {
	if k+1 < len(n.children) {
		for _, o := range m.spans[n.children[k+1]] {
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

// matchBag looks for all parts in any order: blank in one clause, ".." within
// reach of each other, "..." in one sentence.
func (s *Set) matchBag(d *text.Document, n *node, i int, m *scratch) {
	for _, c := range n.children {
		if len(m.spans[c]) == 0 {
			return
		}
	}
	type event struct {
		span
		part int
	}
	var events []event
	for k, c := range n.children {
		for _, o := range m.spans[c] {
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

// excluded tells whether a phrase's exclusions or conditions take a span back.
func (s *Set) excluded(d *text.Document, m *scratch, p *plan, sp span) bool {
	first, last := &d.Tokens[sp.start], &d.Tokens[sp.end-1]
	for _, n := range p.not {
		for _, o := range m.spans[n] {
			if c := d.Tokens[o.start].Clause; first.Clause <= c && c <= last.Clause {
				return true
			}
		}
	}
	for _, n := range p.unless {
		for _, o := range m.spans[n] {
			if c := d.Tokens[o.start].Sentence; first.Sentence <= c && c <= last.Sentence {
				return true
			}
		}
	}
	for _, n := range p.given {
		if len(m.spans[n]) == 0 {
			return true
		}
	}
	for _, n := range p.absent {
		if len(m.spans[n]) > 0 {
			return true
		}
	}
	return false
}
