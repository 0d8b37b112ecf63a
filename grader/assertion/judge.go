package assertion

import (
	"slices"

	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// Judge holds the rules, ready to be asked. It is never changed after New,
// and safe for concurrent use.
type Judge struct {
	cues   *phrase.Set
	copied copied
	aside  aside
}

// New makes a judge for answers to questions of these texts, all of which an
// answer may have been copied from. The answers' words are those of the
// vocabulary, which should have the words of the texts and what Words gives.
func New(questions []string, v *phrase.Vocabulary) *Judge {
	lex := &phrase.Lexicon{}
	for _, g := range groups {
		for _, w := range g.words {
			must(lex.Define(g.name, w))
		}
	}
	var phrases []*phrase.Phrase
	for _, c := range cues {
		p, errs := phrase.Compile(c.say, lex)
		must(errs)
		phrases = append(phrases, p)
	}
	return &Judge{cues: phrase.Build(phrases, lex, v), copied: newCopied(questions, v), aside: newAside(lex, v)}
}

// LeaveOut gives an answer without what is said of it rather than in it, and its
// words. words is what phrase.Set.Words gave.
func (j *Judge) LeaveOut(d *text.Document, words []phrase.Word) (*text.Document, []phrase.Word) {
	return j.aside.leaveOut(d, words)
}

// must holds the built-in cues to the language: a cue that does not compile
// is our own mistake.
func must(errs []phrase.Error) {
	if len(errs) > 0 {
		panic("assertion: " + errs[0].Summary)
	}
}

// scope is a stretch of tokens [from, to) in which a rule holds. at is the
// cue's first token: a phrase that has it among its own words ("no .. see ..
// comment") is not hit by it.
type scope struct {
	rule     Rule
	at, end  int // the cue
	more     int // the end of what else it hangs on, from the cue on; 0 when the cue is all
	from, to int
	kinds    []Kind
	chosen   []text.Token // what is leaned to: "glue her or ask the leader? I lean to the glue"
}

// Reading is what the rules found in one answer.
type Reading struct {
	doc    *text.Document
	scopes []scope
	copied []bool       // tokens in runs copied from a question; nil when there are none
	hits   []phrase.Hit // of the cues
}

// Read looks for the cues in an answer. words is what phrase.Set.Words gave. What
// r was before is gone; it may be the reading of one answer after the other.
func (r *Reading) Read(j *Judge, d *text.Document, words []phrase.Word) {
	*r = Reading{doc: d, scopes: r.scopes[:0], copied: j.copied.mark(words), hits: j.cues.AppendHits(r.hits[:0], d, words)}
	r.pile()
	for _, h := range r.hits {
		c := &cues[h.Phrase]
		if c.rule == Rejected && h.End == h.Start+1 && d.Question(d.Tokens[h.Start].Sentence) {
			continue // "…, no?" asks for agreement
		}
		from, to := stretch(d, c.reach, h)
		if c.rule == Believed {
			from = h.Start // "looks lost": the cue says it itself
		}
		if from < to {
			s := scope{rule: c.rule, at: h.Start, end: h.End, from: from, to: to, kinds: c.kinds}
			if c.reach == backIfUndecided {
				s.chosen = d.Tokens[h.End:max(h.End, d.ClauseEnd(h.End-1))]
			}
			r.scopes = append(r.scopes, s)
		}
	}
	r.raised()
	r.negations()
}

// Has tells whether a rule holds anywhere in the answer.
func (r *Reading) Has(rule Rule) bool {
	for _, s := range r.scopes {
		if s.rule == rule {
			return true
		}
	}
	return false
}

// Copies tells whether anything was copied from a question.
func (r *Reading) Copies() bool { return r.copied != nil }

// Reject gives the rule by which a hit does not count, or "".
func (r *Reading) Reject(h phrase.Hit, k Kind) Rule {
	if r.copiedShare(h) >= 0.6 {
		return Copied
	}
	for _, s := range r.scopes {
		if s.applies(k) && s.covers(r.doc, h) && !s.chose(r.doc, h) {
			return s.rule
		}
	}
	return ""
}

func (s *scope) applies(k Kind) bool {
	if s.kinds == nil {
		return true
	}
	for _, other := range s.kinds {
		if other == k {
			return true
		}
	}
	return false
}

// says tells whether one of a hit's own words is a word of the cue: "scaling no
// longer works" is what is claimed, and not rejected by its own "not".
func (s *scope) says(h phrase.Hit) bool {
	for i := max(h.Start, s.at); i < min(h.End, s.end); i++ {
		if h.Has(i) {
			return true
		}
	}
	return false
}

// overcome tells whether a hit ends behind the "but" that ends a negation: "not
// from a follower but from the leader" is read from the leader.
func (s *scope) overcome(d *text.Document, h phrase.Hit) bool {
	return s.to < h.End && d.Tokens[s.to].Form == "but" && h.Has(h.End-1)
}

// chose tells whether a hit says one of the words that the learner leans to.
func (s *scope) chose(d *text.Document, h phrase.Hit) bool {
	for i := h.Start; i < h.End && len(s.chosen) > 0; i++ {
		if !h.Has(i) || d.Tokens[i].Light {
			continue
		}
		for k := range s.chosen {
			if t := &s.chosen[k]; !t.Light && t.Stem == d.Tokens[i].Stem {
				return true
			}
		}
	}
	return false
}

// covers tells whether a scope takes a hit. A negation takes it as soon as
// one of its own words is in reach, unless the hit says the negation itself;
// other rules take it when its last word, its first or half of them are in
// their stretch; what is believed must begin there too, unless it ends there.
func (s *scope) covers(d *text.Document, h phrase.Hit) bool {
	ends, begins := s.from <= h.End-1 && h.End-1 < s.to, s.from <= h.Start && h.Start < s.to
	switch {
	case s.rule == Negated:
		return s.denies(d, h)
	case s.rule == Rejected && s.says(h), s.rule == LeanedAway && s.from == s.end && h.Has(s.at):
		return false
	case s.rule == Believed:
		return ends || s.from <= h.Start && s.most(h)
	}
	return ends || begins || s.most(h)
}

// denies is covers for a negation.
func (s *scope) denies(d *text.Document, h phrase.Hit) bool {
	for i := s.at; i < s.end; i++ {
		if h.Has(i) && (i == s.at || Negates(d, i)) {
			return false
		}
	}
	for i := max(h.Start, s.from); i < min(h.End, s.to); i++ {
		if h.Has(i) {
			return !s.overcome(d, h)
		}
	}
	return false
}

// most tells whether half of a hit's own words or more stand in the stretch: of "most
// would say load on the leader, but …" the hit may begin before and end behind
// it.
func (s *scope) most(h phrase.Hit) bool {
	in, all := 0, 0
	for i := h.Start; i < h.End; i++ {
		if h.Has(i) {
			all++
			if s.from <= i && i < s.to {
				in++
			}
		}
	}
	return 2*in >= all && in > 0
}

// Of gives the rule by which a word alone would not count as an idea, or "".
func (r *Reading) Of(token int) Rule {
	return r.Reject(phrase.Hit{Start: token, End: token + 1, Mask: 1}, Idea)
}

// Without gives the rules that still hold when some words are gone: those whose
// cues are all there. Nothing is copied any more, as the runs are shorter.
func (r *Reading) Without(gone []bool) *Reading {
	left := &Reading{doc: r.doc}
	for i := range r.scopes {
		if !r.scopes[i].loses(gone) {
			left.scopes = append(left.scopes, r.scopes[i])
		}
	}
	return left
}

// Loses tells whether a rule would no longer hold, as a word of its cue is gone.
func (r *Reading) Loses(gone []bool) bool {
	return slices.ContainsFunc(r.scopes, func(s scope) bool { return s.loses(gone) })
}

func (s *scope) loses(gone []bool) bool {
	for k := max(s.at, 0); k < max(s.end, s.more); k++ {
		if gone[k] {
			return true
		}
	}
	return false
}
