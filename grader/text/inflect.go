package text

import "strings"

// Inflections gives the forms of a word that people may write, the word
// itself first: those for which Stem gives the stem of the word. Irregular
// forms come from Stem's own table.
func Inflections(word string) []string {
	stem := Stem(word)
	out := []string{word}
	add := func(form string) {
		for _, f := range out {
			if f == form {
				return
			}
		}
		if Stem(form) == stem {
			out = append(out, form)
		}
	}
	if !ascii(word) || len(word) < 3 {
		return out
	}
	bases := []string{word}
	if b, ok := strings.CutSuffix(word, "i"); ok {
		bases = append(bases, b+"y")
	}
	bases = append(bases, word+"e", word+"ion", word+"ous")
	for _, b := range bases {
		add(b)
		for _, end := range [...]string{"s", "es", "ed", "d", "ing", "ly", "er", "ies", "ied", "y", "e"} {
			add(b + end)
		}
		if e, ok := strings.CutSuffix(b, "e"); ok {
			add(e + "ing")
		}
		if y, ok := strings.CutSuffix(b, "y"); ok {
			add(y + "ies")
			add(y + "ied")
		}
		add(b + b[len(b)-1:] + "ing")
		add(b + b[len(b)-1:] + "ed")
	}
	return out
}
