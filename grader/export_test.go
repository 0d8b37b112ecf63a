package grader

// Spared tells for how many ideas that an answer shows it is not read again as a
// whole without their evidence, and which of them it would show all the same.
func Spared(r *Rubric, question, answer string) (spared int, missed []string) {
	q := r.Question(question)
	res := r.grade(q, answer)
	in := r.read(q, answer, newInspection())
	r.give(q, in)
	for i, c := range res.Concepts {
		if !c.Met {
			continue
		}
		more, open, _ := in.rest(q, i, c.Evidence)
		if len(more) > 0 || open {
			continue
		}
		spared++
		if again := r.grade(q, blank(answer, c.Evidence)); again.Met(c.ID) {
			missed = append(missed, c.ID)
		}
	}
	return spared, missed
}
