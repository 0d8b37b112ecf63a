package rubric

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"example.com/kata/grader"
	"example.com/kata/grader/likeness"
	"example.com/kata/kata/diag"
)

// Learnt reads what labelled answers taught and gives the rubric with it. With
// errors it gives the rubric as it was.
func Learnt(src *diag.Source, r *grader.Rubric) (*grader.Rubric, diag.List) {
	m, problems := likeness.Parse(src)
	if problems.HasErrors() {
		return r, problems
	}
	again := "take the file away and learn anew: kata grade --against LABELS --learn FILE " + r.Kata.ID
	if m.Kata != r.Kata.ID {
		problems.Error(src.At(0, 0), CodeKata, fmt.Sprintf("this was learnt for %q, and it lies with the kata %q", m.Kata, r.Kata.ID), again)
		return r, problems
	}
	for _, learnt := range m.Questions {
		q := r.Question(learnt.ID)
		if q == nil {
			problems.Warn(learnt.At, CodeStale, fmt.Sprintf("it was learnt for a question %q, which the rubric does not judge", learnt.ID), again)
			continue
		}
		for _, i := range learnt.Ideas {
			if q.Concept(i.ID) == nil && q.Misconception(i.ID) == nil {
				problems.Warn(i.At, CodeStale, fmt.Sprintf("it was learnt for %q, which %s does not have", i.ID, q.ID), again)
			}
		}
	}
	sum := sha256.Sum256(append([]byte(r.Hash+"\n"), src.Text...))
	return r.With(m, hex.EncodeToString(sum[:])[:12]), problems
}
