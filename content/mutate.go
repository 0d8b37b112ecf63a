package content

import (
	"fmt"
	"slices"

	"example.com/kata/grader"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata/diag"
)

// Score is how much of a question's rubric its examples hold in place.
type Score struct {
	Question string
	Noticed  int       // changes of the rubric that kata check would find
	All      int       // changes that were tried
	Open     diag.List // advice for each change that was not noticed, by place
}

// Mutate takes each phrase, each guard of a phrase, each "implies" and "yields
// to", and each threshold out of
// the rubric in turn, and gives advice for each whose loss kata check would
// not notice: no example would miss its labels, each model answer would pass,
// no question would be an answer to itself. It is meant for a kata without
// errors; of one whose rubric cannot be read it gives nothing.
func (b *Bundle) Mutate() (scores []Score) {
	if b.Rubric() == nil {
		return nil
	}
	j, _ := b.rubric()
	for i := range b.Rubric().Questions {
		q := &b.Rubric().Questions[i]
		t := b.trials(q, j.examples)
		mutants, err := b.Rubric().Mutate(q.ID, t.answers, t.notice)
		if err != nil {
			panic(err) // the question is the rubric's own
		}
		score := Score{Question: q.ID, All: len(mutants)}
		for _, m := range mutants {
			if m.Noticed {
				score.Noticed++
				continue
			}
			tellUnnoticed(&score.Open, q, m)
		}
		score.Open = score.Open.Sorted()
		scores = append(scores, score)
	}
	return scores
}

// trials are the answers to a question by which kata check judges its rubric.
type trials struct {
	answers []string
	points  []bool // of each whether it says how many points it must get
	models  int    // where those begin that must pass
	asked   int    // where those begin that must earn nothing
}

func (b *Bundle) trials(q *grader.Question, examples []rubric.Example) (t trials) {
	for _, e := range examples {
		if e.Question == q.ID {
			t.answers, t.points = append(t.answers, e.Answer), append(t.points, e.Points >= 0)
		}
	}
	t.models = len(t.answers)
	asked, _ := b.Kata.Question(q.ID)
	if asked.Model != "" {
		t.answers = append(t.answers, asked.Model)
	}
	t.asked = len(t.answers)
	t.answers = append(append(t.answers, asked.Prompt), q.Asked...)
	return t
}

// notice tells whether kata check would report the change of an answer's
// labels.
func (t *trials) notice(answer int, before, after *grader.Labels) bool {
	switch {
	case answer >= t.asked:
		return slices.Contains(after.Concepts, true) && !slices.Contains(before.Concepts, true)
	case answer >= t.models:
		return before.Passed && !after.Passed
	}
	return before.Passed != after.Passed || t.points[answer] && before.Points != after.Points ||
		!slices.Equal(before.Concepts, after.Concepts) || !slices.Equal(before.Misconceptions, after.Misconceptions)
}

// tellUnnoticed says what example would notice a mutant.
func tellUnnoticed(list *diag.List, q *grader.Question, m grader.Mutant) {
	such := ""
	if m.Such != "" {
		such = fmt.Sprintf(", such as %q", m.Such)
	}
	labels := "concepts: [" + m.ID + "]"
	if q.Misconception(m.ID) != nil {
		labels = "misconceptions: [" + m.ID + "]"
	}
	const lost = "no example notices when "
	switch {
	case m.Lost == grader.LostThreshold:
		label := "passed: " + fmt.Sprint(m.Stricter)
		if m.Points {
			label = "and say its points"
		}
		list.Advise(m.At, CodeLoose, lost+m.Change, fmt.Sprintf("write an example that shows %s; %s", m.Shows, label))
	case m.Lost == grader.LostLink:
		list.Advise(m.At, CodeUnlinked, lost+m.Change, fmt.Sprintf("write an example that shows %s; or take it out", m.Shows))
	case m.Lost == grader.LostGuard && m.Said > 0:
		list.Advise(m.At, CodeUnguarded, fmt.Sprintf("%s%q is gone: where it rules out, nothing hangs on it", lost, m.Guard),
			fmt.Sprintf("write an example that it alone keeps from %s%s; or take it out", m.ID, such))
	case m.Lost == grader.LostGuard:
		list.Advise(m.At, CodeUnguarded, fmt.Sprintf("%s%q is gone: it rules nothing out in any", lost, m.Guard),
			fmt.Sprintf("write an example that it keeps from %s%s", m.ID, such))
	case m.Said > 0:
		list.Advise(m.At, CodeLost, fmt.Sprintf("%sthis phrase is gone: where it is said, others show %s too", lost, m.ID),
			fmt.Sprintf("write an example that says it alone%s; %s; or take it out", such, labels))
	default:
		list.Advise(m.At, CodeLost, lost+"this phrase is gone: none says it",
			fmt.Sprintf("write an example that says it%s; %s", such, labels))
	}
}
