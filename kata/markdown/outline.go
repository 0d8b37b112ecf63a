package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"example.com/kata/kata/diag"
)

// outline is a file cut at its headings. Headings inside quotes, lists and
// code are content, not structure.
type outline struct {
	src    *diag.Source
	blocks []block
}

// block is one block at the top level of a file. Level is 0 for all that are
// not headings.
type block struct {
	node       ast.Node
	level      int
	title      string
	start, end int // the whole lines of a heading; of others only start is set
}

// section is a heading with what stands below it, down to the next heading of
// its level or above.
type section struct {
	block
	inner []block // the blocks below the heading
	from  int     // its text is the bytes [from, to)
	to    int
}

// newOutline reads the structure of a file whose front matter ends at body.
// The front matter is blanked, not cut away: every offset stays true.
func newOutline(src *diag.Source, body int) outline {
	source := bytes.Clone(src.Text)
	for i := range body {
		source[i] = '\n'
	}
	o := outline{src: src}
	root := outlineParser().Parse(text.NewReader(source))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		b := block{node: n, start: firstByte(n), end: -1}
		if h, ok := n.(*ast.Heading); ok {
			b.level = h.Level
			b.title, b.start, b.end = headingLines(source, h)
		}
		o.blocks = append(o.blocks, b)
	}
	return o
}

// headingLines gives the text of a heading and the lines that it takes: one
// for "## title", two and more where it is underlined.
func headingLines(source []byte, h *ast.Heading) (title string, start, end int) {
	start = h.Pos()
	last := start
	var words []string
	for i := range h.Lines().Len() {
		line := h.Lines().At(i)
		words = append(words, strings.Fields(string(line.Value(source)))...)
		last = max(last, line.Stop-1)
	}
	start = bytes.LastIndexByte(source[:start], '\n') + 1
	end = lineEnd(source, last)
	if mark := bytes.TrimLeft(source[start:end], " "); len(mark) == 0 || mark[0] != '#' {
		end = lineEnd(source, end)
	}
	return strings.Join(words, " "), start, end
}

// lineEnd gives the offset behind the line that holds an offset.
func lineEnd(source []byte, at int) int {
	if i := bytes.IndexByte(source[min(at, len(source)):], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(source)
}

// firstByte gives where a block begins, or -1 for one without text.
func firstByte(n ast.Node) int {
	if p := n.Pos(); p >= 0 {
		return p
	}
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if p := firstByte(c); p >= 0 {
			return p
		}
	}
	return -1
}

// whole gives the file as a section of level 0.
func (o outline) whole(body int) section {
	return section{inner: o.blocks, from: body, to: len(o.src.Text)}
}

// split cuts a section at the headings of a level and above: what stands
// before the first of them, then one section for each.
func (s section) split(level int) (lead section, rest []section) {
	cut := func(b block) bool { return b.level > 0 && b.level <= level }
	lead = section{block: s.block, from: s.from, to: s.to}
	i := 0
	for i < len(s.inner) && !cut(s.inner[i]) {
		i++
	}
	lead.inner = s.inner[:i]
	if i < len(s.inner) {
		lead.to = s.inner[i].start
	}
	for i < len(s.inner) {
		next := i + 1
		for next < len(s.inner) && !cut(s.inner[next]) {
			next++
		}
		part := section{block: s.inner[i], inner: s.inner[i+1 : next], from: s.inner[i].end, to: s.to}
		if next < len(s.inner) {
			part.to = s.inner[next].start
		}
		rest = append(rest, part)
		i = next
	}
	return lead, rest
}

// text gives a section's Markdown without the empty lines around it, and
// without comments: they are the author's own notes, and what is shown, and
// what the grader takes for words of the question, must not have them.
func (s section) text(src *diag.Source) string {
	var b strings.Builder
	at := s.from
	for _, block := range s.inner {
		if from, to := comment(src, block); from >= at && to <= s.to && from < to {
			b.Write(src.Text[at:from])
			at = to
		}
	}
	b.Write(src.Text[at:max(at, s.to)])
	t := strings.TrimRight(b.String(), " \t\r\n")
	for {
		line, rest, found := strings.Cut(t, "\n")
		if !found || strings.TrimSpace(line) != "" {
			return strings.ReplaceAll(t, "\r\n", "\n")
		}
		t = rest
	}
}

// comment gives the lines of a block that is a comment; of another two equal
// offsets.
func comment(src *diag.Source, b block) (from, to int) {
	html, ok := b.node.(*ast.HTMLBlock)
	if !ok || html.HTMLBlockType != ast.HTMLBlockType2 || html.Lines().Len() == 0 {
		return 0, 0
	}
	from, to = html.Lines().At(0).Start, html.Lines().At(html.Lines().Len()-1).Stop
	if html.HasClosure() {
		to = max(to, html.ClosureLine.Stop)
	}
	if !bytes.HasSuffix(bytes.TrimSpace(src.Text[from:to]), []byte("-->")) {
		return 0, 0
	}
	return from, to
}

// heading gives the place of a section's title.
func (s section) heading(src *diag.Source) diag.Range {
	line := bytes.TrimRight(src.Text[s.start:max(s.start, s.end)], " \t\r\n")
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return src.At(s.start, max(1, len(line)))
}

// item is one item of a list: its Markdown and its place.
type item struct {
	text string
	at   diag.Range
}

// items gives the items of a section's first list, and the blocks that stand
// outside of it.
func (s section) items(src *diag.Source) (all []item, outside []block) {
	seen := false
	for i, b := range s.inner {
		list, ok := b.node.(*ast.List)
		if !ok || seen {
			outside = append(outside, b)
			continue
		}
		seen = true
		to := s.to
		if i+1 < len(s.inner) && s.inner[i+1].start >= 0 {
			to = bytes.LastIndexByte(src.Text[:s.inner[i+1].start], '\n') + 1
		}
		all = listItems(src, list, to)
	}
	return all, outside
}

func listItems(src *diag.Source, list *ast.List, to int) []item {
	var all []item
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		from, end := n.Pos(), to
		if next := n.NextSibling(); next != nil {
			end = bytes.LastIndexByte(src.Text[:next.Pos()], '\n') + 1
		}
		first := firstByte(n)
		if c := n.FirstChild(); c != nil {
			first = max(from, firstByte(c))
		}
		li := n.(*ast.ListItem)
		all = append(all, item{
			text: dedent(string(src.Text[first:max(first, end)]), li.Offset),
			at:   src.At(from, max(1, len(bytes.TrimRight(src.Text[from:min(lineEnd(src.Text, from), max(from, end))], " \r\n")))),
		})
	}
	return all
}

// dedent takes up to n spaces from the front of every line but the first,
// which begins behind the mark of its list item.
func dedent(s string, n int) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i := 1; i < len(lines); i++ {
		cut := 0
		for cut < n && cut < len(lines[i]) && lines[i][cut] == ' ' {
			cut++
		}
		lines[i] = lines[i][cut:]
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
