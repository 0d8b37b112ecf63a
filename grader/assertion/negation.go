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
		end := limit(d, i, clauseReach(d, i+1))
		if end <= i+1 {
			continue
		}
		r.scopes = append(r.scopes, scope{rule: Negated, at: i, end: i + 1, from: i + 1, to: end, kinds: notNames})
	}
}

// limit gives where the reach of a negating word ends, which is nearer for some
// than that of a "not".
func limit(d *text.Document, i, end int) int {
	first := func(from int, is func(string) bool) int {
		for k := from; k < end; k++ {
			if is(form(d, k)) {
				return k
			}
		}
		return end
	}
	switch d.Tokens[i].Form {
	case "without", "neither":
		return min(end, i+1+nounReach)
	case "no": // "with no failure at all you wait"
		if last := form(d, i-1); last == "with" || last == "at" || last == "in" || last == "by" {
			return min(first(i+2, subject), i+1+nounReach)
		}
	case "nor":
		if !auxiliary(form(d, i+1)) {
			return min(end, i+1+nounReach)
		}
	case "not": // "not so much lost as stale"
		if form(d, i+1) == "so" && form(d, i+2) == "much" {
			return first(i+3, func(f string) bool { return f == "as" })
		}
	case "nothing", "none", "nobody": // "nothing at all or …" offers another reading
		return first(i+1, func(f string) bool { return f == "or" })
	}
	return end
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
		case "it", "this", "that", "the", "they", "we", "you", "one", "she", "i", "there":
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
	if possible(d, i) {
		return i + 1
	}
	end, n := i, 0
	for end < len(d.Tokens) && d.Tokens[end].Clause == clause && n < negationReach && !endsReach(d, i, end) {
		if !d.Tokens[end].Light {
			n++
		}
		end++
	}
	return end
}

// endsReach tells whether a token ends the reach of a negation that begins at
// another one.
func endsReach(d *text.Document, i, end int) bool {
	switch form(d, end) {
	case "is", "are", "was", "were": // "there for one and not for the other is a phantom read"
		return end > i+1 && preposition(form(d, i))
	case "should", "must": // "one that hasn't synced should say so"
		return end > i && relative(form(d, i-3))
	case "apart", "besides", "except", "but": // "nothing apart from …" says what comes
		return true
	case "other": // "hardly any, other than …" likewise
		return form(d, end+1) == "than"
	case "and", "who", "when", "which", "because", "until", "since", "before", "after", "shortly", "during", "within":
		return end > i || auxiliary(form(d, i-2)) && form(d, i-1) == "not" // "and they aren't when one is late"
	case "as": // "isn't there as the log is late" gives a reason, "not as fast" does not
		switch form(d, end+1) {
		case "the", "she", "her", "it", "its", "they", "their", "there", "this":
			return end > i
		}
	}
	return false
}

// relative tells of the words with which a relative clause begins.
func relative(form string) bool { return form == "that" || form == "which" || form == "who" }

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
