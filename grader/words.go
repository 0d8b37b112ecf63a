package grader

import (
	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// Word is what stands in an answer: a word by itself, or one that a group of
// the lexicon covers.
type Word struct {
	Name       string // the same for all inflections and misspellings of a word, "<leader>" for a group
	Form       string // what an author may write in a phrase: the word in small letters, put right when misspelt, "<leader>" for a group
	Start, End int    // the tokens [Start, End) of the answer, light ones counted
	Clause     int    // of the first token, counted through the answer
	Sentence   int    // likewise
}

// WordReader reads answers as an author who looks for a phrase does: as words
// and groups of the lexicon. It is safe for concurrent use.
type WordReader struct {
	names []string
	set   *phrase.Set
}

// WordReader makes a reader of the words that the rubric knows.
func (r *Rubric) WordReader() *WordReader {
	w := &WordReader{}
	var groups []*phrase.Phrase
	for _, name := range r.lexicon.Names() {
		if p, errs := phrase.Compile("<"+name+">", r.lexicon); len(errs) == 0 {
			w.names = append(w.names, "<"+name+">")
			groups = append(groups, p)
		}
	}
	w.set = phrase.Build(groups, r.lexicon, r.vocabulary)
	return w
}

// Words gives the words of an answer in their order, then its groups. A word
// that a group covers is there too, and light words ("the", "just") are not.
// Of an answer longer than MaxAnswer it reads what is graded.
func (w *WordReader) Words(answer string) []Word {
	doc := text.Read(cut(answer))
	words := w.set.Words(doc)
	var out []Word
	for i, tok := range doc.Tokens {
		if !tok.Light {
			out = append(out, Word{words[i].Stem, tok.Form, i, i + 1, tok.Clause, tok.Sentence})
		}
	}
	for _, h := range w.set.FindWith(doc, words) {
		name, first := w.names[h.Phrase], doc.Tokens[h.Start]
		out = append(out, Word{name, name, h.Start, h.End, first.Clause, first.Sentence})
	}
	return out
}
