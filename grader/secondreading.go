package grader

import (
	"slices"

	"example.com/kata/grader/assertion"
	"example.com/kata/grader/likeness"
)

// How phrases and likeness to labelled answers weigh against each other, in
// hundredths over an idea's bar: about where, of 2,600 answers that neither had
// seen, as many were wrong as right.
const (
	doubt = -70 // under it, what a phrase says is taken for something else
	sure  = 0   // from here on a concept is met that no phrase says
	// fewestWords is how many words of meaning must speak for it.
	fewestWords = 5
)

// Unlike is the rule by which a phrase does not count in an answer that is
// unlike all that people labelled as showing its idea.
const Unlike assertion.Rule = "unlike labelled answers"

// alike is what labelled answers taught of a question.
type alike struct {
	*likeness.Question
	ideas []learnt
}

// learnt is an idea of which labelled answers taught something.
type learnt struct {
	place         int // among the ideas of the likeness.Question
	id            string
	misconception bool
	needed        bool // passing asks for it
	index         int  // in Concepts or Misconceptions
}

// With gives the rubric with what labelled answers taught beside its phrases.
// Ideas that it does not have are left alone. hash names both.
func (r *Rubric) With(m *likeness.Model, hash string) *Rubric {
	with := *r
	with.Hash = hash
	with.Questions = slices.Clone(r.Questions)
	names := r.vocabulary.Names()
	for i := range with.Questions {
		q := &with.Questions[i]
		taught := m.Question(q.ID)
		if taught == nil {
			continue
		}
		q.alike = &alike{Question: taught.With(names)}
		for place, idea := range taught.Ideas {
			l := learnt{place: place, id: idea.ID, index: q.concept(idea.ID)}
			if l.index < 0 {
				l.misconception = true
				l.index = slices.IndexFunc(q.Misconceptions, func(m Misconception) bool { return m.ID == idea.ID })
			}
			q.Pass.Concepts(func(id string) { l.needed = l.needed || id == l.id })
			if l.index >= 0 {
				q.alike.ideas = append(q.alike.ideas, l)
			}
		}
	}
	return &with
}

// idea finds what was learnt of an idea; nil when nothing was.
func (a *alike) idea(id string) *learnt {
	for i := range a.ideas {
		if a.ideas[i].id == id {
			return &a.ideas[i]
		}
	}
	return nil
}

// over tells by how much words are over the bar of an idea.
func (a *alike) over(words likeness.Text, l *learnt) int { return a.Over(l.place, words) }

// Tokens gives the words of an answer as likeness weighs them.
func (r *Rubric) Tokens(questionID, answer string) ([]likeness.Token, error) {
	q := r.Question(questionID)
	if q == nil {
		return nil, r.unknown(questionID)
	}
	in := r.read(q, cut(answer), newInspection())
	defer in.found.Free()
	tokens := make([]likeness.Token, len(in.doc.Tokens))
	for i := range tokens {
		tokens[i] = in.token(i, &in.reading)
	}
	return tokens, nil
}

// read looks the words of an answer up. rules are those on what is asserted; nil
// when everything is taken to be.
func (a *alike) read(w wording, rules *assertion.Reading) likeness.Text {
	return a.Read(len(w.words), func(i int) likeness.Token { return w.token(i, rules) })
}

// token gives a word of an answer as likeness weighs it: said or denied, or out
// as it is rejected, reported, copied, ….
func (w wording) token(i int, rules *assertion.Reading) likeness.Token {
	t := &w.doc.Tokens[i]
	out := likeness.Token{Word: w.words[i].Stem, Number: w.words[i].Number() + 1, Sentence: t.Sentence, Light: t.Light}
	if rules == nil {
		return out
	}
	switch rules.Of(i) {
	case "", assertion.LeftOpen, assertion.Believed, assertion.Aside, assertion.Holds:
	case assertion.Negated:
		out.Denied = true
	default:
		out.Out = true
	}
	return out
}

// readAgain holds what the phrases say against labelled answers. It takes back
// what is unlike any of them. Where the phrases alone would fail an answer
// without a wrong idea, it adds what passing asks for and what is like labelled
// answers in words of its own. Nobody is charged with a wrong idea by likeness,
// and what a rule takes back, likeness does not give.
func (r *Rubric) readAgain(q *Question, in *inspection, g *given) {
	if q.alike == nil || in.off || len(in.doc.Tokens) == 0 {
		return
	}
	in.text = q.alike.AppendText(in.text[:0], len(in.words), func(i int) likeness.Token { return in.token(i, &in.reading) })
	whole := q.alike.Weigh(in.text)
	wrong := false
	var unsaid []*learnt
	for i := range q.alike.ideas {
		l := &q.alike.ideas[i]
		said, over := g.spans(l), whole.Over(l.place)
		if len(*said) > 0 && over < doubt && q.alike.over(in.around(l), l) < doubt {
			*said = (*said)[:0]
			in.disown(l.id)
		} else if len(*said) == 0 && over >= sure && l.needed && !in.takenBack(l.id) {
			unsaid = append(unsaid, l)
		}
	}
	for _, spans := range g.misconceptions {
		wrong = wrong || len(spans) > 0
	}
	met := func(id string) bool { return len(g.concepts[q.concept(id)]) > 0 }
	if wrong && !q.Despite || len(unsaid) == 0 || q.Pass.Holds(met) || len(in.matches) == 0 && r.astray(q, in) != "" {
		return
	}
	for _, l := range unsaid {
		g.add(q, in, l)
	}
}

// nearby is how many sentences before and behind a phrase may tell what it is
// said for.
const nearby = 2

// around gives the words of the sentences in which phrases show an idea, and of
// those nearby: a key idea in the middle of a long answer is held against what
// stands around it.
func (in *inspection) around(l *learnt) likeness.Text {
	far := make([]bool, len(in.text))
	near := map[int]bool{}
	for i := range in.matches {
		if m := &in.matches[i]; m.Rule == "" && (m.ID == l.id || !l.misconception && m.label.shows(l.index)) {
			first, last := in.doc.Tokens[m.hit.Start].Sentence, in.doc.Tokens[m.hit.End-1].Sentence
			for sentence := first - nearby; sentence <= last+nearby; sentence++ {
				near[sentence] = true
			}
		}
	}
	for k := range far {
		far[k] = !near[in.doc.Tokens[k].Sentence]
	}
	return in.without(far)
}

// disown takes back the phrases of an idea.
func (in *inspection) disown(id string) {
	for i := range in.matches {
		if m := &in.matches[i]; m.ID == id && m.Rule == "" {
			m.Rule = Unlike
		}
	}
}

// add credits a concept that no phrase says, when words that no other idea claims
// are like those of labelled answers.
func (g *given) add(q *Question, in *inspection, l *learnt) {
	own := in.unclaimed(l, in.text, nil)
	over := q.alike.over(own, l)
	if over < sure || !in.several(q.alike.Gave(l.place, own)) {
		return
	}
	spans := g.spans(l)
	if *spans = in.carry(q.alike, l, sure, own); len(*spans) == 0 {
		return
	}
	g.alike = append(g.alike, Likely{ID: l.id, Over: over, Evidence: *spans})
}

// several tells whether enough words of meaning give something to an idea: one
// or two may stand anywhere.
func (in *inspection) several(gave []float64) bool {
	n := 0
	for i, g := range gave {
		if g > 0 && !in.doc.Tokens[i].Light {
			n++
		}
	}
	return n >= fewestWords
}

// takenBack tells whether a phrase of an idea stands in the answer and does not
// count by a rule on what is asserted.
func (in *inspection) takenBack(id string) bool {
	return slices.ContainsFunc(in.matches, func(m Match) bool {
		return m.ID == id && m.Rule != "" && m.Rule != assertion.Copied
	})
}
