package assertion

import (
	"slices"

	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// run is how many words in a row must be the question's own to be copied.
const run = 5

// copied knows all runs of five words of the questions, by their numbers in a
// vocabulary.
type copied struct{ runs map[[run]int32]bool }

func newCopied(questions []string, v *phrase.Vocabulary) copied {
	c := copied{map[[run]int32]bool{}}
	for _, q := range questions {
		words := v.Words(text.Read(q))
		for i := 0; i+run <= len(words); i++ {
			if k := key(words[i:]); slices.Min(k[:]) >= 0 { // words without a number look all alike
				c.runs[k] = true
			}
		}
	}
	return c
}

func key(words []phrase.Word) (k [run]int32) {
	for i := range k {
		k[i] = words[i].Form()
	}
	return k
}

// mark gives the tokens that lie in copied runs; nil when there are none.
func (c copied) mark(words []phrase.Word) []bool {
	var marks []bool
	for i := 0; i+run <= len(words); i++ {
		if !c.runs[key(words[i:])] {
			continue
		}
		if marks == nil {
			marks = make([]bool, len(words))
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
