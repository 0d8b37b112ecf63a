package agreement_test

import (
	"flag"
	"os"
	"slices"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/agreement"
	"example.com/kata/grader/gradertest"
	"example.com/kata/kata/diag"
)

var (
	file   = flag.String("labels", "", "measure this file of labelled answers instead")
	misses = flag.Int("misses", 0, "print this many disagreements")
)

// read reads a file of labelled answers to the first kata.
func read(t *testing.T, name string) []agreement.Labelled {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	answers, problems := agreement.Read(&diag.Source{Name: name, Text: text}, gradertest.PhrasesAlone(t))
	for _, d := range problems {
		t.Fatal(d.Format())
	}
	return answers
}

func measure(t *testing.T, name string) *agreement.Table {
	t.Helper()
	table, err := agreement.Measure(gradertest.Rubric(t), read(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestFloor holds the rubric above a floor. On answers that it was tuned on and
// has learnt from that is no measure of skill; apart.jsonl is: nobody who writes
// the rubric reads it and nothing is learnt from it, so that its floor is what the
// grader can do with people it has never met. Keep it so.
func TestFloor(t *testing.T) {
	for _, set := range []struct {
		name                                    string
		kappa, concepts, misconceptions, credit float64
	}{
		{"testdata/answers.jsonl", 0.97, 0.97, 0.95, 0.02},
		{"testdata/written.jsonl", 0.95, 0.96, 0.93, 0.03},
		{"testdata/authors.jsonl", 0.95, 0.97, 0.95, 0.03},           // four authors
		{"testdata/people.jsonl", 0.96, 0.97, 0.94, 0.03},            // thirteen more
		{"testdata/crowd.jsonl", 0.93, 0.95, 0.93, 0.03},             // some ninety more, some of them odd on purpose
		{"testdata/plain.jsonl", 0.92, 0.96, 0.84, 0.06},             // right answers in many constructions, and wrong ones that look right
		{"testdata/sentences.jsonl", 0.96, 0.97, 0.95, 0.03},         // ours, many ways of saying each idea
		{"testdata/hard.jsonl", 0.80, 0.90, 0.85, 0.10},              // tempting and unusual ones, stories, quotes, many ways to turn an idea down
		{"testdata/notes.jsonl", 0.92, 0.95, 0.90, 0.05},             // passages of study notes
		{"testdata/apart.jsonl", 0.90, 0.94, 0.88, 0.04},             // eleven authors; never read, never learnt from
		{"testdata/apart-later.jsonl", 0.91, 0.95, 0.93, 0.03},       // four authors; of these, not even a figure has led to a choice
		{"testdata/apart-notes.jsonl", 0.78, 0.91, 0.85, 0.08},       // passages of study notes, likewise
		{"testdata/apart-later-notes.jsonl", 0.78, 0.90, 0.70, 0.08}, // with six wrong ideas in all
	} {
		table := measure(t, set.name)
		if k := table.All.Kappa(); k < set.kappa {
			t.Errorf("%s: kappa %.3f, the floor is %.2f", set.name, k, set.kappa)
		}
		if f := table.Concepts.F1(); f < set.concepts {
			t.Errorf("%s: concepts F1 %.3f, the floor is %.2f", set.name, f, set.concepts)
		}
		if f := table.Misconceptions.F1(); f < set.misconceptions {
			t.Errorf("%s: misconceptions F1 %.3f, the floor is %.2f", set.name, f, set.misconceptions)
		}
		if c := table.All.CreditRate(); c > set.credit {
			t.Errorf("%s: false credit %.3f, the ceiling is %.2f", set.name, c, set.credit)
		}
		if t.Failed() {
			t.Log(table.Text(0))
		}
	}
}

// TestOtherSubjects holds down what passages earn that do not answer the
// question: notes on other matters of replication, and on other subjects.
func TestOtherSubjects(t *testing.T) {
	r := gradertest.Rubric(t)
	for name, most := range map[string]float64{
		"testdata/neighbours.jsonl":            0.10,
		"testdata/far.jsonl":                   0.05,
		"testdata/apart-elsewhere.jsonl":       0.04, // of both kinds; never read, never learnt from
		"testdata/apart-later-elsewhere.jsonl": 0.04,
	} {
		passages := read(t, name)
		earned := 0
		for _, p := range passages {
			res, err := r.GradeAnswer(p.Question, p.Answer)
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(res.Concepts, func(f grader.Finding) bool { return f.Met && !slices.Contains(p.Concepts, f.ID) }) {
				earned++
			}
		}
		if share := float64(earned) / float64(len(passages)); share > most {
			t.Errorf("%s: %d of %d earn an idea that they do not show, the ceiling is %.2f", name, earned, len(passages), most)
		}
	}
}

// TestMeasure prints the table of any file: go test ./grader/agreement -run
// TestMeasure -v -labels FILE -misses 20.
func TestMeasure(t *testing.T) {
	if *file == "" {
		t.Skip("no -labels")
	}
	t.Log("\n" + measure(t, *file).Text(*misses))
}

// TestFigures checks the figures on a table worked out by hand.
func TestFigures(t *testing.T) {
	v := agreement.Verdicts{BothPass: 20, BothFail: 15, FalseCredit: 5, FalseDenial: 10}
	if got := v.Kappa(); got < 0.399 || got > 0.401 {
		t.Errorf("kappa = %v, want 0.4 (the example of Cohen's that textbooks use)", got)
	}
	if v.CreditRate() != 0.25 || v.DenialRate() != 1.0/3 {
		t.Errorf("rates = %v, %v, want 1/4 and 1/3", v.CreditRate(), v.DenialRate())
	}
	c := agreement.Count{Both: 6, Wrong: 2, Missed: 4}
	if c.Precision() != 0.75 || c.Recall() != 0.6 || c.F1() != 12.0/18 {
		t.Errorf("precision %v, recall %v, F1 %v", c.Precision(), c.Recall(), c.F1())
	}
}
