package markdown

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"example.com/kata/kata/diag"
)

// HTML gives Markdown as a fragment that is safe inside a page of ours: it is
// made of p, h3 to h6, ul, ol, li, blockquote, pre, code, strong, em, br, hr,
// table, thead, tbody, tr, th, td and a, and the only attributes are start of
// ol and href and rel of a. Raw HTML is shown as text, an image is its
// description, a link that leads elsewhere than to the web, a mail address or
// a place in the page is its text.
func HTML(text string) template.HTML {
	root, source, ok := document(text)
	w := &htmlWriter{source: source}
	if !ok {
		w.plain(text)
		return template.HTML(w.out.String())
	}
	w.blocks(root)
	return template.HTML(w.out.String())
}

type htmlWriter struct {
	source []byte
	out    strings.Builder
}

// text writes what people read. All text of the content goes through here.
func (w *htmlWriter) text(s string) { w.out.WriteString(html.EscapeString(diag.CleanLines(s))) }

// element writes a tag around what inside writes.
func (w *htmlWriter) element(tag string, inside func()) {
	w.out.WriteString("<" + tag + ">")
	inside()
	name, _, _ := strings.Cut(tag, " ")
	w.out.WriteString("</" + name + ">")
}

// plain writes a text that is beyond the limits.
func (w *htmlWriter) plain(s string) {
	for paragraph := range strings.SplitSeq(normal(s), "\n\n") {
		if strings.TrimSpace(paragraph) != "" {
			w.element("p", func() { w.text(paragraph) })
			w.out.WriteString("\n")
		}
	}
}

func (w *htmlWriter) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *htmlWriter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.TextBlock: // the text of a tight list item
		w.inline(n)
		return
	case *ast.Paragraph:
		w.element("p", func() { w.inline(n) })
	case *ast.Heading:
		// The page has the first two levels.
		w.element(fmt.Sprintf("h%d", max(3, n.Level)), func() { w.inline(n) })
	case *ast.Blockquote:
		w.element("blockquote", func() { w.blocks(n) })
	case *ast.List:
		w.list(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.element("pre", func() { w.element("code", func() { w.text(expandTabs(rawLines(n, w.source))) }) })
	case *ast.HTMLBlock:
		if text := htmlBlock(n, w.source); text != "" {
			w.element("p", func() { w.text(text) })
		}
	case *ast.ThematicBreak:
		w.out.WriteString("<hr>")
	case *extast.Table:
		w.table(n)
	}
	w.out.WriteString("\n")
}

func (w *htmlWriter) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
		if n.Start != 1 {
			tag = fmt.Sprintf("ol start=\"%d\"", n.Start)
		}
	}
	w.element(tag, func() {
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			w.element("li", func() { w.blocks(item) })
		}
	})
}

func (w *htmlWriter) table(n *extast.Table) {
	row := func(r ast.Node, cell string) {
		w.element("tr", func() {
			for c := r.FirstChild(); c != nil; c = c.NextSibling() {
				w.element(cell, func() { w.inline(c) })
			}
		})
	}
	w.element("table", func() {
		head := n.FirstChild()
		w.element("thead", func() { row(head, "th") })
		w.element("tbody", func() {
			for r := head.NextSibling(); r != nil; r = r.NextSibling() {
				row(r, "td")
			}
		})
	})
}

func (w *htmlWriter) inline(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			w.text(textOf(n, w.source))
			switch breakOf(n) {
			case "\n":
				w.out.WriteString("<br>\n")
			case " ":
				w.out.WriteString("\n")
			}
		case *ast.String:
			w.text(string(n.Value))
		case *ast.CodeSpan:
			w.element("code", func() { w.text(codeOf(n, w.source)) })
		case *ast.Emphasis:
			tag := "em"
			if n.Level == 2 {
				tag = "strong"
			}
			w.element(tag, func() { w.inline(n) })
		case *ast.Link:
			w.link(target(n.Destination), func() { w.inline(n) })
		case *ast.AutoLink:
			w.link(autoTarget(n, w.source), func() { w.text(string(n.Label(w.source))) })
		case *ast.RawHTML:
			w.text(rawOf(n, w.source))
		default: // an image is its description
			w.inline(n)
		}
	}
}

// link writes a link, or its text alone when it is not followed.
func (w *htmlWriter) link(to string, inside func()) {
	if to == "" {
		inside()
		return
	}
	w.element(`a href="`+html.EscapeString(to)+`" rel="noopener noreferrer"`, inside)
}

func autoTarget(n *ast.AutoLink, source []byte) string {
	to := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		to = "mailto:" + to
	}
	return target([]byte(to))
}
