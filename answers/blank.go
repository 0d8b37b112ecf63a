package answers

import (
	"strings"

	"example.com/kata/kata"
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
		a.Prompt = strings.TrimSpace(strings.ReplaceAll(q.Prompt, "\r\n", "\n"))
	}
	return Format(s)
}
