package text

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// longestWord is how long a word may be to be stemmed; longer ones are no
// English.
const longestWord = 30

// Stem gives what all inflections of a word have in common: writes, writing,
// wrote and written are "write"; lag, lags, lagging and laggy are "lag".
//
// It is the Snowball English stemmer (Porter2) behind a table of irregular
// forms, which also keeps apart what the stemmer would throw together: a
// replica is not replication, and a comparative belongs to its adjective.
func Stem(form string) string {
	if s, ok := plain().stem[form]; ok {
		return s
	}
	if len(form) < 3 || len(form) > longestWord || !ascii(form) {
		return form
	}
	return snowball(form)
}

// snowball is Stem for words that are not irregular themselves.
func snowball(form string) string {
	form = american(form)
	env := snowballstem.NewEnv(form)
	english.Stem(env)
	stem := env.Current()
	if s, ok := irregular[stem]; ok {
		return s
	}
	return stem
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// american turns -ise into -ize, so that synchronise and synchronize meet.
func american(form string) string {
	if len(form) < 8 {
		return form
	}
	for _, end := range [...]string{"ise", "ised", "ises", "ising", "isation"} {
		if base, ok := strings.CutSuffix(form, end); ok && len(base) >= 4 && !strings.HasSuffix(base, "rom") && !strings.HasSuffix(base, "erw") {
			return base + "iz" + end[2:]
		}
	}
	return form
}

// isLight tells whether a word may stand anywhere without changing what is
// said: articles, and adverbs of the "just, still, simply" kind.
func isLight(form string) bool {
	switch form {
	case "a", "an", "the", "just", "still", "simply", "really", "also", "very", "actually", "basically",
		"then", "always", "now", "own", "quite", "rather", "probably", "maybe", "perhaps", "only", "already",
		"even", "again", "suddenly", "so", "too", "all", "yet", "exactly", "lol", "haha", "temporarily", "certainly", "presumably", "definitely", "hopefully", "obviously", "likely", "usually", "often", "sometimes", "should", "must", "will", "would", "can", "could",
		"her", "his", "their", "my", "your", "our", "its", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "to":
		return true
	}
	return false
}
