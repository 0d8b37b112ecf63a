package text

import (
	"strings"
	"sync"
)

// steering are the words that tell what belongs together and what is denied.
// A misspelt noun costs an idea at most, a misspelt one of these turns the
// sentence round: "not there becuase it is late" would deny that it is late.
var steering = []string{
	"because", "without", "although", "though", "whereas", "unless", "until", "before", "after",
	"always", "never", "nothing", "nobody", "neither", "nowhere", "hardly", "instead", "rather", "except", "however",
	"should", "would", "could", "while", "which", "where", "every", "other", "another", "again", "already",
	"still", "only", "also", "that", "this", "they", "there", "then", "than", "with", "from", "when", "does", "have", "what", "same",
}

// rare are words that look like such slips.
const rare = " noting cold hardy nether anther rater wile sill "

// spelt gives the word that a form of shorthand or a slip of the finger
// stands for.
var spelt = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, word := range steering {
		for _, form := range slips(word) {
			if !Common(form) && !strings.Contains(rare, " "+form+" ") {
				all[form] = word
			}
		}
	}
	for form, word := range shorthand {
		all[form] = word
	}
	return all
})

// slips lists what comes of a word by the slips that keep its first letter:
// two letters swapped, one typed twice, and in words of five letters or more
// one left out.
func slips(word string) []string {
	var all []string
	for i := 1; i < len(word); i++ {
		if i+1 < len(word) {
			all = append(all, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
		}
		all = append(all, word[:i]+word[i:i+1]+word[i:])
		if len(word) > 4 {
			all = append(all, word[:i]+word[i+1:])
		}
	}
	return all
}
