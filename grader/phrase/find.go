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
	filled [][]int32 // of alternatives the children that have spans
	used   []int32   // the nodes that have spans or filled children
	due    []uint64  // a bit for each node that is to be looked at
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
	n := 0
	for i := range s.plans {
		n += len(m.of(s.plans[i].say))
	}
	hits := make([]Hit, 0, n)
	for i := range s.plans {
		p := &s.plans[i]
		for _, sp := range m.of(p.say) {
			if !s.excluded(d, m, p, sp) {
				hits = append(hits, Hit{i, int(sp.start), int(sp.end), sp.mask})
			}
		}
	}
	return hits
}

// Any tells whether FindWith would give anything.
func (s *Set) Any(d *text.Document, words []string) bool {
	m := s.pool.free.Get().(*scratch)
	defer s.pool.free.Put(m)
	s.match(d, words, m)
	for i := range s.plans {
		p := &s.plans[i]
		for _, sp := range m.of(p.say) {
			if !s.excluded(d, m, p, sp) {
				return true
			}
		}
	}
	return false
}

// match fills the spans of all nodes, children first.
func (s *Set) match(d *text.Document, words []string, m *scratch) {
	for _, i := range m.used {
		m.spans[i], m.filled[i] = m.spans[i][:0], m.filled[i][:0]
	}
	m.used = m.used[:0]
	for len(m.spans) < len(s.nodes) {
		m.spans, m.filled = append(m.spans, nil), append(m.filled, nil)
	}
	for 64*len(m.due) < len(s.nodes) {
		m.due = append(m.due, 0)
	}
	s.matchWords(d, words, m)
	for k := range m.due {
		for m.due[k] != 0 { // parents come behind their children: bits are only set further on
			i := 64*k + bits.TrailingZeros64(m.due[k])
			m.due[k] &= m.due[k] - 1
			s.matchNode(d, i, m)
		}
	}
}

func (s *Set) matchNode(d *text.Document, i int, m *scratch) {
	if n := &s.nodes[i]; n.kind == isSeq {
		s.matchSeq(d, n, i, m)
	} else {
		s.matchBag(d, n, i, m)
	}
	if len(m.spans[i]) > 0 {
		s.tell(int32(i), m)
	}
}

// tell wakes the nodes that wait for a node that has spans now. Alternatives
// pass it on at once and are put together when somebody asks for them.
func (s *Set) tell(i int32, m *scratch) {
	m.used = append(m.used, i)
	for _, p := range s.nodes[i].wakes {
		if s.nodes[p].kind != isAlt {
			m.due[p/64] |= 1 << (p % 64)
			continue
		}
		m.filled[p] = append(m.filled[p], i)
		if len(m.filled[p]) == 1 {
			s.tell(p, m)
		}
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
		l, ok := s.leaves[words[i]]
		if ok && l.stem >= 0 {
			put(l.stem, i)
		}
		if t.Form != words[i] {
			l, ok = s.leaves[t.Form]
		}
		if ok && l.exact >= 0 {
			put(l.exact, i)
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

// has tells whether a node has spans.
func (m *scratch) has(i int32) bool { return len(m.spans[i]) > 0 || len(m.filled[i]) > 0 }

// of gives the spans of a node whose children are all matched.
func (m *scratch) of(i int32) []span {
	if len(m.spans[i]) > 0 || len(m.filled[i]) == 0 {
		return m.spans[i]
	}
	out := m.spans[i]
	for _, c := range m.filled[i] {
		out = append(out, m.spans[c]...)
	}
	if len(m.filled[i]) > 1 {
		slices.SortStableFunc(out, byStart)
		out = slices.CompactFunc(out, sameSpan)
	}
	m.spans[i] = out
	return out
}

// excluded tells whether a phrase's exclusions or conditions take a span back.
func (s *Set) excluded(d *text.Document, m *scratch, p *plan, sp span) bool {
	first, last := &d.Tokens[sp.start], &d.Tokens[sp.end-1]
	for _, n := range p.not {
		for _, o := range m.of(n) {
			if c := d.Tokens[o.start].Clause; first.Clause <= c && c <= last.Clause {
				return true
			}
		}
	}
	for _, n := range p.unless {
		for _, o := range m.of(n) {
			if c := d.Tokens[o.start].Sentence; first.Sentence <= c && c <= last.Sentence {
				return true
			}
		}
	}
	for _, n := range p.given {
		if !m.has(n) {
			return true
		}
	}
	for _, n := range p.absent {
		if m.has(n) {
			return true
		}
	}
	return false
}
