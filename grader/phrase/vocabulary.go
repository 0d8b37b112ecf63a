package phrase

import (
	"sync"

	"example.com/kata/grader/text"
	"example.com/kata/kata/diag"
)

// Vocabulary is all words that a rubric knows: those of its phrases, its
// lexicon and its kata. A word of an answer that is in it, or in plain
// English, is what it is. Any other may be a misspelling of a known one.
//
// That is why sync is never taken for async, nor reader for leader, lag for
// log, casual for causal: they are all known words.
type Vocabulary struct {
	known map[string]bool // forms
	words []string        // as the authors wrote them, each once

	once    sync.Once          // the rest is made when the first unknown word comes
	forms   []string           // with inflections
	stems   []string           // of the forms
	shorter map[uint64][]int32 // forms by what is left of them
}

// The shortest words in which two swapped letters, one or two wrong letters
// are forgiven.
const (
	oneSwap     = 4
	oneTypo     = 5
	twoTypos    = 9
	longestTypo = 24
)

// mostAlike is how many known words are kept for one shortened form.
const mostAlike = 8

// NewVocabulary makes a vocabulary of the words of phrases and lexicon, and
// of the words of other texts, which are only protected.
func NewVocabulary(lex *Lexicon, phrases []*Phrase, texts ...string) *Vocabulary {
	v := &Vocabulary{known: map[string]bool{}}
	for _, t := range texts {
		for _, tok := range text.Read(t).Tokens {
			v.known[tok.Form] = true
		}
	}
	listed := map[string]bool{}
	learn := func(e *expr) {
		e.each(func(e *expr) {
			if (e.kind == isWord || e.kind == isExact) && !listed[e.form] {
				listed[e.form] = true
				v.words = append(v.words, e.form)
				v.known[e.form], v.known[e.text] = true, true
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
		for _, list := range [][]*expr{p.not, p.unless, p.given, p.absent} {
			for _, e := range list {
				learn(e)
			}
		}
	}
	return v
}

// prepare indexes all known forms by what is left of them when a letter or
// two are missing: two words are one edit apart only if they meet there
// (the idea is W. Garbe's, 2012).
func (v *Vocabulary) prepare() {
	v.shorter = map[uint64][]int32{}
	for _, w := range v.words {
		for _, form := range text.Inflections(w) {
			if len(form) < oneSwap || len(form) > longestTypo {
				continue
			}
			i := int32(len(v.forms))
			v.forms = append(v.forms, form)
			v.stems = append(v.stems, text.Stem(form))
			shortened(form, len(form) >= twoTypos, func(h uint64) {
				if all := v.shorter[h]; len(all) < mostAlike {
					v.shorter[h] = append(all, i)
				}
			})
		}
	}
	// A whole word is its own, however many others could be shortened to it.
	for i, form := range v.forms {
		h := without(form, -1, -1)
		v.shorter[h] = append(v.shorter[h], int32(i))
	}
}

// shortened visits the hashes of a word and of what is left of it without one
// letter, or two.
func shortened(word string, two bool, visit func(hash uint64)) {
	visit(without(word, -1, -1))
	for i := range len(word) {
		visit(without(word, i, -1))
		if two {
			for j := i + 1; j < len(word); j++ {
				visit(without(word, i, j))
			}
		}
	}
}

// without hashes a word without the letters i and j (FNV-1a).
func without(word string, i, j int) uint64 {
	h := uint64(14695981039346656037)
	for k := range len(word) {
		if k != i && k != j {
			h = (h ^ uint64(word[k])) * 1099511628211
		}
	}
	return h
}

// Knows tells whether a form is a known word or plain English.
func (v *Vocabulary) Knows(form string) bool { return v.known[form] || text.Common(form) }

// resolve gives for each token the stem that it stands for.
func (v *Vocabulary) resolve(d *text.Document) []string {
	words := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		t := &d.Tokens[i]
		words[i] = t.Stem
		if len(t.Form) < oneSwap || len(t.Form) > longestTypo || v.known[t.Form] || v.known[t.Stem] ||
			text.Common(t.Form) || text.Common(t.Stem) {
			continue
		}
		if stem := v.correct(t.Form); stem != "" {
			words[i] = stem
		}
	}
	return words
}

// correct gives the stem of the known word that a word is a misspelling of:
// one letter missing, too many, wrong, or two swapped; in long words two such.
// It gives "" when there is none, or when several are as near.
func (v *Vocabulary) correct(form string) string {
	v.once.Do(v.prepare)
	limit := 1
	if len(form) >= twoTypos-1 {
		limit = 2
	}
	best, distance, tied := "", unlike, false
	shortened(form, limit == 2, func(h uint64) {
		for _, i := range v.shorter[h] {
			n := likeness(form, v.forms[i], limit)
			switch {
			case n < distance:
				best, distance, tied = v.stems[i], n, false
			case n == distance && v.stems[i] != best:
				tied = true
			}
		}
	})
	if tied {
		return ""
	}
	return best
}

// unlike is the likeness of words that are no misspellings of each other.
const unlike = 100

// likeness is how far a word is from a known one: twice the edits, and one
// more where a letter was replaced, since letters are left out and swapped
// more often. In short words only a swap counts.
func likeness(form, known string, limit int) int {
	if known[0] != form[0] && known[0] != form[1] && known[1] != form[0] {
		return unlike
	}
	n := diag.Edits(form, known)
	if n > limit {
		return unlike
	}
	swapped := len(form) == len(known) && sameLetters(form, known)
	switch {
	case (len(form) < oneTypo || len(known) < oneTypo) && !swapped && n > 0:
		return unlike
	case len(form) == len(known) && !swapped:
		return 2*n + 1
	}
	return 2 * n
}

func sameLetters(a, b string) bool {
	var n [256]int8
	for i := range len(a) {
		n[a[i]]++
		n[b[i]]--
	}
	return n == [256]int8{}
}
