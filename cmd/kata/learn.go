package main

import (
	"fmt"
	"strings"

	"example.com/kata/content"
	"example.com/kata/grader/agreement"
	"example.com/kata/grader/likeness"
	"example.com/kata/kata/diag"
)

// learn writes what labelled answers and the examples of a kata teach to a
// file, and says what that is.
func learn(s *shop, bundle *content.Bundle, labelled []agreement.Labelled, file string) error {
	m, err := agreement.Learn(bundle.PhrasesAlone(), labelled, bundle.Examples())
	if err != nil {
		return err
	}
	if len(m.Questions) == 0 {
		return withHint(fmt.Errorf("these answers are too few to learn from"),
			fmt.Sprintf("label at least %d answers that show an idea, and %d that do not", likeness.FewestLabelled, likeness.FewestLabelled))
	}
	if err := writeFile(s.out, file, m.Format()); err != nil {
		return err
	}
	var b strings.Builder
	for _, q := range m.Questions {
		for _, i := range q.Ideas {
			fmt.Fprintf(&b, "%-4s %-28s %5d of %5d answers show it\n", q.ID, i.ID, i.Shown, i.All)
		}
	}
	if file == "-" {
		return writeAll(s.err, b.String())
	}
	return writeAll(s.out, b.String()+"written: "+diag.Clean(file)+"; beside the rubric it is read as "+content.LearntFile+"\n")
}
