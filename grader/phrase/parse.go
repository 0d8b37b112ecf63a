package phrase

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/kata/grader/text"
)

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
	p.sign(start, word)
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

// sign reports what an author may take for a sign of this language and is
// none: read as a word, it would silently mean nothing, or the opposite.
func (p *parser) sign(start int, word string) {
	if len(word) > 1 && word[0] == '-' {
		p.fail(start, start+1, CodeSign, "\"-\" is a sign only between blanks: here it means nothing", "write - "+word[1:])
		return
	}
	i := strings.IndexAny(word, "()“”„,;&=\\")
	if i < 0 {
		return
	}
	_, size := utf8.DecodeRuneInString(word[i:])
	hint := "take it out"
	switch word[i : i+size] {
	case "(", ")":
		hint = "for one of several write [a | b]; for any order {a b}"
	case "“", "”", "„":
		hint = "for just this form write straight quotes: \"word\""
	case ",", ";":
		hint = "take it out; a blank lets two words stand between, .. seven"
	}
	p.fail(start+i, start+i+size, CodeSign, fmt.Sprintf("%q is no sign of phrases", word[i:i+size]), hint)
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
		p.held(e, start, "every part between { and } may be absent")
		return e
	}
	e := &expr{kind: isAlt}
	for {
		from := p.at
		part := p.seq("|]")
		if part.onlyEdges() {
			sign := strings.TrimSpace(p.src[from:p.at])
			p.fail(from, p.at, CodeSign, "\""+sign+"\" is no alternative by itself", "write what stands beside it into each: [a + b | a $] for a + [b | $]")
		} else {
			p.held(part, from, "every part of an alternative may be absent")
		}
		e.parts = append(e.parts, part)
		if p.at >= len(p.src) || p.src[p.at] != '|' {
			break
		}
		p.at++
	}
	p.closing(start, ']')
	return e
}

// held reports an expression that matches where nothing stands.
func (p *parser) held(e *expr, start int, summary string) {
	if len(p.errors) == 0 && e.mayBeAbsent() {
		p.fail(start, p.at, CodeLoose, summary, "leave one part without \"?\"")
	}
}

// onlyEdges tells whether an expression has no part but "^" and "$".
func (e *expr) onlyEdges() bool {
	return len(e.parts) > 0 && !slices.ContainsFunc(e.parts, func(part *expr) bool { return part.kind != isStart && part.kind != isEnd })
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
