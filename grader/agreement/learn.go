package agreement

import (
	"slices"

	"example.com/kata/grader"
	"example.com/kata/grader/likeness"
	"example.com/kata/grader/rubric"
)

// exampleWeight is how many labelled answers an example of the kata counts
// for: its authors hold the rubric to it.
const exampleWeight = 5

// Learn gives what labelled answers and the kata's own examples teach of each
// question. Of an idea with too few of them nothing is learnt; see package likeness.
func Learn(r *grader.Rubric, answers []Labelled, examples []rubric.Example) (*likeness.Model, error) {
	m := &likeness.Model{Kata: r.Kata.ID}
	for i := range r.Questions {
		q := &r.Questions[i]
		var labelled []likeness.Labelled
		add := func(answer string, ideas []string, weight float64) error {
			tokens, err := r.Tokens(q.ID, answer)
			labelled = append(labelled, likeness.Labelled{Tokens: tokens, Ideas: ideas, Weight: weight})
			return err
		}
		for _, a := range answers {
			if a.Question != q.ID {
				continue
			}
			if err := add(a.Answer, slices.Concat(a.Concepts, a.Misconceptions), 1); err != nil {
				return nil, err
			}
		}
		for _, e := range examples {
			if e.Question != q.ID {
				continue
			}
			if err := add(e.Answer, slices.Concat(e.Concepts, e.Misconceptions), exampleWeight); err != nil {
				return nil, err
			}
		}
		if learnt := likeness.Learn(q.ID, ideas(q), labelled); len(learnt.Ideas) > 0 {
			m.Questions = append(m.Questions, learnt)
		}
	}
	return m, nil
}

// ideas gives the ids of a question's concepts and misconceptions.
func ideas(q *grader.Question) (ids []string) {
	for _, c := range q.Concepts {
		ids = append(ids, c.ID)
	}
	for _, m := range q.Misconceptions {
		ids = append(ids, m.ID)
	}
	return ids
}
