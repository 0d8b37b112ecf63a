package assertion

import (
	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// run is how many words in a row must be the question's own to be copied.
const run = 5

// copied knows all runs of five words of the questions.
type copied struct{ runs map[[run]string]bool }

func newCopied(questions []string) copied {
	c := copied{map[[run]string]bool{}}
	for _, q := range questions {
		tokens := text.Read(q).Tokens
		for i := 0; i+run <= len(tokens); i++ {
			c.runs[key(tokens[i:])] = true
		}
	}
	return c
}

func key(tokens []text.Token) (k [run]string) {
	for i := range k {
		k[i] = tokens[i].Form
	}
	return k
}

// mark gives the tokens that lie in copied runs; nil when there are none.
func (c copied) mark(d *text.Document) []bool {
	var marks []bool
	for i := 0; i+run <= len(d.Tokens); i++ {
		if !c.runs[key(d.Tokens[i:])] {
			continue
		}
		if marks == nil {
			marks = make([]bool, len(d.Tokens))
		}
		for j := range run {
			marks[i+j] = true
		}
	}
	return marks
}

// copiedShare is the share of a hit's own words that were copied.
func (r *Reading) copiedShare(h phrase.Hit) float64 {
	if r.copied == nil {
		return 0
	}
	n := 0
	for i := h.Start; i < h.End; i++ {
		if h.Has(i) && r.copied[i] {
			n++
		}
	}
	return float64(n) / float64(max(1, h.Words()))
}
