package answers

import (
	"strings"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// Blank writes a sheet to be filled in by hand: each question as a quotation
// that is not taken for an answer, with room below it.
func Blank(k *kata.Kata) []byte {
	s := New(k.ID)
	s.preface = "<!-- Write each answer below its question, then: kata grade FILE -->"
	if title := "# " + plainTitle(k.Title); k.Title != "" && !structural(title) {
		s.preface = title + "\n\n" + s.preface
	}
	for _, q := range k.Questions() {
		a := s.reach(q.ID)
		a.Title = plainTitle(q.Title)
		a.Prompt = strings.TrimSpace(diag.CleanLines(q.Prompt)) // a blank sheet may be printed on a terminal
	}
	return Format(s)
}
