package grader_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/gradertest"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata/diag"
)

// differ notices every change of labels.
func differ(int, *grader.Labels, *grader.Labels) bool { return true }

// lost gives the mutants that nobody noticed, one "what said <such>" each.
func lost(mutants []grader.Mutant) string {
	var out []string
	for _, m := range mutants {
		if m.Noticed {
			continue
		}
		what := m.Change + m.Guard
		if m.Lost == grader.LostPhrase {
			what = m.Phrase.Text
		}
		line := fmt.Sprintf("%s %d", what, m.Said)
		if m.Such != "" {
			line += " <" + m.Such + ">"
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

func TestMutate(t *testing.T) {
	for name, test := range map[string]struct {
		concepts, misconceptions string
		answers                  []string
		want                     string
	}{
		"all noticed":      {"a: {idea: i, hint: h, phrases: [apple, pear]}", "", []string{"An apple.", "A pear.", "A plum."}, ""},
		"not said":         {"a: {idea: i, hint: h, phrases: [apple, '[pear | plum]']}", "", []string{"An apple.", "No."}, "[pear | plum] 0 <pear>"},
		"beside another":   {"a: {idea: i, hint: h, phrases: [apple, red apple]}", "", []string{"A red apple.", "An apple.", "No."}, "red apple 1"},
		"guards":           {"a: {idea: i, hint: h, phrases: ['apple - green - [ripe | old] unless pear']}", "", []string{"A green apple.", "Apple.", "Apple or pear."}, "- [ripe | old] 0 <apple ripe>"},
		"condition":        {"a: {idea: i, hint: h, phrases: ['apple given pie']}", "", []string{"An apple.", "An apple pie."}, ""},
		"guard apart":      {"a: {idea: i, hint: h, phrases: [{say: apple, unless: pie}]}", "", []string{"An apple.", "No."}, "unless pie 0 <apple pie>"},
		"nothing hangs":    {"a: {idea: i, hint: h, phrases: [apple - pie, pie]}", "", []string{"An apple pie.", "Apple.", "Pie.", "No."}, "- pie 1"},
		"never fails":      {"a: {idea: i, hint: h, phrases: [apple]}", "", []string{"An apple."}, "a is not asked for passing 0"},
		"misconception":    {"a: {idea: i, hint: h, phrases: [apple]}", "m: {idea: i, refutation: r, phrases: [stone]}", []string{"An apple.", "A stone.", "No."}, "a misconception does not keep from passing 0"},
		"yields its words": {"a: {idea: i, hint: h, phrases: [apple]}\nb: {idea: i, hint: h, yields to: [a], phrases: [red apple]}", "", []string{"A red apple.", "No."}, "red apple 0"},
		"implied unsaid":   {"a: {idea: i, hint: h, phrases: [apple]}\nb: {idea: i, hint: h, implies: [a], phrases: [pear]}", "", []string{"Apple, pear.", "Apple.", "No."}, "b does not imply a 0"},
		"implied and said": {"a: {idea: i, hint: h, phrases: [apple]}\nb: {idea: i, hint: h, phrases: [{say: pear, implies: [a]}]}", "", []string{"Pear.", "Apple.", "No."}, ""},
		"yields unsaid":    {"a: {idea: i, hint: h, phrases: [red apple]}", "m: {idea: i, refutation: r, yields to: [a], phrases: [apple]}", []string{"An apple.", "No."}, "red apple 0 <red apple>, m does not yield to a 0, a misconception does not keep from passing 0"},
		"yields and said":  {"a: {idea: i, hint: h, phrases: [red apple]}", "m: {idea: i, refutation: r, yields to: [a], phrases: [apple]}", []string{"An apple.", "A red apple.", "No.", "A red apple, and an apple."}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			mutants, err := fruit(t, test.concepts, test.misconceptions).Mutate("q1", test.answers, differ)
			if got := lost(mutants); err != nil || got != test.want {
				t.Errorf("got  %s, %v\nwant %s", got, err, test.want)
			}
		})
	}
	if _, err := fruit(t, "a: {idea: i, hint: h, phrases: [apple]}", "").Mutate("q2", nil, differ); err == nil {
		t.Error("q2 is known")
	}
}

// TestThresholds changes each kind of rule.
func TestThresholds(t *testing.T) {
	ideas := "{a: {idea: i, hint: h, phrases: [apple]}, b: {idea: i, hint: h, phrases: [pear]}, c: {idea: i, hint: h, phrases: [plum]}}"
	for rules, want := range map[string]string{
		"pass: {all of: [a, b]}":                               "a is not asked for passing, b is not asked for passing",
		"pass: {any of: [a, b]}":                               "a is not enough for passing, b is not enough for passing, none of [a, b] is asked for passing",
		"pass: {at least 2 of: [a, b, c]}":                     "1 of 3 are enough for passing, 3 of 3 are asked for passing",
		"pass: {all of: [a, {at least 1 of: [b, c]}]}":         "a is not asked for passing, at least 1 of [b, c] is not asked for passing, 0 of 2 are enough for passing, 2 of 2 are asked for passing",
		"points: 2, pass: a":                                   "a is not asked for passing, points have no limit of 2",
		"pass: a, bands: [{points: 2, for: {all of: [a, b]}}]": "a is not asked for passing, a is not asked for the band of 2, b is not asked for the band of 2",
	} {
		k := gradertest.Kata(t)
		text := "questions: {q1: {" + rules + ", concepts: " + ideas + "}}\n"
		r, problems := rubric.Parse(&diag.Source{Name: "rubric.yaml", Text: []byte(text)}, nil, k)
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		mutants, err := r.Mutate("q1", nil, differ)
		var got []string
		for _, m := range mutants {
			if m.Lost == grader.LostThreshold {
				got = append(got, m.Change)
			}
		}
		if err != nil || strings.Join(got, ", ") != want {
			t.Errorf("%s:\ngot  %s, %v\nwant %s", rules, strings.Join(got, ", "), err, want)
		}
		// Between nothing and everything there is an answer for each.
		answers := []string{"No.", "Apple.", "Pear.", "Plum.", "Apple and pear.", "Pear and plum.", "Apple and plum.", "Apple, pear and plum."}
		if mutants, _ = r.Mutate("q1", answers, differ); lost(mutants) != "" {
			t.Errorf("%s: not noticed: %s", rules, lost(mutants))
		}
	}
}

// TestMutantIsTheRubricWithoutThePhrase holds Mutate against rubrics of which
// the phrase was really taken out, in the text of the file.
func TestMutantIsTheRubricWithoutThePhrase(t *testing.T) {
	k, lex, src := gradertest.Kata(t), gradertest.Lexicon(t), gradertest.Source(t, gradertest.Slug+"/rubric.yaml")
	whole := gradertest.Rubric(t)
	examples, _ := rubric.ParseExamples(gradertest.Source(t, gradertest.Slug+"/examples.yaml"))
	for _, q := range whole.Questions[:2] {
		var answers []string
		for _, e := range examples {
			if e.Question == q.ID {
				answers = append(answers, e.Answer)
			}
		}
		mutants, err := whole.Mutate(q.ID, answers, differ)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range mutants {
			if m.Lost != grader.LostPhrase || i%3 > 0 && !m.Noticed {
				continue
			}
			start := bytes.LastIndexByte(src.Text[:m.At.Start], '\n') + 1
			end := m.At.Start + bytes.IndexByte(src.Text[m.At.Start:], '\n') + 1
			rest := slices.Concat(src.Text[:start], src.Text[end:])
			without, problems := rubric.Parse(&diag.Source{Name: src.Name, Text: rest}, lex, k)
			if problems.HasErrors() {
				continue // the only phrase of its idea, or one of several in a line
			}
			noticed := false
			for _, answer := range answers {
				before, _ := whole.GradeAnswer(q.ID, answer)
				after, _ := without.GradeAnswer(q.ID, answer)
				noticed = noticed || labels(before) != labels(after)
			}
			if noticed != m.Noticed {
				t.Errorf("%s: noticed %v, and without the line %v", m.At, m.Noticed, noticed)
			}
		}
	}
}

// labels writes a result without its evidence.
func labels(r grader.Result) string {
	var met []string
	for _, f := range r.Concepts {
		if f.Met {
			met = append(met, f.ID)
		}
	}
	for _, f := range r.Misconceptions {
		met = append(met, f.ID)
	}
	return fmt.Sprint(met, r.Passed, r.Points)
}

func BenchmarkMutate(b *testing.B) {
	r := gradertest.Rubric(b)
	examples, _ := rubric.ParseExamples(gradertest.Source(b, gradertest.Slug+"/examples.yaml"))
	for b.Loop() {
		for _, q := range r.Questions {
			var answers []string
			for _, e := range examples {
				if e.Question == q.ID {
					answers = append(answers, e.Answer)
				}
			}
			if _, err := r.Mutate(q.ID, answers, differ); err != nil {
				b.Fatal(err)
			}
		}
	}
}
