package assertion

import (
	"strings"

	"example.com/kata/grader/text"
)

// negationReach is how many words a negation reaches over (the median English
// clause has seven).
// nounReach is the same for negations of a noun alone, such as "without".
const (
	negationReach = 7
	nounReach     = 5
)

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
		case "no": // "with no failure at all you wait"
			if last := form(d, i-1); last == "with" || last == "at" || last == "in" || last == "by" {
				end = min(end, i+1+nounReach)
				for k := i + 2; k < end; k++ {
					if subject(form(d, k)) {
						end = k
					}
				}
			}
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
	place, relative := preposition(form(d, i)), false
	switch form(d, i-3) {
	case "that", "which", "who":
		relative = true
	}
	for end < len(d.Tokens) && d.Tokens[end].Clause == clause && n < negationReach {
		switch d.Tokens[end].Form {
		case "is", "are", "was", "were": // "there for one and not for the other is a phantom read"
			if place && end > i+1 {
				return end
			}
		case "should", "must": // "one that hasn't synced should say so"
			if relative && end > i {
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
