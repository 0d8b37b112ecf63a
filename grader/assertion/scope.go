package assertion

import (
	"slices"

	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
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
	case toConclusion:
		return h.End, upTo(d, h.End, d.SentenceEnd(h.Start), "so", "hence", "therefore")
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
// back, or the one after it by "so no", and is the cue's own end otherwise.
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
		case "that", "it", "this", "they", "these", "which", "and", "but", "yet", "however", "so", "i", "is", "think", "alone", "though", "sorry", "term", "name", "word", "no", "nope", "actually", "honestly", "okay", "oh", "ah", "hm", "hmm", "well":
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
		if !takenBack(d, first, start) {
			first = d.PeriodStart(start - 1)
			if !takenBack(d, first, start) {
				break
			}
		}
		start = first
	}
	return start
}

// takenBack tells whether a stretch offers something and takes it back: "One
// could …, but …", "One could …; that would not …".
func takenBack(d *text.Document, from, to int) bool {
	offered := false
	end := d.SentenceEnd(from)
	for i := from; i < to; i++ {
		switch f := d.Tokens[i].Form; {
		case i < from+3 && (f == "could" || f == "might" || f == "can"):
			offered = true
		case offered && (isContrast(d, i) || i >= end && refuses[f] || bareNo(d, i)):
			return true
		}
	}
	return false
}

// bareNo tells whether a token is a no that begins a clause: "One could …: no."
func bareNo(d *text.Document, i int) bool {
	return d.Tokens[i].Form == "no" && d.Tokens[i].Clause != d.Tokens[i-1].Clause
}

// refuses are words of a part behind a semicolon that take back an offer.
var refuses = map[string]bool{
	"missing": true, "not": true, "nothing": true, "no": true, "never": true,
	"useless": true, "wrong": true, "neither": true,
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
			switch form(d, i+1) {
			case "rather", "let", "say", "so": // "or let us say" puts it another way
				continue
			}
			if !counts(form(d, i-1)) || !counts(form(d, i+1)) { // "four or five" is open about nothing
				return i
			}
		case "either", "whether", "hesitate", "hesitated", "undecided", "unsure", "torn", "waver", "wavered":
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

func form(d *text.Document, i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return d.Tokens[i].Form
}
