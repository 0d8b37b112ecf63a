package markdown

import (
	"github.com/rivo/uniseg"

	"example.com/kata/kata/diag"
)

// The widths of a laid-out text in columns. Wider lines are hard to read,
// narrower ones hold no list.
const (
	MaxWidth = 88
	MinWidth = 20
)

func clampWidth(width int) int { return max(MinWidth, min(width, MaxWidth)) }

// Wrap lays out text that is not Markdown (an answer, a name, a sentence with
// a quotation in it) in lines no wider than width, which is brought between
// MinWidth and MaxWidth. The first line begins with first, the others with
// rest, which must be equally wide and leave half of the width. Runs of spaces
// become one, as in Markdown; "\n" in a span ends a line.
func Wrap(spans []Span, width int, first, rest string) []Line {
	p := page{width: clampWidth(width)}
	p.push(Span{diag.Clean(first), Mark}, Span{diag.Clean(rest), Mark})
	p.fold(spans)
	return p.lines
}

// fold breaks spans into lines no wider than width.
//
// A line breaks at spaces, and beside wide characters where UAX #14 allows it:
// Chinese and Japanese have no spaces. Hyphens and slashes do not break, so
// that names (read-your-writes) and addresses stay whole. A word that is wider
// than the line is cut, never inside a grapheme: a family emoji is one.
func fold(spans []Span, width int) []Line {
	f := folder{width: width}
	var text []byte
	var ends []int // where each span ends in text
	for _, s := range spans {
		text = append(text, diag.CleanLines(s.Text)...)
		ends = append(ends, len(text))
	}
	rest, state, at, span := string(text), -1, 0, 0
	canBreak, wide := false, false
	for rest != "" {
		var cluster string
		var bounds int
		cluster, rest, bounds, state = uniseg.StepString(rest, state)
		for at >= ends[span] {
			span++
		}
		at += len(cluster)
		w := bounds >> uniseg.ShiftWidth
		switch cluster {
		case "\n":
			f.word()
			f.newline()
			canBreak = false
			continue
		case " ":
			f.word()
			f.space, f.spaceStyle = len(f.line) > 0, spans[span].Style
			canBreak = false
			continue
		}
		if canBreak && (wide || w > 1) {
			f.word()
		}
		f.pending = append(f.pending, piece{cluster, w, spans[span].Style})
		f.pendingWidth += w
		canBreak, wide = bounds&uniseg.MaskLine == uniseg.LineCanBreak, w > 1
	}
	f.word()
	if len(f.line) > 0 || len(f.lines) == 0 {
		f.newline()
	}
	return f.lines
}

// piece is one grapheme.
type piece struct {
	text  string
	width int
	style Style
}

// folder is a line being filled and the word that comes next.
type folder struct {
	width        int
	lines        []Line
	line         Line
	used         int
	space        bool // a space stands between the line and the word
	spaceStyle   Style
	pending      []piece
	pendingWidth int
}

func (f *folder) newline() {
	f.lines = append(f.lines, f.line)
	f.line, f.used, f.space = nil, 0, false
}

// word puts the pending word onto this line or the next.
func (f *folder) word() {
	if len(f.pending) == 0 {
		return
	}
	gap := 0
	if f.space {
		gap = 1
	}
	if f.used+gap+f.pendingWidth > f.width && len(f.line) > 0 {
		f.newline()
		gap = 0
	}
	if gap > 0 {
		f.line.add(" ", f.spaceStyle)
		f.used++
	}
	for _, p := range f.pending {
		if f.used+p.width > f.width && len(f.line) > 0 {
			f.newline()
		}
		f.line.add(p.text, p.style)
		f.used += p.width
	}
	f.pending, f.pendingWidth, f.space = f.pending[:0], 0, false
}
