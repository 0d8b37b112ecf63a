package text

import (
	_ "embed"
	"strings"
	"sync"
)

// commonWords is a list of plain English words of five letters and more, one
// a line: the commoner half are those that the comments of the Go standard
// library use in at least a dozen files, the rest is everyday life. It exists
// to be left alone: what stands in it is no misspelling of anything.
//
//go:embed common.txt
var commonWords string

var common = sync.OnceValue(func() map[string]bool {
	words := strings.Fields(commonWords)
	set := make(map[string]bool, 2*len(words))
	for _, w := range words {
		set[w] = true
		set[Stem(w)] = true
	}
	return set
})

// Common tells whether a form, or the stem of one, is plain English.
func Common(form string) bool { return common()[form] }
