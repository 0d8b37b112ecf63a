package assertion

import (
	"slices"
	"strings"

	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// negationReach is how many words a negation reaches over (the median English
// clause has seven).
// nounReach is the same for negations of a noun alone, such as "without".
const (
	negationReach = 7
	nounReach     = 5
)

// fewWords are too few to replace what was taken back before them.
const fewWords = 5

// stretch gives the tokens that a cue's rule holds for.
func stretch(d *text.Document, r reach, h phrase.Hit) (from, to int) {
	switch r {
	case toClauseEnd:
		return h.End, clauseBeforeSubject(d, h)
	case toClauseFar:
		return h.End, upTo(d, h.End, d.ClauseEnd(h.End-1), "and", "or", "but", "because", "i")
	case toReason:
		return h.End, upTo(d, h.End, contrastAfter(d, h.End), "because", "since", "so", "as")
	case toSentenceEnd:
		return h.End, d.SentenceEnd(h.Start)
	case toContrast:
		return h.End, contrastAfter(d, h.End)
	case ifTakenBack:
		return h.End, endIfTakenBack(d, h)
	case backToContrast:
		return backTo(d, h.Start), h.Start
	case backToPeriod:
		from, start := h.Start, d.PeriodStart(h.Start)
		for from > start && !isContrast(d, from-1) {
			from--
		}
		return from, h.Start
	case backOverSentence:
		return sentenceBefore(d, h.Start), h.Start
	case backOverAll:
		if len(d.Tokens)-h.End < fewWords {
			return 0, h.Start
		}
		return sentenceBefore(d, h.Start), h.Start
	case wholeAnswer:
		return 0, len(d.Tokens)
	case fromSentence:
		return d.SentenceStart(h.Start), h.End
	case within:
		return h.Start, h.End
	case sentenceInFront:
		start := d.SentenceStart(h.Start)
		if start < h.Start {
			return start, h.Start // "X is in the book too, so I'd rather stay with Y"
		}
		if start == 0 {
			return 0, 0
		}
		return d.PeriodStart(start - 1), start
	case wholeSentence:
		return d.SentenceStart(h.Start), d.SentenceEnd(h.Start)
	case questionBefore:
		start := d.SentenceStart(h.Start)
		if start > 0 && d.Question(d.Tokens[start-1].Sentence) {
			return d.SentenceStart(start - 1), start
		}
	case overOffers:
		start := d.SentenceStart(h.Start)
		return offersBefore(d, start), start
	case backIfUndecided:
		if i := undecided(d, sentenceBefore(d, h.Start), h.Start); i >= 0 {
			return d.SentenceStart(i), h.Start
		}
	}
	return 0, 0
}

// clauseBeforeSubject ends a cue's clause; that of a cue which opens its
// sentence ends where the main clause begins: "Instead of fresh data she gets
// stale data."
func clauseBeforeSubject(d *text.Document, h phrase.Hit) int {
	end := clauseReach(d, h.End)
	if h.Start != d.SentenceStart(h.Start) {
		return end
	}
	for i := h.End + 1; i < end; i++ {
		if subject(d.Tokens[i].Form) {
			return i
		}
	}
	return end
}

// endIfTakenBack ends a cue's sentence if the next sentence begins by taking it
// back, and is the cue's own end otherwise.
func endIfTakenBack(d *text.Document, h phrase.Hit) int {
	end := d.SentenceEnd(h.Start)
	switch form(d, end) {
	case "but", "however", "then", "wrong", "no", "yet", "still", "until", "nope", "not":
		return end
	}
	if end < len(d.Tokens) { // "My first thought was X. For that … So no."
		if next := d.SentenceEnd(end); form(d, next) == "so" && form(d, next+1) == "no" {
			return end
		}
	}
	return h.End
}

// upTo gives the first of some words in a stretch, or its end.
func upTo(d *text.Document, from, to int, words ...string) int {
	for i := from; i < to; i++ {
		if slices.Contains(words, d.Tokens[i].Form) {
			return i
		}
	}
	return to
}

// clauseReach gives the end of a negation's reach that begins at a token.
func clauseReach(d *text.Document, i int) int {
	if i == 0 || i >= len(d.Tokens) {
		return i
	}
	clause := d.Tokens[i-1].Clause
	if strings.HasPrefix(d.Answer[d.Tokens[i-1].End:], ":") && d.ClauseStart(i-1) == i-1 { // "not: data loss"
		clause = d.Tokens[i].Clause
	}
	end, n := i, 0
	place := preposition(form(d, i))
	for end < len(d.Tokens) && d.Tokens[end].Clause == clause && n < negationReach {
		switch d.Tokens[end].Form {
		case "is", "are", "was", "were": // "there for one and not for the other is a phantom read"
			if place && end > i+1 {
				return end
			}
		case "apart", "besides", "except", "but": // "nothing apart from …" says what comes
			return end
		case "other": // "hardly any, other than …" likewise
			if form(d, end+1) == "than" {
				return end
			}
		case "and", "who", "when", "which", "because", "until", "since", "before", "after", "shortly", "during", "within":
			if end > i || auxiliary(form(d, i-2)) && form(d, i-1) == "not" { // "and they aren't when one is late"
				return end
			}
		case "as": // "isn't there as the log is late" gives a reason, "not as fast" does not
			switch form(d, end+1) {
			case "the", "she", "her", "it", "its", "they", "their", "there", "this":
				if end > i {
					return end
				}
			}
		}
		if !d.Tokens[end].Light {
			n++
		}
		end++
		if end == i+1 && possible(d, i) {
			return end
		}
	}
	return end
}

// possible tells whether a token ends a condition by itself: "where that's not
// possible the leader is asked".
func possible(d *text.Document, i int) bool {
	switch form(d, i) {
	case "possible", "available", "feasible", "enough":
	default:
		return false
	}
	switch form(d, d.ClauseStart(i)) {
	case "where", "when", "if", "whenever", "wherever", "and":
		return true
	}
	return false
}

// preposition tells of the words with which a place begins.
func preposition(form string) bool {
	switch form {
	case "there", "in", "on", "at", "for", "to", "by", "from":
		return true
	}
	return false
}

func isContrast(d *text.Document, i int) bool {
	switch d.Tokens[i].Form {
	case "but", "however", "although", "though", "whereas", "nevertheless", "instead":
		return true
	case "yet", "rather":
		return i > 0 && d.Tokens[i-1].Clause != d.Tokens[i].Clause
	}
	return false
}

func contrastAfter(d *text.Document, i int) int {
	if i == 0 {
		return 0
	}
	sentence := d.Tokens[i-1].Sentence
	for i < len(d.Tokens) && d.Tokens[i].Sentence == sentence && !isContrast(d, i) {
		i++
	}
	return i
}

// backTo gives the token to which a rejection reaches back: the start of its
// sentence or the last contrast. "…, but that does not help" has nothing of
// its own before it but "that": it means what stands before the contrast, or
// in the sentence before.
func backTo(d *text.Document, i int) int {
	start, from := d.SentenceStart(i), i
	for from > start && !isContrast(d, from-1) {
		if form := d.Tokens[from-1].Form; (form == "because" || form == "since") && !onlyPronouns(d, from, i) {
			return from // "X, because Y is a bad idea" is for X
		}
		from--
	}
	if !onlyPronouns(d, from, i) {
		return from
	}
	if from > start {
		from--
		for from > start && !isContrast(d, from-1) {
			from--
		}
		if !onlyPronouns(d, from, i) {
			return from
		}
	}
	return sentenceBefore(d, i)
}

func onlyPronouns(d *text.Document, from, to int) bool {
	for ; from < to; from++ {
		switch d.Tokens[from].Form {
		case "that", "it", "this", "they", "these", "which", "and", "but", "yet", "however", "so", "i", "is", "think", "alone", "though", "sorry", "no", "nope", "actually", "honestly", "okay", "oh", "ah", "hm", "hmm", "well":
		default:
			if !d.Tokens[from].Light {
				return false
			}
		}
	}
	return true
}

// sentenceBefore gives the start of the sentence before the one of a token.
func sentenceBefore(d *text.Document, i int) int {
	start := d.SentenceStart(i)
	if start == 0 {
		return 0
	}
	return d.SentenceStart(start - 1)
}

// offersBefore gives the start of the sentences before a token that offer
// something and take it back.
func offersBefore(d *text.Document, start int) int {
	for start > 0 {
		first := d.SentenceStart(start - 1)
		offered, taken := false, false
		for i := first; i < start; i++ {
			switch f := d.Tokens[i].Form; {
			case i < first+3 && (f == "could" || f == "might" || f == "can"):
				offered = true
			case offered && isContrast(d, i):
				taken = true
			}
		}
		if !taken {
			break
		}
		start = first
	}
	return start
}

// undecided gives the last word of a stretch that leaves things open, or -1.
func undecided(d *text.Document, from, to int) int {
	perhaps := 0
	for i := to - 1; i >= from; i-- {
		switch d.Tokens[i].Form {
		case "perhaps", "maybe":
			if perhaps++; perhaps == 2 {
				return i
			}
		case "or":
			if !counts(form(d, i-1)) || !counts(form(d, i+1)) { // "four or five" is open about nothing
				return i
			}
		case "either", "whether", "hesitate", "undecided", "unsure", "torn", "waver", "wavered":
			return i
		}
		if d.Question(d.Tokens[i].Sentence) {
			return i
		}
	}
	return -1
}

// counts tells of number words.
func counts(form string) bool {
	switch form {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "so":
		return true
	}
	return form != "" && '0' <= form[0] && form[0] <= '9'
}

// subject tells of the pronouns with which a clause begins.
func subject(form string) bool {
	switch form {
	case "i", "you", "she", "he", "we", "they":
		return true
	}
	return false
}

// raised adds a scope for each thing that is put up as a question of a few
// words and left behind: "Synchronous replication? One dead follower and
// nobody can post." What is asked last, or answered with a yes, stands.
func (r *Reading) raised() {
	d := r.doc
	for from := 0; from < len(d.Tokens); {
		to := d.SentenceEnd(from)
		if to == len(d.Tokens) {
			return
		}
		if d.Question(d.Tokens[from].Sentence) && to-from <= fewRaised && !person(form(d, from)) && !slices.ContainsFunc(d.Tokens[from:to], open) && !affirms(d, to) && leaves(d, to) {
			r.scopes = append(r.scopes, scope{rule: Rejected, at: from, end: from, from: from, to: to, kinds: []Kind{Idea, Design, Misconception}})
		}
		from = to
	}
}

// fewRaised is how many words a thing has that is only put up.
const fewRaised = 12

// open tells of the words of questions that ask, or are open about their answer.
func open(t text.Token) bool {
	switch t.Form {
	case "what", "who", "which", "where", "when", "why", "how", "whose", "was", "were", "may", "might", "must", "shall", "if",
		"maybe", "perhaps", "probably", "or", "then", "but", "well", "something", "i", "not", "<", ">":
		return true
	}
	return auxiliary(t.Form) || '0' <= t.Form[0] && t.Form[0] <= '9'
}

// leaves tells whether a sentence leaves what was put up before it: it has a
// few words, or begins by saying so. "Her own comments? Leader." does not.
func leaves(d *text.Document, i int) bool {
	switch form(d, i) {
	case "forget", "neither", "no", "nope", "nah", "never", "useless", "pointless", "overkill", "out", "please", "a":
		return true
	}
	return d.SentenceEnd(i)-i > 3
}

// affirms tells whether a sentence begins as an answer does that does not say no.
func affirms(d *text.Document, i int) bool {
	switch form(d, i) {
	case "a":
		return form(d, i+1) == "second" || form(d, i+1) == "third"
	case "that", "it", "this":
		switch form(d, i+1) {
		case "was", "would", "needs", "need", "has", "takes", "had", "means", "breaks", "only":
			return false
		}
		return true
	case "yes", "yep", "yeah", "sure", "right", "exactly", "so", "i", "and", "or", "then", "because", "maybe", "probably", "perhaps", "definitely", "absolutely", "of", "also", "plus", "at", "something", "sorry", "not", "can", "could", "um", "hm", "otherwise", "my", "unless", "if", "only":
		return true
	}
	return slices.ContainsFunc(d.Tokens[i:d.SentenceEnd(i)], func(t text.Token) bool {
		return t.Form == "hardly" || t.Form == "fine" || t.Form == "works" || t.Form == "okay"
	})
}

// negations adds a scope for each word that negates.
func (r *Reading) negations() {
	d := r.doc
	for i := range d.Tokens {
		if !Negates(d, i) {
			continue
		}
		end := clauseReach(d, i+1)
		switch d.Tokens[i].Form {
		case "without", "neither":
			end = min(end, i+1+nounReach)
		case "nor":
			if !auxiliary(form(d, i+1)) {
				end = min(end, i+1+nounReach)
			}
		case "not": // "not so much lost as stale"
			if form(d, i+1) == "so" && form(d, i+2) == "much" {
				for k := i + 3; k < end; k++ {
					if form(d, k) == "as" {
						end = k
					}
				}
			}
		case "nothing", "none", "nobody": // "nothing at all or …" offers another reading
			for k := i + 1; k < end; k++ {
				if form(d, k) == "or" {
					end = k
				}
			}
		}
		if end <= i+1 {
			continue
		}
		r.scopes = append(r.scopes, scope{rule: Negated, at: i, end: i + 1, from: i + 1, to: end, kinds: []Kind{Idea, Design, Misconception}})
	}
}

// auxiliary tells of the verbs with which "nor" denies a whole clause, "nor
// should you …", and with which questions begin.
func auxiliary(form string) bool {
	switch form {
	case "should", "do", "does", "did", "can", "could", "would", "will", "is", "are":
		return true
	}
	return false
}

// person tells of the pronouns of whom a question asks.
func person(form string) bool { return subject(form) || form == "one" || form == "it" }

// Negates tells whether a token negates what follows it. "not sure", "not
// only", "no doubt", "why not" and "isn't it the …" do not.
func Negates(d *text.Document, i int) bool {
	next, last := form(d, i+1), form(d, i-1)
	switch d.Tokens[i].Form {
	case "not":
		switch next {
		case "sure", "only", "just", "merely", "certain", "simply", "necessarily", "surprising", "surprisingly", "mistaken":
			return false
		case "it", "this", "that", "the", "they", "we", "you", "one":
			// "Isn't it the stale read?" and "Can't you pin her?" ask for a yes.
			return !(auxiliary(last) && d.Question(d.Tokens[i].Sentence))
		}
		if d.Question(d.Tokens[i].Sentence) && auxiliary(form(d, i-2)) && person(last) {
			return false // "Could we not pin her?"
		}
		return last != "why" && last != "or" && last != "if"
	case "no":
		return next != "doubt" && next != "matter" && next != "wonder" && next != "idea" && next != "clue" && next != "limit" && next != "bound" && next != "" && next != "wait"
	case "never", "none", "nobody", "neither", "nor", "without", "hardly", "nope", "unable", "impossible":
		return true
	case "nowhere": // "a row out of nowhere"
		return last != "of" && last != "from"
	case "nothing":
		return next != "but" && next != "special"
	}
	return false
}

func form(d *text.Document, i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return d.Tokens[i].Form
}
