package phrase

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
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
	spans  [][]span // of each node; of alternatives once somebody asked for them
	filled []int32  // of alternatives the place in links behind that of the child that had spans last, 0 for none
	links  []link
	chain  []int32  // the children of alternatives that are put together
	used   []int32  // the nodes that are there
	there  []uint64 // a bit for each node that has spans, or a child with spans; in Could for each that may have
	due    []uint64 // a bit for each node that is to be looked at
	reach  []extent // in Could, of each node that is there
	states []span
	next   []span
}

// link leads from a child of alternatives that has spans to the one before.
type link struct{ child, before int32 }

type pool struct{ free sync.Pool }

func newPool() *pool { return &pool{sync.Pool{New: func() any { return new(scratch) }}} }

// Find gives all places where phrases stand, by phrase and then by place.
func (s *Set) Find(d *text.Document) []Hit { return s.FindWith(d, s.Words(d)) }

// Words is Words of the set's vocabulary.
func (s *Set) Words(d *text.Document) []Word { return s.vocabulary.Words(d) }

// FindWith is Find for words that were looked up before.
func (s *Set) FindWith(d *text.Document, words []Word) []Hit {
	m := s.pool.free.Get().(*scratch)
	defer s.pool.free.Put(m)
	s.match(d, words, m)
	n := 0
	for _, say := range s.says {
		if m.has(say) {
			n += len(m.of(say))
		}
	}
	hits := make([]Hit, 0, n)
	for i, say := range s.says {
		if !m.has(say) {
			continue
		}
		for _, sp := range m.of(say) {
			if !s.excluded(d, m, &s.plans[i], sp) {
				hits = append(hits, Hit{i, int(sp.start), int(sp.end), sp.mask})
			}
		}
	}
	return hits
}

// Any tells whether FindWith would give anything.
func (s *Set) Any(d *text.Document, words []Word) bool {
	m := s.pool.free.Get().(*scratch)
	defer s.pool.free.Put(m)
	s.match(d, words, m)
	for i, say := range s.says {
		if m.has(say) && slices.ContainsFunc(m.of(say), func(sp span) bool { return !s.excluded(d, m, &s.plans[i], sp) }) {
			return true
		}
	}
	return false
}

// reset forgets the last search and makes room for a number of nodes.
func (m *scratch) reset(nodes int) {
	for _, i := range m.used {
		m.spans[i], m.filled[i] = m.spans[i][:0], 0
	}
	m.used, m.links = m.used[:0], m.links[:0]
	clear(m.there)
	if nodes <= len(m.spans) {
		return
	}
	m.spans, m.filled = make([][]span, nodes), make([]int32, nodes)
	m.due, m.there, m.reach = make([]uint64, nodes/64+1), make([]uint64, nodes/64+1), make([]extent, nodes)
}

// match fills the spans of all nodes, children first.
func (s *Set) match(d *text.Document, words []Word, m *scratch) {
	m.reset(len(s.nodes))
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
	if !s.complete(int32(i), m) {
		return
	}
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
	m.there[i/64] |= 1 << (i % 64)
	for _, p := range s.wakes.of(i) {
		if p >= 0 {
			m.due[p/64] |= 1 << (p % 64)
			continue
		}
		before := m.filled[^p]
		m.links = append(m.links, link{i, before})
		m.filled[^p] = int32(len(m.links))
		if before == 0 {
			s.tell(^p, m)
		}
	}
}

// complete tells whether all parts are there that a node cannot do without.
func (s *Set) complete(i int32, m *scratch) bool {
	for _, c := range s.needs.of(i) {
		if !m.has(c) {
			return false
		}
	}
	return true
}

func (s *Set) matchWords(d *text.Document, words []Word, m *scratch) {
	for i := range d.Tokens {
		s.leavesOf(d.Tokens[i].Form, &words[i], func(n int32) {
			if len(m.spans[n]) == 0 {
				s.tell(n, m)
			}
			m.spans[n] = append(m.spans[n], span{int32(i), int32(i + 1), 1})
		})
	}
}

// leavesOf visits the nodes of single words that a token is, as what it stands
// for and as it is written.
func (s *Set) leavesOf(form string, w *Word, visit func(n int32)) {
	stem, exact := s.leafOf(w.stem, w.Stem), s.leafOf(w.form, form)
	if stem.stem >= 0 {
		visit(stem.stem)
	}
	if exact.exact >= 0 {
		visit(exact.exact)
	}
	for _, p := range s.prefixes {
		if strings.HasPrefix(form, p.text) {
			visit(p.node)
		}
	}
	if s.number >= 0 && '0' <= form[0] && form[0] <= '9' {
		visit(s.number)
	}
}

func byStart(a, b span) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
}

func sameSpan(a, b span) bool { return a.start == b.start && a.end == b.end }

// has tells whether a node has spans.
func (m *scratch) has(i int32) bool { return m.there[i/64]&(1<<(i%64)) != 0 }

// of gives the spans of a node whose children are all matched.
func (m *scratch) of(i int32) []span {
	if len(m.spans[i]) > 0 || m.filled[i] == 0 {
		return m.spans[i]
	}
	m.chain = m.chain[:0]
	for at := m.filled[i]; at > 0; at = m.links[at-1].before {
		m.chain = append(m.chain, m.links[at-1].child)
	}
	out := m.spans[i]
	for _, c := range slices.Backward(m.chain) { // of equal spans that of the first alternative stays
		out = append(out, m.spans[c]...)
	}
	if m.links[m.filled[i]-1].before > 0 {
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
