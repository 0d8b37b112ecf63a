package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"example.com/kata/kata/diag"
)

// inline gives the text inside a block as spans; "\n" is a line end that the
// author asked for.
func (p *page) inline(parent ast.Node, style Style) []Span {
	var all []Span
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			all = append(all, Span{textOf(n, p.source), style}, Span{breakOf(n), style})
		case *ast.String:
			all = append(all, Span{diag.Clean(string(n.Value)), style})
		case *ast.CodeSpan:
			all = append(all, Span{codeOf(n, p.source), inner(style, Code)})
		case *ast.Emphasis:
			chosen := Emphasis
			if n.Level == 2 {
				chosen = Strong
			}
			all = append(all, p.inline(n, inner(style, chosen))...)
		case *ast.Link:
			all = append(all, p.link(n, style)...)
		case *ast.AutoLink:
			all = append(all, Span{diag.Clean(string(n.Label(p.source))), inner(style, Link)})
		case *ast.RawHTML:
			all = append(all, Span{rawOf(n, p.source), style})
		default: // an image is its description
			all = append(all, p.inline(n, style)...)
		}
	}
	return all
}

// inner gives the style of text inside text: a heading stays one, else the
// innermost style is the one that the author chose for the words.
func inner(outer, style Style) Style {
	if outer == Heading {
		return Heading
	}
	return style
}

// link gives the text of a link and behind it its address, when it can be
// opened and the text does not say it already.
func (p *page) link(n *ast.Link, style Style) []Span {
	text := p.inline(n, inner(style, Link))
	to, words := target(n.Destination), Line(text).String()
	switch to {
	case "", words, "mailto:" + words, "https://" + words, "https://" + words + "/":
		return text
	}
	if to[0] == '#' {
		return text
	}
	return append(text, Span{" (" + strings.TrimPrefix(to, "mailto:") + ")", style})
}

// textOf gives the text of a node as it is meant: escapes and entities
// resolved, and only then cleaned, so that no entity brings a control
// character in.
func textOf(n *ast.Text, source []byte) string {
	if n.IsRaw() {
		return diag.Clean(string(n.Value(source)))
	}
	return diag.Clean(unescape(string(n.Value(source))))
}

func breakOf(n *ast.Text) string {
	switch {
	case n.HardLineBreak():
		return "\n"
	case n.SoftLineBreak():
		return " "
	}
	return ""
}

// codeOf gives the text of a code span. In a table "\|" is a bar.
func codeOf(n *ast.CodeSpan, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(source))
		}
	}
	text := b.String()
	if inTable(n) {
		text = strings.ReplaceAll(text, `\|`, "|")
	}
	return diag.Clean(text)
}

// rawOf gives raw HTML as text, and a comment as nothing.
func rawOf(n *ast.RawHTML, source []byte) string {
	var b strings.Builder
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		b.Write(s.Value(source))
	}
	if strings.HasPrefix(b.String(), "<!--") {
		return ""
	}
	return diag.Clean(b.String())
}

// unescape resolves backslash escapes and entities in one pass: "\&amp;" is
// the text "&amp;", not "&".
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case s[i] == '&':
			text, n := entity(s[i:])
			b.WriteString(text)
			i += n
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// entity resolves the entity at the front of s and tells how many bytes it
// takes; what is no entity is "&".
func entity(s string) (text string, n int) {
	// The longest name has 31 letters.
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "&", 1
	}
	digits, base := name[1:], 10
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "&", 1
	}
	if code == 0 || code > utf8.MaxRune || !utf8.ValidRune(rune(code)) {
		return string(utf8.RuneError), end + 1
	}
	return string(rune(code)), end + 1
}

// target gives the address of a link, or "" for one that is not followed: only
// the web, mail and places in the page itself are.
func target(destination []byte) string {
	to := diag.Clean(unescape(string(destination)))
	if strings.ContainsAny(to, " \t\n\uFFFD\\") {
		return ""
	}
	lower := strings.ToLower(to)
	for _, scheme := range []string{"https://", "http://", "mailto:", "#"} {
		if strings.HasPrefix(lower, scheme) && len(to) > len(scheme) {
			return to
		}
	}
	return ""
}
