package grader

import (
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"

	"example.com/kata/grader/assertion"
	"example.com/kata/grader/likeness"
	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
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
	in := r.read(q, cut(answer), new(text.Document))
	r.give(q, in)
	for i := range in.matches {
		in.matches[i].Phrase = q.set.Phrase(in.phrases[i]).Text
	}
	return in.matches, nil
}

// inspection is all that was seen in one answer.
type inspection struct {
	wording         // what is graded: the answer without its asides
	all     wording // with them
	reading *assertion.Reading
	matches []Match
	phrases []int         // of each match
	text    likeness.Text // as marked answers taught to read it; nil where they taught nothing
	off     bool          // nothing counts: it is about something else
}

// wording is the words of an answer, or of a part of it.
type wording struct {
	doc   *text.Document
	words []phrase.Word
}

// look reads an answer in the memory of doc: as it is, and as it is graded,
// without what is said of it rather than in it.
func (r *Rubric) look(q *Question, answer string, doc *text.Document) (all, graded wording) {
	doc.Reset(answer)
	all = wording{doc, q.set.Words(doc)}
	graded.doc, graded.words = r.judge.LeaveOut(all.doc, all.words)
	return all, graded
}

// asides tells whether something was left out.
func (in *inspection) asides() bool { return in.all.doc != in.doc }

// read inspects an answer in the memory of doc.
func (r *Rubric) read(q *Question, answer string, doc *text.Document) *inspection {
	all, graded := r.look(q, answer, doc)
	in := r.inspect(q, graded, q.set.FindWith(graded.doc, graded.words))
	in.all = all
	return in
}

// inspect asks the rules about each hit.
func (r *Rubric) inspect(q *Question, w wording, hits []phrase.Hit) *inspection {
	in := &inspection{wording: w, all: w, reading: r.judge.Read(w.doc, w.words),
		matches: make([]Match, 0, len(hits)), phrases: make([]int, 0, len(hits))}
	for _, h := range hits {
		l := &q.labels[h.Phrase]
		m := Match{Misconception: l.misconception, label: l, hit: h}
		kind := assertion.Idea
		switch {
		case l.misconception:
			m.ID, kind = q.Misconceptions[l.index].ID, assertion.Misconception
		default:
			m.ID = q.Concepts[l.index].ID
			if len(q.Concepts[l.index].Binds) > 0 {
				kind = assertion.Design
			}
		}
		if q.set.Phrase(h.Phrase).Name {
			kind = assertion.Name
		}
		m.Rule = in.reading.Reject(h, kind)
		start, end := wholeWords(w.doc.Answer, w.doc.Tokens[h.Start].Start, w.doc.Tokens[h.End-1].End)
		m.Span = Span{start, end, w.doc.Answer[start:end]}
		in.matches = append(in.matches, m)
		in.phrases = append(in.phrases, h.Phrase)
	}
	in.yield()
	if len(in.matches) > 0 {
		in.turnDown(r.astray(q, in))
	}
	return in
}

// astray gives the rule by which nothing counts in an answer, or "".
func (r *Rubric) astray(q *Question, in *inspection) assertion.Rule {
	switch {
	case r.elsewhere(in):
		return Elsewhere
	case q.notAbout != nil && q.notAbout.Any(in.doc, in.words):
		return OtherQuestion
	}
	return ""
}

// What is about something else: a longer answer that says little of the
// subject, in words that are strange to the kata, few of which carry an idea.
// People answer "more complex code" and name no subject; who writes three
// lines does, or at least uses the words of the kata. The shorter the answer,
// the stranger it has to be. Of 6,000 answers that show an idea 12 lose one by
// it; of 470 passages on other subjects 119 would earn one without it, and 21 do.
const (
	aboutWords = 24 // a shorter answer need not name its subject
	longAnswer = 40 // from here on the limits hold as they are
	// strangerShort is how much stranger an answer has to be for each word that
	// it lacks of a long one.
	strangerShort = 0.002
)

var aboutElsewhere = []struct {
	strange float64 // more of its longer words are strange to the kata
	carry   float64 // fewer of its words carry an idea
}{
	0: {0.06, 0.15}, // by how often the subject is named: other subjects have leaders too
	1: {0.18, 0.12},
	2: {0.20, 0.08},
}

// elsewhere tells whether a long answer is in words that are strange to the
// kata.
func (r *Rubric) elsewhere(in *inspection) bool {
	if r.about == nil || len(in.doc.Tokens) < aboutWords {
		return false
	}
	share := r.vocabulary.Strange(in.doc, in.words)
	if share <= aboutElsewhere[0].strange {
		return false
	}
	said := len(r.about.FindWith(in.doc, in.words))
	if said >= len(aboutElsewhere) {
		return false
	}
	short := float64(max(0, longAnswer-len(in.doc.Tokens)))
	return share > aboutElsewhere[said].strange+strangerShort*short && in.carrying() < aboutElsewhere[said].carry
}

// carrying gives the share of an answer's words, without the light ones, that
// carry an idea.
func (in *inspection) carrying() float64 {
	carries := make([]bool, len(in.doc.Tokens))
	for i := range in.matches {
		if m := &in.matches[i]; m.Rule == "" && !m.Misconception {
			for k := m.hit.Start; k < m.hit.End; k++ {
				carries[k] = carries[k] || m.hit.Has(k)
			}
		}
	}
	own, all := 0, 0
	for i := range in.doc.Tokens {
		if !in.doc.Tokens[i].Light {
			all++
			if carries[i] {
				own++
			}
		}
	}
	return float64(own) / float64(max(all, 1))
}

// turnDown gives up all matches of concepts by a rule, if there is one.
func (in *inspection) turnDown(rule assertion.Rule) {
	if rule == "" {
		return
	}
	in.off = true
	for i := range in.matches {
		if !in.matches[i].Misconception {
			in.matches[i].Rule = rule
		}
	}
}

// OtherQuestion is the rule by which nothing counts in an answer that answers
// another question of the kata.
const OtherQuestion assertion.Rule = "answers another question"

// Elsewhere is the rule by which nothing counts in an answer that is about
// another subject.
const Elsewhere assertion.Rule = "about something else"

// yield gives up the matches whose words another idea claims to which theirs
// yields: of "own things from the leader for a minute", the leader belongs to
// the minute.
func (in *inspection) yield() {
	for i := range in.matches {
		m := &in.matches[i]
		if m.Rule != "" || len(m.label.yields) == 0 {
			continue
		}
		for j := range in.matches {
			o := &in.matches[j]
			if (o.Rule == "" || o.Rule == Yielded) && m.label.yieldsTo(o.ID) && overlap(m.hit, o.hit) {
				m.Rule = Yielded
				break
			}
		}
	}
}

// Yielded is the rule by which a match leaves its words to another idea.
const Yielded assertion.Rule = "belongs to another idea"

// overlap tells whether two hits share a word of their own.
func overlap(a, b phrase.Hit) bool {
	for i := max(a.Start, b.Start); i < min(a.End, b.End); i++ {
		if a.Has(i) && b.Has(i) {
			return true
		}
	}
	return false
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

// documents are memory for answers while they are graded.
var documents = sync.Pool{New: func() any { return text.NewDocument() }}

func (r *Rubric) grade(q *Question, answer string) Result {
	tooLong := len(answer) > MaxAnswer
	answer = cut(answer)
	doc := documents.Get().(*text.Document)
	defer documents.Put(doc)
	in := r.read(q, answer, doc)
	res := Result{Question: q.ID, Max: q.Max, Answered: len(in.doc.Tokens) > 0}
	g := r.give(q, in)
	for i, spans := range g.concepts {
		res.Concepts = append(res.Concepts, Finding{q.Concepts[i].ID, len(spans) > 0, merge(answer, spans)})
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

// give collects what counts.
func (r *Rubric) give(q *Question, in *inspection) *given {
	g := &given{concepts: make([][]Span, len(q.Concepts)), misconceptions: make([][]Span, len(q.Misconceptions))}
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
