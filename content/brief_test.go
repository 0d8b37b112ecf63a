package content_test

import (
	"strings"
	"testing"

	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

// TestBrief holds that a brief list shows three warnings of a code and says
// how many more there are, sums advice up by question, and keeps all errors.
func TestBrief(t *testing.T) {
	phrases := `
          - 'old price'
          - '[old] price .. page'
          - 'price .. before'
          - 'former price'
          - 'what price'
          - 'price .. visitor'
          - '{visitor see}'
          - 'does .. see'
          - 'visitor'`
	files := map[string]string{
		"small/rubric.yaml": strings.Replace(smallRubric, " ['old price']", phrases, 1),
		"small/examples.yaml": "- {question: q1, answer: The old price is on the page., concepts: [old-price], passed: true, why: w}\n" +
			"- {question: q1, answer: A new one., concepts: [old-price], passed: true, why: w}\n",
	}
	bundle, _, err := content.Only("mine", shelf(files)).Load("small")
	if err != nil {
		t.Fatal(err)
	}
	full := bundle.Check()
	var got []string
	for _, d := range bundle.Brief(full) {
		got = append(got, d.Range.String()+" "+d.Severity.String()+" "+d.Code+" "+d.Hint)
	}
	const hint = `ask for a word that the question does not give, or leave its words out with "- x"; where it is an answer all the same, write {say: …, asked: true}`
	want := []string{
		"mine/small/examples.yaml:2:26 error K220 nothing matched; no phrase of old-price has a part in it",
		"mine/small/rubric.yaml:14:13 warning K611 " + hint,
		"mine/small/rubric.yaml:15:13 warning K611 " + hint,
		"mine/small/rubric.yaml:16:13 warning K611 " + hint,
		" warning K611 ",
		"mine/small/rubric.yaml advice K610 ",
		"mine/small/rubric.yaml advice K609 kata check --all names each with its place",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s\nof\n%v", strings.Join(got, "\n"), strings.Join(want, "\n"), full)
	}
	var summaries []string
	for _, d := range bundle.Brief(full)[4:] {
		summaries = append(summaries, d.Summary)
	}
	if said := strings.Join(summaries, "; "); said != "and 2 more; q1: no example says 7 of 9 phrases; q1: 1 of the 2 phrases that are said never decide" {
		t.Error(said)
	}
	if full.Count(diag.Warning) != 5 || full.Count(diag.Advice) != 8 {
		t.Errorf("%d warnings, %d pieces of advice", full.Count(diag.Warning), full.Count(diag.Advice))
	}
}

// TestBriefOfNothing holds that a good kata, and one whose rubric cannot be
// read, are told in full.
func TestBriefOfNothing(t *testing.T) {
	for want, files := range map[int]map[string]string{
		0: nil,
		1: {"small/rubric.yaml": ""},
	} {
		bundle, _, err := content.Only("mine", shelf(files)).Load("small")
		if err != nil {
			t.Fatal(err)
		}
		if got := bundle.Brief(bundle.Check()); len(got) != want {
			t.Errorf("want %d problems, got %v", want, got)
		}
	}
}
