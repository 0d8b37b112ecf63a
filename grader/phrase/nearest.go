package phrase

import (
	"slices"
	"strings"
)

// NearMiss is a phrase of which all but one part stand in one sentence.
type NearMiss struct {
	Phrase     int
	Start, End int    // the tokens from the first to the last part that is there
	Missing    string // the part that is not, as an author wrote it

	part int // its place in the phrase
}

// Nearest finds the phrase that comes nearest to being there: all parts but
// one in one sentence, of at least two; the one with the most parts wins, the
// earlier of equals. wanted tells which phrases are asked for.
func (f *Search) Nearest(wanted func(phrase int) bool) (NearMiss, bool) {
	s := f.set
	var best NearMiss
	most := 1
	for i := range s.plans {
		n := &s.nodes[s.plans[i].say]
		if n.kind != isSeq && n.kind != isBag || len(n.parts) <= most || !wanted(i) {
			continue
		}
		if miss, there := f.lacksOne(n); there > most {
			miss.Phrase = i
			best, most = miss, there
		}
	}
	if most == 1 {
		return NearMiss{}, false
	}
	best.Missing = s.plans[best.Phrase].written.parts[best.part].String()
	return best, true
}

// lacksOne looks for a sentence that has all parts of a phrase but one.
func (f *Search) lacksOne(n *node) (best NearMiss, there int) {
	for _, anchor := range n.parts {
		spans := f.of(anchor.node)
		if len(spans) == 0 {
			continue
		}
		sp := spans[0] // the first place of each part is enough for a hint
		miss := NearMiss{Start: int(sp.start), End: int(sp.end)}
		count, missing := f.inSentence(n, f.doc.Tokens[sp.start].Sentence, &miss)
		if missing >= 0 && count > there {
			miss.part = missing
			best, there = miss, count
		}
	}
	return best, there
}

// inSentence counts the parts of a phrase that stand in a sentence, widens
// the near miss over them, and gives the one that does not stand there; -1
// when all do, or more than one does not.
func (f *Search) inSentence(n *node, sentence int, miss *NearMiss) (count, missing int) {
	missing = -1
	for k, p := range n.parts {
		i := slices.IndexFunc(f.of(p.node), func(o span) bool { return f.doc.Tokens[o.start].Sentence == sentence })
		switch {
		case i >= 0:
			o := f.of(p.node)[i]
			miss.Start, miss.End = min(miss.Start, int(o.start)), max(miss.End, int(o.end))
			count++
		case !p.needed():
		case missing >= 0:
			return 0, -1
		default:
			missing = k
		}
	}
	return count, missing
}

// String writes an expression as an author would.
func (e *expr) String() string {
	var parts []string
	for _, p := range e.parts {
		parts = append(parts, p.String())
	}
	switch e.kind {
	case isWord:
		return e.form
	case isExact:
		return "\"" + e.text + "\""
	case isPrefix:
		return e.text + "*"
	case isNumber:
		return "<number>"
	case isGroup:
		return "<" + e.text + ">"
	case isAlt:
		return "[" + strings.Join(parts, " | ") + "]"
	case isBag:
		return "{" + strings.Join(parts, " ") + "}"
	case isStart:
		return "^"
	case isEnd:
		return "$"
	}
	return strings.Join(parts, " ")
}
