package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// Parse reads a kata.md, whose form the package comment shows. It goes on after
// a problem and gives all of them, sorted by place; the kata holds what could
// be read and is never nil. It is fit for use only when the list has no error.
func Parse(src *diag.Source) (*kata.Kata, diag.List) {
	r := &reader{src: src, kata: &kata.Kata{}, ids: map[string]diag.Range{}, misspelt: map[string]bool{}}
	if r.readable() {
		r.unsafe()
		body := r.frontMatter()
		r.sections(newOutline(src, body).whole(body))
	}
	return r.kata, r.diags.Sorted()
}

// reader carries one file on its way to a kata.
type reader struct {
	src   *diag.Source
	kata  *kata.Kata
	diags diag.List
	last  int                   // the number of the last question
	ids   map[string]diag.Range // where each question stands

	minutesAt diag.Range      // where the kata says how long it takes
	misspelt  map[string]bool // sections that are there under a wrong name
}

// readable tells whether the file can be looked into at all.
func (r *reader) readable() bool {
	text := r.src.Text
	if len(text) > MaxBytes {
		r.diags.Error(diag.Range{Source: r.src}, CodeTooLarge,
			fmt.Sprintf("the file has %d KiB, and %d KiB is the most that is read", (len(text)+1023)>>10, MaxBytes>>10),
			"shorten it, or make two katas of it")
		return false
	}
	if at, summary, found := r.src.NotUTF8(); found {
		r.diags.Error(at, CodeEncoding, summary, "save the file as UTF-8")
		return false
	}
	if at := deepLine(text); at >= 0 {
		r.diags.Error(r.src.At(at, min(MaxDepth, len(text)-at)), CodeTooLarge,
			fmt.Sprintf("quotes and lists nested more than %d deep", MaxDepth), "flatten the structure")
		return false
	}
	return true
}

// unsafe warns of characters that no reader would see. One warning tells of
// all of them: a file in a wrong encoding has hundreds.
func (r *reader) unsafe() {
	first, n := -1, 0
	for i, c := range string(r.src.Text) {
		if diag.Unsafe(c) && (i > 0 || c != '\uFEFF') {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n == 0 {
		return
	}
	c, size := utf8.DecodeRune(r.src.Text[first:])
	summary := fmt.Sprintf("the invisible character %U", c)
	if n > 1 {
		summary = fmt.Sprintf("%d invisible characters, the first is %U", n, c)
	}
	r.diags.Warn(r.src.At(first, size), CodeUnsafe, summary, "take it out: it is shown as \uFFFD")
}

// plainTitle makes one clean line of a title. Titles are text, not Markdown.
func plainTitle(s string) string { return strings.Join(strings.Fields(diag.Clean(s)), " ") }

// The titles of the sections that a kata has once.
const (
	objective = "Objective"
	scenario  = "Scenario"
	task      = "Task"
	criteria  = "Success criteria"
	closing   = "Closing thought"
	later     = "A day later"
)

func onceNames() []string { return []string{objective, scenario, task, criteria, closing, later} }

// sections reads everything below the front matter.
func (r *reader) sections(file section) {
	lead, parts := file.split(2)
	r.stray(lead.inner)
	seen := map[string]section{}
	var criterion, afterwards *section
	for i, s := range parts {
		if name, ok := onceName(s); ok {
			if first, twice := seen[name]; twice {
				r.diags.Error(s.heading(r.src), CodeTwice, fmt.Sprintf("the section %q stands twice", name), "keep one of the two")
				r.diags[len(r.diags)-1].Related = []diag.Range{first.heading(r.src)}
				continue
			}
			seen[name] = s
			switch name {
			case criteria:
				criterion = &parts[i]
				continue
			case later:
				afterwards = &parts[i]
				continue
			}
			*r.field(name) = s.text(r.src)
			r.lostQuestions(s)
			continue
		}
		if strings.HasPrefix(strings.ToLower(s.title), "part ") && s.level == 2 {
			r.part(s)
			continue
		}
		r.unknownSection(s)
	}
	if afterwards != nil {
		r.later(*afterwards)
	}
	if criterion != nil {
		r.criteria(*criterion)
	}
	r.missing(seen)
	r.minutes()
}

// onceName gives the title of a section as it is meant to be written.
func onceName(s section) (string, bool) {
	for _, name := range onceNames() {
		if s.level == 2 && strings.EqualFold(s.title, name) {
			return name, true
		}
	}
	return "", false
}

// field gives where the text of a section belongs.
func (r *reader) field(name string) *string {
	switch name {
	case objective:
		return &r.kata.Objective
	case scenario:
		return &r.kata.Scenario
	case task:
		return &r.kata.Task
	}
	return &r.kata.Closing
}

// optional tells the sections that a small kata can do without.
func optional(name string) bool {
	return name == "Objective" || name == "Task" || name == "Closing thought" || name == later
}

// missing asks for what a learner would miss. A kata without a scenario can be
// worked on; one without questions cannot.
func (r *reader) missing(seen map[string]section) {
	file := diag.Range{Source: r.src}
	for _, name := range onceNames() {
		s, ok := seen[name]
		switch {
		case !ok && (r.misspelt[name] || optional(name)):
		case !ok:
			r.diags.Warn(file, CodeMissing, fmt.Sprintf("the section %q is missing", name), "add ## "+name)
		case s.text(r.src) == "":
			r.diags.Warn(s.heading(r.src), CodeMissing, fmt.Sprintf("the section %q is empty", name), "write it, or take it out")
		}
	}
	if len(r.kata.Questions()) == 0 {
		r.diags.Error(file, CodeMissing, "the kata has no question",
			"add ## Part 1: its title (10 minutes), and below it ### q1: its title")
	}
}

// minutes compares the time of the whole with that of its parts.
func (r *reader) minutes() {
	sum := 0
	for _, p := range r.kata.Parts {
		sum += p.Minutes
	}
	if len(r.kata.Parts) > 0 && r.kata.Minutes > 0 && sum > 0 && sum != r.kata.Minutes {
		r.diags.Warn(r.minutesAt, CodeMinutes,
			fmt.Sprintf("the parts take %d minutes together, and the kata says %d", sum, r.kata.Minutes), "change one of them")
	}
}

// unknownSection reports a heading that means nothing where it stands, with
// the one that was most likely meant.
func (r *reader) unknownSection(s section) {
	r.misspelt[diag.DidYouMean(s.title, onceNames())] = true
	hint := diag.DidYouMeanHint(s.title, append(onceNames(), "Part 1: … (10 minutes)"))
	_, _, isQuestion := questionHeading(s.title)
	switch {
	case s.level == 1:
		hint = "the title stands in the front matter; sections begin with ##"
	case isQuestion:
		hint = "a question begins with ### and stands in a part"
	case r.src.Text[s.start] != '#' && s.level == 2:
		hint = "a line of dashes makes a heading of the text above it: put an empty line between them"
	case strings.EqualFold(s.title, "hints") || strings.EqualFold(s.title, "model answer"):
		hint = "inside a question it begins with ####"
	}
	r.diags.Error(s.heading(r.src), CodeSection, fmt.Sprintf("unknown section %q", s.title), hint)
}

// lostQuestions reports questions that stand in a section where no one asks
// them.
func (r *reader) lostQuestions(s section) {
	_, inner := s.split(3)
	for _, q := range inner {
		if id, _, ok := questionHeading(q.title); ok {
			r.diags.Error(q.heading(r.src), CodeSection, fmt.Sprintf("the question %s stands outside of a part", id),
				"put ## Part 1: its title (10 minutes) above it")
		}
	}
}

// stray warns of blocks that no screen shows. Comments may stand anywhere.
func (r *reader) stray(blocks []block) {
	for _, b := range blocks {
		if b.node.Kind() == ast.KindHTMLBlock || b.start < 0 {
			continue
		}
		n := len(bytes.TrimRight(r.src.Text[b.start:lineEnd(r.src.Text, b.start)], " \r\n"))
		r.diags.Warn(r.src.At(b.start, max(1, n)), CodeStray, "text that is not shown anywhere", "move it into a section, or take it out")
		return
	}
}
