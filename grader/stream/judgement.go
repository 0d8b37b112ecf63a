package stream

import "example.com/kata/grader"

// judgement is the shape of a result on the pipe, between the id and the
// rubric's hash. Lists are never null.
type judgement struct {
	Question       string          `json:"question"`
	Points         int             `json:"points"`
	Max            int             `json:"max"`
	Passed         bool            `json:"passed"`
	Concepts       []concept       `json:"concepts"`
	Misconceptions []misconception `json:"misconceptions"`
	Review         []string        `json:"review"`
}

type concept struct {
	ID       string        `json:"id"`
	Met      bool          `json:"met"`
	Evidence []grader.Span `json:"evidence"`
}

type misconception struct {
	ID       string        `json:"id"`
	Evidence []grader.Span `json:"evidence"`
}

func newJudgement(r *grader.Result) judgement {
	j := judgement{r.Question, r.Points, r.Max, r.Passed, []concept{}, []misconception{}, append([]string{}, r.Review...)}
	for _, c := range r.Concepts {
		j.Concepts = append(j.Concepts, concept{c.ID, c.Met, append([]grader.Span{}, c.Evidence...)})
	}
	for _, m := range r.Misconceptions {
		j.Misconceptions = append(j.Misconceptions, misconception{m.ID, append([]grader.Span{}, m.Evidence...)})
	}
	return j
}
