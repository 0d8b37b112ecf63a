package main

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/answers"
	"example.com/kata/content"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// runNext is kata without a command: what to do next, and where things are.
func runNext(s *shop) error {
	library, err := s.library()
	if err != nil {
		return err
	}
	id, err := s.latestKata()
	if err != nil {
		return err
	}
	place, err := s.defaultSheet(id)
	if err != nil {
		return err
	}
	steps := [][2]string{}
	k, problems := library.Kata(id)
	switch {
	case k == nil || problems.HasErrors():
		steps = append(steps, [2]string{"kata check " + s.contentFlag() + id, "says what is wrong with the kata"})
	case exists(place):
		steps = append(steps, nextSteps(k, place)...)
	default:
		steps = append(steps, [2]string{"kata start", "begins " + about(k)})
	}
	if other := s.nextKata(library, id); other != nil {
		steps = append(steps, [2]string{"kata start " + other.ID, "begins another: " + about(other)})
	}
	steps = append(steps, [2]string{"kata list", "lists the katas"}, [2]string{"kata --help", "lists all commands"})
	widest := 0
	for _, step := range steps {
		widest = max(widest, len(step[0]))
	}
	var b strings.Builder
	b.WriteString("kata is a teaching workbook with graded katas.\n\n")
	for _, step := range steps {
		fmt.Fprintf(&b, "  %-*s  %s\n", widest, step[0], diag.Clean(step[1]))
	}
	fmt.Fprintf(&b, "\nYour answers: %s\n", diag.Clean(place))
	return writeAll(s.out, b.String())
}

// nextSteps gives the commands that go on with a sheet, each with what it does.
func nextSteps(k *kata.Kata, place string) [][2]string {
	sheet, _, problems, err := answers.Read(place)
	report := [2]string{"kata report", "shows how far you are"}
	switch {
	case err != nil || problems.HasErrors():
		return [][2]string{{"kata start", "says what is wrong with your sheet, and leaves it as it is"}}
	case !slices.ContainsFunc(sheet.Answers, given):
		return [][2]string{{"kata start", "begins " + about(k)}}
	}
	questions := k.Questions()
	done, next := 0, ""
	for _, q := range questions {
		switch a := sheet.Answer(q.ID); {
		case a != nil && given(*a):
			done++
		case next == "":
			next = q.ID
		}
	}
	if next == "" {
		return [][2]string{
			{"kata report", "shows your report; --html FILE makes a page of it"},
			{"kata start", "offers what can still be done: " + k.Title + " is at its end"},
		}
	}
	return [][2]string{
		{"kata start", fmt.Sprintf("goes on with %s at %s, %d of %d done", k.Title, next, done, len(questions))},
		report,
	}
}

// given tells whether a question was answered or skipped.
func given(a answers.Answer) bool { return len(a.Tries) > 0 || a.Skipped }

// nextKata gives the first kata, other than one, that has no sheet yet; nil
// for none.
func (s *shop) nextKata(library *content.Library, but string) *kata.Kata {
	ids, err := library.IDs()
	if err != nil {
		return nil
	}
	for _, id := range ids {
		place, err := s.defaultSheet(id)
		if id == but || err != nil || exists(place) {
			continue
		}
		if k, problems := library.Kata(id); k != nil && !problems.HasErrors() {
			return k
		}
	}
	return nil
}

// about names a kata with its size.
func about(k *kata.Kata) string {
	return fmt.Sprintf("%s: %s, %s", k.Title, plural(len(k.Questions()), "question"), plural(k.Minutes, "minute"))
}
