package strictyaml

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"example.com/kata/kata/diag"
)

// offset gives the byte of a line and column, both from 1, as the YAML parser
// counts them. It counts more line ends than an editor does (\r, and the
// Unicode ones that YAML 1.1 knows) and does not count a byte order mark: with
// the places of diag.Source every later problem would be told lines too far
// up. The table makes a place cheap, since a rubric asks for thousands.
func (r *reader) offset(line, col int) int {
	if r.starts == nil {
		r.starts = lineStarts(r.src.Text)
	}
	if line < 1 || line > len(r.starts) {
		return len(r.src.Text)
	}
	at, end := r.starts[line-1], r.end(r.starts[line-1])
	for ; col > 1 && at < end; col-- {
		_, size := utf8.DecodeRune(r.src.Text[at:])
		at += size
	}
	return at
}

// end gives the end of the line that holds an offset, without its line end.
func (r *reader) end(at int) int {
	next := sort.SearchInts(r.starts, at+1)
	if next == len(r.starts) {
		return len(r.src.Text)
	}
	line := r.src.Text[:r.starts[next]]
	for _, mark := range []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if bytes.HasSuffix(line, []byte(mark)) {
			return len(line) - len(mark)
		}
	}
	return len(line)
}

func lineStarts(text []byte) []int {
	at := 0
	if bytes.HasPrefix(text, []byte("\uFEFF")) {
		at = len("\uFEFF")
	}
	starts := []int{at}
	for at < len(text) {
		c, size := utf8.DecodeRune(text[at:])
		at += size
		switch c {
		case '\r':
			if at < len(text) && text[at] == '\n' {
				at++
			}
			starts = append(starts, at)
		case '\n', '\u0085', '\u2028', '\u2029':
			starts = append(starts, at)
		}
	}
	return starts
}

// at gives the bytes of a node: of a scalar its text, of a map or list its
// first character.
func (r *reader) at(n *yaml.Node) diag.Range {
	start := r.offset(max(1, n.Line), max(1, n.Column))
	if n.Kind != yaml.ScalarNode {
		return r.src.At(start, 1)
	}
	end := start + len(n.Value)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		end += 2
	}
	if line := r.end(start); end > line || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		end = line
	}
	return r.src.At(start, max(1, end-start))
}

// syntax gives the parser's error a place: "yaml: line 7: mapping values are
// not allowed" names a line, and the errors that name none can be found.
func (r *reader) syntax(err error) {
	if isEOF(err) {
		return
	}
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1 // of an error in the first line the parser does not say so
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		number, text, found := strings.Cut(rest, ": ")
		if n, e := strconv.Atoi(number); e == nil && found {
			line, message = n, text
		}
	}
	if name, ok := strings.CutPrefix(message, "unknown anchor '"); ok {
		name = "*" + strings.TrimSuffix(name, "' referenced")
		if at := bytes.Index(r.src.Text, []byte(name)); at >= 0 {
			r.diags.Error(r.src.At(at, len(name)), CodeForbidden, "an alias ("+name+")", "quote it if it is meant as text")
			return
		}
	}
	if strings.Contains(message, "control characters") {
		if at := bytes.IndexFunc(r.src.Text, forbidden); at >= 0 {
			c, size := utf8.DecodeRune(r.src.Text[at:])
			r.diags.Error(r.src.At(at, size), CodeEncoding, fmt.Sprintf("the control character %U", c), "take it out, or write it as an escape in double quotes")
			return
		}
	}
	r.offset(1, 1) // makes the table of lines
	if at, end := r.behindQuotes(line); at < end && strings.Contains(message, "did not find expected") {
		r.diags.Error(r.src.At(at, end-at), CodeSyntax, "text behind the closing quote",
			"put the whole text in one pair of quotes, of the other sort if it has quotes itself")
		return
	}
	start := r.offset(line, 1)
	end := r.end(start)
	for start < end && r.src.Text[start] == ' ' {
		start++
	}
	r.diags.Error(r.src.At(start, max(1, end-start)), CodeSyntax, "this is not YAML: "+message,
		syntaxHint(message))
}

// quotedValue is a line whose value is in quotes, with something behind them
// that can neither end a value nor be a comment.
var quotedValue = regexp.MustCompile(`^\s*(?:- +)*(?:[\w -]+: +)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*([^\s#,:\]}].*)$`)

// behindQuotes gives the bytes behind the closing quote of the first such line
// from a line on: the parser names the line where the map or list began.
func (r *reader) behindQuotes(line int) (start, end int) {
	for ; line <= len(r.starts); line++ {
		at := r.starts[line-1]
		if m := quotedValue.FindSubmatchIndex(r.src.Text[at:r.end(at)]); m != nil {
			return at + m[2], at + m[3]
		}
	}
	return 0, 0
}

// forbidden tells whether YAML allows a character nowhere, not even in quotes.
func forbidden(c rune) bool {
	switch {
	case c == '\t', c == '\n', c == '\r', c >= ' ' && c <= '~', c == '\u0085':
		return false
	}
	return c < 0xa0 || c == 0xfffe || c == 0xffff
}

// syntaxHint says what an author most likely did, by what the parser says.
func syntaxHint(message string) string {
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return "put quotes round a text that has a colon in it; else look at the indentation of this line and the one above"
	case strings.Contains(message, "found character that cannot start any token"):
		return "indent with blanks, not with tabs; put quotes round a text that begins with % @ or `"
	case strings.Contains(message, "did not find expected"):
		return "look at this line and the one above: the indentation, a missing colon, quote or bracket"
	}
	return "look at this line and its neighbours: indentation, a missing colon or quote, a tab"
}
