package grader_test

import (
	"fmt"
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// fruit reads a rubric of one question, whose ideas are given in YAML, and
// more of what stands above the questions.
func fruit(t *testing.T, concepts, misconceptions string, more ...string) *grader.Rubric {
	t.Helper()
	indent := func(s string) string { return strings.ReplaceAll("\n"+strings.TrimSpace(s), "\n", "\n      ") }
	text := strings.Join(append(more, "questions:"), "\n") + "\n  q1:\n    pass: a\n    concepts:" + indent(concepts)
	if misconceptions != "" {
		text += "\n    misconceptions:" + indent(misconceptions)
	}
	k := &kata.Kata{ID: "fruit", Parts: []kata.Part{{Questions: []kata.Question{{ID: "q1", Prompt: "Which?"}}}}}
	r, problems := rubric.Parse(&diag.Source{Name: "rubric.yaml", Text: []byte(text + "\n")}, nil, k)
	for _, d := range problems {
		t.Fatal(d.Format())
	}
	return r
}

// told gives what the phrases did, one "phrase asserted/decides <beside>" a
// phrase.
func told(uses []grader.Use) string {
	var out []string
	for _, u := range uses {
		line := fmt.Sprintf("%s %d/%d", u.Phrase.Text, u.Asserted, u.Decides)
		if u.Beside != nil {
			line += " <" + u.Beside.Text + ">"
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

func TestUses(t *testing.T) {
	for name, test := range map[string]struct {
		concepts, misconceptions string
		answers                  []string
		want                     string
	}{
		"alone":                  {"a: {idea: i, hint: h, phrases: [apple, pear]}", "", []string{"An apple.", "A pear."}, "apple 1/1, pear 1/1"},
		"twice in one answer":    {"a: {idea: i, hint: h, phrases: [apple]}", "", []string{"An apple, and an apple."}, "apple 1/1"},
		"fires nowhere":          {"a: {idea: i, hint: h, phrases: [apple, plum]}", "", []string{"An apple."}, "apple 1/1, plum 0/0"},
		"always beside another":  {"a: {idea: i, hint: h, phrases: [apple, red apple]}", "", []string{"A red apple.", "An apple."}, "apple 2/1, red apple 1/0 <apple>"},
		"beside others in turn":  {"a: {idea: i, hint: h, phrases: [apple, pear, plum]}", "", []string{"Apple, plum.", "Pear, plum.", "Pear.", "Apple."}, "apple 2/1, pear 2/1, plum 2/0"},
		"negated":                {"a: {idea: i, hint: h, phrases: [apple, pear]}", "", []string{"It is not an apple but a pear."}, "apple 0/0, pear 1/1"},
		"implied by another":     {"a: {idea: i, hint: h, phrases: [apple]}\nb: {idea: i, hint: h, implies: [a], phrases: [pear]}", "", []string{"Apple, pear."}, "apple 1/0 <pear>, pear 1/1"},
		"implies something more": {"a: {idea: i, hint: h, phrases: [apple, {say: pear, implies: [b]}]}\nb: {idea: i, hint: h, phrases: [plum]}", "", []string{"Apple, pear."}, "apple 1/0 <pear>, pear 1/1, plum 0/0"},
		"misconceptions": {"a: {idea: i, hint: h, phrases: [apple]}", "m: {idea: i, refutation: r, phrases: [stone, grey stone]}",
			[]string{"A grey stone.", "A stone."}, "apple 0/0, stone 2/1, grey stone 1/0 <stone>"},
		"of another idea": {"a: {idea: i, hint: h, phrases: [apple]}", "m: {idea: i, refutation: r, phrases: [red apple]}",
			[]string{"A red apple."}, "apple 1/1, red apple 1/1"},
		"takes another's words": {"a: {idea: i, hint: h, phrases: [apple, red apple]}\nb: {idea: i, hint: h, yields to: [a], phrases: [red]}", "",
			[]string{"A red apple."}, "apple 1/0 <red apple>, red apple 1/1, red 0/0"},
	} {
		t.Run(name, func(t *testing.T) {
			uses, err := fruit(t, test.concepts, test.misconceptions).Uses("q1", test.answers)
			if got := told(uses); err != nil || got != test.want {
				t.Errorf("got  %s, %v\nwant %s", got, err, test.want)
			}
		})
	}
	if _, err := fruit(t, "a: {idea: i, hint: h, phrases: [apple]}", "").Uses("q2", nil); err == nil {
		t.Error("q2 is known")
	}
}

// TestElsewhere counts nothing in a long answer that says nothing of the
// subject, and lets short ones leave it out.
func TestElsewhere(t *testing.T) {
	r := fruit(t, "\na: {idea: i, hint: h, phrases: [red, slow]}\nb: {idea: i, hint: h, phrases: [blue]}\n", "m: {idea: i, refutation: r, phrases: [square]}", "about: [fruit, '[apple | pear]']")
	long := strings.Repeat("and so on as it is with many such things ", 3)
	for _, test := range []struct {
		answer string
		met    bool
		review string
	}{
		{"Red.", true, ""},
		{"An apple is red, a pear is red, fruit is red. " + long, true, ""}, // names the subject
		{"An apple is red. Red, red, red. " + long, true, ""},               // carries ideas enough
		{"An apple is red. " + long, false, "something else"},
		{"My car is red. " + long, false, "something else"},
		{"My car. " + long, false, "no idea"},
	} {
		res, err := r.GradeAnswer("q1", test.answer)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(res.Review, "; "); res.Met("a") != test.met || !strings.Contains(got, test.review) {
			t.Errorf("%q: met %v, review %q", test.answer, res.Met("a"), got)
		}
	}
}
