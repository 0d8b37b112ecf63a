package agreement

import (
	"fmt"
	"strings"
)

// Text writes the table, and at most this many disagreements with the words
// that decided.
func (t *Table) Text(disagreements int) string {
	var b strings.Builder
	for _, r := range t.Rows {
		kind := "concept"
		if r.Misconception {
			kind = "misconception"
		}
		fmt.Fprintf(&b, "%-3s %-13s %-26s both %3d  wrong %3d  missed %3d  precision %.2f  recall %.2f  F1 %.2f\n",
			r.Question, kind, r.ID, r.Both, r.Wrong, r.Missed, r.Precision(), r.Recall(), r.F1())
	}
	fmt.Fprintf(&b, "concepts: precision %.3f, recall %.3f, F1 %.3f\n", t.Concepts.Precision(), t.Concepts.Recall(), t.Concepts.F1())
	fmt.Fprintf(&b, "misconceptions: precision %.3f, recall %.3f, F1 %.3f\n", t.Misconceptions.Precision(), t.Misconceptions.Recall(), t.Misconceptions.F1())
	for i, q := range t.Questions {
		b.WriteString(line(q, t.ByQuestion[i]))
	}
	if len(t.Questions) > 1 {
		b.WriteString(line("all", t.All))
	}
	for i, d := range t.Disagreements {
		if i == disagreements {
			break
		}
		b.WriteString(d.Text())
	}
	return b.String()
}

func line(name string, v Verdicts) string {
	return fmt.Sprintf("%s: kappa %.3f, false credit %d of %d (%.1f %%), false denial %d of %d (%.1f %%)\n", name, v.Kappa(),
		v.FalseCredit, v.FalseCredit+v.BothFail, 100*v.CreditRate(),
		v.FalseDenial, v.FalseDenial+v.BothPass, 100*v.DenialRate())
}

// Text writes one disagreement.
func (d Disagreement) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s: missed %v, wrongly found %v\n  %s\n", d.ID, d.Missed, d.Extra, strings.ReplaceAll(d.Answer, "\n", "\n  "))
	for _, m := range d.Matches {
		rule := string(m.Rule)
		if rule == "" {
			rule = "counts"
		}
		fmt.Fprintf(&b, "    %-24s %-32q %s: %s\n", m.ID, m.Span.Text, rule, m.Phrase)
	}
	return b.String()
}
