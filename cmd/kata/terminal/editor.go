package terminal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"example.com/kata/kata/diag"
)

// editor is a text under way and the place where the next character goes. It
// knows lines and characters as people see them, and nothing of keys.
//
// A line of 100 KB may be pasted: whatever is done to the text costs its own
// line once, and showing it costs the rows that are shown.
type editor struct {
	lines []string // at least one
	row   int      // the cursor's line
	at    int      // the byte in it before which the cursor stands, never within a character
	goal  int      // the column that up and down keep to; below 0: that of the cursor
	top   place    // the first row that is shown
}

// place is a row of the wrapped text: so many rows into a line.
type place struct{ line, row int }

func newEditor(text string) *editor {
	e := &editor{lines: []string{""}, goal: -1}
	e.insert(text)
	return e
}

// text gives all that was typed, as it was typed.
func (e *editor) text() string { return strings.Join(e.lines, "\n") }

// blank tells whether there is nothing but space.
func (e *editor) blank() bool {
	return !slices.ContainsFunc(e.lines, func(l string) bool { return strings.TrimSpace(l) != "" })
}

// insert puts text at the cursor. Line ends of other systems become ours.
func (e *editor) insert(text string) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	line := e.lines[e.row]
	parts := strings.Split(line[:e.at]+text, "\n")
	last := len(parts) - 1
	at := len(parts[last])
	parts[last] += line[e.at:]
	e.lines = slices.Replace(e.lines, e.row, e.row+1, parts...)
	e.row, e.at, e.goal = e.row+last, at, -1
	e.settle()
}

// settle moves the cursor out of a character that was put together around it.
func (e *editor) settle() {
	for _, b := range boundaries(e.lines[e.row]) {
		if b >= e.at {
			e.at = b
			return
		}
	}
}

// boundaries gives the byte before each character of a line, and its end.
func boundaries(line string) []int {
	out := make([]int, 0, len(line)+1)
	for at, state := 0, -1; at < len(line); {
		var cluster string
		cluster, _, _, state = uniseg.FirstGraphemeClusterInString(line[at:], state)
		out = append(out, at)
		at += len(cluster)
	}
	return append(out, len(line))
}

// cut takes out what stands between the cursor and another byte of its line.
func (e *editor) cut(to int) {
	line := e.lines[e.row]
	from := min(e.at, to)
	e.lines[e.row] = line[:from] + line[max(e.at, to):]
	e.at, e.goal = from, -1
	e.settle()
}

// before and after give the neighbouring places of the cursor in its line.
func (e *editor) before() int {
	b := boundaries(e.lines[e.row])
	i, _ := slices.BinarySearch(b, e.at)
	return b[max(0, i-1)]
}

func (e *editor) after() int {
	b := boundaries(e.lines[e.row])
	i, found := slices.BinarySearch(b, e.at)
	if found {
		i++
	}
	return b[min(i, len(b)-1)]
}

func (e *editor) backspace() {
	if e.at == 0 {
		e.joinWithNext(e.row - 1)
		return
	}
	e.cut(e.before())
}

func (e *editor) delete() {
	if e.at == len(e.lines[e.row]) {
		e.joinWithNext(e.row)
		return
	}
	e.cut(e.after())
}

// joinWithNext takes out the line end behind a line, and goes there.
func (e *editor) joinWithNext(row int) {
	if row < 0 || row+1 >= len(e.lines) {
		return
	}
	at := len(e.lines[row])
	e.lines = slices.Replace(e.lines, row, row+2, e.lines[row]+e.lines[row+1])
	e.row, e.at, e.goal = row, at, -1
	e.settle()
}

func (e *editor) left() {
	switch {
	case e.at > 0:
		e.at = e.before()
	case e.row > 0:
		e.row--
		e.at = len(e.lines[e.row])
	}
	e.goal = -1
}

func (e *editor) right() {
	switch {
	case e.at < len(e.lines[e.row]):
		e.at = e.after()
	case e.row+1 < len(e.lines):
		e.row++
		e.at = 0
	}
	e.goal = -1
}

func (e *editor) home()  { e.at, e.goal = 0, -1 }
func (e *editor) end()   { e.at, e.goal = len(e.lines[e.row]), -1 }
func (e *editor) begin() { e.row = 0; e.home() }
func (e *editor) close() { e.row = len(e.lines) - 1; e.end() }

func (e *editor) wordLeft() {
	if e.at == 0 {
		e.left()
		return
	}
	e.at, e.goal = e.wordStart(), -1
}

func (e *editor) wordRight() {
	if e.at == len(e.lines[e.row]) {
		e.right()
		return
	}
	e.at, e.goal = e.wordEnd(), -1
}

// wordStart gives the byte at which the word before the cursor begins, wordEnd
// the one at which the word behind it ends. At a line's edge both stay.
func (e *editor) wordStart() int {
	head := strings.TrimRightFunc(e.lines[e.row][:e.at], unicode.IsSpace)
	i := strings.LastIndexFunc(head, unicode.IsSpace)
	if i < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(head[i:])
	return i + size
}

func (e *editor) wordEnd() int {
	line := e.lines[e.row]
	skipped := len(line) - len(strings.TrimLeftFunc(line[e.at:], unicode.IsSpace))
	if i := strings.IndexFunc(line[skipped:], unicode.IsSpace); i >= 0 {
		return skipped + i
	}
	return len(line)
}

// show gives what stands for a character on the screen.
func show(cluster string) string {
	if cluster == "\t" {
		return "    "
	}
	return diag.Clean(cluster)
}

// rows gives the byte at which each row of a line begins when it is wrapped:
// behind a space if there is one, else within the word.
func rows(line string, width int) []int {
	starts := []int{0}
	column, space, sinceSpace := 0, 0, 0 // the byte behind the last space, and the columns since
	for at, state := 0, -1; at < len(line); {
		var cluster string
		cluster, _, _, state = uniseg.FirstGraphemeClusterInString(line[at:], state)
		w := uniseg.StringWidth(show(cluster))
		if column+w > width && space > starts[len(starts)-1] {
			starts, column = append(starts, space), sinceSpace
		}
		if column+w > width && at > starts[len(starts)-1] { // the word alone is too long
			starts, column = append(starts, at), 0
		}
		column += w
		sinceSpace += w
		at += len(cluster)
		if cluster == " " || cluster == "\t" {
			space, sinceSpace = at, 0
		}
	}
	return starts
}

// cursor gives the row of its line in which the cursor stands, and the column.
func (e *editor) cursor(width int) (row, column int) {
	line := e.lines[e.row]
	starts := rows(line, width)
	row = len(starts) - 1
	for row > 0 && starts[row] > e.at {
		row--
	}
	return row, columns(line[starts[row]:e.at])
}

// columns is how many columns a part of a line takes.
func columns(part string) (n int) {
	for state := -1; part != ""; {
		var cluster string
		cluster, part, _, state = uniseg.FirstGraphemeClusterInString(part, state)
		n += uniseg.StringWidth(show(cluster))
	}
	return n
}

// vertical moves the cursor so many rows down, or up, keeping to its column.
func (e *editor) vertical(by, width int) {
	row, column := e.cursor(width)
	if e.goal < 0 {
		e.goal = column
	}
	to, ok := e.shift(place{e.row, row}, by, width)
	if !ok {
		return
	}
	line := e.lines[to.line]
	starts := append(rows(line, width), len(line))
	from, end := starts[to.row], starts[to.row+1]
	at := from
	for _, b := range boundaries(line[from:end]) {
		if columns(line[from:from+b]) > e.goal || to.row+2 < len(starts) && from+b == end {
			break // the end of a row is the start of the next
		}
		at = from + b
	}
	e.row, e.at = to.line, at
}

// shift gives the place so many rows below, or above; ok is false when the
// text ends before.
func (e *editor) shift(p place, by, width int) (to place, ok bool) {
	for ; by < 0; by++ {
		switch {
		case p.row > 0:
			p.row--
		case p.line > 0:
			p.line--
			p.row = len(rows(e.lines[p.line], width)) - 1
		default:
			return p, false
		}
	}
	for ; by > 0; by-- {
		switch {
		case p.row+1 < len(rows(e.lines[p.line], width)):
			p.row++
		case p.line+1 < len(e.lines):
			p.line++
			p.row = 0
		default:
			return p, false
		}
	}
	return p, true
}

// view gives the rows to show, at most so many, and where the cursor stands
// among them. It scrolls as little as it must.
func (e *editor) view(width, height int) (shown []string, y, x int) {
	row, x := e.cursor(width)
	cursor := place{e.row, row}
	if e.top.line >= len(e.lines) || after(e.top, cursor) {
		e.top = cursor
	}
	e.top.row = min(e.top.row, len(rows(e.lines[e.top.line], width))-1) // it may have been wrapped anew
	if low, _ := e.shift(cursor, 1-height, width); after(low, e.top) {
		e.top = low
	}
	for p := e.top; len(shown) < height; p = (place{p.line + 1, 0}) {
		if p.line == len(e.lines) {
			break
		}
		line := e.lines[p.line]
		starts := append(rows(line, width), len(line))
		for i := p.row; i+1 < len(starts) && len(shown) < height; i++ {
			if (place{p.line, i}) == cursor {
				y = len(shown)
			}
			shown = append(shown, shownRow(line[starts[i]:starts[i+1]]))
		}
	}
	return shown, y, x
}

// shownRow is a row as it is written: cleaned, its last space gone.
func shownRow(part string) string {
	var b strings.Builder
	for state := -1; part != ""; {
		var cluster string
		cluster, part, _, state = uniseg.FirstGraphemeClusterInString(part, state)
		b.WriteString(show(cluster))
	}
	return strings.TrimRight(b.String(), " ")
}

// after tells whether a place lies behind another.
func after(a, b place) bool { return a.line > b.line || a.line == b.line && a.row > b.row }
