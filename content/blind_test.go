package content_test

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/kata/content"
	"example.com/kata/grader/agreement"
	"example.com/kata/kata/diag"
)

// TestBlindAnswers holds the rubrics of the younger katas against answers that
// were written and labelled before the rubric was. They measure whether it
// reads people it has never met, so no phrase may be made for them: one that
// is misread goes into no example either. The figures of the one measurement,
// when each rubric was whole, stand beside the floor.
func TestBlindAnswers(t *testing.T) {
	const floor = 0.8
	measured := map[string]float64{
		"missing-question":  0.90,
		"promoted-follower": 1.00,
	}
	for id, once := range measured {
		t.Run(id, func(t *testing.T) {
			table := measure(t, id, id+".jsonl")
			if v := table.All; v.BothPass+v.BothFail+v.FalseCredit+v.FalseDenial < 20 {
				t.Fatalf("fewer than 20 answers: %+v", v)
			}
			if k := table.All.Kappa(); k < floor {
				t.Errorf("kappa of the verdicts %.2f, the floor is %.2f, and it once was %.2f\n%s", k, floor, once, table.Text(0))
			}
		})
	}
}

// TestOthersAnswers holds the same rubrics above a floor on answers by others.
// What they read of strangers is the figure of the first sight, and of the even
// lines of the second file, which nobody has mended anything for: 0.85.
func TestOthersAnswers(t *testing.T) {
	const floor = 0.88
	firstSight := map[string]float64{
		"missing-question":  0.70,
		"promoted-follower": 0.70,
	}
	for id, kappa := range firstSight {
		t.Run(id, func(t *testing.T) {
			table := measure(t, id, id+"-others.jsonl")
			if k := table.All.Kappa(); k < floor {
				t.Errorf("kappa of the verdicts %.2f, the floor is %.2f, and at first sight it was %.2f\n%s", k, floor, kappa, table.Text(0))
			}
		})
	}
}

// measure measures a kata on a file of labelled answers.
func measure(t *testing.T, id, file string) *agreement.Table {
	t.Helper()
	name := filepath.Join("..", "grader", "agreement", "testdata", file)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	bundle, _, err := content.Embedded().Load(id)
	if err != nil {
		t.Fatal(err)
	}
	answers, problems := agreement.Read(&diag.Source{Name: name, Text: text}, bundle.Rubric())
	for _, d := range problems {
		t.Fatal(d.Format())
	}
	table, err := agreement.Measure(bundle.Rubric(), answers)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return table
}
