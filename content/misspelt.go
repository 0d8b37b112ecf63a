package content

import (
	"fmt"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/grader/text"
	"example.com/kata/kata/diag"
)

// shortestMisspelt is how many letters a word of a phrase has before one
// letter that differs is taken for a mistake.
const shortestMisspelt = 5

// checkSpelling warns of a word of a phrase that is no plain English, stands
// nowhere else in the kata, and is one letter away from a word of its texts. A
// learner's misspellings are forgiven; those of a phrase make it deaf.
func (b *Bundle) checkSpelling(ds *diag.List) {
	known := b.words()
	uses := map[string]int{}
	eachPhrase(b.Rubric(), func(p grader.Phrase) {
		for _, w := range p.Words() {
			uses[w]++
		}
	})
	eachPhrase(b.Rubric(), func(p grader.Phrase) {
		for _, w := range p.Words() {
			if len(w) < shortestMisspelt || uses[w] > 1 || known[w] || known[text.Stem(w)] || text.Common(w) || text.Common(text.Stem(w)) {
				continue
			}
			if near := nearWord(w, known); near != "" {
				ds.Warn(placeOf(p.At, w), CodeMisspelt, fmt.Sprintf("the word %q stands nowhere else in the kata, and is no plain English", w),
					fmt.Sprintf("did you mean %q?", near))
			}
		}
	})
}

// eachPhrase visits the phrases of a rubric.
func eachPhrase(r *grader.Rubric, visit func(grader.Phrase)) {
	for i := range r.Questions {
		eachPhraseOf(&r.Questions[i], visit)
	}
}

// eachPhraseOf visits the phrases of a question.
func eachPhraseOf(q *grader.Question, visit func(grader.Phrase)) {
	for _, c := range q.Concepts {
		for _, p := range c.Phrases {
			visit(p)
		}
	}
	for _, m := range q.Misconceptions {
		for _, p := range m.Phrases {
			visit(p)
		}
	}
}

// words gives the words of the kata's texts and examples, and their stems.
func (b *Bundle) words() map[string]bool {
	k := b.Kata
	texts := []string{k.Title, k.Objective, k.Scenario, k.Task, k.Closing}
	for _, q := range k.Questions() {
		texts = append(append(texts, q.Title, q.Prompt, q.Model), q.Hints...)
	}
	j, _ := b.rubric()
	for _, e := range j.examples {
		texts = append(texts, e.Answer)
	}
	known := map[string]bool{}
	for _, t := range texts {
		for _, token := range text.Read(t).Tokens {
			known[token.Form], known[token.Stem] = true, true
		}
	}
	return known
}

// nearWord gives the known word of which a word is a misspelling, the first in
// the alphabet; "" when there is none. Only what fingers do counts: two letters
// swapped, one left out, one doubled. Another letter in its place makes another
// word too often (watch, match).
func nearWord(word string, known map[string]bool) (near string) {
	try := func(w string) {
		if len(w) >= shortestMisspelt-1 && w != word && slip(word, w) && (near == "" || w < near) {
			near = w
		}
	}
	for w := range known {
		try(w)
	}
	return near
}

// slip tells whether a word is another one with two neighbours swapped, one
// letter left out, or one doubled. The first letter is seldom wrong.
func slip(word, of string) bool {
	if word[0] != of[0] || diag.Edits(word, of) != 1 {
		return false
	}
	i := 0
	for i < min(len(word), len(of)) && word[i] == of[i] {
		i++
	}
	switch len(word) - len(of) {
	case 0:
		return i+1 < len(word) && word[i] == of[i+1]
	case -1:
		return true
	}
	return i > 0 && word[i] == word[i-1]
}

// placeOf gives the place of a word in a phrase.
func placeOf(at diag.Range, word string) diag.Range {
	if at.Source == nil {
		return at
	}
	if i := strings.Index(strings.ToLower(string(at.Source.Text[at.Start:at.End])), word); i >= 0 {
		return at.Source.At(at.Start+i, len(word))
	}
	return at
}
