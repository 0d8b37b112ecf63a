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
	Points         int    // -1 where the example leaves them open
	Why            string // what the example is there to show

	of strictyaml.Map   // the item itself
	at strictyaml.Value // its answer
}

// ParseExamples reads the example answers of a kata.
func ParseExamples(src *diag.Source) ([]Example, diag.List) {
	root, _ := strictyaml.Parse(src)
	var all []Example
	for _, item := range root.Items() {
		m := item.Map().Only("question", "answer", "concepts", "misconceptions", "passed", "points", "why")
		e := Example{
			Points:         -1,
			Question:       m.Need("question").String(),
			Answer:         m.Need("answer").String(),
			Concepts:       m.Get("concepts").Strings(),
			Misconceptions: m.Get("misconceptions").Strings(),
			Passed:         m.Need("passed").Bool(),
			Why:            m.Need("why").String(),
			of:             m,
			at:             m.Get("answer"),
		}
		if points := m.Get("points"); points.Present() {
			e.Points = points.Int(0, 1000)
		}
		all = append(all, e)
	}
	return all, root.Diagnostics()
}

// CheckExamples reads the example answers and grades them. An answer that
// does not get its labels is an error, which tells what matched, and of each
// missing label the phrase that came nearest and what it lacks:
//
//	error[K220]: the example does not get its labels: old-price is not found, passed is not found
//	   hint: matched: cause-cache: "cache"; nearest to old-price: 'price .. before' has "price" and lacks before
func CheckExamples(src *diag.Source, r *grader.Rubric) diag.List {
	examples, list := ParseExamples(src)
	if list.HasErrors() {
		return list
	}
	type said struct{ question, answer string }
	seen := map[said]diag.Range{}
	for _, e := range examples {
		key := said{e.Question, strings.Join(strings.Fields(e.Answer), " ")}
		if first, twice := seen[key]; twice {
			list.Warn(e.at.Range(), CodeExampleTwice, fmt.Sprintf("the same answer stands at %s already", first), "keep one of the two")
			continue
		}
		seen[key] = e.at.Range()
		e.check(r, &list)
	}
	return list
}

// known holds that the rubric has the question of an example, and its ideas
// where the example has them.
func (e *Example) known(r *grader.Rubric, list *diag.List) (q *grader.Question, ok bool) {
	if q = r.Question(e.Question); q == nil {
		var ids []string
		for i := range r.Questions {
			ids = append(ids, r.Questions[i].ID)
		}
		list.Error(e.of.Get("question").Range(), CodeExampleFor, fmt.Sprintf("the rubric has no question %q", e.Question), diag.DidYouMeanHint(e.Question, ids))
		return nil, false
	}
	var concepts, misconceptions []string
	for _, c := range q.Concepts {
		concepts = append(concepts, c.ID)
	}
	for _, m := range q.Misconceptions {
		misconceptions = append(misconceptions, m.ID)
	}
	ok = true
	check := func(key, what string, mine, others []string) {
		for _, item := range e.of.Get(key).Items() {
			id := item.Text()
			if slices.Contains(mine, id) {
				continue
			}
			hint := diag.DidYouMeanHint(id, mine)
			switch {
			case slices.Contains(others, id) && key == "concepts":
				hint = "it is a misconception: list it there"
			case slices.Contains(others, id):
				hint = "it is a concept: list it there"
			case hint == "":
				hint = "take it out, or add it to rubric.yaml"
			}
			list.Error(item.Range(), CodeExampleFor, fmt.Sprintf("%s has no %s %q", q.ID, what, id), hint)
			ok = false
		}
	}
	check("concepts", "concept", concepts, misconceptions)
	check("misconceptions", "misconception", misconceptions, concepts)
	return q, ok
}

func (e *Example) check(r *grader.Rubric, list *diag.List) {
	q, ok := e.known(r, list)
	if !ok {
		return
	}
	res, err := r.GradeAnswer(e.Question, e.Answer)
	if err != nil {
		panic(err) // the question is known
	}
	var wrong []string
	found := map[string]bool{} // ids that should not be
	var missing []string
	compare := func(id string, got, want bool) {
		switch {
		case got && !want:
			wrong, found[id] = append(wrong, id+" is found and should not be"), true
		case want && !got:
			wrong, missing = append(wrong, id+" is not found"), append(missing, id)
		}
	}
	for _, c := range res.Concepts {
		compare(c.ID, c.Met, slices.Contains(e.Concepts, c.ID))
	}
	for _, m := range q.Misconceptions {
		compare(m.ID, slices.ContainsFunc(res.Misconceptions, func(f grader.Finding) bool { return f.ID == m.ID }),
			slices.Contains(e.Misconceptions, m.ID))
	}
	switch {
	case res.Passed && !e.Passed:
		wrong = append(wrong, "it passes and should not")
	case e.Passed && !res.Passed:
		wrong = append(wrong, "it does not pass")
	}
	if e.Points >= 0 && res.Points != e.Points {
		wrong = append(wrong, fmt.Sprintf("it gets %d points and not %d", res.Points, e.Points))
	}
	if len(wrong) == 0 {
		return
	}
	hint := []string{e.matched(r, found)}
	for _, id := range missing {
		hint = append(hint, Nearest(r, e.Question, e.Answer, id))
	}
	list.Error(e.at.Range(), CodeExample, "the example does not get its labels: "+strings.Join(wrong, ", "), strings.Join(hint, "; "))
}

// maxMatches is how many matches a hint tells.
const maxMatches = 6

// matched tells in a hint what matched where, and what did not count: first
// what shows an id that should not be found, with the phrase to blame.
func (e *Example) matched(r *grader.Rubric, found map[string]bool) string {
	matches, err := r.Explain(e.Question, e.Answer)
	if err != nil || len(matches) == 0 {
		return "nothing matched"
	}
	var blamed, others []string
	for _, m := range matches {
		part := fmt.Sprintf("%s: %q", m.ID, m.Span.Text)
		switch {
		case m.Rule != "":
			part += " (" + string(m.Rule) + ")"
		case found[m.ID]:
			part += " (by '" + m.Phrase + "')"
			if !slices.Contains(blamed, part) {
				blamed = append(blamed, part)
			}
			continue
		}
		if !slices.Contains(others, part) {
			others = append(others, part)
		}
	}
	parts := append(blamed, others...)
	if more := len(parts) - maxMatches; more > 0 {
		parts = append(parts[:maxMatches], fmt.Sprintf("and %d more", more))
	}
	return "matched: " + strings.Join(parts, "; ")
}

// Nearest says in a few words which phrase of a concept or misconception an
// answer came nearest to, and what it lacks. It is never empty.
func Nearest(r *grader.Rubric, question, answer, id string) string {
	near, ok := r.Nearest(question, answer, id)
	if !ok {
		return "no phrase of " + id + " has a part in it"
	}
	var has []string
	for _, words := range near.Has {
		has = append(has, fmt.Sprintf("%q", words))
	}
	text := fmt.Sprintf("nearest to %s: '%s' has %s", id, near.Phrase, strings.Join(has, ", "))
	if len(near.Lacks) == 0 {
		return text + ", but not in its order or within its reach, or not counted"
	}
	return text + " and lacks " + strings.Join(near.Lacks, ", ")
}
