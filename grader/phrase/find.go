package phrase

import (
	"cmp"
	"math/bits"

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

// Find gives all places where phrases stand, by phrase and then by place.
func (s *Set) Find(d *text.Document) []Hit { return s.FindWith(d, s.Words(d)) }

// Words is Words of the set's vocabulary.
func (s *Set) Words(d *text.Document) []Word { return s.vocabulary.Words(d) }

// AppendWords is AppendWords of the set's vocabulary.
func (s *Set) AppendWords(words []Word, d *text.Document) []Word {
	return s.vocabulary.AppendWords(words, d)
}

// FindWith is Find for words that were looked up before.
func (s *Set) FindWith(d *text.Document, words []Word) []Hit { return s.AppendHits(nil, d, words) }

// AppendHits adds what FindWith gives to hits.
func (s *Set) AppendHits(hits []Hit, d *text.Document, words []Word) []Hit {
	f := s.Search(d, words)
	defer f.Free()
	return f.AppendHits(hits)
}

// AppendHits adds all places where phrases stand to hits, by phrase and then by
// place.
func (f *Search) AppendHits(hits []Hit) []Hit {
	for i, say := range f.set.says {
		if f.may(say) {
			hits = f.standing(i, &f.set.plans[i], hits)
		}
	}
	return hits
}

// Any tells whether one of some phrases stands in the answer.
func (f *Search) Any(phrases []int) bool {
	for _, i := range phrases {
		if f.may(f.set.says[i]) {
			if f.hits = f.standing(i, &f.set.plans[i], f.hits[:0]); len(f.hits) > 0 {
				return true
			}
		}
	}
	return false
}

// standing adds the places where a phrase stands to hits.
func (f *Search) standing(phrase int, p *plan, hits []Hit) []Hit {
	for _, n := range p.given {
		if len(f.of(n)) == 0 {
			return hits
		}
	}
	for _, n := range p.absent {
		if len(f.of(n)) > 0 {
			return hits
		}
	}
	for _, sp := range f.of(p.say) {
		if !f.excluded(p, sp) {
			hits = append(hits, Hit{phrase, int(sp.start), int(sp.end), sp.mask})
		}
	}
	return hits
}

func byStart(a, b span) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
}

func sameSpan(a, b span) bool { return a.start == b.start && a.end == b.end }

// excluded tells whether what a phrase rules out in its clause or sentence takes
// a span back.
func (f *Search) excluded(p *plan, sp span) bool {
	first, last := &f.doc.Tokens[sp.start], &f.doc.Tokens[sp.end-1]
	for _, n := range p.not {
		for _, o := range f.of(n) {
			if c := f.doc.Tokens[o.start].Clause; first.Clause <= c && c <= last.Clause {
				return true
			}
		}
	}
	for _, n := range p.unless {
		for _, o := range f.of(n) {
			if c := f.doc.Tokens[o.start].Sentence; first.Sentence <= c && c <= last.Sentence {
				return true
			}
		}
	}
	return false
}
