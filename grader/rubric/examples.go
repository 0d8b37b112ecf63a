package rubric

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

// Example is an answer with the labels that it must get.
type Example struct {
	Question       string
	Answer         string
	Concepts       []string
	Misconceptions []string
	Passed         bool
	Why            string // what the example is there to show

	at strictyaml.Value
}

// ParseExamples reads the example answers of a kata.
func ParseExamples(src *diag.Source) ([]Example, diag.List) {
	root, _ := strictyaml.Parse(src)
	var all []Example
	for _, item := range root.Items() {
		m := item.Map().Only("question", "answer", "concepts", "misconceptions", "passed", "why")
		all = append(all, Example{
			Question:       m.Need("question").String(),
			Answer:         m.Need("answer").String(),
			Concepts:       m.Get("concepts").Strings(),
			Misconceptions: m.Get("misconceptions").Strings(),
			Passed:         m.Need("passed").Bool(),
			Why:            m.Need("why").String(),
			at:             m.Get("answer"),
		})
	}
	return all, root.Diagnostics()
}

// CheckExamples reads the example answers and grades them. An answer that
// does not get its labels is an error, with what matched.
func CheckExamples(src *diag.Source, r *grader.Rubric) diag.List {
	examples, list := ParseExamples(src)
	if list.HasErrors() {
		return list
	}
	for _, e := range examples {
		e.check(r, &list)
	}
	return list
}

func (e *Example) check(r *grader.Rubric, list *diag.List) {
	res, err := r.GradeAnswer(e.Question, e.Answer)
	if err != nil {
		list.Error(e.at.Range(), CodeExampleFor, err.Error(), "")
		return
	}
	q := r.Question(e.Question)
	known := func(id string) bool {
		return slices.ContainsFunc(q.Concepts, func(c grader.Concept) bool { return c.ID == id }) ||
			slices.ContainsFunc(q.Misconceptions, func(m grader.Misconception) bool { return m.ID == id })
	}
	for _, id := range slices.Concat(e.Concepts, e.Misconceptions) {
		if !known(id) {
			list.Error(e.at.Range(), CodeExampleFor, fmt.Sprintf("the example expects %q, which the rubric does not have", id), "")
			return
		}
	}
	var wrong []string
	for _, c := range res.Concepts {
		wrong = append(wrong, differs(c.ID, c.Met, slices.Contains(e.Concepts, c.ID))...)
	}
	for _, m := range q.Misconceptions {
		found := slices.ContainsFunc(res.Misconceptions, func(f grader.Finding) bool { return f.ID == m.ID })
		wrong = append(wrong, differs(m.ID, found, slices.Contains(e.Misconceptions, m.ID))...)
	}
	if res.Passed != e.Passed {
		wrong = append(wrong, differs("passed", res.Passed, e.Passed)...)
	}
	if len(wrong) > 0 {
		list.Error(e.at.Range(), CodeExample, "the example does not get its labels: "+strings.Join(wrong, ", "), e.matched(r))
	}
}

func differs(id string, got, want bool) []string {
	switch {
	case got && !want:
		return []string{id + " is found and should not be"}
	case want && !got:
		return []string{id + " is not found"}
	}
	return nil
}

// matched tells in a hint what matched where, and what did not count.
func (e *Example) matched(r *grader.Rubric) string {
	matches, err := r.Explain(e.Question, e.Answer)
	if err != nil || len(matches) == 0 {
		return "nothing matched"
	}
	var parts []string
	for _, m := range matches {
		part := fmt.Sprintf("%s: %q", m.ID, m.Span.Text)
		if m.Rule != "" {
			part += " (" + string(m.Rule) + ")"
		}
		if !slices.Contains(parts, part) && len(parts) < 6 {
			parts = append(parts, part)
		}
	}
	return "matched: " + strings.Join(parts, "; ")
}
