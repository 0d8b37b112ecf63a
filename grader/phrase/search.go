package phrase

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"example.com/kata/grader/text"
)

// Search is a search of a set in one answer. It has two steps: from the words
// up, to learn which nodes may be there at all, for which bits are enough; then
// from the phrases that may be there down to their words, to see where they
// stand. Most answers come near to few phrases, and no part of the others is
// ever put together.
//
// It is for one goroutine, and good until its Document is Reset or it is freed.
type Search struct {
	set    *Set
	doc    *text.Document
	lit    []uint64 // a bit for each node that may be there; of a sequence or bag that settle has not come to, that it is to be looked at
	done   []uint64 // a bit for each node whose spans are known
	places []place
	last   []int32   // of each word that is there, its last place
	known  []stretch // of each node that is done
	spans  []span    // of all of them
	asked  []uint64  // in Could, a bit for each node that was asked for
	left   []uint64  // and for each of those that may be left
	reach  []extent  // of those
	gone   []bool    // as Could was given it
	from   int32     // likewise
	to     int32     // likewise
	leaves []int32   // of the word that is looked at
	found  []int32   // the children of alternatives that are being put together
	states []span    // see sequence
	next   []span
	events []event // see bag
	recent [][kept]span
	hits   []Hit // of the phrase that Any looks at
}

// place is where a word stands, and leads to the place before; -1 is none.
type place struct{ token, before int32 }

// stretch is a part of search.spans.
type stretch struct{ from, to int32 }

// searches are for all sets: what one has left warm, the next one uses.
var searches = sync.Pool{New: func() any { return new(Search) }}

// take gives a search of an answer that knows nothing yet.
func (s *Set) take(d *text.Document) *Search {
	f := searches.Get().(*Search)
	f.set, f.doc = s, d
	f.places, f.spans = f.places[:0], f.spans[:0]
	nodes, words := len(s.nodes), len(s.compound)
	if len(f.lit) < words {
		f.lit, f.done, f.asked, f.left = make([]uint64, words), make([]uint64, words), make([]uint64, words), make([]uint64, words)
	}
	if len(f.last) < nodes {
		f.last, f.known, f.reach = make([]int32, nodes), make([]stretch, nodes), make([]extent, nodes)
	}
	clear(f.lit[:words])
	clear(f.done[:words])
	return f
}

// Free gives the memory of a search back to others. It is called once; the search
// is of no use any more.
func (f *Search) Free() {
	if f.set == nil {
		panic("phrase: a search was freed twice")
	}
	f.set, f.doc, f.gone = nil, nil, nil
	searches.Put(f)
}

// Search begins a search in an answer. words is what Words gave.
func (s *Set) Search(d *text.Document, words []Word) *Search {
	f := s.take(d)
	for i := range d.Tokens {
		f.leaves = s.leavesOf(d.Tokens[i].Form, &words[i], f.leaves[:0])
		for _, n := range f.leaves {
			before := int32(-1)
			if f.may(n) {
				before = f.last[n]
			} else {
				f.light(n)
			}
			f.last[n] = int32(len(f.places))
			f.places = append(f.places, place{int32(i), before})
		}
	}
	f.settle()
	return f
}

// settle goes through the sequences and bags that are lit. Those that lack a part
// go out; the others light what waits for them, which comes behind.
func (f *Search) settle() {
	for k, compound := range f.set.compound {
		for due := f.lit[k] & compound; due != 0; {
			i := int32(64*k + bits.TrailingZeros64(due))
			upTo := due ^ (due - 1)
			if f.complete(i) {
				f.light(i)
			} else {
				f.lit[k] &^= 1 << (i % 64)
			}
			due = f.lit[k] & compound &^ upTo
		}
	}
}

// leavesOf adds the nodes of single words that a token is, as what it stands
// for and as it is written.
func (s *Set) leavesOf(form string, w *Word, leaves []int32) []int32 {
	if n := s.leafOf(w.stem, w.Stem).stem; n >= 0 {
		leaves = append(leaves, n)
	}
	if n := s.leafOf(w.form, form).exact; n >= 0 {
		leaves = append(leaves, n)
	}
	for _, p := range s.prefixes {
		if strings.HasPrefix(form, p.text) {
			leaves = append(leaves, p.node)
		}
	}
	if s.number >= 0 && '0' <= form[0] && form[0] <= '9' {
		leaves = append(leaves, s.number)
	}
	return leaves
}

// may tells whether a node may have spans.
func (f *Search) may(i int32) bool { return f.lit[i/64]&(1<<(i%64)) != 0 }

// light takes a node to be there.
func (f *Search) light(i int32) {
	for _, m := range f.set.lights.of(i) {
		f.lit[m.word] |= m.bits
	}
}

// complete tells whether all parts may be there that a node cannot do without.
func (f *Search) complete(i int32) bool {
	for _, m := range f.set.needs.of(i) {
		if f.lit[m.word]&m.bits != m.bits {
			return false
		}
	}
	return true
}

// of gives the spans of a node, by place.
func (f *Search) of(i int32) []span {
	if !f.may(i) {
		return nil
	}
	if f.done[i/64]&(1<<(i%64)) == 0 {
		f.done[i/64] |= 1 << (i % 64)
		f.known[i] = f.match(i)
	}
	at := f.known[i]
	return f.spans[at.from:at.to]
}

// match finds the spans of a node, those of its children first.
func (f *Search) match(i int32) stretch {
	switch n := &f.set.nodes[i]; n.kind {
	case isAlt:
		return f.alternatives(i)
	case isSeq:
		return f.sequence(n)
	case isBag:
		return f.bag(n)
	}
	return f.word(i)
}

// keep makes spans those of a node.
func (f *Search) keep(spans []span) stretch {
	from := len(f.spans)
	f.spans = append(f.spans, spans...)
	return stretch{int32(from), int32(len(f.spans))}
}

// word gives the places of a word.
func (f *Search) word(i int32) stretch {
	from := len(f.spans)
	for at := f.last[i]; at >= 0; at = f.places[at].before {
		token := f.places[at].token
		f.spans = append(f.spans, span{token, token + 1, 1})
	}
	slices.Reverse(f.spans[from:])
	return stretch{int32(from), int32(len(f.spans))}
}

// alternatives puts the spans of all children together; of equal spans that of
// the first child stays.
func (f *Search) alternatives(i int32) stretch {
	before := len(f.found) // what the children find in turn stands behind it
	for _, m := range f.set.choices.of(i) {
		for left := f.lit[m.word] & m.bits; left != 0; left &= left - 1 {
			if c := 64*m.word + int32(bits.TrailingZeros64(left)); len(f.of(c)) > 0 {
				f.found = append(f.found, c)
			}
		}
	}
	found := f.found[before:]
	f.found = f.found[:before]
	switch len(found) {
	case 0:
		return stretch{}
	case 1:
		return f.known[found[0]]
	}
	from := len(f.spans)
	for _, c := range found {
		f.spans = append(f.spans, f.of(c)...)
	}
	out := f.spans[from:]
	slices.SortStableFunc(out, byStart)
	out = slices.CompactFunc(out, sameSpan)
	f.spans = f.spans[:from+len(out)]
	return stretch{int32(from), int32(len(f.spans))}
}
