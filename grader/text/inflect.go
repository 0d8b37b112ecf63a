package text

import (
	"slices"
	"strings"
)

// Inflections gives the forms of a word that people may write, the word
// itself first: those for which Stem gives the stem of the word. Irregular
// forms are not among them: Stem knows those by itself.
func Inflections(word string) []string {
	out := []string{word}
	if !ascii(word) || len(word) < 3 {
		return out
	}
	stem := Stem(word)
	add := func(form string) {
		if !slices.Contains(out, form) && Stem(form) == stem {
			out = append(out, form)
		}
	}
	last := word[len(word)-1:]
	for _, end := range [...]string{"s", "ed", "ing", "ly"} {
		add(word + end)
	}
	switch last {
	case "e":
		add(word + "d")
		add(strings.TrimSuffix(word, "e") + "ing")
	case "y":
		add(strings.TrimSuffix(word, "y") + "ies")
		add(strings.TrimSuffix(word, "y") + "ied")
	case "s", "h", "x", "z":
		add(word + "es")
	default:
		add(word + last + "ed")
		add(word + last + "ing")
	}
	return out
}
