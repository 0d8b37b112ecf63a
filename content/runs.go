package content

import (
	"fmt"
	"slices"

	"example.com/kata/grader"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/scenario"
)

// checkRuns holds that the run which a learner sees after the answer says what
// the rubric says: it confirms the predictions of concepts, and refutes those
// of misconceptions.
func (b *Bundle) checkRuns(ds *diag.List) {
	for i := range b.Rubric().Questions {
		q := &b.Rubric().Questions[i]
		s := b.Scenario(q.Run)
		predicted := func(id, list string, o *grader.Outcome, right bool) {
			if o == nil {
				return
			}
			place := b.inRubric(q.ID, list, id, "outcome")
			if q.Run == "" {
				ds.Warn(place, CodeRefuted, fmt.Sprintf("%s has an outcome, and %s shows no run that could confirm it", id, q.ID),
					"name a scenario for the question with run:, or take the outcome out")
				return
			}
			if s == nil || confirms(s, o) == right {
				return // that there is no such run, or that it has errors, is told elsewhere
			}
			said := "contradicts " + id
			if !right {
				said = "confirms " + id + ", which is a misconception"
			}
			ds.Error(place, CodeRefuted, fmt.Sprintf("the run %s %s: it breaks %s", q.Run, said, broken(s)),
				"change the outcome, or the scenario and what it promises")
		}
		for _, c := range q.Concepts {
			predicted(c.ID, "concepts", c.Outcome, true)
		}
		for _, m := range q.Misconceptions {
			predicted(m.ID, "misconceptions", m.Outcome, false)
		}
	}
}

// confirms tells whether a scenario's own run bears a prediction out.
func confirms(s *scenario.Scenario, o *grader.Outcome) bool {
	breaks := func(code string) bool {
		return slices.ContainsFunc(s.Promises, func(p scenario.Promise) bool { return slices.Contains(p.Breaks, guarantee.Code(code)) })
	}
	switch {
	case o.Never:
		return false
	case o.Violated != "":
		return breaks(o.Violated)
	}
	return !breaks(o.Kept)
}

// broken names what a scenario promises to break.
func broken(s *scenario.Scenario) string {
	out := ""
	for _, p := range s.Promises {
		for _, code := range p.Breaks {
			if out != "" {
				out += ", "
			}
			out += string(code)
		}
	}
	if out == "" {
		return "nothing"
	}
	return out
}
