package assertion

import (
	"strings"
	"unicode"

	"example.com/kata/grader/text"
)

// A pile of words is no sentence and no list: its little words stand where
// English has them by chance only ("the of is to"), or it has none at all and
// nothing sets its items apart. What is judged is the whole answer, and in
// longer ones each sentence too. The limits were chosen so that about two in
// a hundred genuine answers are taken for piles and four in five shuffled
// ones are; the longer the text, the surer it is.
const (
	pileWords     = 9  // fewer words show no order
	bareWords     = 8  // the same when there is no little word at all
	shortWords    = 14 // fewer words must be far from English
	sentenceWords = 12 // the same for a sentence within an answer
)

// pileLimit is the englishness below which so many words are a pile.
func pileLimit(words int) float64 {
	switch {
	case words < shortWords:
		return -2.2
	case words < 20: // as short, if a learner's English has no articles
		return -0.6
	}
	return min(0.9, -0.7+0.08*float64(words-pileWords))
}

// pile adds a scope for the answer, or for each sentence, that is a pile.
func (r *Reading) pile() {
	d := r.doc
	n := len(d.Tokens)
	if n < bareWords {
		return
	}
	o, room := readOrder(), [128]class{}
	classes := o.classes(d.Tokens, room[:0])
	limit := pileLimit(n)
	if sentences(d) {
		limit -= sentenceBonus
	}
	switch {
	case punctuated(d, classes):
		limit -= clauseBonus
	case strings.Contains(d.Answer, ","), d.Tokens[n-1].Sentence > 0:
		limit -= commaBonus
	}
	if n >= pileWords && o.englishness(d.Tokens, classes) < limit {
		r.scopes = append(r.scopes, scope{rule: Piled, at: -1, end: -1, more: n, from: 0, to: n})
		return
	}
	for from := 0; from < n; {
		to := d.SentenceEnd(from)
		tokens, own := d.Tokens[from:to], classes[from:to]
		if len(tokens) >= sentenceWords && o.englishness(tokens, own) < pileLimit(pileWords)-3.5 || bare(tokens, own) {
			r.scopes = append(r.scopes, scope{rule: Piled, at: -1, end: -1, more: to, from: from, to: to})
		}
		from = to
	}
}

// sentenceBonus is how much further from English an answer may be that is
// written in sentences: learners of English drop articles and keep full stops.
const sentenceBonus = 2

// clauseBonus is the same for an answer that punctuation cuts into clauses:
// people on phones misspell the little words and drop them, and still stop for
// breath.
const clauseBonus = 8

// commaBonus is the same for an answer with a comma or a full stop in it:
// shuffled words lose theirs.
const commaBonus = 1

// punctuated tells whether commas and full stops cut an answer into clauses, too
// short for a pile and too long for a list of words, with little words in them.
func punctuated(d *text.Document, classes []class) bool {
	n, clauses, little := len(d.Tokens), 1, 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if classes[i] >= firstLittle {
			little++
		}
		if i > 0 && t.Clause != d.Tokens[i-1].Clause && strings.ContainsAny(d.Answer[d.Tokens[i-1].End:t.Start], ",.;:!?") {
			clauses++
		}
	}
	return clauses >= 2 && 3*clauses <= n && n <= pileWords*clauses+pileWords/3 && 6*little >= n
}

// sentences tells whether an answer has the looks of sentences: two or more,
// or one with its full stop; each begins with a capital letter, and hardly a
// word within does. Shuffled words have their capitals anywhere.
func sentences(d *text.Document) bool {
	starts, small, within, end := 0, 0, 0, 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		capital := isCapital(d.Answer[t.Start])
		first := i == 0 || t.Sentence != d.Tokens[i-1].Sentence
		if first { // its first words may have been left out: "I may be wrong, but …"
			if k := strings.IndexFunc(d.Answer[end:t.Start], unicode.IsLetter); k >= 0 {
				capital = isCapital(d.Answer[end+k])
			}
		}
		end = t.End
		switch {
		case first && capital:
			starts++
		case first:
			small++
		case capital && t.Form != "i":
			within++
		}
	}
	after := d.Answer[end:]
	stopped := after != "" && strings.ContainsAny(after[:1], ".!?")
	return (starts >= 2 || starts == 1 && stopped) && small == 0 && within <= len(d.Tokens)/6
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// bare tells whether a sentence has no little word and hardly a clause limit.
func bare(tokens []text.Token, classes []class) bool {
	if len(tokens) < bareWords {
		return false
	}
	for i := range tokens {
		switch tokens[i].Form {
		case "more", "most", "new", "own", "same", "first", "last", "one", "two": // as good as nouns in a list
			continue
		}
		if classes[i] >= firstLittle {
			return false
		}
	}
	clauses := 1 + tokens[len(tokens)-1].Clause - tokens[0].Clause
	return len(tokens)/clauses >= bareWords
}
