package answers

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"example.com/kata/kata/diag"
)

// Parse reads a sheet. The sheet is never nil and holds all that could be
// read; it is fit to be graded or written back when the list has no errors.
// An answer keeps its bytes, whatever they are; only the line ends of a file
// that was saved with CR LF are brought back to LF.
func Parse(src *diag.Source) (*Sheet, diag.List) {
	p := &parser{src: src, sheet: &Sheet{}, plain: map[string][]Try{}, heads: map[string]diag.Range{}}
	if len(src.Text) > MaxBytes {
		p.diags.Error(diag.Range{Source: src}, CodeTooLarge,
			fmt.Sprintf("the file has more than the %d KiB that a sheet may have", MaxBytes>>10),
			"is this the right file? otherwise move the longest answer into a file of its own")
		return p.sheet, p.diags
	}
	p.split()
	for _, l := range p.lines[p.readFront():] {
		p.line(l)
	}
	p.flush()
	p.finish()
	return p.sheet, p.diags.Sorted()
}

// parser goes through the lines once. Lines are gathered into a block until
// the next structural line; flush then puts the block where it belongs.
type parser struct {
	src   *diag.Source
	bom   int // bytes of a byte order mark, which is dropped
	lines []sourceLine
	sheet *Sheet
	diags diag.List

	question string // whose answer is read; "" above the first heading
	block    block
	text     []string // the lines of the block
	first    sourceLine
	try      Try // of a blockTry
	plain    map[string][]Try
	heads    map[string]diag.Range
}

type sourceLine struct {
	text  string // without its line end
	start int    // byte offset in the source
}

type block int

const (
	blockPlain  block = iota // text without a record line: a try written by hand
	blockTry                 // text below the record line of a try
	blockPrompt              // the lines > below the record line of the question
	blockUnread              // a record line that is not known, with its text
)

func (p *parser) at(l sourceLine) diag.Range { return p.src.At(l.start, max(1, len(l.text))) }

// split cuts the source into lines. A file whose first line (blank ones do
// not count) ends with CR LF was saved by a program that ends all of them so;
// in any other file a CR is part of the answer.
func (p *parser) split() {
	text := p.src.Text
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		p.bom = len("\ufeff")
	}
	p.lines = make([]sourceLine, 0, bytes.Count(text, []byte("\n"))+1)
	begun, crlf := false, false
	for at := p.bom; at < len(text); {
		next := len(text)
		stop := next
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			stop, next = at+i, at+i+1
		}
		l := string(text[at:stop])
		switch {
		case crlf:
			l = strings.TrimSuffix(l, "\r")
		case !begun && !blank(l):
			begun, crlf = true, strings.HasSuffix(l, "\r")
			l = strings.TrimRight(l, "\r")
		}
		p.lines = append(p.lines, sourceLine{l, at})
		at = next
	}
}

func (p *parser) line(l sourceLine) {
	if !structural(l.text) {
		if p.block == blockPrompt && !strings.HasPrefix(l.text, ">") {
			p.flush()
		}
		p.keep(l)
		return
	}
	if id, title, ok := heading(l.text); ok {
		p.flush()
		p.begin(id, title, l)
		return
	}
	if inside, whole, ok := record(l.text); ok {
		p.record(l, inside, whole)
		return
	}
	p.keep(l)
	if likeRecord(l.text) {
		p.diags.Error(p.at(l), CodeRecord, "this looks like a damaged record line",
			"mend it to <!-- kata: … -->; if it belongs to your answer, write a backslash before it")
		return
	}
	p.diags.Error(p.at(l), CodeHeading, "this looks like the heading of a question and is none",
		"write \"## q1\", \"## q2\", …; if it belongs to your answer, write a backslash before it")
}

func (p *parser) keep(l sourceLine) {
	if len(p.text) == 0 {
		p.first = l
	}
	p.text = append(p.text, l.text)
}

func (p *parser) begin(id, title string, l sourceLine) {
	p.question = id
	if first, twice := p.heads[id]; twice {
		p.diags.Error(p.at(l), CodeTwice, "the heading of "+id+" stands twice",
			"put what is below the two under one heading; where one is an old answer, take it out")
		p.diags[len(p.diags)-1].Related = []diag.Range{first}
	} else {
		p.heads[id] = p.at(l)
		p.sheet.Answers = append(p.sheet.Answers, Answer{Question: id})
	}
	switch a := p.sheet.Answer(id); {
	case a.Title == "":
		a.Title = title
	case title != "" && title != a.Title:
		a.Title += " / " + title
	}
}

// record takes a record line in. One that cannot be used becomes, with the
// text below it, a block that is kept as it stands.
func (p *parser) record(l sourceLine, inside string, whole bool) {
	if p.question == "" {
		p.diags.Error(p.at(l), CodePreface, "a record line above the first question",
			"write the heading of its question above it, such as \"## q1\"")
		p.keep(l)
		return
	}
	p.flush()
	p.first = l
	verb, in := fields(inside)
	if !whole {
		p.diags.Error(p.at(l), CodeRecord, "a record line that does not end with -->",
			"end it, and write what follows on a line of its own; if it belongs to your answer, write a backslash before it")
	} else if p.apply(l, verb, in) {
		return
	}
	p.block = blockUnread
	p.text = []string{l.text}
}

// apply puts what a record line says into the sheet. It reports a line that
// it cannot use, and gives false.
func (p *parser) apply(l sourceLine, verb string, in []string) bool {
	a := p.sheet.Answer(p.question)
	switch verb {
	case verbTry:
		p.startTry(l, a, in)
		return true
	case verbQuestion:
		p.block = blockPrompt
		return true
	case verbSkipped:
		a.Skipped = true
		return true
	case verbModel:
		a.ModelShown = true
		return true
	case verbHints:
		if len(in) == 1 {
			if n, ok := number(in[0]); ok && n <= maxHints {
				a.HintsShown = max(a.HintsShown, n)
				return true
			}
		}
		p.diags.Error(p.at(l), CodeRecord, "hints needs one number", "write <!-- kata: hints 1 -->, or take the line out")
		return false
	case verbDispute:
		if d, ok := readDispute(in); ok {
			a.Disputes = append(a.Disputes, d)
			return true
		}
	case verbDesign:
		if d, ok := readDesign(in); ok {
			a.Designs = append(a.Designs, d)
			return true
		}
	case verbSentence:
		if len(in) == 1 && a.Sentence == "" {
			if text, ok := value(in[0]); ok {
				a.Sentence = text
				return true
			}
		}
	default:
		if best := diag.DidYouMean(verb, verbs); best != "" {
			p.diags.Error(p.at(l), CodeUnknown, fmt.Sprintf("unknown record line %q", verb), fmt.Sprintf("did you mean %q?", best))
			return false
		}
	}
	p.diags.Warn(p.at(l), CodeUnknown, fmt.Sprintf("a record line %q that this version cannot use", verb),
		"it is kept with the text below it, and neither is graded")
	return false
}

func (p *parser) startTry(l sourceLine, a *Answer, in []string) {
	n, t := readTry(in)
	p.block, p.try = blockTry, t
	switch {
	case t.Prediction && len(a.Tries) > 0:
		p.diags.Error(p.at(l), CodeOrder, fmt.Sprintf("a prediction that is not the first try of %s", a.Question),
			"was the heading of a question lost above it? otherwise take the word prediction out")
	case n != 0 && n != len(a.Tries)+1:
		p.diags.Warn(p.at(l), CodeOrder, fmt.Sprintf("try %d of %s stands where try %d is expected", n, a.Question, len(a.Tries)+1),
			"they are counted anew, in the order in which they stand")
	}
	for _, f := range t.extra {
		p.diags.Warn(p.at(l), CodeUnknown, fmt.Sprintf("a field %q that this version cannot use", f), "it is kept")
	}
}

// flush puts the block that was read into the sheet and begins a plain one.
func (p *parser) flush() {
	kind, first, text := p.block, p.first, p.text
	p.block, p.text = blockPlain, nil
	if p.question == "" {
		p.preface(first, text)
		return
	}
	a := p.sheet.Answer(p.question)
	switch kind {
	case blockPrompt:
		addPrompt(a, text)
	case blockUnread:
		a.unread = append(a.unread, strings.Join(trimBlank(text), "\n"))
	case blockTry:
		p.try.Text = unescape(trimBlank(text))
		a.Tries = append(a.Tries, p.try)
	case blockPlain:
		if text = trimBlank(text); len(text) > 0 {
			p.plain[p.question] = append(p.plain[p.question], Try{Text: unescape(text)})
		}
	}
}

func addPrompt(a *Answer, quote []string) {
	for i, l := range quote {
		quote[i] = strings.TrimPrefix(l[1:], " ")
	}
	switch prompt := strings.Join(quote, "\n"); {
	case a.Prompt == "":
		a.Prompt = prompt
	case prompt != a.Prompt && prompt != "":
		a.Prompt += "\n" + prompt
	}
}

// preface keeps what stands above the first question: a title and comments
// are expected there, text is reported.
func (p *parser) preface(first sourceLine, text []string) {
	text = trimBlank(text)
	p.sheet.preface = strings.Join(text, "\n")
	if p.diags.HasErrors() { // which say more about it
		return
	}
	comment := false
	for _, l := range text {
		comment = comment || strings.HasPrefix(l, "<!--")
		if !comment && !blank(l) && !strings.HasPrefix(l, "#") && !strings.HasPrefix(l, ">") {
			p.diags.Warn(p.at(first), CodePreface, "text above the first question", "it is kept and not graded; an answer stands below its heading, such as \"## q1\"")
			return
		}
		comment = comment && !strings.Contains(l, "-->")
	}
}

// finish puts text without a record line behind the tries that have one: a
// person wrote it into a sheet that a lesson had made, so it is the newest.
func (p *parser) finish() {
	for i := range p.sheet.Answers {
		a := &p.sheet.Answers[i]
		a.Tries = append(a.Tries, p.plain[a.Question]...)
	}
	slices.SortStableFunc(p.sheet.Answers, func(a, b Answer) int {
		return questionNumber(a.Question) - questionNumber(b.Question)
	})
}
