package grader

import (
	"slices"
)

// Use is what one phrase of a question did in some answers.
type Use struct {
	ID            string // of the concept or misconception
	Misconception bool
	Phrase        Phrase
	Asserted      int     // in how many answers it stands and counts
	Decides       int     // in how many of these something hangs on it: without it, a grade would change
	Beside        *Phrase // when it never decides: one that shows the same wherever it stands; nil when now this one does, now that one
}

// Uses tells what each phrase of a question did in answers, in the order of
// the rubric: first those of the concepts. The error names an unknown
// question.
func (r *Rubric) Uses(questionID string, answers []string) ([]Use, error) {
	q := r.Question(questionID)
	if q == nil {
		return nil, r.unknown(questionID)
	}
	uses := q.unused()
	beside := make([][]int, len(uses))
	in := newInspection()
	for _, answer := range answers {
		r.read(q, cut(answer), in).found.Free()
		asserted := in.asserted()
		for _, p := range asserted {
			u := &uses[p]
			u.Asserted++
			twins, alone := q.twins(p, asserted)
			if alone || in.takes(p, u.ID) {
				u.Decides++
			}
			if u.Asserted == 1 {
				beside[p] = twins
			} else {
				beside[p] = slices.DeleteFunc(beside[p], func(t int) bool { return !slices.Contains(twins, t) })
			}
		}
	}
	for p := range uses {
		if u := &uses[p]; u.Decides == 0 && len(beside[p]) > 0 {
			u.Beside = &uses[beside[p][0]].Phrase
		}
	}
	return uses, nil
}

// unused lists the phrases of a question as label does, with nothing done.
func (q *Question) unused() []Use {
	uses := make([]Use, 0, len(q.labels))
	for i := range q.Concepts {
		for _, p := range q.Concepts[i].Phrases {
			uses = append(uses, Use{ID: q.Concepts[i].ID, Phrase: p})
		}
	}
	for i := range q.Misconceptions {
		for _, p := range q.Misconceptions[i].Phrases {
			uses = append(uses, Use{ID: q.Misconceptions[i].ID, Misconception: true, Phrase: p})
		}
	}
	return uses
}

// asserted gives the phrases that count in an answer, each once.
func (in *inspection) asserted() (phrases []int) {
	for i := range in.matches {
		if in.matches[i].Rule == "" && !slices.Contains(phrases, in.phrases[i]) {
			phrases = append(phrases, in.phrases[i])
		}
	}
	return phrases
}

// twins gives the phrases that show all that a phrase shows, and tells whether
// it stands alone: whether something that it shows is shown by no other.
func (q *Question) twins(p int, asserted []int) (twins []int, alone bool) {
	shown := []int{q.labels[p].index}
	if !q.labels[p].misconception {
		shown = append(shown, q.labels[p].implied...)
	}
	others := make([]int, len(shown)) // how many others show each
	for _, o := range asserted {
		if o == p {
			continue
		}
		n := 0
		for i, idea := range shown {
			if q.showsAs(o, p, idea) {
				others[i]++
				n++
			}
		}
		if n == len(shown) {
			twins = append(twins, o)
		}
	}
	return twins, slices.Contains(others, 0)
}

// showsAs tells whether one phrase shows an idea of another: a misconception
// or a concept, as that one's ideas are.
func (q *Question) showsAs(o, p, idea int) bool {
	if q.labels[p].misconception {
		return q.labels[o].misconception && q.labels[o].index == idea
	}
	return q.labels[o].shows(idea)
}

// takes tells whether a phrase keeps another idea from words that it claims
// itself: without it, that idea would be credited.
func (in *inspection) takes(p int, id string) bool {
	for i := range in.matches {
		m := &in.matches[i]
		if m.Rule != Yielded || !m.label.yieldsTo(id) {
			continue
		}
		for j := range in.matches {
			if in.phrases[j] == p && overlap(m.hit, in.matches[j].hit) {
				return true
			}
		}
	}
	return false
}
