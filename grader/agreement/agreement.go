// Package agreement holds a rubric against people: answers that were labelled
// by hand, and what the grader makes of them.
//
//	labelled answers (JSON lines) -> Read -> Measure -> Table
//
// The figures are those of any two raters: for each concept and misconception
// precision, recall and F1; for the verdict Cohen's kappa (1960), the share of
// answers passed that people fail (false credit) and the reverse (false
// denial). Kappa takes off what chance would agree on.
package agreement

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/kata/grader"
)

// Count is how often a label was given by both, by the grader alone, by
// people alone.
type Count struct{ Both, Wrong, Missed int }

// F1 is the harmonic mean of precision and recall; 1 when there is nothing to
// find and nothing was found.
func (c Count) F1() float64 {
	if c.Both+c.Wrong+c.Missed == 0 {
		return 1
	}
	return 2 * float64(c.Both) / float64(2*c.Both+c.Wrong+c.Missed)
}

// Precision is the share of the grader's labels that people give too.
func (c Count) Precision() float64 { return share(c.Both, c.Both+c.Wrong) }

// Recall is the share of people's labels that the grader gives too.
func (c Count) Recall() float64 { return share(c.Both, c.Both+c.Missed) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (c *Count) add(other Count) {
	c.Both += other.Both
	c.Wrong += other.Wrong
	c.Missed += other.Missed
}

// Verdicts counts answers by what people and the grader say.
type Verdicts struct{ BothPass, BothFail, FalseCredit, FalseDenial int }

// Kappa is Cohen's kappa of the two verdicts.
func (v Verdicts) Kappa() float64 {
	n := float64(v.BothPass + v.BothFail + v.FalseCredit + v.FalseDenial)
	if n == 0 {
		return 1
	}
	agree := float64(v.BothPass+v.BothFail) / n
	people, grader := float64(v.BothPass+v.FalseDenial)/n, float64(v.BothPass+v.FalseCredit)/n
	chance := people*grader + (1-people)*(1-grader)
	if chance == 1 {
		return 1
	}
	return (agree - chance) / (1 - chance)
}

// CreditRate is the share of the answers that people fail which the grader
// passes.
func (v Verdicts) CreditRate() float64 {
	return rate(v.FalseCredit, v.FalseCredit+v.BothFail)
}

// DenialRate is the share of the answers that people pass which the grader
// fails.
func (v Verdicts) DenialRate() float64 {
	return rate(v.FalseDenial, v.FalseDenial+v.BothPass)
}

func rate(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Row is the count of one concept or misconception of a question.
type Row struct {
	Question, ID  string
	Misconception bool
	Count
}

// Disagreement is an answer on which people and the grader differ.
type Disagreement struct {
	Labelled
	Missed, Extra []string       // ids
	Matches       []grader.Match // of these ids
}

// Table is the outcome of a measurement.
type Table struct {
	Rows           []Row // in the order of the rubric
	Concepts       Count
	Misconceptions Count
	Questions      []string
	ByQuestion     []Verdicts // of each of the Questions
	All            Verdicts
	Disagreements  []Disagreement
}

// Measure grades all answers and compares. The error names an answer to a
// question that the rubric does not have, or a label that it does not know.
func Measure(r *grader.Rubric, answers []Labelled) (*Table, error) {
	grades := make([]grader.Result, len(answers))
	for i, a := range answers {
		var err error
		if grades[i], err = r.GradeAnswer(a.Question, a.Answer); err != nil {
			return nil, fmt.Errorf("labelled answer %s: %w", a.ID, err)
		}
	}
	return Compare(r, answers, grades)
}

// Compare holds grades against the labels of the same answers, one by one. The
// rubric gives the rows of the table; the error is that of Measure.
func Compare(r *grader.Rubric, answers []Labelled, grades []grader.Result) (*Table, error) {
	t := &Table{}
	counts := map[string]*Row{}
	for i := range r.Questions {
		q := &r.Questions[i]
		t.Questions = append(t.Questions, q.ID)
		t.ByQuestion = append(t.ByQuestion, Verdicts{})
		for _, c := range q.Concepts {
			t.Rows = append(t.Rows, Row{Question: q.ID, ID: c.ID})
		}
		for _, m := range q.Misconceptions {
			t.Rows = append(t.Rows, Row{Question: q.ID, ID: m.ID, Misconception: true})
		}
	}
	for i := range t.Rows {
		counts[key(t.Rows[i].Question, t.Rows[i].ID, t.Rows[i].Misconception)] = &t.Rows[i]
	}
	for i, a := range answers {
		if !slices.Contains(t.Questions, a.Question) {
			return nil, fmt.Errorf("labelled answer %s: the rubric has no question %s", a.ID, a.Question)
		}
		t.verdict(a, &grades[i])
		if err := t.compare(r, a, &grades[i], counts); err != nil {
			return nil, err
		}
	}
	for _, row := range t.Rows {
		t.side(row.Misconception).add(row.Count)
	}
	return t, nil
}

// Of gives the part of a table that is about one question.
func (t *Table) Of(question string) *Table {
	part := &Table{}
	for _, row := range t.Rows {
		if row.Question != question {
			continue
		}
		part.Rows = append(part.Rows, row)
		part.side(row.Misconception).add(row.Count)
	}
	if i := slices.Index(t.Questions, question); i >= 0 {
		part.Questions, part.ByQuestion, part.All = t.Questions[i:i+1], t.ByQuestion[i:i+1], t.ByQuestion[i]
	}
	for _, d := range t.Disagreements {
		if d.Question == question {
			part.Disagreements = append(part.Disagreements, d)
		}
	}
	return part
}

// side gives the sum over the concepts, or over the misconceptions.
func (t *Table) side(misconception bool) *Count {
	if misconception {
		return &t.Misconceptions
	}
	return &t.Concepts
}

func key(question, id string, misconception bool) string {
	return fmt.Sprint(question, " ", misconception, " ", id)
}

func (t *Table) verdict(a Labelled, res *grader.Result) {
	v := &t.ByQuestion[slices.Index(t.Questions, a.Question)]
	for _, v := range []*Verdicts{v, &t.All} {
		switch {
		case a.Pass && res.Passed:
			v.BothPass++
		case a.Pass:
			v.FalseDenial++
		case res.Passed:
			v.FalseCredit++
		default:
			v.BothFail++
		}
	}
}

// compare counts the labels of one answer and notes where they differ.
func (t *Table) compare(r *grader.Rubric, a Labelled, res *grader.Result, counts map[string]*Row) error {
	d := Disagreement{Labelled: a}
	var concepts, misconceptions []string
	for _, c := range res.Concepts {
		if c.Met {
			concepts = append(concepts, c.ID)
		}
	}
	for _, m := range res.Misconceptions {
		misconceptions = append(misconceptions, m.ID)
	}
	for _, side := range []struct {
		people, grader []string
		misconception  bool
	}{{a.Concepts, concepts, false}, {a.Misconceptions, misconceptions, true}} {
		for _, id := range side.people {
			row := counts[key(a.Question, id, side.misconception)]
			switch {
			case row == nil:
				return fmt.Errorf("labelled answer %s: the rubric has no %q in question %s", a.ID, id, a.Question)
			case slices.Contains(side.grader, id):
				row.Both++
			default:
				row.Missed++
				d.Missed = append(d.Missed, id)
			}
		}
		for _, id := range side.grader {
			if !slices.Contains(side.people, id) {
				counts[key(a.Question, id, side.misconception)].Wrong++
				d.Extra = append(d.Extra, id)
			}
		}
	}
	if len(d.Missed)+len(d.Extra) == 0 {
		return nil
	}
	matches, err := r.Explain(a.Question, a.Answer)
	for _, m := range matches {
		if slices.Contains(d.Missed, m.ID) || slices.Contains(d.Extra, m.ID) {
			d.Matches = append(d.Matches, m)
		}
	}
	slices.SortStableFunc(d.Matches, func(a, b grader.Match) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	t.Disagreements = append(t.Disagreements, d)
	return err
}
