package phrase

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// node is a part of phrases that is matched once for all phrases that use it.
// Its children come before it, so that one walk from the first to the last
// node tells which of them may be there.
type node struct {
	kind  kind
	parts []part
}

// part is a child of a node.
type part struct {
	node     int32
	kind     kind // of the child
	gap      Gap  // before it
	optional bool // may be absent
}

// edge tells of the signs that are no words: they stand anywhere.
func (p *part) edge() bool { return p.kind == isStart || p.kind == isEnd }

// needed tells whether the node stands nowhere without the part.
func (p *part) needed() bool { return !p.optional && !p.edge() }

// plan is a phrase in terms of nodes.
type plan struct {
	phrase  *Phrase
	say     int32
	written *expr // whose parts are those of the node, if it is a sequence or bag
	not     []int32
	unless  []int32
	given   []int32
	absent  []int32
}

// Set is all phrases of a question as one structure. It is never changed
// after Build, and safe for concurrent use.
type Set struct {
	vocabulary *Vocabulary
	nodes      []node
	compound   []uint64 // a bit for each sequence and bag
	lights     sets     // of each node those that light up with it: see wire
	needs      sets     // of each sequence and bag the parts that it cannot do without
	choices    sets     // of alternatives their children
	plans      []plan
	says       []int32         // of each plan what it says
	leaves     []leaf          // by the vocabulary's numbers
	strange    map[string]leaf // of words that the vocabulary does not have
	prefixes   []prefix
	number     int32
}

// leaf gives the nodes of a word as a stem and as an exact form, -1 for none.
type leaf struct{ stem, exact int32 }

type prefix struct {
	text string
	node int32
}

// builder shares equal parts: the key of a node is what it matches.
type builder struct {
	set    *Set
	lex    *Lexicon
	keys   map[string]int32
	groups map[string]int32
	deep   int

	written map[int32]*expr // of each sequence and bag, as an author wrote it first
}

// Build makes one structure of phrases that compiled without errors. Hits
// name them by their index here. The lexicon must be the one they were
// compiled with, and there must be a vocabulary.
func Build(phrases []*Phrase, lex *Lexicon, v *Vocabulary) *Set {
	s := &Set{vocabulary: v, strange: map[string]leaf{}, number: -1}
	b := builder{set: s, lex: lex, keys: map[string]int32{}, groups: map[string]int32{}, written: map[int32]*expr{}}
	for _, ph := range phrases {
		p := plan{phrase: ph, say: b.add(ph.say)}
		p.written = b.written[p.say]
		for _, e := range ph.not {
			p.not = append(p.not, b.add(e))
		}
		for _, e := range ph.unless {
			p.unless = append(p.unless, b.add(e))
		}
		for _, e := range ph.given {
			p.given = append(p.given, b.add(e))
		}
		for _, e := range ph.absent {
			p.absent = append(p.absent, b.add(e))
		}
		s.plans, s.says = append(s.plans, p), append(s.says, p.say)
	}
	s.pack()
	s.wire()
	return s
}

// pack puts the parts of all nodes into one piece of memory.
func (s *Set) pack() {
	n := 0
	for i := range s.nodes {
		n += len(s.nodes[i].parts)
	}
	all := make([]part, 0, n)
	for i := range s.nodes {
		all = append(all, s.nodes[i].parts...)
	}
	for i := range s.nodes {
		n := len(s.nodes[i].parts)
		s.nodes[i].parts, all = all[:n:n], all[n:]
	}
}

// Len gives the number of phrases.
func (s *Set) Len() int { return len(s.plans) }

// Phrase gives a phrase by its index.
func (s *Set) Phrase(i int) *Phrase { return s.plans[i].phrase }

// add gives the node of an expression, a new one when no equal one is there.
func (b *builder) add(e *expr) int32 {
	switch e.kind {
	case isWord, isExact, isPrefix, isNumber, isStart, isEnd:
		return b.leaf(e)
	case isGroup:
		return b.group(e.text)
	case isAlt:
		return b.alt(e)
	}
	if e.kind == isSeq && len(e.parts) == 1 && !e.optional[0] {
		return b.add(e.parts[0])
	}
	if e.kind == isBag {
		e = e.required()
	}
	n := node{kind: e.kind, parts: make([]part, 0, len(e.parts))}
	var key strings.Builder
	key.WriteString(strconv.Itoa(int(e.kind)))
	for i, p := range e.parts {
		child := b.add(p)
		n.parts = append(n.parts, part{child, b.set.nodes[child].kind, e.gaps[i], e.optional[i]})
		key.WriteString(" " + strconv.Itoa(int(child)) + ":" + strconv.Itoa(int(e.gaps[i])))
		if e.optional[i] {
			key.WriteByte('?')
		}
	}
	at := b.intern(key.String(), n)
	if b.written[at] == nil {
		b.written[at] = e
	}
	return at
}

// group gives the node of a group of the lexicon.
func (b *builder) group(name string) int32 {
	if n, ok := b.groups[name]; ok {
		return n
	}
	if b.deep == maxDepth {
		return b.intern("|", node{kind: isAlt})
	}
	b.deep++
	n := b.add(&expr{kind: isAlt, parts: b.lex.groups[name].parts})
	if b.deep--; b.deep == 0 { // further in, the limit may have cut it short
		b.groups[name] = n
	}
	return n
}

// required gives a bag without the parts that may be absent: where order does
// not count, they change nothing.
func (e *expr) required() *expr {
	out := &expr{kind: isBag}
	for i, part := range e.parts {
		if !e.optional[i] {
			out.parts = append(out.parts, part)
			out.gaps = append(out.gaps, e.gaps[i])
			out.optional = append(out.optional, false)
		}
	}
	return out
}

// alt flattens alternatives within alternatives.
func (b *builder) alt(e *expr) int32 {
	n := node{kind: isAlt, parts: make([]part, 0, len(e.parts))}
	for _, p := range e.parts {
		child := b.add(p)
		if of := &b.set.nodes[child]; of.kind == isAlt {
			n.parts = append(n.parts, of.parts...)
		} else {
			n.parts = append(n.parts, part{node: child, kind: of.kind})
		}
	}
	slices.SortFunc(n.parts, func(a, b part) int { return cmp.Compare(a.node, b.node) })
	n.parts = slices.Compact(n.parts)
	if len(n.parts) == 1 {
		return n.parts[0].node
	}
	var key strings.Builder
	key.WriteByte('|')
	for _, p := range n.parts {
		key.WriteString(strconv.Itoa(int(p.node)) + " ")
	}
	return b.intern(key.String(), n)
}

// leafOf gives the nodes of a word by its number, or by itself if it has none.
func (s *Set) leafOf(number int32, word string) leaf {
	if number == unknown && len(s.strange) > 0 {
		if l, ok := s.strange[word]; ok {
			return l
		}
	} else if number != unknown && int(number) < len(s.leaves) {
		return s.leaves[number]
	}
	return noLeaf
}

var noLeaf = leaf{-1, -1}

func (s *Set) setLeaf(word string, l leaf) {
	number := s.vocabulary.numberOf(word)
	if number == unknown {
		s.strange[word] = l
		return
	}
	for int(number) >= len(s.leaves) {
		s.leaves = append(s.leaves, noLeaf)
	}
	s.leaves[number] = l
}

func (b *builder) leaf(e *expr) int32 {
	n := b.intern(strconv.Itoa(int(e.kind))+"="+e.text, node{kind: e.kind})
	switch e.kind {
	case isWord:
		l := b.set.leafOf(b.set.vocabulary.numberOf(e.text), e.text)
		b.set.setLeaf(e.text, leaf{n, l.exact})
	case isExact:
		l := b.set.leafOf(b.set.vocabulary.numberOf(e.text), e.text)
		b.set.setLeaf(e.text, leaf{l.stem, n})
	case isNumber:
		b.set.number = n
	case isPrefix:
		if !slices.ContainsFunc(b.set.prefixes, func(p prefix) bool { return p.node == n }) {
			b.set.prefixes = append(b.set.prefixes, prefix{e.text, n})
		}
	}
	return n
}

func (b *builder) intern(key string, n node) int32 {
	if i, ok := b.keys[key]; ok {
		return i
	}
	i := int32(len(b.set.nodes))
	b.set.nodes = append(b.set.nodes, n)
	b.keys[key] = i
	return i
}
