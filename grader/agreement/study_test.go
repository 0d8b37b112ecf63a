package agreement_test

import (
	"fmt"
	"strings"
	"testing"

	"example.com/kata/grader/agreement"
	"example.com/kata/grader/gradertest"
	"example.com/kata/kata/diag"
)

// firstAnswers is labelled answers to the question of the small rubric: what the
// loop of an author begins with.
const firstAnswers = header + `a1,q1,"The old price.",old-price,,true
a2,q1,"An old price from the cache, on a stale page.",old-price;cause-cache,,true
a3,q1,"It still shows yesterday's figure.",old-price,,true
a4,q1,"Yesterday's figure, I think.",old-price,,true
a5,q1,"It is not the old price.",old-price,,true
a6,q1,"She sees a figure.",,,false
a7,q1,"The price from before, since a memoized page is served.",old-price;cause-cache,,true
a8,q1,"A new price from the cache.",,new-price,false
a9,q1,"The old price was new yesterday.",,,false
`

func study(t *testing.T, few int) *agreement.Study {
	t.Helper()
	r := cache(t)
	answers, problems := agreement.Read(&diag.Source{Name: "labels", Text: []byte(firstAnswers)}, r)
	for _, d := range problems {
		t.Fatal(d.Format())
	}
	s, err := agreement.NewStudy(r, "q1", answers, few)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStudy(t *testing.T) {
	s := study(t, 2)
	if s.Answers != 9 || s.Labels != 9 {
		t.Errorf("%d answers, %d labels", s.Answers, s.Labels)
	}
	var got []string
	for _, u := range s.Unexplained {
		var line strings.Builder
		line.WriteString(u.ID + " " + u.Label)
		for _, m := range u.Discounted {
			fmt.Fprintf(&line, " (%s %q)", m.Rule, m.Span.Text)
		}
		if u.Near != nil {
			fmt.Fprintf(&line, " near %s", u.Near.Phrase)
		}
		got = append(got, line.String())
	}
	want := []string{"a3 old-price", "a4 old-price", "a5 old-price"}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("unexplained: %q", got)
	}
	if s = study(t, 3); len(s.Unexplained[2].Discounted) != 1 || s.Unexplained[2].Near == nil {
		t.Errorf("a5 is explained by %+v", s.Unexplained[2])
	}
	if s = study(t, 0); len(s.Unexplained) != 3 || len(s.Shared) != 0 {
		t.Errorf("sums alone: %d unexplained, %d shared", len(s.Unexplained), len(s.Shared))
	}
}

// TestSharedWords holds that a3 and a4 share "yesterday" and "figure". Each stands in an
// answer without the label too; both together do not.
func TestSharedWords(t *testing.T) {
	var got []string
	for _, sh := range study(t, 1).Shared {
		got = append(got, fmt.Sprintf("%s %s %d of %d / %d of %d", sh.Label, strings.Join(sh.Words, " .. "), sh.With, sh.Of, sh.Without, sh.Rest))
	}
	want := "old-price yesterday .. figure 2 of 3 / 0 of 3"
	if strings.Join(got, "; ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
	}
}

func TestEffects(t *testing.T) {
	var got []string
	for _, e := range study(t, 1).Effects {
		got = append(got, fmt.Sprintf("%s: %d/%d keeps %d errs %d %v", e.Phrase.Text, e.Right, e.Wrong, e.Keeps, e.Errs, e.WrongIn))
	}
	want := []string{
		"old price: 2/1 keeps 1 errs 1 [a9]", // beside "stale page" in a2
		"price .. before: 1/0 keeps 1 errs 0 []",
		"stale page: 1/0 keeps 0 errs 0 []",
		"<cached>: 2/1 keeps 2 errs 1 [a8]",
		"new price: 1/0 keeps 0 errs 0 []", // beside its twin
		`"new price" - never: 1/0 keeps 0 errs 0 []`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestStudyMatchesTable holds, on the first kata, the study against the table
// that is measured apart: what is missed there is unexplained here, and a
// phrase that decides a wrong credit stands beside a wrong label.
func TestStudyMatchesTable(t *testing.T) {
	r, answers := gradertest.Rubric(t), read(t, "testdata/authors.jsonl")
	table, err := agreement.Measure(r, answers)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range table.Questions {
		s, err := agreement.NewStudy(r, q, answers, 0)
		if err != nil {
			t.Fatal(err)
		}
		part := table.Of(q)
		if missed := part.Concepts.Missed + part.Misconceptions.Missed; missed != len(s.Unexplained) {
			t.Errorf("%s: %d are missed, %d unexplained", q, missed, len(s.Unexplained))
		}
		if given := s.Labels - len(s.Unexplained); given != part.Concepts.Both+part.Misconceptions.Both {
			t.Errorf("%s: %d labels are explained, %d given by both", q, given, part.Concepts.Both+part.Misconceptions.Both)
		}
		for _, e := range s.Effects {
			if e.Keeps > e.Right || e.Errs > e.Wrong || e.Wrong != len(e.WrongIn) {
				t.Errorf("%s: %+v", q, e)
			}
		}
	}
	if _, err := agreement.NewStudy(r, "q9", answers, 0); err == nil {
		t.Error("q9 is studied")
	}
}

// TestSharedWordsAreRare holds that words are told while few answers without
// the label have them, and not where a phrase of them would credit as many
// wrongly as rightly, however rare they are.
func TestSharedWordsAreRare(t *testing.T) {
	r := cache(t)
	for without, want := range map[int]string{0: "walrus 2 / 0", 1: "walrus 2 / 1", 2: ""} {
		var answers []agreement.Labelled
		for i := range 42 {
			a := agreement.Labelled{Question: "q1", Answer: "Nobody knows."}
			switch {
			case i < 2:
				a.Answer, a.Concepts = "The walrus.", []string{"old-price"}
			case i < 2+without:
				a.Answer = "A walrus."
			}
			answers = append(answers, a)
		}
		s, err := agreement.NewStudy(r, "q1", answers, 1)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, sh := range s.Shared {
			got = append(got, fmt.Sprintf("%s %d / %d", strings.Join(sh.Words, " .. "), sh.With, sh.Without))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%d without: %q, want %q", without, got, want)
		}
	}
}
