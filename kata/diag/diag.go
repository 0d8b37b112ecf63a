// Package diag holds what a reader of authors' files says about them: problems
// with a place, a cause and a next step.
//
// A reader returns (T, List): it goes on after the first problem, so that one
// run shows an author everything. A Diagnostic points into a Source by byte
// offsets; lines, columns and the excerpt with its caret are worked out only
// when it is printed:
//
//	rubric.yaml:12:7: error[K104]: unknown key "misconception"
//	   12 |       misconception: [write-lost]
//	      |       ^~~~~~~~~~~~~
//	   hint: did you mean "misconceptions"?
package diag

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity tells whether the work can go on.
type Severity int

const (
	// Error makes the file unusable; `kata check` exits with 1.
	Error Severity = iota
	// Warning is worth mending; nothing stops because of it.
	Warning
	// Advice is worth knowing; it may well be right as it is.
	Advice
)

// String gives the word that is printed.
func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Advice:
		return "advice"
	}
	return "error"
}

// Source is one file as it was read: the name that people see and its bytes.
type Source struct {
	Name string
	Text []byte
}

// Range is a place in a source: the bytes [Start, End). A nil Source means
// that no place is known; the problem is then told without one.
type Range struct {
	Source     *Source
	Start, End int
}

// Position gives the line and the column, both from 1, of a byte offset. The
// column counts characters, as editors do. Offsets outside the text are
// brought back to its ends.
func (s *Source) Position(offset int) (line, col int) {
	offset = max(0, min(offset, len(s.Text)))
	before := s.Text[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}

// Offset is the reverse of Position. A place behind the end of the line gives
// the end of the line.
func (s *Source) Offset(line, col int) int {
	at := 0
	for ; line > 1; line-- {
		next := bytes.IndexByte(s.Text[at:], '\n')
		if next < 0 {
			return len(s.Text)
		}
		at += next + 1
	}
	for ; col > 1 && at < len(s.Text) && s.Text[at] != '\n'; col-- {
		_, size := utf8.DecodeRune(s.Text[at:])
		at += size
	}
	return at
}

// At gives the range of n bytes that begins at an offset.
func (s *Source) At(offset, n int) Range { return Range{s, offset, offset + n} }

// String gives "name:line:col", or "name" where only the file is known.
func (r Range) String() string {
	if r.Source == nil {
		return ""
	}
	if r.Start == 0 && r.End == 0 {
		return Clean(r.Source.Name)
	}
	line, col := r.Source.Position(r.Start)
	return Clean(r.Source.Name) + ":" + itoa(line) + ":" + itoa(col)
}

// Diagnostic is one problem.
type Diagnostic struct {
	Severity Severity
	Code     string // stable, "K" and three digits; the first digit tells the reader: 0 YAML, 1 kata.md, 2 rubric, 3 phrase, 4 scenario, 5 sheet, 6 library, 7 history, 8 labelled answers
	Range    Range
	Summary  string // what is wrong: lower case, no full stop
	Hint     string // what to do next; may be empty
	Related  []Range
}

// List is what a reader found, in the order in which it found it.
type List []Diagnostic

// Error adds a problem that makes the file unusable.
func (l *List) Error(at Range, code, summary, hint string) {
	*l = append(*l, Diagnostic{Error, code, at, summary, hint, nil})
}

// Warn adds a problem that stops nothing.
func (l *List) Warn(at Range, code, summary, hint string) {
	*l = append(*l, Diagnostic{Warning, code, at, summary, hint, nil})
}

// Advise adds what is worth knowing.
func (l *List) Advise(at Range, code, summary, hint string) {
	*l = append(*l, Diagnostic{Advice, code, at, summary, hint, nil})
}

// HasErrors tells whether any problem is an Error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Count tells how many problems have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sorted gives the problems by file, place, severity and code. Equal ones are
// given once.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Range.name(), b.Range.name()),
			cmp.Compare(a.Range.Start, b.Range.Start),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Summary, b.Summary),
		)
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Range == b.Range && a.Code == b.Code && a.Summary == b.Summary
	})
}

// Apart gives the errors first, then the warnings, then the advice, each in
// the order of the list.
func (l List) Apart() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) })
	return out
}

func (r Range) name() string {
	if r.Source == nil {
		return ""
	}
	return r.Source.Name
}

// Format writes one problem with its excerpt, as the package comment shows.
func (d Diagnostic) Format() string {
	var b strings.Builder
	if place := d.Range.String(); place != "" {
		b.WriteString(place + ": ")
	}
	b.WriteString(d.Severity.String())
	if d.Code != "" {
		b.WriteString("[" + d.Code + "]")
	}
	b.WriteString(": " + Clean(d.Summary) + "\n")
	b.WriteString(d.Range.Excerpt())
	if d.Hint != "" {
		b.WriteString("   hint: " + Clean(d.Hint) + "\n")
	}
	for _, r := range d.Related {
		b.WriteString("   see also: " + r.String() + "\n")
	}
	return b.String()
}
