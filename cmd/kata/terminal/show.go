package terminal

import (
	"strings"

	"github.com/rivo/uniseg"

	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/kata/markdown"
)

// Show writes a screen: its blocks with an empty line before each, none
// between items that follow one another.
func (c *Console) Show(s workbook.Screen) error {
	for i, b := range s.Blocks {
		tight := i > 0 && b.Kind == workbook.Item && s.Blocks[i-1].Kind == workbook.Item
		if !tight && c.begun {
			c.line("")
		}
		c.begun = true
		if b.Kind == workbook.Section || b.Kind == workbook.Title {
			c.shown = 0
		}
		c.block(b)
	}
	return c.Flush()
}

// block writes one block.
func (c *Console) block(b workbook.Block) {
	b.Text = c.inLocale(b.Text)
	switch width := c.Width(); b.Kind {
	case workbook.Title:
		c.oneStyle(wrapped(b.Text, width, "", ""), title)
	case workbook.Section:
		c.oneStyle(wrapped(b.Text, width, "", ""), heading)
	case workbook.Markdown:
		c.laidOut(markdown.Layout(b.Text, width))
	case workbook.Text:
		c.laidOut(wrapped(b.Text, width, "", ""))
	case workbook.Item:
		c.item(b, width)
	case workbook.Quote:
		c.oneStyle(wrapped(strings.TrimRight(b.Text, "\n"), width, "  | ", "  | "), quote)
	case workbook.Drawing:
		for _, l := range b.Draw(width, c.utf8) {
			c.line(l)
		}
	}
}

// item writes a mark and its text. A short mark hangs in the margin; a long
// one stands in the text.
func (c *Console) item(b workbook.Block, width int) {
	if uniseg.StringWidth(b.Mark) > 3 {
		c.laidOut(markdown.Wrap([]markdown.Span{{Text: b.Mark, Style: markdown.Strong}, {Text: " " + b.Text}}, width, "  ", "  "))
		return
	}
	first := "  " + b.Mark + " "
	c.laidOut(wrapped(b.Text, width, first, strings.Repeat(" ", uniseg.StringWidth(first))))
}

func wrapped(text string, width int, first, rest string) []markdown.Line {
	return markdown.Wrap([]markdown.Span{{Text: text}}, width, first, rest)
}

// styles says how the styles of Markdown look.
var styles = map[markdown.Style]style{
	markdown.Plain:    plain,
	markdown.Strong:   strong,
	markdown.Emphasis: emphasis,
	markdown.Code:     code,
	markdown.Heading:  heading,
	markdown.Quote:    quote,
	markdown.Link:     plain,
	markdown.Mark:     mark,
}

func (c *Console) laidOut(lines []markdown.Line) {
	for _, l := range lines {
		for _, s := range l {
			c.write(styles[s.Style], s.Text)
		}
		c.newline()
	}
}

// oneStyle writes lines in one style, but for their marks.
func (c *Console) oneStyle(lines []markdown.Line, look style) {
	for _, l := range lines {
		for _, s := range l {
			if s.Style == markdown.Mark {
				c.write(faint, s.Text)
				continue
			}
			c.write(look, s.Text)
		}
		c.newline()
	}
}

// promptLine writes what is asked and the keys that are valid now, and leaves
// the cursor behind them: "[Enter] next  [t] try again > ". Before an answer
// the cursor goes to a line of its own.
func (c *Console) promptLine(p workbook.Prompt) {
	c.line("")
	width := c.Width() - len(" > ")
	var pieces []string
	if p.Text != "" {
		lines := wrapped(c.inLocale(p.Text), width, "", "")
		for _, l := range lines[:len(lines)-1] {
			c.line(l.String())
		}
		pieces = append(pieces, lines[len(lines)-1].String())
	}
	for _, k := range p.Keys {
		if k.Does == "" {
			continue // the screen above lists it
		}
		press := k.Press
		if press == "" {
			press = "Enter"
		}
		pieces = append(pieces, "["+press+"] "+k.Does)
	}
	lines := keyLines(pieces, width)
	for i, line := range lines {
		c.write(prompt, line)
		if i+1 < len(lines) || p.Kind == workbook.AskAnswer {
			c.newline()
		}
	}
	if p.Kind != workbook.AskAnswer {
		c.write(plain, " > ")
	}
}

// keyLines puts pieces side by side on lines of a width; none is broken.
func keyLines(pieces []string, width int) (lines []string) {
	line := ""
	for _, piece := range pieces {
		switch {
		case line == "":
			line = piece
		case uniseg.StringWidth(line)+2+uniseg.StringWidth(piece) > width:
			lines = append(lines, line)
			line = piece
		default:
			line += "  " + piece
		}
	}
	return append(lines, line)
}
