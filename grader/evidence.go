package grader

import "slices"

// complete makes the evidence of each concept all that carries it. Of several
// readings of the same words a Set gives the tightest; when that is taken
// away, a wider one may come to light: its words are evidence too.
func (r *Rubric) complete(q *Question, answer string, in *inspection, res *Result) {
	for i := range res.Concepts {
		c := &res.Concepts[i]
		if !c.Met {
			continue
		}
		for range maxReadings {
			more := r.further(q, answer, in, i, c.Evidence)
			if len(more) == 0 {
				break
			}
			c.Evidence = merge(answer, append(c.Evidence, more...))
		}
	}
}

// further gives words outside the evidence that carry a concept. Most answers
// say an idea once, and need not be read again to see that there are none. Where
// likeness has a say that is a close guess: of 69,000 readings that were spared in
// answers with odd signs strewn in, ten would have found more.
func (r *Rubric) further(q *Question, answer string, in *inspection, concept int, evidence []Span) []Span {
	more, open, spent := in.rest(q, concept, evidence)
	if len(more) > 0 || spent {
		return more
	}
	return r.evidence(q, blank(answer, evidence), in.beside(), concept, open)
}

// rest looks for more words that carry a concept outside the evidence. When it
// gives none, they may still do so by likeness when they are read anew (open), or
// cannot at all (spent).
func (in *inspection) rest(q *Question, concept int, evidence []Span) (more []Span, open, spent bool) {
	lost := in.all.lost(evidence)
	same := in.all.same(lost)
	if l := in.counting(q, concept); l != nil && (!same || in.all.leaves(lost) >= fewestWords) {
		gone := lost
		if in.asides() {
			gone = in.lost(evidence)
		}
		if more = in.more(q, l, gone); len(more) > 0 {
			return more, false, false
		}
		open = in.freed(q, l, gone)
		if !open && (!same || in.asides()) {
			open = in.reread(q, l, lost)
		}
	}
	return nil, open, same && !open && in.exhausted(q, concept, lost)
}

// lost marks the tokens of the evidence.
func (w wording) lost(evidence []Span) []bool {
	lost := make([]bool, len(w.doc.Tokens))
	for i := range lost {
		at := w.doc.Tokens[i].Start
		lost[i] = slices.ContainsFunc(evidence, func(e Span) bool { return e.Start <= at && at < e.End })
	}
	return lost
}

// leaves counts the words of meaning that are not lost.
func (w wording) leaves(lost []bool) (words int) {
	for i := range lost {
		if !lost[i] && !w.doc.Tokens[i].Light {
			words++
		}
	}
	return words
}

// same tells whether the words that are left, read anew, are the same words as
// before.
func (w wording) same(lost []bool) bool {
	tokens := w.doc.Tokens
	if first := slices.Index(lost, false); len(tokens) > 0 && tokens[0].Form == "1" || first > 0 && tokens[first].Form == "1" {
		return false // a list without its first number is none, and what begins with 1 may be one
	}
	for i := range tokens {
		t := &tokens[i]
		switch {
		case i == 0 || lost[i] == lost[i-1]:
		case tokens[i-1].End == t.Start:
			return false // half of a word alone may be read as another one
		case country(tokens[i-1].Form) || country(t.Form):
			return false // so may "us" beside other words
		}
	}
	return true
}

// country tells of the words that are a country or not by what stands beside them.
func country(form string) bool { return form == "us" || form == "ours" }

// joined gives the tokens with which sentences begin that may be read as one with
// those before them when some words are lost.
func (w wording) joined(lost []bool) (tokens []int) {
	for i := 1; i < len(lost); i++ {
		if w.doc.Tokens[i].Sentence != w.doc.Tokens[i-1].Sentence && !w.apart(i, lost) {
			tokens = append(tokens, i)
		}
	}
	return tokens
}

// apart tells whether a token with which a sentence begins does so whatever else
// is lost.
func (w wording) apart(i int, lost []bool) bool {
	return !lost[i-1] && !lost[i] && !w.doc.Question(w.doc.Tokens[i-1].Sentence)
}

// exhausted tells whether the words outside the evidence cannot carry a concept
// by a phrase, wherever they stand in their sentences, and whether or not they are
// an aside.
func (in *inspection) exhausted(q *Question, concept int, lost []bool) bool {
	found := in.found
	if in.asides() {
		found = q.set.Search(in.all.doc, in.all.words)
		defer found.Free()
	}
	for from := 0; from < len(lost); {
		to := in.all.together(from, lost)
		if found.Could(q.shown[concept], lost, from, to) {
			return false
		}
		from = to
	}
	return true
}

// together gives the end of the stretch of sentences from a token on that may
// be read as one when some words are lost. A phrase stands in one sentence.
func (w wording) together(from int, lost []bool) int {
	tokens := w.doc.Tokens
	to := from + 1
	for to < len(tokens) {
		if tokens[to].Sentence != tokens[to-1].Sentence && w.apart(to, lost) {
			break
		}
		to++
	}
	return to
}

// blank takes words out of an answer and leaves all others in their places.
func blank(answer string, words []Span) string {
	rest := []byte(answer)
	for _, w := range words {
		for k := w.Start; k < w.End; k++ {
			rest[k] = ' '
		}
	}
	return string(rest)
}

// maxReadings bounds the work on answers that say one thing over and over.
const maxReadings = 4

// evidence gives the spans that carry a concept: by its phrases or, where that
// is open, by likeness to labelled answers. It reads the answer in the memory of in.
func (r *Rubric) evidence(q *Question, answer string, in *inspection, concept int, open bool) []Span {
	r.look(q, answer, in)
	found := q.set.Search(in.doc, in.words)
	defer found.Free()
	if !open && !found.Any(q.shown[concept]) {
		return nil
	}
	in.hits = found.AppendHits(in.hits[:0])
	r.inspect(q, in, in.hits)
	return r.give(q, in).concepts[concept]
}

// merge sorts spans by place and makes one of those that overlap.
func merge(answer string, spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	var out []Span
	for _, s := range spans {
		s.Text = answer[s.Start:s.End]
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			if s.End > out[n-1].End {
				out[n-1].End = s.End
				out[n-1].Text = answer[out[n-1].Start:s.End]
			}
			continue
		}
		out = append(out, s)
	}
	return out
}
