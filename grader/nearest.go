package grader

import (
	"strings"

	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// Near is the phrase of an idea of which an answer has the largest share
// without saying it.
type Near struct {
	Phrase string   // as the author wrote it
	Has    []string // the answer's words for the parts that are there, in the phrase's order
	Lacks  []string // the parts that are not, as the author wrote them; empty when only their order, their distance or an exclusion stands in the way
}

// Nearest tells an author which phrase of a concept or misconception an answer
// came nearest to: that of which the largest share of parts stands anywhere in
// the answer, the one with more parts of equals, then the earlier. The bool is
// false when no phrase has any part in it, and for a question or id that the
// rubric does not have. It compiles each part anew, and is not for grading.
func (r *Rubric) Nearest(questionID, answer, id string) (Near, bool) {
	q := r.Question(questionID)
	if q == nil {
		return Near{}, false
	}
	doc := text.Read(cut(answer))
	var best Near
	for _, u := range q.unused() {
		if u.ID != id {
			continue
		}
		near := r.near(doc, u.Phrase.Text)
		have, all := len(near.Has), len(near.Has)+len(near.Lacks)
		most, of := len(best.Has), len(best.Has)+len(best.Lacks)
		if have*of > most*all || have*of == most*all && have > most {
			best = near
		}
	}
	return best, len(best.Has) > 0
}

// near tells which parts of a phrase stand in an answer.
func (r *Rubric) near(doc *text.Document, say string) Near {
	n := Near{Phrase: say}
	for _, part := range parts(say) {
		p, errs := phrase.Compile(part, r.lexicon)
		if len(errs) > 0 {
			continue
		}
		if hits := phrase.Build([]*phrase.Phrase{p}, r.lexicon, r.vocabulary).Find(doc); len(hits) > 0 {
			n.Has = append(n.Has, doc.Quote(hits[0].Start, hits[0].End))
		} else {
			n.Lacks = append(n.Lacks, part)
		}
	}
	return n
}

// parts splits a phrase where its gaps are, and leaves out what need not be
// there: "^ a + [b | c] .. d? - e" is a and [b | c]. Of {a .. b} the parts are
// a and b.
func parts(say string) []string {
	var out []string
	for _, word := range topWords(say) {
		switch word {
		case "-", "unless", "given", "barring":
			return out
		case "+", "..", "...", "^", "$":
			continue
		}
		switch {
		case strings.HasSuffix(word, "?"):
		case strings.HasPrefix(word, "{") && strings.HasSuffix(word, "}"):
			out = append(out, parts(word[1:len(word)-1])...)
		default:
			out = append(out, word)
		}
	}
	return out
}

// topWords splits a phrase at the blanks that stand outside all brackets and
// quotes.
func topWords(say string) []string {
	var out []string
	start, deep, quoted := 0, 0, false
	add := func(end int) {
		if word := strings.TrimSpace(say[start:end]); word != "" {
			out = append(out, word)
		}
		start = end
	}
	for i := range len(say) {
		switch c := say[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case strings.IndexByte("[{<", c) >= 0:
			deep++
		case strings.IndexByte("]}>", c) >= 0:
			deep--
		case c == ' ' && deep == 0:
			add(i)
		}
	}
	add(len(say))
	return out
}
