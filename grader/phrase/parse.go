package phrase

import (
	"strings"

	"example.com/kata/grader/text"
)

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
	not    []*expr // "- x"
	unless []*expr // "unless x"
	given  []*expr // "given x"
	absent []*expr // "barring x"
}

// parser reads one phrase; it goes on after a problem.
type parser struct {
	src    string
	at     int
	depth  int
	lex    *Lexicon
	errors []Error
}

func (p *parser) fail(start, end int, code, summary, hint string) {
	p.errors = append(p.errors, Error{start, max(end, start+1), code, summary, hint})
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
		switch {
		case p.keyword("-"):
			ph.not = append(ph.not, p.seq(""))
		case p.keyword("unless"):
			ph.unless = append(ph.unless, p.seq(""))
		case p.keyword("given"):
			ph.given = append(ph.given, p.seq(""))
		case p.keyword("barring"):
			ph.absent = append(ph.absent, p.seq(""))
		default:
			p.fail(start, start+1, CodeBracket, "\""+p.src[start:start+1]+"\" closes nothing here", "take it out, or open it before")
			p.at++
			p.seq("")
		}
	}
	if len(p.errors) == 0 && ph.say.mayBeAbsent() {
		p.fail(0, len(src), CodeLoose, "every part of the phrase may be absent", "leave one part without \"?\"")
	}
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

// blank skips blanks and tells whether the phrase goes on.
func (p *parser) blank() bool {
	for p.at < len(p.src) && (p.src[p.at] == ' ' || p.src[p.at] == '\n' || p.src[p.at] == '\t') {
		p.at++
	}
	return p.at < len(p.src)
}

// keyword takes a word that stands alone between blanks, or at the end.
func (p *parser) keyword(word string) bool {
	rest := p.src[p.at:]
	if !strings.HasPrefix(rest, word) || p.at > 0 && p.src[p.at-1] != ' ' && p.src[p.at-1] != '\n' {
		return false
	}
	if len(rest) > len(word) && rest[len(word)] != ' ' && rest[len(word)] != '\n' {
		return false
	}
	p.at += len(word)
	return true
}

// ahead tells whether a keyword stands here, without taking it.
func (p *parser) ahead() bool {
	at := p.at
	found := p.keyword("-") || p.keyword("unless") || p.keyword("given") || p.keyword("barring")
	p.at = at
	return found
}

// seq reads parts up to one of the closing signs, or to a keyword at the top.
func (p *parser) seq(until string) *expr {
	e := &expr{kind: isSeq}
	gap, start, before := Near, p.at, len(p.errors)
	for p.blank() {
		c := p.src[p.at]
		if strings.IndexByte(until, c) >= 0 || c == ']' || c == '}' || c == '|' || c == '>' || until == "" && p.ahead() {
			break
		}
		if strings.HasPrefix(p.src[p.at:], "...") {
			gap, p.at = Sentence, p.at+3
			continue
		}
		if strings.HasPrefix(p.src[p.at:], "..") {
			gap, p.at = Reach, p.at+2
			continue
		}
		if c == '+' {
			gap, p.at = Adjacent, p.at+1
			continue
		}
		part := p.item()
		if part != nil && gap == Adjacent && until == "}" && len(e.parts) > 0 {
			// {a b + c}: what stands side by side is one part of a bag.
			part = e.fuse(part)
			if p.at < len(p.src) && p.src[p.at] == '?' {
				part.optional[len(part.optional)-1] = true
				p.at++
			}
			gap = Near
			continue
		}
		if part != nil {
			e.parts = append(e.parts, part)
			e.gaps = append(e.gaps, gap)
			e.optional = append(e.optional, false)
		}
		gap = Near
		if p.at < len(p.src) && p.src[p.at] == '?' && len(e.parts) > 0 {
			e.optional[len(e.parts)-1] = true
			p.at++
		}
	}
	if len(e.parts) == 0 && len(p.errors) == before {
		p.fail(start, p.at, CodeEmpty, "nothing stands here", "write what a learner may say")
	}
	return e
}

// fuse joins a part to the last one, side by side, and gives both as one.
func (e *expr) fuse(part *expr) *expr {
	n := len(e.parts) - 1
	last := e.parts[n]
	if !last.fused {
		last = &expr{kind: isSeq, fused: true, parts: []*expr{last}, gaps: []Gap{Near}, optional: []bool{e.optional[n]}}
		e.parts[n], e.optional[n] = last, false
	}
	last.parts = append(last.parts, part)
	last.gaps = append(last.gaps, Adjacent)
	last.optional = append(last.optional, false)
	return last
}

// item reads one part; nil after a problem.
func (p *parser) item() *expr {
	start := p.at
	switch c := p.src[p.at]; c {
	case '[', '{':
		return p.bracket(c)
	case '<':
		return p.name()
	case '"':
		return p.exact()
	case '^':
		p.at++
		return &expr{kind: isStart}
	case '$':
		p.at++
		return &expr{kind: isEnd}
	}
	end := p.at
	for end < len(p.src) && !strings.ContainsRune(" \t\n[]{}<>|\"?^$*+", rune(p.src[end])) {
		if strings.HasPrefix(p.src[end:], "..") {
			break
		}
		end++
	}
	word := p.src[start:end]
	p.at = end
	if end < len(p.src) && p.src[end] == '*' {
		p.at++
		return &expr{kind: isPrefix, text: text.Fold(word)}
	}
	e := words(word, isWord)
	if e == nil {
		if p.at == start {
			p.at++
		}
		p.fail(start, p.at, CodeSign, "\""+p.src[start:p.at]+"\" is no word", "phrases are made of words, [a | b], {a b}, <names> and gaps")
	}
	return e
}

// words reads what an author wrote as an answer would be read: n't apart,
// hyphens as blanks. Several words stand directly behind each other. It gives
// nil when there is no word.
func words(s string, k kind) *expr {
	seq := &expr{kind: isSeq}
	for _, t := range text.Read(s).Tokens {
		e := &expr{kind: k, text: t.Form, form: t.Form}
		if k == isWord {
			e.text = t.Stem
		}
		seq.parts = append(seq.parts, e)
		seq.gaps = append(seq.gaps, Adjacent)
		seq.optional = append(seq.optional, false)
	}
	switch len(seq.parts) {
	case 0:
		return nil
	case 1:
		return seq.parts[0]
	}
	return seq
}

func (p *parser) exact() *expr {
	start := p.at
	p.at++
	end := strings.IndexByte(p.src[p.at:], '"')
	if end < 0 {
		p.fail(start, len(p.src), CodeBracket, "a quote that is not closed", "write \"word\"")
		p.at = len(p.src)
		return nil
	}
	inner := p.src[p.at : p.at+end]
	p.at += end + 1
	e := words(inner, isExact)
	if e == nil {
		p.fail(start, p.at, CodeEmpty, "nothing stands between the quotes", "write \"word\"")
	}
	return e
}

func (p *parser) bracket(open byte) *expr {
	start := p.at
	p.at++
	if p.depth++; p.depth > maxDepth {
		p.fail(start, start+1, CodeDeep, "brackets nested too deep", "give the inner part a name in the lexicon")
		p.at = len(p.src)
		return &expr{kind: isSeq}
	}
	defer func() { p.depth-- }()
	if open == '{' {
		e := p.seq("}")
		e.kind = isBag
		p.closing(start, '}')
		return e
	}
	e := &expr{kind: isAlt}
	for {
		e.parts = append(e.parts, p.seq("|]"))
		if p.at >= len(p.src) || p.src[p.at] != '|' {
			break
		}
		p.at++
	}
	p.closing(start, ']')
	return e
}

func (p *parser) closing(start int, c byte) {
	if p.at < len(p.src) && p.src[p.at] == c {
		p.at++
		return
	}
	p.fail(start, start+1, CodeBracket, "\""+p.src[start:start+1]+"\" is not closed", "close it with \""+string(c)+"\"")
}

// name reads <name>.
func (p *parser) name() *expr {
	start := p.at
	end := strings.IndexByte(p.src[p.at:], '>')
	if end < 0 {
		p.fail(start, len(p.src), CodeBracket, "\"<\" is not closed", "write <name>")
		p.at = len(p.src)
		return &expr{kind: isSeq}
	}
	name := strings.TrimSpace(p.src[start+1 : start+end])
	p.at = start + end + 1
	if name == "number" {
		return &expr{kind: isNumber}
	}
	if !p.lex.has(name) {
		p.fail(start, p.at, CodeUnknown, "no lexicon has <"+name+">", p.lex.hint(name))
	}
	return &expr{kind: isGroup, text: name}
}
