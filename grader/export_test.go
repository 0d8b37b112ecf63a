package grader

// Spared tells for how many ideas that an answer shows it is not read again
// without their evidence, and what would carry one of them if it were.
func Spared(r *Rubric, question, answer string) (spared int, missed []string) {
	q := r.Question(question)
	res := r.grade(q, answer)
	in := r.read(q, answer, newInspection())
	r.give(q, in)
	for i, c := range res.Concepts {
		if _, _, spent := in.rest(q, i, c.Evidence); !c.Met || !spent {
			continue
		}
		spared++
		if again := r.grade(q, blank(answer, c.Evidence)); again.Met(c.ID) {
			missed = append(missed, c.ID)
		}
	}
	return spared, missed
}
