package agreement

import (
	"fmt"
	"slices"

	"example.com/kata/grader"
)

// Study is what labelled answers say about the rubric of one question: what is
// missing from it, and what each of its phrases is worth.
type Study struct {
	Question    string
	Answers     int           // to this question
	Labels      int           // that people gave in them
	Unexplained []Unexplained // in the order of the rubric, then of the answers
	Shared      []Shared      // in the order of the rubric, then the most telling first
	Effects     []Effect      // in the order of the rubric
}

// Unexplained is a label that people gave and no phrase explains: the answer
// is without it for the grader.
type Unexplained struct {
	Labelled
	Label         string // the concept or misconception
	Misconception bool
	Discounted    []grader.Match // phrases of it that stand in the answer and do not count
	Near          *grader.Near   // the phrase that came nearest; nil when none has any part in it, and where it was not asked for
}

// Effect is what one phrase did in the labelled answers. A credit is right
// when people gave the label too. A phrase decides a credit when no other
// phrase there shows the same: without it these right credits would be lost,
// and these wrong ones would go.
type Effect struct {
	Label         string // the concept or misconception
	Misconception bool
	Phrase        grader.Phrase
	Right, Wrong  int      // credits
	Keeps, Errs   int      // right and wrong credits that it decides
	WrongIn       []string // the ids of the answers with a wrong credit
}

// NewStudy studies one question. Answers to others are left out. What came
// nearest is looked up for the first few unexplained answers of each label,
// since it takes longer than all the rest; with few = 0 shared words are not
// looked for either. The error names a question that the rubric does not have.
func NewStudy(r *grader.Rubric, question string, answers []Labelled, few int) (*Study, error) {
	effects, err := r.Uses(question, nil)
	if err != nil {
		return nil, err
	}
	s := &Study{Question: question}
	for _, u := range effects {
		s.Effects = append(s.Effects, Effect{Label: u.ID, Misconception: u.Misconception, Phrase: u.Phrase})
	}
	var own []Labelled
	missed := map[label][]int{} // in own
	for _, a := range answers {
		if a.Question != question {
			continue
		}
		s.Labels += len(a.Concepts) + len(a.Misconceptions)
		for _, l := range unexplained(r, a) {
			missed[l] = append(missed[l], len(own))
		}
		own = append(own, a)
		if err := s.weigh(r, a); err != nil {
			return nil, err
		}
	}
	s.Answers = len(own)
	var words *spoken
	for _, l := range labelsOf(r.Question(question)) {
		for n, i := range missed[l] {
			u := Unexplained{Labelled: own[i], Label: l.id, Misconception: l.misconception}
			if n < few {
				u.explain(r)
			}
			s.Unexplained = append(s.Unexplained, u)
		}
		if few > 0 && len(missed[l]) > 1 {
			if words == nil {
				words = listen(r, own)
			}
			s.Shared = append(s.Shared, words.shared(l, own, missed[l])...)
		}
	}
	return s, nil
}

// label is a concept or misconception of the question at hand.
type label struct {
	id            string
	misconception bool
}

// labelsOf lists the labels of a question in the rubric's order.
func labelsOf(q *grader.Question) (all []label) {
	for i := range q.Concepts {
		all = append(all, label{q.Concepts[i].ID, false})
	}
	for i := range q.Misconceptions {
		all = append(all, label{q.Misconceptions[i].ID, true})
	}
	return all
}

// given tells whether people gave an answer the label.
func (l label) given(a *Labelled) bool {
	if l.misconception {
		return slices.Contains(a.Misconceptions, l.id)
	}
	return slices.Contains(a.Concepts, l.id)
}

// unexplained gives the labels of an answer that the grader does not give.
func unexplained(r *grader.Rubric, a Labelled) (out []label) {
	res, err := r.GradeAnswer(a.Question, a.Answer)
	if err != nil {
		panic(fmt.Sprintf("a question that was there is gone: %v", err))
	}
	for _, id := range a.Concepts {
		if !res.Met(id) {
			out = append(out, label{id, false})
		}
	}
	for _, id := range a.Misconceptions {
		if !slices.ContainsFunc(res.Misconceptions, func(f grader.Finding) bool { return f.ID == id }) {
			out = append(out, label{id, true})
		}
	}
	return out
}

// explain says what the rubric makes of the answer.
func (u *Unexplained) explain(r *grader.Rubric) {
	matches, err := r.Explain(u.Question, u.Answer)
	if err != nil {
		panic(fmt.Sprintf("a question that was there is gone: %v", err))
	}
	for _, m := range matches {
		if m.ID == u.Label && m.Misconception == u.Misconception && m.Rule != "" {
			u.Discounted = append(u.Discounted, m)
		}
	}
	if near, ok := r.Nearest(u.Question, u.Answer, u.Label); ok {
		u.Near = &near
	}
}

// weigh adds what the phrases did in one answer.
func (s *Study) weigh(r *grader.Rubric, a Labelled) error {
	uses, err := r.Uses(a.Question, []string{a.Answer})
	if err != nil {
		return err
	}
	for i, u := range uses {
		e := &s.Effects[i]
		switch right := (label{u.ID, u.Misconception}).given(&a); {
		case u.Asserted == 0:
		case right:
			e.Right++
			e.Keeps += u.Decides
		default:
			e.Wrong++
			e.Errs += u.Decides
			e.WrongIn = append(e.WrongIn, a.ID)
		}
	}
	return nil
}
