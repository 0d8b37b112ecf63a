package markdown

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"example.com/kata/kata/diag"
)

// Layout gives Markdown as lines of styled text, no line wider than width,
// which is brought between MinWidth and MaxWidth columns.
//
// Paragraphs are wrapped; lists and quotes keep their indentation on every
// line; code is never wrapped, a line of it that is too long ends in "…"; a
// table that is too wide is told row by row. A link's address stands behind
// its text, an image is its description, raw HTML is text. Marks are ASCII, so
// that they can be shown in every locale. Between blocks stands an empty line,
// none before the first or behind the last.
func Layout(text string, width int) []Line {
	p := &page{width: clampWidth(width)}
	root, source, ok := document(text)
	if ok {
		p.source = source
		p.blocks(root, false)
	} else {
		p.plain(text)
	}
	lines := p.lines
	for len(lines) > 0 && len(lines[0]) == 0 {
		lines = lines[1:]
	}
	for len(lines) > 0 && len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// page is a text being laid out.
type page struct {
	source []byte
	width  int
	base   Style // of text that has no style of its own
	prefix []prefix
	gap    bool // an empty line comes before the next one
	lines  []Line
}

// prefix stands before each line of a list item or quote. Invariant: first and
// rest are equally wide.
type prefix struct {
	first, rest Span
	used        bool
}

// room gives the columns that are left beside the prefixes.
func (p *page) room() int {
	n := p.width
	for _, x := range p.prefix {
		n -= uniseg.StringWidth(x.rest.Text)
	}
	return n
}

// minRoom is what indentation leaves for the text. What is nested so deeply
// that less would be left is not indented any further, and has no mark.
const minRoom = 9

// push begins a list item or a quote; pop ends it.
func (p *page) push(first, rest Span) {
	if p.room()-uniseg.StringWidth(rest.Text) < minRoom {
		first, rest = Span{}, Span{}
	}
	p.prefix = append(p.prefix, prefix{first: first, rest: rest})
}

func (p *page) pop() {
	if last := p.prefix[len(p.prefix)-1]; !last.used && last.first.Text != "" {
		p.emit(nil) // an empty item still shows its mark
	}
	p.prefix = p.prefix[:len(p.prefix)-1]
}

// emit writes one line behind its prefixes, and the empty line before it that
// is due.
func (p *page) emit(l Line) {
	if p.gap && len(p.lines) > 0 {
		var empty Line
		for _, x := range p.prefix {
			if !x.used {
				break
			}
			empty.add(x.rest.Text, x.rest.Style)
		}
		p.lines = append(p.lines, empty.trimmed())
	}
	p.gap = false
	var out Line
	for i := range p.prefix {
		x := &p.prefix[i]
		mark := x.rest
		if !x.used {
			mark, x.used = x.first, true
		}
		out.add(mark.Text, mark.Style)
	}
	for _, s := range l {
		out.add(s.Text, s.Style)
	}
	p.lines = append(p.lines, out.trimmed())
}

// fold writes spans as wrapped lines.
func (p *page) fold(spans []Span) {
	for _, l := range fold(spans, p.room()) {
		p.emit(l)
	}
}

// blocks writes the blocks inside a node. In a tight list they follow each
// other without empty lines.
func (p *page) blocks(parent ast.Node, tight bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n != parent.FirstChild() && !tight {
			p.gap = true
		}
		p.block(n)
	}
}

func (p *page) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		p.fold(p.inline(n, p.base))
	case *ast.Heading:
		p.fold(p.inline(n, Heading))
	case *ast.Blockquote:
		p.quote(n)
	case *ast.List:
		p.list(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		p.code(n)
	case *ast.HTMLBlock:
		p.html(n)
	case *ast.ThematicBreak:
		p.emit(Line{{strings.Repeat("-", p.room()), Mark}})
	case *extast.Table:
		p.table(n)
	}
}

func (p *page) quote(n ast.Node) {
	before := p.base
	p.base = Quote
	p.push(Span{"| ", Mark}, Span{"| ", Mark})
	p.blocks(n, false)
	p.pop()
	p.base = before
}

// list writes items with hanging indents, the numbers of a list aligned.
func (p *page) list(n *ast.List) {
	mark, number := "-", n.Start
	digits := len(fmt.Sprint(n.Start + n.ChildCount() - 1))
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if item != n.FirstChild() && !n.IsTight {
			p.gap = true
		}
		if n.IsOrdered() {
			mark = fmt.Sprintf("%*d.", digits, number)
			number++
		}
		p.push(Span{mark + " ", Mark}, Span{strings.Repeat(" ", len(mark)+1), Mark})
		p.blocks(item, n.IsTight)
		p.pop()
	}
}

// code writes the lines of a code block, two columns further in.
func (p *page) code(n ast.Node) {
	p.push(Span{"  ", Mark}, Span{"  ", Mark})
	text := expandTabs(strings.TrimRight(rawLines(n, p.source), "\n"))
	for line := range strings.SplitSeq(text, "\n") {
		p.emit(Line{{clip(diag.Clean(line), p.room()), Code}})
	}
	p.pop()
}

// html writes raw HTML as the text that it is.
func (p *page) html(n *ast.HTMLBlock) {
	if text := htmlBlock(n, p.source); text != "" {
		p.fold([]Span{{text, p.base}})
	}
}

// rawLines gives the text of a block that is not looked into.
func rawLines(n ast.Node, source []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(source))
	}
	return b.String()
}

// htmlBlock gives raw HTML as text. Comments are the author's own.
func htmlBlock(n *ast.HTMLBlock, source []byte) string {
	text := rawLines(n, source)
	if n.HasClosure() {
		text += string(n.ClosureLine.Value(source))
	}
	if strings.HasPrefix(strings.TrimSpace(text), "<!--") {
		return ""
	}
	return strings.TrimRight(text, "\n")
}

// plain writes a text that is beyond the limits: its paragraphs, wrapped.
func (p *page) plain(text string) {
	for paragraph := range strings.SplitSeq(normal(text), "\n\n") {
		if strings.TrimSpace(paragraph) != "" {
			p.gap = true
			p.fold([]Span{{strings.ReplaceAll(paragraph, "\n", " "), Plain}})
		}
	}
}

// expandTabs puts spaces up to the next column of four; lines begin anew.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		if r == '\t' {
			n := 4 - col%4
			b.WriteString(strings.Repeat(" ", n))
			col += n
			continue
		}
		b.WriteRune(r)
		if col++; r == '\n' {
			col = 0
		}
	}
	return b.String()
}

// clip cuts a line of code to a width; "…" says that there was more.
func clip(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	var b strings.Builder
	used, state := 0, -1
	for s != "" {
		var cluster string
		var w int
		cluster, s, w, state = uniseg.FirstGraphemeClusterInString(s, state)
		if used+w > width-1 {
			break
		}
		b.WriteString(cluster)
		used += w
	}
	return strings.TrimRight(b.String(), " ") + "…"
}
