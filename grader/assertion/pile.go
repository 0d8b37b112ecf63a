package assertion

import "example.com/kata/grader/text"

// A pile of words is no sentence and no list: nothing sets its items apart,
// and its little words stand where no English has them ("the of is to").
// A sentence is a pile when it has at least pileWords words and either no
// little word at all, or an impossible pair in every eight words.
const (
	pileWords = 9
	pileShare = 8
)

// class is what kind of little word a word is.
type class int

const (
	content class = iota
	article       // the, a, my
	preposition
	auxiliary
	pronoun
	conjunction
	little // other words without content of their own
)

func classOf(form string) class {
	switch form {
	case "the", "a", "an", "my", "our", "their", "your", "its":
		return article
	case "of", "from", "into", "with", "at", "than", "onto":
		return preposition
	case "is", "are", "was", "were", "be", "has", "have", "will", "would", "can", "could", "does", "do":
		return auxiliary
	case "she", "he", "it", "they", "we", "i", "you", "her", "this", "that", "to", "for", "in", "on", "by":
		return pronoun
	case "and", "or", "but", "because", "if", "as", "so", "not", "no":
		return conjunction
	}
	switch form {
	case "them", "many", "since", "less", "more", "some", "any", "all", "which", "when", "where", "after", "before",
		"who", "whose", "there", "their", "your", "been", "am", "did", "had", "should", "must", "may", "might", "every",
		"each", "until", "while", "then", "just", "only", "still", "one", "two", "other", "up", "out", "over", "how", "what", "why", "get", "gets":
		return little
	}
	return content
}

// impossible tells of pairs that hardly ever stand side by side.
func impossible(a, b class, first, second string) bool {
	switch {
	case a == article:
		return b == article || b == auxiliary || b == conjunction && second != "no" && second != "not" || b == pronoun && second != "in" && second != "to" || b == preposition
	case a == preposition:
		return b == auxiliary && second != "have" && second != "has" || b == conjunction && second != "no" && second != "not" && second != "if" || b == preposition && first != "from" && second != "than" && second != "of" && second != "at"
	}
	return first == second && a != content && first != "that" && first != "her" && first != "it"
}

// pile adds a scope for each sentence that is a pile of words.
func (r *Reading) pile() {
	d := r.doc
	for from := 0; from < len(d.Tokens); {
		to := d.SentenceEnd(from)
		if isPile(d, from, to) {
			r.scopes = append(r.scopes, scope{Piled, -1, from, to, nil})
		}
		from = to
	}
}

func isPile(d *text.Document, from, to int) bool {
	n := to - from
	if n < pileWords {
		return false
	}
	bad, small, clauses := 0, 0, 1+d.Tokens[to-1].Clause-d.Tokens[from].Clause
	for i := from; i < to; i++ {
		a := classOf(d.Tokens[i].Form)
		if a != content {
			small++
		}
		switch {
		case i+1 == to || d.Tokens[i+1].Clause != d.Tokens[i].Clause:
			if a == article || i+1 == to && d.Tokens[i].Form == "and" {
				bad++
			}
		case impossible(a, classOf(d.Tokens[i+1].Form), d.Tokens[i].Form, d.Tokens[i+1].Form):
			bad++
		}
	}
	return small == 0 && n/clauses >= pileWords || bad >= 2 && bad*pileShare >= n
}
