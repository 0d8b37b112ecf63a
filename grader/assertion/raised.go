package assertion

import (
	"slices"

	"example.com/kata/grader/text"
)

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
		if kinds := leaves(d, to); len(kinds) > 0 && putUp(d, from, to) && !affirms(d, to) {
			r.scopes = append(r.scopes, scope{rule: Rejected, at: from, end: from, more: d.SentenceEnd(to), from: from, to: to, kinds: kinds})
		}
		from = to
	}
}

// putUp tells whether a sentence names something with a question mark behind it
// rather than ask.
func putUp(d *text.Document, from, to int) bool {
	return d.Question(d.Tokens[from].Sentence) && to-from <= fewRaised && !person(form(d, from)) &&
		!slices.ContainsFunc(d.Tokens[from:to], open)
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

// The kinds of things that are denied, or left behind.
var (
	notNames = []Kind{Idea, Design, Misconception} // "no monotonic reads" is the name of an issue
	chosen   = []Kind{Design, Misconception}
)

// leaves gives of what kinds the things are that a sentence leaves, which were
// put up before it: all when it says so, what one chooses when it goes on to
// something else. "Her own comments? Leader." leaves nothing.
func leaves(d *text.Document, i int) []Kind {
	switch form(d, i) {
	case "forget", "neither", "no", "nope", "nah", "never", "useless", "pointless", "overkill", "out", "please", "a":
		return notNames
	}
	if d.SentenceEnd(i)-i > 3 {
		return chosen
	}
	return nil
}

// affirms tells whether a sentence begins as an answer does that does not say no.
func affirms(d *text.Document, i int) bool {
	switch form(d, i) {
	case "a":
		if form(d, i+1) == "second" || form(d, i+1) == "third" {
			return true
		}
	case "that", "it", "this":
		switch form(d, i+1) {
		case "was", "would", "needs", "need", "has", "takes", "had", "means", "breaks", "only":
			return false
		}
		return true
	case "yes", "yep", "yeah", "sure", "right", "exactly", "so", "i", "and", "or", "then", "because", "maybe", "probably", "perhaps", "definitely", "absolutely", "of", "also", "plus", "at", "something", "sorry", "somebody", "someone", "not", "can", "could", "um", "hm", "otherwise", "my", "unless", "if", "only":
		return true
	}
	return slices.ContainsFunc(d.Tokens[i:d.SentenceEnd(i)], func(t text.Token) bool {
		return t.Form == "hardly" || t.Form == "fine" || t.Form == "works" || t.Form == "okay"
	})
}
