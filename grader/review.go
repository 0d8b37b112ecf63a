package grader

import (
	"fmt"
	"slices"

	"example.com/kata/grader/assertion"
)

// longFailure is from how many words on an answer that fails without a
// misconception is worth a look: shorter ones rarely hide an idea.
const longFailure = 8

// review says why a person should look at an answer. The verdict stays
// strict; this is the queue of what may deserve another.
func (r *Rubric) review(q *Question, in *inspection, g *given, res *Result, tooLong bool) []string {
	var why []string
	if tooLong {
		why = append(why, fmt.Sprintf("longer than %d KiB: only the beginning was graded", MaxAnswer>>10))
	}
	if !res.Answered {
		return why
	}
	for i := range in.matches {
		switch in.matches[i].Rule {
		case Elsewhere:
			return append(why, "seems to be about something else: many of its words are strange to the kata, and nothing counts")
		case OtherQuestion:
			return append(why, "seems to answer another question, and nothing counts")
		}
	}
	if in.reading.Has(assertion.Piled) {
		why = append(why, "a pile of words without sentence or list: nothing in it is taken as said")
	}
	if in.reading.Has(assertion.Requested) {
		why = append(why, "speaks to the grader: what stands in that sentence is not taken as said")
	}
	if in.reading.Copies() && !res.Passed {
		why = append(why, "copies the question: copied words earn nothing")
	}
	why = append(why, g.likenesses()...)
	why = append(why, in.unlike()...)
	if res.Passed {
		return append(why, in.conflicts(res)...)
	}
	if len(res.Misconceptions) > 0 {
		if q.Pass.Holds(res.Met) {
			m := res.Misconceptions[0]
			why = append(why, fmt.Sprintf("would pass but for %s: %q", m.ID, m.Evidence[0].Text))
		}
		return why
	}
	why = append(why, in.discarded(q, res)...)
	if len(in.doc.Tokens) >= longFailure && len(why) == 0 {
		why = append(why, r.nearest(q, in, res))
	}
	return why
}

// unlike names the wrong ideas of which a phrase stands in the answer and is
// taken for something else. Concepts of that kind are named with the discarded.
func (in *inspection) unlike() (why []string) {
	for i := range in.matches {
		m := &in.matches[i]
		if m.Rule == Unlike && m.Misconception && !slices.ContainsFunc(in.matches[:i], func(o Match) bool { return o.Rule == Unlike && o.ID == m.ID }) {
			why = append(why, fmt.Sprintf("%s may be meant, but is read as %s: %q", m.ID, m.Rule, m.Span.Text))
		}
	}
	return why
}

// conflicts names what an answer both says and takes back.
func (in *inspection) conflicts(res *Result) (why []string) {
	for i := range in.matches {
		m := &in.matches[i]
		if m.Misconception || m.Rule != assertion.Rejected && m.Rule != assertion.Corrected || !res.Met(m.ID) {
			continue
		}
		why = append(why, fmt.Sprintf("%s is said, and elsewhere %s: %q", m.ID, m.Rule, m.Span.Text))
		break
	}
	return why
}

// discarded names the first missing concept whose words are there but do not
// count.
func (in *inspection) discarded(q *Question, res *Result) (why []string) {
	needed := map[string]bool{}
	q.Pass.Concepts(func(c string) { needed[c] = true })
	for i := range in.matches {
		m := &in.matches[i]
		if m.Rule == "" || m.Misconception || res.Met(m.ID) || !needed[m.ID] || m.Rule == assertion.Copied {
			continue
		}
		return []string{fmt.Sprintf("%s may be meant, but is read as %s: %q", m.ID, m.Rule, m.Span.Text)}
	}
	return nil
}

// further tells apart an answer in which ideas were met from one without any.
func further(res *Result) string {
	for i := range res.Concepts {
		if res.Concepts[i].Met {
			return "further "
		}
	}
	return ""
}

// nearest names the missing concept whose phrase is nearly there.
func (r *Rubric) nearest(q *Question, in *inspection, res *Result) string {
	needed := map[string]bool{}
	q.Pass.Concepts(func(c string) { needed[c] = true })
	wanted := func(p int) bool {
		l := q.labels[p]
		return !l.misconception && needed[q.Concepts[l.index].ID] && !res.Met(q.Concepts[l.index].ID)
	}
	n, ok := in.found.Nearest(wanted)
	if !ok {
		return fmt.Sprintf("%d words, and no %sidea recognised", len(in.doc.Tokens), further(res))
	}
	id := q.Concepts[q.labels[n.Phrase].index].ID
	return fmt.Sprintf("%s is nearly there: %q lacks %s", id, in.doc.Quote(n.Start, n.End), n.Missing)
}
