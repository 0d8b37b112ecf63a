package grader

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"example.com/kata/grader/assertion"
	"example.com/kata/grader/phrase"
	"example.com/kata/kata/diag"
)

// MaxAnswer is how many bytes of an answer are graded. Longer ones are
// flagged for review.
const MaxAnswer = 16 << 10

// Span is a stretch of an answer: the bytes [Start, End) and the words.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Finding is a concept or misconception with the words that show it.
type Finding struct {
	ID       string
	Met      bool   // of a misconception always true: only those found are listed
	Evidence []Span // by place, without overlaps
}

// Result is the judgement of one answer.
type Result struct {
	Question       string
	Points, Max    int
	Passed         bool
	Answered       bool      // false: there was nothing to grade
	Concepts       []Finding // all of the question, in the rubric's order
	Misconceptions []Finding // those found
	Review         []string  // why a person should look; empty when nothing speaks for it
}

// Met tells whether a concept was credited.
func (r *Result) Met(concept string) bool {
	return slices.ContainsFunc(r.Concepts, func(f Finding) bool { return f.ID == concept && f.Met })
}

// Match is one place where a phrase stands, and the rule by which it does not
// count, "" when it does.
type Match struct {
	ID            string // of the concept or misconception
	Misconception bool
	Phrase        string
	Span          Span
	Rule          assertion.Rule

	label *label
	hit   phrase.Hit
}

// GradeAnswer judges one answer to a question of the kata. An answer without
// a word is "not answered": nothing is met. The error names an unknown
// question.
func (r *Rubric) GradeAnswer(questionID, answer string) (Result, error) {
	q := r.Question(questionID)
	if q == nil {
		return Result{}, r.unknown(questionID)
	}
	return r.grade(q, answer), nil
}

func (r *Rubric) unknown(questionID string) error {
	var ids []string
	for _, q := range r.Questions {
		ids = append(ids, q.ID)
	}
	return fmt.Errorf("question %q: the kata %s has none of this name; %s", questionID, r.Kata.ID, diag.DidYouMeanHint(questionID, ids))
}

// Explain gives every place where a phrase of the question stands, the
// discarded ones with the rule that discards them.
func (r *Rubric) Explain(questionID, answer string) ([]Match, error) {
	q := r.Question(questionID)
	if q == nil {
		return nil, r.unknown(questionID)
	}
	in := r.read(q, cut(answer), newInspection())
	defer in.found.Free()
	r.give(q, in)
	for i := range in.matches {
		in.matches[i].Phrase = q.set.Phrase(in.phrases[i]).Text
	}
	return in.matches, nil
}

// wholeWords widens a span to the words that it begins and ends in: "isnt" is
// read as two words, and is quoted as one.
func wholeWords(answer string, start, end int) (int, int) {
	inWord := func(c byte) bool { return c == '\'' || 'a' <= c|0x20 && c|0x20 <= 'z' }
	for start > 0 && inWord(answer[start-1]) && inWord(answer[start]) {
		start--
	}
	for end < len(answer) && inWord(answer[end-1]) && inWord(answer[end]) {
		end++
	}
	return start, end
}

// cut gives the part of an answer that is graded, never half a character.
func cut(answer string) string {
	if len(answer) <= MaxAnswer {
		return answer
	}
	end := MaxAnswer
	for end > MaxAnswer-utf8.UTFMax && !utf8.RuneStart(answer[end]) {
		end--
	}
	return answer[:end]
}

func (r *Rubric) grade(q *Question, answer string) Result {
	tooLong := len(answer) > MaxAnswer
	answer = cut(answer)
	in := inspections.Get().(*inspection)
	defer inspections.Put(in)
	r.read(q, answer, in)
	defer in.found.Free()
	res := Result{Question: q.ID, Max: q.Max, Answered: len(in.doc.Tokens) > 0}
	g := r.give(q, in)
	res.Concepts = make([]Finding, len(q.Concepts))
	for i, spans := range g.concepts {
		res.Concepts[i] = Finding{q.Concepts[i].ID, len(spans) > 0, merge(answer, spans)}
	}
	for i, spans := range g.misconceptions {
		if len(spans) > 0 {
			res.Misconceptions = append(res.Misconceptions, Finding{q.Misconceptions[i].ID, true, merge(answer, spans)})
		}
	}
	r.complete(q, answer, in, &res)
	res.Passed = res.Answered && q.Pass.Holds(res.Met) && (q.Despite || len(res.Misconceptions) == 0)
	res.Points = q.points(&res)
	res.Review = r.review(q, in, g, &res, tooLong)
	return res
}

// given is what an answer is credited with.
type given struct {
	concepts, misconceptions [][]Span // of each of the question
	alike                    []Likely // those of them that no phrase shows
}

// spans gives the words that show an idea of which something was learnt.
func (g *given) spans(l *learnt) *[]Span {
	if l.misconception {
		return &g.misconceptions[l.index]
	}
	return &g.concepts[l.index]
}

// give collects what counts. It is good until the next inspection.
func (r *Rubric) give(q *Question, in *inspection) *given {
	g := &in.given
	*g = given{concepts: none(g.concepts, len(q.Concepts)), misconceptions: none(g.misconceptions, len(q.Misconceptions))}
	for i := range in.matches {
		m := &in.matches[i]
		switch {
		case m.Rule != "":
		case m.Misconception:
			g.misconceptions[m.label.index] = append(g.misconceptions[m.label.index], m.Span)
		default:
			g.concepts[m.label.index] = append(g.concepts[m.label.index], m.Span)
			for _, c := range m.label.implied {
				g.concepts[c] = append(g.concepts[c], m.Span)
			}
		}
	}
	r.readAgain(q, in, g)
	return g
}

// none makes lists empty, as many as are asked for.
func none(lists [][]Span, n int) [][]Span {
	lists = slices.Grow(lists[:0], n)[:n]
	for i := range lists {
		lists[i] = lists[i][:0]
	}
	return lists
}

func (q *Question) points(res *Result) int {
	points := 0
	if len(q.Bands) > 0 {
		for _, b := range q.Bands {
			if b.Rule.Holds(res.Met) {
				points = max(points, b.Points)
			}
		}
	} else {
		for i, f := range res.Concepts {
			if f.Met {
				points += q.Concepts[i].Points
			}
		}
	}
	return min(points, q.Max)
}
