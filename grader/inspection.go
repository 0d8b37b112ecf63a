package grader

import (
	"sync"

	"example.com/kata/grader/assertion"
	"example.com/kata/grader/likeness"
	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// inspection is all that is seen in one answer, in memory that is used for one
// answer after the other.
type inspection struct {
	wording         // what is graded: the answer without its asides
	all     wording // with them
	reading assertion.Reading
	matches []Match
	phrases []int         // of each match
	text    likeness.Text // as labelled answers taught to read it; empty where they taught nothing
	off     bool          // nothing counts: it is about something else
	given   given

	found  *phrase.Search // for the phrases of the question
	paper  *text.Document // on which the answer is read
	room   []phrase.Word  // for the words of all
	hits   []phrase.Hit
	own    likeness.Text // see unclaimed
	second *inspection   // of the same answer without some of its words
}

// inspections are for one answer after the other: their paper remembers words.
var inspections = sync.Pool{New: func() any { return &inspection{paper: text.NewDocument()} }}

// newInspection gives one for a single answer, of which something is kept.
func newInspection() *inspection { return &inspection{paper: new(text.Document)} }

// beside gives another inspection, the same each time.
func (in *inspection) beside() *inspection {
	if in.second == nil {
		in.second = &inspection{paper: in.paper.Beside()}
	}
	return in.second
}

// wording is the words of an answer, or of a part of it.
type wording struct {
	doc   *text.Document
	words []phrase.Word
}

// asides tells whether something was left out.
func (in *inspection) asides() bool { return in.all.doc != in.doc }

// look reads an answer: as it is, and as it is graded, without what is said of it
// rather than in it.
func (r *Rubric) look(q *Question, answer string, in *inspection) {
	in.paper.Reset(answer)
	in.room = q.set.AppendWords(in.room[:0], in.paper)
	in.all = wording{in.paper, in.room}
	in.doc, in.words = r.judge.LeaveOut(in.all.doc, in.all.words)
}

// read inspects an answer. What it found is the caller's to free.
func (r *Rubric) read(q *Question, answer string, in *inspection) *inspection {
	r.look(q, answer, in)
	in.found = q.set.Search(in.doc, in.words)
	in.hits = in.found.AppendHits(in.hits[:0])
	r.inspect(q, in, in.hits)
	return in
}

// inspect asks the rules about each hit.
func (r *Rubric) inspect(q *Question, in *inspection, hits []phrase.Hit) {
	in.reading.Read(r.judge, in.doc, in.words)
	in.matches, in.phrases, in.text, in.off = in.matches[:0], in.phrases[:0], in.text[:0], false
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
		start, end := wholeWords(in.doc.Answer, in.doc.Tokens[h.Start].Start, in.doc.Tokens[h.End-1].End)
		m.Span = Span{start, end, in.doc.Answer[start:end]}
		in.matches = append(in.matches, m)
		in.phrases = append(in.phrases, h.Phrase)
	}
	in.yield()
	if len(in.matches) > 0 {
		in.turnDown(r.astray(q, in))
	}
}

// astray gives the rule by which nothing counts in an answer, or "".
func (r *Rubric) astray(q *Question, in *inspection) assertion.Rule {
	switch {
	case r.elsewhere(in):
		return Elsewhere
	case q.notAbout != nil && len(q.notAbout.FindWith(in.doc, in.words)) > 0:
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
