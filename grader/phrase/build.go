package phrase

import (
	"slices"
	"strconv"
	"strings"
)

// node is a part of phrases that is matched once for all phrases that use it.
// Its children come before it, so that one walk from the first to the last
// node matches everything.
type node struct {
	kind     kind
	children []int32
	wakes    []int32 // the nodes to look at when this one has spans, each once
	gaps     []Gap
	optional []bool
}

// plan is a phrase in terms of nodes.
type plan struct {
	phrase *Phrase
	say    int32
	not    []int32
	unless []int32
	given  []int32
	absent []int32
}

// Set is all phrases of a question as one structure. It is never changed
// after Build, and safe for concurrent use.
type Set struct {
	vocabulary *Vocabulary
	nodes      []node
	plans      []plan
	leaves     map[string]leaf
	prefixes   []prefix
	number     int32
	pool       *pool
}

// leaf gives the nodes of a word as a stem and as an exact form, -1 for none.
type leaf struct{ stem, exact int32 }

type prefix struct {
	text string
	node int32
}

// builder shares equal parts: the key of a node is what it matches.
type builder struct {
	set  *Set
	lex  *Lexicon
	keys map[string]int32
	deep int
}

// Build makes one structure of phrases that compiled without errors. Hits
// name them by their index here. The lexicon must be the one they were
// compiled with.
func Build(phrases []*Phrase, lex *Lexicon, v *Vocabulary) *Set {
	s := &Set{vocabulary: v, leaves: map[string]leaf{}, number: -1, pool: newPool()}
	b := builder{set: s, lex: lex, keys: map[string]int32{}}
	for _, ph := range phrases {
		p := plan{phrase: ph, say: b.add(ph.say)}
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
		s.plans = append(s.plans, p)
	}
	s.wire()
	return s
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
		if b.deep++; b.deep > maxDepth {
			b.deep--
			return b.intern("|", node{kind: isAlt})
		}
		defer func() { b.deep-- }()
		return b.add(&expr{kind: isAlt, parts: b.lex.groups[e.text].parts})
	case isAlt:
		return b.alt(e)
	}
	if e.kind == isSeq && len(e.parts) == 1 && !e.optional[0] {
		return b.add(e.parts[0])
	}
	if e.kind == isBag {
		e = e.required()
	}
	n := node{kind: e.kind, gaps: e.gaps, optional: e.optional}
	var key strings.Builder
	key.WriteString(strconv.Itoa(int(e.kind)))
	for i, part := range e.parts {
		child := b.add(part)
		n.children = append(n.children, child)
		key.WriteString(" " + strconv.Itoa(int(child)) + ":" + strconv.Itoa(int(e.gaps[i])))
		if e.optional[i] {
			key.WriteByte('?')
		}
	}
	return b.intern(key.String(), n)
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
	var children []int32
	for _, part := range e.parts {
		child := b.add(part)
		if b.set.nodes[child].kind == isAlt {
			children = append(children, b.set.nodes[child].children...)
		} else {
			children = append(children, child)
		}
	}
	slices.Sort(children)
	children = slices.Compact(children)
	if len(children) == 1 {
		return children[0]
	}
	var key strings.Builder
	key.WriteByte('|')
	for _, c := range children {
		key.WriteString(strconv.Itoa(int(c)) + " ")
	}
	return b.intern(key.String(), node{kind: isAlt, children: children})
}

func (s *Set) leaf(word string) leaf {
	if l, ok := s.leaves[word]; ok {
		return l
	}
	return leaf{-1, -1}
}

func (b *builder) leaf(e *expr) int32 {
	n := b.intern(strconv.Itoa(int(e.kind))+"="+e.text, node{kind: e.kind})
	switch e.kind {
	case isWord:
		b.set.leaves[e.text] = leaf{n, b.set.leaf(e.text).exact}
	case isExact:
		b.set.leaves[e.text] = leaf{b.set.leaf(e.text).stem, n}
	case isNumber:
		b.set.number = n
	case isPrefix:
		if !slices.ContainsFunc(b.set.prefixes, func(p prefix) bool { return p.node == n }) {
			b.set.prefixes = append(b.set.prefixes, prefix{e.text, n})
		}
	}
	return n
}

// commonWords are the words that nearly every answer has.
const commonWords = `a all also an and any are as at be because but by can do does for from get had has have he her here him his
how i if in is it its just me more my no not of on one only or out she so some still than that the their them then there these
they this those to up us was we were what when where which who will with would you your`

// wire tells each node which others to look at when it has spans:
// alternatives when any of theirs has, all else when its rarest part has.
// Whether the other parts are there as well, they find out themselves.
func (s *Set) wire() {
	rarity := s.rarity()
	for i := range s.nodes {
		n := &s.nodes[i]
		waits := n.children
		if c := s.rarest(n, rarity); n.kind != isAlt && c >= 0 {
			waits = []int32{c}
		}
		for _, c := range waits {
			if w := &s.nodes[c].wakes; len(*w) == 0 || (*w)[len(*w)-1] != int32(i) {
				*w = append(*w, int32(i))
			}
		}
	}
}

// rarity guesses of each node how seldom it has spans, the lower the rarer. A
// word is the more common the more nodes need it: people who write phrases and
// people who answer speak of the same things.
func (s *Set) rarity() []int {
	common := map[string]bool{}
	for _, w := range strings.Fields(commonWords) {
		common[w] = true
	}
	out := make([]int, len(s.nodes))
	for word, l := range s.leaves {
		for _, n := range []int32{l.stem, l.exact} {
			if n >= 0 && common[word] {
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
			if c := s.rarest(n, out); c >= 0 {
				out[i] = out[c]
			}
		}
	}
	return out
}

// rarest gives the rarest part without which a node stands nowhere, -1 if it
// can do without each of them.
func (s *Set) rarest(n *node, rarity []int) int32 {
	best := int32(-1)
	for k, c := range n.children {
		kind := s.nodes[c].kind
		if n.optional != nil && n.optional[k] || kind == isStart || kind == isEnd {
			continue
		}
		if best < 0 || rarity[c] < rarity[best] {
			best = c
		}
	}
	return best
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
