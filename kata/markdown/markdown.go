// Package markdown reads a kata's text and shows it: on a terminal, in a page.
//
//	kata.md -> Parse  -> kata.Kata, whose texts stay Markdown
//	text    -> Layout -> lines of styled spans, no wider than asked for
//	text    -> HTML   -> a fragment for a self-contained page
//
// A kata.md:
//
//	---
//	kata: lagging-follower
//	title: The Lagging Follower Dilemma
//	minutes: 30
//	---
//	## Objective … ## Scenario … ## Task …
//	## Part 1: Identifying the Problem (10 minutes)
//	an introduction, if one is needed
//	### q1: A neutral title
//	the prompt
//	#### Hints
//	1. the softest first
//	#### Model answer
//	#### In one sentence
//	## A day later
//	### q6: A neutral title (judged as q2)
//	## Success criteria
//	1. what is shown (q1, q2)
//	## Closing thought
//
// Each text is Markdown that stands for itself: a link's definition must stand
// in the same section. Titles are neutral, since they are shown before the
// question is answered.
//
// "In one sentence" asks for a sentence of the learner's own once the question
// is done. "A day later" holds one question in another story, which stands
// outside of the parts, earns no points and is judged as one of theirs. Both may
// be left out, and so may objective, task, introductions and closing thought.
//
// It is the only importer of goldmark, of which it uses the parser alone: both
// renderers are our own walk over its tree.
//
// The promise: what comes out cannot steer a terminal or a browser. Layout
// gives no control and no direction-changing character, not even one that the
// content writes as an entity (&#27;); escape codes are added later, by the one
// writer of them. HTML writes a closed list of tags, no remote image and no
// link but to a web page, a mail address or a place in the page itself.
//
// The work is bounded: goldmark takes quadratic time on some inputs, so Parse
// refuses what is larger than MaxBytes or nested deeper than MaxDepth, and
// Layout and HTML show such a text as plain paragraphs.
package markdown

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The limits of a Markdown text. At MaxBytes the slowest input that we know
// ("[](" repeated) takes goldmark one second; at ten times as much it would
// take a hundred.
const (
	MaxBytes = 64 << 10
	MaxDepth = 20 // quotes and lists inside each other
)

// The parsers are built when first needed: a command that shows no Markdown
// must not pay for them. Each is safe for use by several goroutines.
var (
	wholeParser = sync.OnceValue(func() parser.Parser {
		return parser.NewParser(
			parser.WithBlockParsers(parser.DefaultBlockParsers()...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
				util.Prioritized(tables{}, 200))...),
		)
	})
	// outlineParser sees headings, lists and paragraphs and looks into none of
	// them: the structure of a kata needs no more.
	outlineParser = sync.OnceValue(func() parser.Parser {
		return parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...))
	})
)

// document parses a text for showing it; ok is false for one that is beyond
// the limits. The bytes are those that the tree's segments point into.
func document(s string) (root ast.Node, source []byte, ok bool) {
	if len(s) > MaxBytes || deepLine([]byte(s)) >= 0 {
		return nil, nil, false
	}
	source = []byte(normal(s))
	return wholeParser().Parse(text.NewReader(source)), source, true
}

// normal gives a text one kind of line end and only whole characters.
func normal(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// deepLine gives the offset of the first line that opens more than MaxDepth
// quotes and lists, or -1. One line can open as many as it has characters
// ("> > > >"), and the parser's time is the square of that; lines that nest by
// indentation are slowed by their own length.
func deepLine(source []byte) int {
	for start := 0; start < len(source); {
		end := start
		for end < len(source) && source[end] != '\n' {
			end++
		}
		if markers(source[start:end]) > MaxDepth {
			return start
		}
		start = end + 1
	}
	return -1
}

// markers counts the marks of quotes and lists that a line begins with.
func markers(line []byte) int {
	n := 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '>':
			n++
			i++
		case (c == '-' || c == '+' || c == '*') && isBlankAt(line, i+1):
			n++
			i++
		case c >= '0' && c <= '9':
			j := i
			for j < len(line) && line[j] >= '0' && line[j] <= '9' {
				j++
			}
			if j == len(line) || (line[j] != '.' && line[j] != ')') || !isBlankAt(line, j+1) {
				return n
			}
			n++
			i = j + 1
		default:
			return n
		}
	}
	return n
}

func isBlankAt(line []byte, i int) bool {
	return i >= len(line) || line[i] == ' ' || line[i] == '\t' || line[i] == '\r'
}
