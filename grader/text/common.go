package text

import (
	_ "embed"
	"strings"
	"sync"
)

// commonWords is a list of plain English words, one a line: the commoner half
// are those that the comments of the Go standard library use in at least a
// dozen files, the rest is everyday life. It exists to be left alone: what
// stands in it is no misspelling of anything.
//
//go:embed common.txt
var commonWords string

// plainWords is what is worked out once about the plain words: their stems.
type plainWords struct {
	stem  map[string]string // of each word, and of each irregular form
	known map[string]bool   // words and stems
}

var plain = sync.OnceValue(func() *plainWords {
	words := strings.Fields(commonWords)
	e := &plainWords{make(map[string]string, len(words)), make(map[string]bool, 2*len(words))}
	for _, w := range words {
		stem := snowball(w)
		e.stem[w] = stem
		e.known[w], e.known[stem] = true, true
	}
	for form, stem := range irregular {
		e.stem[form] = stem
	}
	return e
})

// Common tells whether a form, or the stem of one, is plain English.
func Common(form string) bool { return plain().known[form] }
