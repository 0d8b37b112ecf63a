package diag

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxExcerpt is how many columns of a line an excerpt shows: with the number
// before it less than a terminal has, so that the caret stands below its word.
const maxExcerpt = 72

func itoa(n int) string { return strconv.Itoa(n) }

// Excerpt gives the line of the range's start with a caret below it, or ""
// where there is no place to show.
func (r Range) Excerpt() string {
	if r.Source == nil || (r.Start == 0 && r.End == 0) {
		return ""
	}
	text := r.Source.Text
	start := max(0, min(r.Start, len(text)))
	lineStart := bytes.LastIndexByte(text[:start], '\n') + 1
	lineEnd := len(text)
	if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
		lineEnd = start + i
	}
	line, _ := r.Source.Position(start)
	lead := Clean(string(text[lineStart:start]))
	mark := Clean(strings.TrimRight(string(text[start:max(start, min(r.End, lineEnd))]), "\r"))
	rest := Clean(strings.TrimRight(string(text[start:lineEnd]), "\r"))
	// A long line is shown from a little before the place.
	if columns(lead) > maxExcerpt/2 {
		lead = "…" + lastColumns(lead, maxExcerpt/3)
	}
	room := maxExcerpt - columns(lead)
	if shown := firstColumns(rest, room); shown != rest {
		rest = shown + "…"
	}
	width := max(1, min(columns(mark), room))
	number := itoa(line)
	pad := strings.Repeat(" ", max(0, 5-len(number)))
	var b strings.Builder
	b.WriteString(pad + number + " | " + lead + rest + "\n")
	b.WriteString(strings.Repeat(" ", len(pad)+len(number)) + " | ")
	b.WriteString(strings.Repeat(" ", columns(lead)) + "^" + strings.Repeat("~", width-1) + "\n")
	return b.String()
}

// Clean makes text of content, answers and file names safe to show: tabs and
// line ends become spaces, other control and direction-changing characters
// and bytes that are no UTF-8 become "�". Nothing else is changed.
func Clean(s string) string {
	if !needsCleaning(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case Unsafe(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// CleanLines is Clean for text of several lines: line ends stay.
func CleanLines(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return Unsafe(r) || r == '\t' || r == '\r' || r == utf8.RuneError }) {
		return s
	}
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = Clean(l)
	}
	return strings.Join(lines, "\n")
}

// NotUTF8 tells of a text that is not UTF-8 where that shows, and what it is.
// UTF-16 is told of the whole file: no line of it could be shown.
func (s *Source) NotUTF8() (at Range, summary string, found bool) {
	if bytes.HasPrefix(s.Text, []byte{0xff, 0xfe}) || bytes.HasPrefix(s.Text, []byte{0xfe, 0xff}) {
		return Range{Source: s}, "the file is UTF-16", true
	}
	for i := 0; i < len(s.Text); {
		c, size := utf8.DecodeRune(s.Text[i:])
		if c == utf8.RuneError && size == 1 {
			return s.At(i, 1), "a byte that is not UTF-8", true
		}
		i += size
	}
	return Range{}, "", false
}

func needsCleaning(s string) bool {
	for _, r := range s {
		if r == '\t' || r == '\n' || r == '\r' || r == utf8.RuneError || Unsafe(r) {
			return true
		}
	}
	return false
}

// Unsafe tells whether a character could steer a terminal or reorder text:
// the C0 and C1 controls other than tab and line ends, and the explicit bidi
// controls of Unicode's UAX #9.
func Unsafe(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case unicode.IsControl(r):
		return true
	case r == 0x061c || r == 0x200e || r == 0x200f:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x2028 || r == 0x2029 || r == 0xfeff:
		return true
	}
	return false
}
