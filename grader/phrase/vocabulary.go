package phrase

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
	number  map[string]int32 // of each form and stem, by which Sets find it
	subject int32            // numbers from here on are of words that are not on the subject
	words   []string         // as the authors wrote them, each once

	once    sync.Once // the rest is made when the first unknown word comes
	forms   []string  // with inflections
	made    []bool    // whether a form is an inflection that no author wrote
	stems   []string  // of the forms
	shorter []uint64  // sorted: the hash of what is left of a form, and in the low half the form
	from    []int32   // where in shorter the hashes of each beginning begin

	recent [1 << 10]atomic.Pointer[slip] // what strange words were put right to, by their hashes
}

// slip is a strange word, and what correct says of it.
type slip struct{ form, known, stem string }

// The shortest words in which two swapped letters, one or two wrong letters
// are forgiven.
const (
	oneSwap     = 4
	oneTypo     = 5
	twoTypos    = 9
	longestTypo = 24
)

// NewVocabulary makes a vocabulary of the words of phrases and lexicon, and
// of the words of other texts on the subject, which are no corrections.
func NewVocabulary(lex *Lexicon, phrases []*Phrase, texts ...string) *Vocabulary {
	v := &Vocabulary{number: map[string]int32{}}
	for _, t := range texts {
		for _, tok := range text.Read(t).Tokens {
			v.learn(tok.Form, tok.Stem)
		}
	}
	listed := map[string]bool{}
	learn := func(e *expr) {
		e.each(func(e *expr) {
			if (e.kind == isWord || e.kind == isExact) && !listed[e.form] {
				listed[e.form] = true
				v.words = append(v.words, e.form)
				v.learn(e.form, e.text)
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
	v.subject = int32(len(v.number))
	return v
}

// Protect adds the words of a text that is not on the subject. It is for a
// vocabulary of which no Set has been built yet.
func (v *Vocabulary) Protect(words string) {
	for _, tok := range text.Read(words).Tokens {
		v.learn(tok.Form, tok.Stem)
	}
}

// learn numbers words.
func (v *Vocabulary) learn(words ...string) {
	for _, w := range words {
		if _, ok := v.number[w]; !ok {
			v.number[w] = int32(len(v.number))
		}
	}
}

// prepare indexes all known forms by what is left of them when a letter or
// two are missing: two words are one edit apart only if they meet there
// (the idea is W. Garbe's, 2012). One sorted list holds it all: a map of lists
// would be six times as large.
func (v *Vocabulary) prepare() {
	for _, w := range v.words {
		for _, form := range text.Inflections(w) {
			if len(form) < oneSwap || len(form) > longestTypo {
				continue
			}
			i := uint64(len(v.forms))
			v.forms = append(v.forms, form)
			v.made = append(v.made, form != w)
			v.stems = append(v.stems, text.Stem(form))
			shortened(form, len(form) >= twoTypos, func(hash uint32) {
				v.shorter = append(v.shorter, uint64(hash)<<32|i)
			})
		}
	}
	slices.Sort(v.shorter)
	v.shorter = slices.Clip(slices.Compact(v.shorter))
	for i, entry := range v.shorter {
		for uint64(len(v.from)) <= entry>>(64-beginning) {
			v.from = append(v.from, int32(i))
		}
	}
	for len(v.from) < 1<<beginning {
		v.from = append(v.from, int32(len(v.shorter)))
	}
}

// beginning is how many bits of a hash say where to look for it.
const beginning = 15

// alike visits the known forms of which the same may be left.
func (v *Vocabulary) alike(hash uint32, visit func(form uint32)) {
	for i := v.from[hash>>(32-beginning)]; int(i) < len(v.shorter) && uint32(v.shorter[i]>>32) <= hash; i++ {
		if uint32(v.shorter[i]>>32) == hash {
			visit(uint32(v.shorter[i]))
		}
	}
}

// shortened visits the hashes of a word and of what is left of it without one
// letter, or two.
func shortened(word string, two bool, visit func(hash uint32)) {
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
func without(word string, i, j int) uint32 {
	h := uint32(2166136261)
	for k := range len(word) {
		if k != i && k != j {
			h = (h ^ uint32(word[k])) * 16777619
		}
	}
	return h * 0x9e3779b1 // spreads short words over the beginnings
}

// Names gives all words of the vocabulary in the order of their numbers.
func (v *Vocabulary) Names() []string {
	names := make([]string, len(v.number))
	for word, n := range v.number {
		names[n] = word
	}
	return names
}

// Knows tells whether a form is a known word or plain English.
func (v *Vocabulary) Knows(form string) bool { return v.numberOf(form) != unknown || text.Common(form) }

// Strange gives the share of an answer's longer words that stand in no phrase,
// no group of the lexicon and not in the kata, from 0 to 1: in answers to the
// kata they are few. words is what Set.Words gave.
func (v *Vocabulary) Strange(d *text.Document, words []Word) float64 {
	long, strange := 0, 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if len(t.Form) < longWord {
			continue
		}
		long++
		if !v.ofSubject(words[i].form) && !v.ofSubject(words[i].stem) {
			strange++
		}
	}
	if long == 0 {
		return 0
	}
	return float64(strange) / float64(long)
}

func (v *Vocabulary) ofSubject(number int32) bool { return number != unknown && number < v.subject }

// longWord is how many letters a word has that tells something of a subject:
// most little words of English have fewer.
const longWord = 4

// Word is what a token of an answer stands for. A misspelt one stands for the
// word that was meant.
type Word struct {
	Stem       string
	stem, form int32 // numbers of the vocabulary, or unknown
}

// Number is that of the stem among the vocabulary's Names, -1 for none.
func (w *Word) Number() int32 { return w.stem }

// Form is the number of the word as it is written, likewise.
func (w *Word) Form() int32 { return w.form }

// unknown is the number of words that are in no vocabulary.
const unknown = -1

func (v *Vocabulary) numberOf(word string) int32 {
	if n, ok := v.number[word]; ok {
		return n
	}
	return unknown
}

func (v *Vocabulary) word(form, stem string) Word {
	w := Word{Stem: stem, form: v.numberOf(form)}
	if w.stem = w.form; stem != form {
		w.stem = v.numberOf(stem)
	}
	return w
}

// Words looks tokens up and puts a misspelt one right: "odler" is the exact
// word "older" then.
func (v *Vocabulary) Words(d *text.Document) []Word {
	return v.AppendWords(make([]Word, 0, len(d.Tokens)), d)
}

// AppendWords adds what Words gives to words.
func (v *Vocabulary) AppendWords(words []Word, d *text.Document) []Word {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		w := v.word(t.Form, t.Stem)
		if w.form == unknown && w.stem == unknown && len(t.Form) >= oneSwap && len(t.Form) <= longestTypo &&
			!text.Common(t.Form) && !text.Common(t.Stem) {
			if s := v.corrected(t.Form); s.known != "" {
				t.Form, w = s.known, v.word(s.known, s.stem)
			}
		}
		words = append(words, w)
	}
	return words
}

// corrected gives what correct says, and remembers it: strange words come again
// with the next answer to the same question.
func (v *Vocabulary) corrected(form string) *slip {
	place := &v.recent[without(form, -1, -1)>>22]
	if s := place.Load(); s != nil && s.form == form {
		return s
	}
	s := &slip{form: strings.Clone(form)} // it may be a piece of a long answer
	s.known, s.stem = v.correct(form)
	place.Store(s)
	return s
}

// correct gives the known word that a word is a misspelling of, and its stem:
// one letter missing, too many, wrong, or two swapped; in long words two such.
// It gives "" when there is none, or when several are as near.
func (v *Vocabulary) correct(form string) (known, stem string) {
	v.once.Do(v.prepare)
	limit := 1
	if len(form) >= twoTypos-1 {
		limit = 2
	}
	best, distance, tied := -1, unlike, false
	shortened(form, limit == 2, func(hash uint32) {
		v.alike(hash, func(i uint32) {
			n := likeness(form, v.forms[i], limit)
			if n >= unlike {
				return
			}
			if v.made[i] {
				n++ // "thred" is thread rather than an inflection of there
			}
			switch {
			case n < distance:
				best, distance, tied = int(i), n, false
			case n == distance && v.stems[i] != v.stems[best]:
				tied = true
			}
		})
	})
	if tied || best < 0 {
		return "", ""
	}
	return v.forms[best], v.stems[best]
}

// unlike is the likeness of words that are no misspellings of each other.
const unlike = 100

// likeness is how far a word is from a known one: four times the edits, two
// more where a letter was replaced, two less where letters were swapped or a
// double letter is single, since fingers do that most, and two more where the
// first letter is another. In short words only a swap counts.
func likeness(form, known string, limit int) int {
	if known[0] != form[0] && known[0] != form[1] && known[1] != form[0] {
		return unlike
	}
	n := diag.Edits(form, known)
	if n > limit {
		return unlike
	}
	swapped := len(form) == len(known) && sameLetters(form, known)
	if len(known) < oneTypo && !swapped && n > 0 || len(form) < oneTypo && !swapped && len(known) != len(form)+1 {
		return unlike
	}
	like := 4 * n
	switch {
	case swapped, doubled(form, known), doubled(known, form):
		like -= 2
	case len(form) == len(known):
		like += 2
	}
	if form[0] != known[0] {
		like += 2
	}
	return like
}

// doubled tells whether the longer word is the shorter one with one letter
// typed twice.
func doubled(shorter, longer string) bool {
	if len(longer) != len(shorter)+1 {
		return false
	}
	i := 0
	for i < len(shorter) && shorter[i] == longer[i] {
		i++
	}
	return i > 0 && longer[i] == longer[i-1] && shorter[i:] == longer[i+1:]
}

func sameLetters(a, b string) bool {
	var n [256]int8
	for i := range len(a) {
		n[a[i]]++
		n[b[i]]--
	}
	return n == [256]int8{}
}
