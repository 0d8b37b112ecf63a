package markdown

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Style says what a piece of text is. How it looks is decided by the one
// writer of escape codes.
type Style int

// The styles of a span.
const (
	Plain    Style = iota
	Strong         // **strong**, and the head of a table
	Emphasis       // *emphasis*
	Code           // `code` and blocks of code
	Heading        // all text of a heading
	Quote          // the text of a quote that has no other style
	Link           // the text of a link
	Mark           // bullets, numbers, the bar of a quote, rules: drawn, not said
)

// Span is a piece of text of one style. It has no line end, no control and no
// direction-changing character.
type Span struct {
	Text  string
	Style Style
}

// Line is one line as it is shown, without its line end. It has no space at
// its end.
type Line []Span

// String gives the text of a line without its styles.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Width gives the columns that a line takes: two for a wide character, none
// for a combining one.
func (l Line) Width() int { return uniseg.StringWidth(l.String()) }

// add appends text, as part of the last span if that has the same style.
func (l *Line) add(text string, style Style) {
	if text == "" {
		return
	}
	if n := len(*l); n > 0 && (*l)[n-1].Style == style {
		(*l)[n-1].Text += text
		return
	}
	*l = append(*l, Span{text, style})
}

// trimmed gives a line without the spaces at its end.
func (l Line) trimmed() Line {
	for n := len(l); n > 0; n = len(l) {
		if text := strings.TrimRight(l[n-1].Text, " "); text != "" {
			l[n-1].Text = text
			return l
		}
		l = l[:n-1]
	}
	return nil
}
