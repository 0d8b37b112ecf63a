package agreement_test

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/agreement"
	"example.com/kata/grader/gradertest"
)

// rating is what one of two raters says of an answer in testdata/rated.jsonl.
type rating struct {
	Concepts       []string
	Misconceptions []string
	Pass           bool
}

// result is a rating as the grader gives it.
func (r rating) result() (res grader.Result) {
	res.Passed = r.Pass
	for _, id := range r.Concepts {
		res.Concepts = append(res.Concepts, grader.Finding{ID: id, Met: true})
	}
	for _, id := range r.Misconceptions {
		res.Misconceptions = append(res.Misconceptions, grader.Finding{ID: id, Met: true})
	}
	return res
}

// rated compares the frozen ratings.
func rated(t *testing.T) *agreement.Table {
	t.Helper()
	f, err := os.Open("testdata/rated.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var answers []agreement.Labelled
	var grades []grader.Result
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var a struct {
			ID, Question   string
			People, Grader rating
		}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, agreement.Labelled{ID: a.ID, Question: a.Question,
			Concepts: a.People.Concepts, Misconceptions: a.People.Misconceptions, Pass: a.People.Pass})
		grades = append(grades, a.Grader.result())
	}
	table, err := agreement.Compare(gradertest.Rubric(t), answers, grades)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// labelFigures and verdictFigures are what testdata/figures.py wrote.
type (
	labelFigures   struct{ Precision, Recall, F1 float64 }
	verdictFigures struct {
		Kappa       float64
		FalseCredit float64 `json:"false_credit"`
		FalseDenial float64 `json:"false_denial"`
	}
)

// TestIndependentFigures holds the figures against those of a program in
// another language that computes them in another way.
func TestIndependentFigures(t *testing.T) {
	text, err := os.ReadFile("testdata/figures.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Rows []struct {
			Question, ID, Kind string
			labelFigures
		}
		Sums     map[string]labelFigures
		Verdicts map[string]verdictFigures
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	table, same := rated(t), func(what string, got, want float64) {
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %v, independently %v", what, got, want)
		}
	}
	count := func(what string, got agreement.Count, want labelFigures) {
		same(what+", precision", got.Precision(), want.Precision)
		same(what+", recall", got.Recall(), want.Recall)
		same(what+", F1", got.F1(), want.F1)
	}
	verdict := func(what string, got agreement.Verdicts, want verdictFigures) {
		same(what+", kappa", got.Kappa(), want.Kappa)
		same(what+", false credit", got.CreditRate(), want.FalseCredit)
		same(what+", false denial", got.DenialRate(), want.FalseDenial)
	}
	rows := map[string]agreement.Count{}
	for _, r := range table.Rows {
		if r.Count != (agreement.Count{}) {
			rows[r.Question+" "+map[bool]string{true: "misconceptions", false: "concepts"}[r.Misconception]+" "+r.ID] = r.Count
		}
	}
	if len(rows) != len(want.Rows) || len(rows) < 30 {
		t.Errorf("%d rows, independently %d", len(rows), len(want.Rows))
	}
	for _, w := range want.Rows {
		name := w.Question + " " + w.Kind + " " + w.ID
		count(name, rows[name], w.labelFigures)
	}
	count("concepts", table.Concepts, want.Sums["concepts"])
	count("misconceptions", table.Misconceptions, want.Sums["misconceptions"])
	verdict("all", table.All, want.Verdicts["all"])
	for i, q := range table.Questions {
		verdict(q, table.ByQuestion[i], want.Verdicts[q])
	}
	for _, q := range table.Questions {
		part := table.Of(q)
		verdict(q+" alone", part.All, want.Verdicts[q])
	}
}
