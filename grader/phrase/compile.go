package phrase

import "strings"

// The codes of a phrase's problems.
const (
	CodeEmpty   = "K301" // a phrase, group or alternative with nothing in it
	CodeUnknown = "K302" // a <name> that no lexicon has
	CodeBracket = "K303" // a bracket or quote that is not closed, or closes nothing
	CodeSign    = "K304" // a sign where none can stand
	CodeDeep    = "K305" // brackets or lexicon groups nested too deep, or in a circle
	CodeLong    = "K306" // longer than MaxPhrase
	CodeLoose   = "K307" // matches almost anything: every part of it may be absent
)

// The limits of a phrase; far above what anybody can read.
const (
	MaxPhrase = 2000 // bytes
	maxDepth  = 12   // brackets within brackets, groups within groups
)

// Error is a problem of a phrase at the bytes [Start, End) of its text.
type Error struct {
	Start, End    int
	Code          string
	Summary, Hint string
}

// Error gives the summary.
func (e Error) Error() string { return e.Summary }

// Gap is how far apart two neighbours in a phrase may stand.
type Gap uint8

const (
	// Adjacent is " + ", and what stands between words in one pair of quotes:
	// no word between but a light one.
	Adjacent Gap = iota
	// Near is a blank: at most two words between, in the same clause.
	Near
	// Reach is "..": at most seven words between, in the same or the next clause.
	Reach
	// Sentence is "...": anywhere later in the sentence.
	Sentence
)

type kind uint8

const (
	isWord   kind = iota // word: any inflection
	isExact              // "word"
	isPrefix             // word*
	isNumber             // <number>
	isGroup              // <name>
	isAlt                // [a | b]
	isSeq                // a b .. c
	isBag                // {a b}
	isStart              // ^
	isEnd                // $
)

// expr is a phrase as it was written.
type expr struct {
	kind     kind
	text     string // stem, exact word, prefix, name
	form     string // the word as the author wrote it
	parts    []*expr
	gaps     []Gap  // gaps[i] stands before parts[i]
	optional []bool // parts[i] may be absent
	fused    bool   // made of a + b inside a bag
}

// Phrase is what an author wrote, read and checked.
type Phrase struct {
	Text   string
	Name   bool // the name of a guarantee: see Compile
	say    *expr
	not    []*expr         // "- x"
	unless []*expr         // "unless x"
	given  []*expr         // "given x"
	absent []*expr         // "barring x"
	guards [sorts][]string // the four above as they were written
}

// Compile reads a phrase. Its <names> are looked up in the lexicon, which may
// be nil. The errors come in the order of their place; a phrase with errors
// must not be used.
//
// A phrase that is the name of a guarantee is compiled with Named instead.
func Compile(src string, lex *Lexicon) (*Phrase, []Error) {
	p := &parser{src: src, lex: lex}
	ph := &Phrase{Text: src}
	if len(src) > MaxPhrase {
		p.fail(0, len(src), CodeLong, "the phrase is too long to be read by anybody", "make several phrases of it")
		return ph, p.errors
	}
	ph.say = p.seq("")
	for p.at < len(p.src) {
		start := p.at
		guard := func(list *[]*expr, sort int) {
			e := p.seq("")
			p.held(e, start, "every part of what is ruled out or asked for may be absent")
			*list = append(*list, e)
			ph.guards[sort] = append(ph.guards[sort], strings.TrimSpace(src[start:p.at]))
		}
		switch {
		case p.keyword("-"):
			guard(&ph.not, isNot)
		case p.keyword("unless"):
			guard(&ph.unless, isUnless)
		case p.keyword("given"):
			guard(&ph.given, isGiven)
		case p.keyword("barring"):
			guard(&ph.absent, isBarring)
		default:
			p.fail(start, start+1, CodeBracket, "\""+p.src[start:start+1]+"\" closes nothing here", "take it out, or open it before: [a | b], {a b}")
			p.at++
			p.seq("")
		}
	}
	p.at = len(src)
	p.held(ph.say, 0, "every part of the phrase may be absent")
	return ph, p.errors
}

// Named reads a phrase that is the name of a guarantee: "no monotonic reads"
// names the issue too, so negation does not count against it.
func Named(src string, lex *Lexicon) (*Phrase, []Error) {
	ph, errs := Compile(src, lex)
	ph.Name = true
	return ph, errs
}

// Unless adds what must not be said in the same sentence, as "unless x" does
// inside a phrase.
func (p *Phrase) Unless(src string, lex *Lexicon) []Error {
	x, errs := Compile(src, lex)
	p.unless = append(p.unless, x.say)
	p.guards[isUnless] = append(p.guards[isUnless], "unless "+src)
	return errs
}

func (e *expr) mayBeAbsent() bool {
	switch e.kind {
	case isSeq, isBag:
		for i, part := range e.parts {
			if !e.optional[i] && part.kind != isStart && part.kind != isEnd {
				return false
			}
		}
		return true
	}
	return false
}
