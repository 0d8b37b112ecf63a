package workbook

import (
	"fmt"

	"example.com/kata/grader"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/rate"
)

// costTrials is how often each policy is played for the table: enough for
// whole per cents, and quick enough not to be waited for.
const costTrials = 20_000

// costs plays the designs of all questions beside what happens today, on one
// workload. It is shown from the last question on that asks for a design,
// since its columns name what the others ask for.
func (l *Lesson) costs() []Block {
	measured := l.measure()
	if measured == nil {
		return nil
	}
	return costBlocks(measured)
}

// measure plays what happens today and the learner's designs; nil before the
// last question that asks for a design, and where there is no design.
func (l *Lesson) measure() []rate.Cost {
	if l.at < lastDesign(l.bundle) {
		return nil
	}
	policies := l.designed()
	if len(policies) < 2 {
		return nil
	}
	if ofPolicies(l.measured, policies) {
		return l.measured
	}
	measured, err := rate.Costs(rate.Standard(), policies, costTrials)
	if err != nil {
		return nil // the standard workload always plays; a table is not worth a lesson
	}
	l.measured = measured
	return measured
}

// designed gives the policy of today and those of the learner's designs.
func (l *Lesson) designed() []replication.Policy {
	names := []string{today}
	for _, q := range l.questions {
		a := l.sheet.Answer(q.ID)
		if a == nil {
			continue
		}
		for _, d := range kept(designs(l.bundle.Rubric().Question(q.ID), l.grade(q.ID, a.Text())), a) {
			for _, bind := range d.bindings {
				names = append(names, bind.Policy)
			}
		}
	}
	return policiesOf(names)
}

// quoteCost says what the runs measured of a cost that the learner named: the
// design that pays most of it, beside what happens today.
func (l *Lesson) quoteCost(c grader.Cost) string {
	text, _ := l.price(c)
	return text
}

// quoteFirstCost says the first cost that a design of the learner pays, to
// somebody who says that there is none.
func (l *Lesson) quoteFirstCost() string {
	for _, c := range l.rubric().Concepts {
		if text, pays := l.price(c.Cost); pays {
			return text
		}
	}
	return ""
}

// price says what was measured of a cost, and tells whether a design pays it.
func (l *Lesson) price(c grader.Cost) (text string, pays bool) {
	unit, ok := costUnits[c]
	measured := l.measure()
	if !ok || measured == nil {
		return "", false
	}
	today, most := measured[0], measured[1]
	for _, m := range measured[2:] {
		if unit.of(m).Value > unit.of(most).Value {
			most = m
		}
	}
	now, then := unit.show(unit.of(today)), unit.show(unit.of(most))
	if pays = unit.of(most).Value > unit.of(today).Value && now != then; pays {
		return fmt.Sprintf(" Measured: with “%s”, %s %s; today %s.", most.Policy.Title, unit.what, then, now), true
	}
	return fmt.Sprintf(" Measured: none of your designs pays this; %s %s at most, today %s.", unit.what, then, now), false
}

// costUnits are the measured costs in words.
var costUnits = map[grader.Cost]struct {
	what string
	of   func(rate.Cost) rate.Row
	show func(rate.Row) string
}{
	grader.LeaderReads: {"the leader's share of the reads is", func(c rate.Cost) rate.Row { return c.Leader }, percent},
	grader.ReadTime:    {"a read takes", func(c rate.Cost) rate.Row { return c.ReadTime }, millis},
	grader.WriteWait:   {"a write waits", func(c rate.Cost) rate.Row { return c.WriteWait }, millis},
}

// costColumns are the columns of the table, each 9 wide.
var costColumns = []struct {
	head [2]string
	show func(rate.Cost) string
}{
	{[2]string{"own", "missing"}, func(c rate.Cost) string { return percent(c.Missing) }},
	{[2]string{"back in", "time"}, func(c rate.Cost) string { return percent(c.Back) }},
	{[2]string{"reads at", "leader"}, func(c rate.Cost) string { return percent(c.Leader) }},
	{[2]string{"a read", "takes"}, func(c rate.Cost) string { return millis(c.ReadTime) }},
	{[2]string{"a write", "waits"}, func(c rate.Cost) string { return millis(c.WriteWait) }},
}

const costColumn = 9

func percent(r rate.Row) string { return share(r.Value) }
func millis(r rate.Row) string  { return fmt.Sprintf("%.0f ms", r.Value) }

// costTable draws the rows side by side, or, where the terminal is narrow,
// one below the other.
func costTable(rows []rate.Cost, width int) []string {
	room := width - costColumn*len(costColumns)
	if room < 24 {
		return stackedCosts(rows)
	}
	lines := make([]string, 2)
	for i := range lines {
		lines[i] = fmt.Sprintf("%-*s", room, "")
		for _, c := range costColumns {
			lines[i] += fmt.Sprintf("%*s", costColumn, c.head[i])
		}
	}
	for _, r := range rows {
		label := fit([]string{r.Policy.Title}, room-1)
		line := fmt.Sprintf("%-*s", room, label[0])
		for _, c := range costColumns {
			line += fmt.Sprintf("%*s", costColumn, c.show(r))
		}
		lines = append(append(lines, line), label[1:]...)
	}
	return lines
}

func stackedCosts(rows []rate.Cost) []string {
	var lines []string
	for _, r := range rows {
		lines = append(lines, fit([]string{r.Policy.Title + ":"}, 38)...)
		for _, c := range costColumns {
			lines = append(lines, fmt.Sprintf("  %-18s %9s", c.head[0]+" "+c.head[1], c.show(r)))
		}
	}
	return lines
}
