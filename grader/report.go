package grader

import "example.com/kata/answers"

// Report is the judgement of a sheet.
type Report struct {
	Rubric   *Rubric
	Results  []Result // of all questions of the rubric, in its order
	Criteria []Criterion
}

// Criterion is a success criterion of the kata: met when all its questions
// are passed.
type Criterion struct {
	Text      string
	Questions []string
	Met       bool
	Quotes    []Quote // the words that carry it, by question and place
}

// Quote is a learner's own words with the question that they answer.
type Quote struct {
	Question string
	Concept  string
	Text     string
}

// Grade judges the last try of each question. A question without an answer
// is graded as not answered.
func Grade(r *Rubric, s *answers.Sheet) *Report {
	rep := &Report{Rubric: r}
	for i := range r.Questions {
		q := &r.Questions[i]
		var answer string
		if a := s.Answer(q.ID); a != nil {
			answer = a.Text()
		}
		rep.Results = append(rep.Results, r.grade(q, answer))
	}
	for _, c := range r.Kata.Criteria {
		rep.Criteria = append(rep.Criteria, rep.criterion(c.Text, c.Questions))
	}
	return rep
}

func (rep *Report) criterion(text string, questions []string) Criterion {
	c := Criterion{Text: text, Questions: questions, Met: true}
	for _, id := range questions {
		res := rep.Result(id)
		if res == nil || !res.Passed {
			c.Met = false
			continue
		}
		for _, f := range res.Concepts {
			if f.Met {
				c.Quotes = append(c.Quotes, Quote{id, f.ID, f.Evidence[0].Text})
			}
		}
	}
	return c
}

// Result gives the judgement of a question; nil when the rubric has none.
func (rep *Report) Result(question string) *Result {
	for i := range rep.Results {
		if rep.Results[i].Question == question {
			return &rep.Results[i]
		}
	}
	return nil
}

// Passed counts the questions that are passed.
func (rep *Report) Passed() int {
	n := 0
	for i := range rep.Results {
		if rep.Results[i].Passed {
			n++
		}
	}
	return n
}

// Done tells whether all success criteria are met.
func (rep *Report) Done() bool {
	for _, c := range rep.Criteria {
		if !c.Met {
			return false
		}
	}
	return true
}
