package spacetime

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// gutter is the room for the time, the mark and the space before the first
// column.
const gutter = 8

// pen is a set of characters to draw with.
type pen struct{ lifeline, line, wave, dot, right, left, cross rune }

var (
	ascii = pen{'|', '-', '~', '*', '>', '<', 'X'}
	boxes = pen{'│', '─', '╌', '●', '▶', '◀', '✕'}
)

// Text draws the history in lines of at most Options.Width columns.
func Text(h *replication.History, found []guarantee.Violation, o Options) []string {
	c := newCanvas(Columns(h), o)
	c.head()
	events, left := limited(Events(h, found, o), o)
	for _, e := range events {
		c.event(e)
	}
	if left > 0 {
		c.note(fmt.Sprintf("... and %d more events", left))
	}
	return c.lines
}

// canvas lays events out on a grid.
type canvas struct {
	pen
	width  int
	names  []string
	x      []int // the lifeline of each column
	space  int   // from one lifeline to the next
	lines  []string
	titles [][]string
	ended  map[int]bool // the columns of leaders that have died
}

func newCanvas(names []string, o Options) *canvas {
	c := &canvas{pen: ascii, width: max(40, o.Width), names: names, ended: make(map[int]bool)}
	if o.Width == 0 {
		c.width = 80
	}
	if o.UTF8 {
		c.pen = boxes
	}
	c.place()
	for i := range names {
		c.x = append(c.x, gutter+i*c.space)
	}
	return c
}

// place finds the widest spacing at which the headings fit: on one line if
// they can, else broken into words.
func (c *canvas) place() {
	if len(c.names) == 0 {
		return
	}
	gaps := max(1, len(c.names)-1)
	last := c.names[len(c.names)-1]
	c.space = min(24, (c.width-gutter-length(last))/gaps)
	oneLine := true
	for _, n := range c.names[:len(c.names)-1] {
		oneLine = oneLine && length(n)+2 <= c.space
	}
	if !oneLine {
		longest := 6 // a dot with its version
		for word := range strings.FieldsSeq(last) {
			longest = max(longest, length(word))
		}
		c.space = max(6, min(24, (c.width-gutter-longest)/gaps))
	}
	for i, n := range c.names {
		room := c.space - 1
		if i == len(c.names)-1 {
			room = c.width - gutter - i*c.space
		}
		c.titles = append(c.titles, balanced(n, max(4, room)))
	}
}

// length is how many columns a text takes: a character of Chinese takes two,
// an accent that is written by itself none.
func length(s string) int { return uniseg.StringWidth(s) }

// cut gives as much of the beginning of a text as fits into so many columns,
// and the rest. It takes at least one character.
func cut(text string, width int) (head, rest string) {
	g := uniseg.NewGraphemes(text)
	taken, end := 0, 0
	for g.Next() {
		if taken += g.Width(); taken > width && end > 0 {
			break
		}
		_, end = g.Positions()
	}
	return text[:end], text[end:]
}

// wrap breaks text at spaces into lines of at most so many columns; a word
// that is longer is cut.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		for length(word) > width {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			var head string
			head, word = cut(word, width)
			lines = append(lines, head)
		}
		switch {
		case line == "":
			line = word
		case length(line)+1+length(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// balanced is wrap with lines as even as they can be: "Follower / US East",
// not "Follower US / East".
func balanced(text string, width int) []string {
	best := wrap(text, width)
	for w := width - 1; w >= 4; w-- {
		if lines := wrap(text, w); len(lines) == len(best) && !cutsWord(text, w) {
			best = lines
		}
	}
	return best
}

func cutsWord(text string, width int) bool {
	for word := range strings.FieldsSeq(text) {
		if length(word) > width {
			return true
		}
	}
	return false
}

// row is one line under way: a cell for each column. A character that takes
// two columns stands in the first; the second is empty.
type row []string

func (c *canvas) row() row { return slices.Repeat(row{" "}, c.width) }

// put writes text from a column on. What it would cut in half is blanked.
func (r row) put(x int, text string) {
	g := uniseg.NewGraphemes(text)
	for g.Next() {
		width := g.Width()
		if width > 0 && x >= 0 && x+width <= len(r) {
			if r[x] == "" {
				r[x-1] = " "
			}
			r[x] = g.Str()
			for i := x + 1; i < x+width; i++ {
				r[i] = ""
			}
			if next := x + width; next < len(r) && r[next] == "" {
				r[next] = " "
			}
		}
		x += width
	}
}

func (c *canvas) emit(r row) {
	c.lines = append(c.lines, strings.TrimRight(strings.Join(r, ""), " "))
}

func (c *canvas) head() {
	deepest := 1
	for _, t := range c.titles {
		deepest = max(deepest, len(t))
	}
	for i := range deepest {
		r := c.row()
		if i == 0 {
			r.put(3, "ms")
		}
		for j, t := range c.titles {
			if i < len(t) {
				r.put(c.x[j], t[i])
			}
		}
		c.emit(r)
	}
}

// lifelines begins a row in which nothing happens yet.
func (c *canvas) lifelines() row {
	r := c.row()
	for i, x := range c.x {
		if !c.ended[i] {
			r.put(x, string(c.lifeline))
		}
	}
	return r
}

func (c *canvas) event(e Event) {
	r := c.lifelines()
	r.put(0, fmt.Sprintf("%5s", FormatMillis(e.At)))
	if e.Marked {
		r.put(gutter-2, ">")
	}
	if e.From == e.To {
		c.dot(r, e)
	} else {
		c.arrow(r, e)
	}
	for _, n := range e.Notes {
		c.note(n)
	}
}

// dot draws what happens at one place. Its label may cover the lifelines to
// its right.
func (c *canvas) dot(r row, e Event) {
	x := c.x[e.From]
	mark := c.pen.dot
	switch e.Kind {
	case Wait:
		mark = c.lifeline
	case Die:
		mark = c.cross
		c.ended[e.From] = true
	}
	r.put(x, string(mark))
	if x+2+length(e.Label) <= c.width {
		r.put(x+2, e.Label)
		c.blankAfter(r, x+2+length(e.Label))
		c.emit(r)
		return
	}
	if left := x - 1 - length(e.Label); left > gutter {
		r.put(left, e.Label)
		c.emit(r)
		return
	}
	c.emit(r)
	c.note(e.Label)
}

// blankAfter keeps a space between a label and a lifeline that would touch it.
func (c *canvas) blankAfter(r row, x int) {
	if x < len(r) && x > 0 && r[x] == string(c.lifeline) && r[x-1] != " " {
		r[x] = " "
	}
}

// arrow draws a message with its label on the line; where there is no room
// for it, the label stands below.
func (c *canvas) arrow(r row, e Event) {
	from, to := c.x[e.From], c.x[e.To]
	low, high := min(from, to)+1, max(from, to) // the line is at [low, high)
	stroke := c.line
	if e.Kind == Ship {
		stroke = c.wave
	}
	for x := low; x < high; x++ {
		r.put(x, string(stroke))
	}
	lead := 2
	if to < from {
		r.put(low, string(c.left))
	} else {
		r.put(high-1, string(c.right))
	}
	fits := lead+length(e.Label)+2+2 <= high-low
	if fits {
		r.put(low+lead, " "+e.Label+" ")
	}
	c.emit(r)
	if !fits {
		c.below(e.Label, low+1)
	}
}

// below writes a label under its line: over the lifelines if there is room,
// else as a note.
func (c *canvas) below(label string, x int) {
	if x+length(label) > c.width {
		c.note(label)
		return
	}
	r := c.lifelines()
	r.put(x, label)
	c.blankAfter(r, x+length(label))
	c.emit(r)
}

// note writes a sentence over the full width.
func (c *canvas) note(text string) {
	for _, line := range wrap(text, c.width-gutter) {
		c.lines = append(c.lines, strings.Repeat(" ", gutter)+line)
	}
}
