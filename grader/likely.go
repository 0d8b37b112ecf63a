package grader

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/kata/grader/likeness"
)

// unclaimed gives the words of an answer that are not gone, without those by
// which phrases show other ideas; a phrase of which a word is gone shows none.
// They are good until it is asked again.
func (in *inspection) unclaimed(l *learnt, words likeness.Text, gone []bool) likeness.Text {
	own := append(in.own[:0], words...)
	in.own = own
	own.Remove(gone)
	for i := range in.matches {
		m := &in.matches[i]
		if m.Rule != "" || m.ID == l.id || m.label.shows(l.index) || m.lacks(gone) {
			continue
		}
		for k := m.hit.Start; k < m.hit.End; k++ {
			if m.hit.Has(k) {
				own.Out(k)
			}
		}
	}
	return own
}

// lacks tells whether a word of a match is gone.
func (m *Match) lacks(gone []bool) bool {
	for k := m.hit.Start; k < min(m.hit.End, len(gone)); k++ {
		if gone[k] && m.hit.Has(k) {
			return true
		}
	}
	return false
}

// carry gives the clauses that carry an idea: those whose words give most to
// it, until the rest is under the bar. It takes them out of the words.
func (in *inspection) carry(a *alike, l *learnt, bar int, words likeness.Text) (spans []Span) {
	type clause struct {
		from, to int
		gives    float64
	}
	gave, gone := a.Gave(l.place, words), make([]bool, len(words))
	var clauses []clause
	for from := 0; from < len(words); {
		c := clause{from: from, to: in.doc.ClauseEnd(from)}
		for k := from; k < c.to; k++ {
			c.gives += gave[k]
		}
		if c.gives > 0 {
			clauses = append(clauses, c)
		}
		from = c.to
	}
	slices.SortStableFunc(clauses, func(a, b clause) int { return cmp.Compare(b.gives, a.gives) })
	for _, c := range clauses {
		start, end := wholeWords(in.doc.Answer, in.doc.Tokens[c.from].Start, in.doc.Tokens[c.to-1].End)
		spans = append(spans, Span{start, end, in.doc.Answer[start:end]})
		for k := c.from; k < c.to; k++ {
			gone[k] = true
		}
		words.Remove(gone)
		if a.over(words, l) < bar {
			break
		}
	}
	return spans
}

// more gives the clauses of what is not gone that are like labelled answers
// which show a concept.
func (in *inspection) more(q *Question, l *learnt, gone []bool) []Span {
	rest := in.unclaimed(l, in.text, gone)
	if q.alike.over(rest, l) < sure-slack {
		return nil
	}
	return in.carry(q.alike, l, sure-slack, rest)
}

// freed tells whether the words that are not gone may be like labelled answers
// though they are not as they stand: where a rule has lost its cue, or what ended
// a sentence is gone.
func (in *inspection) freed(q *Question, l *learnt, gone []bool) bool {
	joined := in.joined(gone)
	text := in.text
	switch {
	case in.reading.Loses(gone) || in.reading.Copies():
		text = q.alike.read(in.wording, in.reading.Without(gone))
	case len(joined) == 0:
		return false
	}
	rest := in.unclaimed(l, text, gone)
	for _, i := range joined {
		rest.Join(i)
	}
	return q.alike.like(rest, l)
}

// reread tells whether words that are left of the whole answer may be like
// labelled answers when they are not the same words any more, or no asides. It
// takes them all as said, which is a guess.
func (in *inspection) reread(q *Question, l *learnt, lost []bool) bool {
	rest := q.alike.read(in.all, nil)
	rest.Remove(lost)
	return q.alike.like(rest, l)
}

// like tells whether the words that are left of an answer may earn an idea when
// the rules read them anew.
func (a *alike) like(rest likeness.Text, l *learnt) bool {
	return rest.Meaning() >= fewestWords && a.over(rest, l) >= sure-slack
}

// counting gives what was learnt of a concept that likeness may credit; nil when
// it may not.
func (in *inspection) counting(q *Question, concept int) *learnt {
	if len(in.text) == 0 {
		return nil
	}
	if l := q.alike.idea(q.Concepts[concept].ID); l != nil && l.needed {
		return l
	}
	return nil
}

// without gives the words of an answer that are not gone.
func (in *inspection) without(gone []bool) likeness.Text {
	rest := slices.Clone(in.text)
	rest.Remove(gone)
	return rest
}

// slack is how much nearer to its bar an answer may come when some words are
// gone and the rules read the others anew.
const slack = 25

// Likely is an idea that is credited by likeness to labelled answers alone.
type Likely struct {
	ID       string
	Over     int // its bar, in hundredths
	Evidence []Span
	Words    []string // those that give most to it, the first most
}

// Likenesses gives the ideas of an answer that no phrase says. It is for people
// who ask why; GradeAnswer credits them.
func (r *Rubric) Likenesses(questionID, answer string) ([]Likely, error) {
	q := r.Question(questionID)
	if q == nil {
		return nil, r.unknown(questionID)
	}
	in := r.read(q, cut(answer), newInspection())
	defer in.found.Free()
	all := r.give(q, in).alike
	for i := range all {
		l := q.alike.idea(all[i].ID)
		all[i].Words = in.telling(q.alike.Gave(l.place, in.unclaimed(l, in.text, nil)))
	}
	return all, nil
}

// tellingWords is how many words are named to somebody who asks why.
const tellingWords = 5

// telling gives the words of which each gives most to an idea.
func (in *inspection) telling(gave []float64) (words []string) {
	order := make([]int, len(gave))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(gave[b], gave[a]) })
	for _, i := range order {
		word := in.doc.Quote(i, i+1)
		if gave[i] > 0 && len(words) < tellingWords && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// likenesses names the ideas that no phrase shows.
func (g *given) likenesses() (why []string) {
	for _, l := range g.alike {
		why = append(why, fmt.Sprintf("no phrase says %s: it is credited by likeness to labelled answers", l.ID))
	}
	return why
}
