// Package text turns an answer into words that can be compared, without ever
// losing the place where they stand.
//
//	answer -> words with byte spans -> contractions apart -> clauses and sentences
//	       -> folded forms -> stems
//
// The promise: a Token's Start and End are byte offsets into the answer as it
// was given, whatever folding did to its Form: "İ" grows when it is
// lower-cased, zero-width characters vanish, bytes that are no UTF-8 stay
// where they are. So evidence always quotes the learner's own words.
//
// The cost is linear in the length of the answer.
package text

import "slices"

// Token is a word, a number, or one of the few signs that people use as words
// (↑ ↓ > < %). Punctuation is no token: it is what sets clauses apart.
type Token struct {
	Start, End int    // bytes of the answer
	Form       string // folded: NFKD without marks, lower case
	Stem       string // see Stem
	Clause     int    // number of the clause, growing by one at each boundary
	Sentence   int    // number of the sentence, likewise
	Light      bool   // carries no meaning between two others: "the", "just"
}

// Document is an answer that was read.
type Document struct {
	Answer string
	Tokens []Token
	// cost[i] is the number of words that are not light among the first i.
	cost []int32
	// soft tells of each sentence whether a semicolon alone parts it from the
	// one before.
	soft []bool
	// questions tells of each sentence whether it ends in a question mark.
	questions []bool
	memory    *memory   // kept from answer to answer; nil: nothing is
	left      *Document // see Without
}

// NewDocument gives a document that is Reset for one answer after the other, and
// remembers their words.
func NewDocument() *Document { return &Document{memory: new(memory)} }

// Beside gives another such document that remembers the same words. The two are
// for one goroutine.
func (d *Document) Beside() *Document { return &Document{memory: d.memory} }

// Read splits an answer. It never fails: an answer without words has no
// tokens.
func Read(answer string) *Document {
	d := &Document{Tokens: make([]Token, 0, len(answer)/5+4)}
	d.Reset(answer)
	return d
}

// Reset makes d what Read gives for another answer, in the memory it has.
// What was taken from d.Tokens before is overwritten.
func (d *Document) Reset(answer string) {
	*d = Document{Answer: answer, Tokens: d.Tokens[:0], cost: append(d.cost[:0], 0), soft: d.soft[:0], questions: d.questions[:0], memory: d.memory, left: d.left}
	s := scanner{doc: d}
	s.run()
	d.count()
}

// count makes cost anew.
func (d *Document) count() {
	d.cost = append(slices.Grow(d.cost[:0], len(d.Tokens)+1), 0)
	cost := int32(0)
	for i := range d.Tokens {
		if !d.Tokens[i].Light {
			cost++
		}
		d.cost = append(d.cost, cost)
	}
}

// Without gives the document without the tokens for which out is true. The others
// keep their places in the answer, and their clauses and sentences. It is good
// until the next call or Reset.
func (d *Document) Without(out []bool) *Document {
	if d.left == nil {
		d.left = &Document{}
	}
	tokens, cost := d.left.Tokens[:0], d.left.cost
	*d.left = Document{Answer: d.Answer, cost: cost, soft: d.soft, questions: d.questions}
	for i, t := range d.Tokens {
		if !out[i] {
			tokens = append(tokens, t)
		}
	}
	d.left.Tokens = tokens
	d.left.count()
	return d.left
}

// Gap counts the words from token i up to and without token j, light ones
// free.
func (d *Document) Gap(i, j int) int { return int(d.cost[j] - d.cost[i]) }

// Question tells whether a sentence ends in a question mark.
func (d *Document) Question(sentence int) bool {
	return sentence < len(d.questions) && d.questions[sentence]
}

// SentenceStart gives the first token of the sentence that token i is in.
func (d *Document) SentenceStart(i int) int {
	for i > 0 && d.Tokens[i-1].Sentence == d.Tokens[i].Sentence {
		i--
	}
	return i
}

// PeriodStart is SentenceStart across semicolons.
func (d *Document) PeriodStart(i int) int {
	start := d.SentenceStart(i)
	for start > 0 && d.Tokens[start].Sentence < len(d.soft) && d.soft[d.Tokens[start].Sentence] {
		start = d.SentenceStart(start - 1)
	}
	return start
}

// SentenceEnd gives the token behind the last of the sentence that token i is
// in.
func (d *Document) SentenceEnd(i int) int {
	sentence := d.Tokens[i].Sentence
	for i < len(d.Tokens) && d.Tokens[i].Sentence == sentence {
		i++
	}
	return i
}

// ClauseStart gives the first token of the clause that token i is in.
func (d *Document) ClauseStart(i int) int {
	for i > 0 && d.Tokens[i-1].Clause == d.Tokens[i].Clause {
		i--
	}
	return i
}

// ClauseEnd gives the token behind the last of the clause that token i is in.
func (d *Document) ClauseEnd(i int) int {
	c := d.Tokens[i].Clause
	for i < len(d.Tokens) && d.Tokens[i].Clause == c {
		i++
	}
	return i
}

// Quote gives the answer's own words from token i up to and without token j.
func (d *Document) Quote(i, j int) string {
	if i >= j {
		return ""
	}
	return d.Answer[d.Tokens[i].Start:d.Tokens[j-1].End]
}
