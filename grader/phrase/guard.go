package phrase

import (
	"slices"
	"strings"

	"example.com/kata/grader/text"
)

// Guards gives what a phrase rules out or asks for beside its own words, each
// as the author wrote it: "- lost", "unless ripe", "given late", "barring x".
// They are numbered by their place in the list: those with "-" first, then
// unless, given and barring.
func (p *Phrase) Guards() []string {
	return slices.Concat(p.guards[isNot], p.guards[isUnless], p.guards[isGiven], p.guards[isBarring])
}

// The sorts of guards, in the order of their numbers.
const (
	isNot = iota
	isUnless
	isGiven
	isBarring
	sorts
)

// FindUnguarded gives the places where one phrase of the set would stand if it
// lacked one of its guards.
func (s *Set) FindUnguarded(d *text.Document, words []Word, phrase, guard int) []Hit {
	p := s.plans[phrase]
	for _, list := range []*[]int32{&p.not, &p.unless, &p.given, &p.absent} {
		if guard < len(*list) {
			*list = slices.Delete(slices.Clone(*list), guard, guard+1)
			break
		}
		guard -= len(*list)
	}
	f := s.Search(d, words)
	defer f.Free()
	return f.standing(phrase, &p, nil)
}

// Sample gives words that a phrase finds when nothing rules them out: of each
// alternative and group the one that pick chooses of n. Parts that may be
// absent are.
func (p *Phrase) Sample(lex *Lexicon, pick func(n int) int) string {
	return strings.Join(p.say.sample(lex, pick, nil), " ")
}

// SampleGuard gives words that a guard rules out or asks for.
func (p *Phrase) SampleGuard(guard int, lex *Lexicon, pick func(n int) int) string {
	return strings.Join(slices.Concat(p.not, p.unless, p.given, p.absent)[guard].sample(lex, pick, nil), " ")
}

func (e *expr) sample(lex *Lexicon, pick func(n int) int, words []string) []string {
	switch e.kind {
	case isWord, isExact:
		return append(words, e.form)
	case isPrefix:
		return append(words, e.text)
	case isNumber:
		return append(words, "10")
	case isStart, isEnd:
		return words
	case isGroup:
		e = lex.groups[e.text]
	}
	if e.kind == isAlt {
		if len(e.parts) == 0 {
			return words
		}
		return e.parts[pick(len(e.parts))].sample(lex, pick, words)
	}
	for i, part := range e.parts {
		if !e.optional[i] {
			words = part.sample(lex, pick, words)
		}
	}
	return words
}

// Words gives the words of a phrase as the author wrote them, those of its
// guards among them, without those of groups.
func (p *Phrase) Words() (forms []string) {
	for _, e := range slices.Concat([]*expr{p.say}, p.not, p.unless, p.given, p.absent) {
		e.each(func(e *expr) {
			if e.kind == isWord || e.kind == isExact {
				forms = append(forms, e.form)
			}
		})
	}
	return forms
}
