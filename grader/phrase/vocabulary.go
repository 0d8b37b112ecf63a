package phrase

import (
	"strings"

	"example.com/kata/grader/text"
)

// Vocabulary is all words that a rubric knows: those of its phrases, its
// lexicon and its kata. A word of an answer that is in it, or in plain
// English, is what it is. Any other may be a misspelling of a known one.
//
// That is why sync is never taken for async, nor reader for leader, lag for
// log, casual for causal: they are all known words.
type Vocabulary struct {
	known map[string]string // form -> stem, inflections included
	near  map[string]string // a known form less one or two letters -> that form, "" if of several
}

// The shortest words in which one or two wrong letters are forgiven.
const (
	oneTypo  = 5
	twoTypos = 9
)

// NewVocabulary makes a vocabulary of the words of phrases and lexicon, and
// of the words of other texts, which are only protected.
func NewVocabulary(lex *Lexicon, phrases []*Phrase, texts ...string) *Vocabulary {
	v := &Vocabulary{known: map[string]string{}, near: map[string]string{}}
	for _, t := range texts {
		for _, tok := range text.Read(t).Tokens {
			v.known[tok.Form] = tok.Stem
		}
	}
	var targets []string
	learn := func(e *expr) {
		e.each(func(e *expr) {
			if e.kind == isWord || e.kind == isExact {
				targets = append(targets, e.form)
			}
		})
	}
	if lex != nil {
		for _, name := range lex.names {
			learn(lex.groups[name])
		}
	}
	for _, p := range phrases {
		learn(p.say)
		for _, e := range p.not {
			learn(e)
		}
		for _, e := range p.unless {
			learn(e)
		}
		for _, e := range p.given {
			learn(e)
		}
		for _, e := range p.absent {
			learn(e)
		}
	}
	for _, form := range targets {
		v.learn(form)
	}
	return v
}

// learn adds a word with its inflections, and with what is left of them when
// a letter or two are missing.
func (v *Vocabulary) learn(word string) {
	for _, form := range text.Inflections(word) {
		if _, ok := v.known[form]; !ok {
			v.known[form] = text.Stem(form)
		}
		if len(form) < oneTypo {
			continue
		}
		v.note(form, form)
		for _, d := range deletions(form) {
			v.note(d, form)
			if len(form) >= twoTypos {
				for _, dd := range deletions(d) {
					v.note(dd, form)
				}
			}
		}
	}
}

// note keeps the form that a shortened one belongs to: of several, the first
// in the alphabet, unless they mean different things: then none.
func (v *Vocabulary) note(short, form string) {
	other, ok := v.near[short]
	switch {
	case !ok:
		v.near[short] = form
	case other == form || other == "":
	case text.Stem(other) == text.Stem(form):
		v.near[short] = min(other, form)
	case len(short) == len(form): // a word is its own nearest
		v.near[short] = form
	case len(short) == len(other):
	default:
		v.near[short] = ""
	}
}

func deletions(s string) []string {
	out := make([]string, 0, len(s))
	for i := range len(s) {
		out = append(out, s[:i]+s[i+1:])
	}
	return out
}

// Knows tells whether a form is a known word or plain English.
func (v *Vocabulary) Knows(form string) bool {
	_, ok := v.known[form]
	return ok || text.Common(form)
}

// resolve gives for each token the stem that it stands for.
func (v *Vocabulary) resolve(d *text.Document) []string {
	words := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		t := &d.Tokens[i]
		words[i] = t.Stem
		if len(t.Form) < oneTypo || len(t.Form) > 24 || v.Knows(t.Form) || text.Common(t.Stem) {
			continue
		}
		if form := v.correct(t.Form); form != "" {
			words[i] = text.Stem(form)
		}
	}
	return words
}

// correct gives the known word that a word is a misspelling of: one letter
// missing, too many, wrong, or two swapped; in long words two such. It gives
// "" when there is none, or when several are as near.
func (v *Vocabulary) correct(form string) string {
	limit := 1
	if len(form) >= twoTypos-1 {
		limit = 2
	}
	best, distance, tied := "", limit+1, false
	consider := func(short string) {
		known := v.near[short]
		if known == "" || known == best || known[0] != form[0] && known[0] != form[1] {
			return
		}
		switch n := edits(form, known); {
		case n < distance:
			best, distance, tied = known, n, false
		case n == distance && text.Stem(known) != text.Stem(best):
			tied = true
		}
	}
	consider(form)
	for _, d := range deletions(form) {
		consider(d)
	}
	if best == "" && limit == 2 {
		for _, d := range deletions(form) {
			for _, dd := range deletions(d) {
				consider(dd)
			}
		}
	}
	if tied {
		return ""
	}
	return best
}

// edits is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours (Damerau 1964).
func edits(a, b string) int {
	if strings.Compare(a, b) == 0 {
		return 0
	}
	var rows [3][32]int
	if len(a) > 31 || len(b) > 31 {
		return 99
	}
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
