package guarantee

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"example.com/kata/kata/diag"
)

// scanner walks over JSON text without building a tree: a history of 60 MB is
// mostly lists of names, and each place in it must be known for an error.
//
// The first syntax error ends it: at is then behind the text, and everything
// that is asked for afterwards is empty.
type scanner struct {
	src    *diag.Source
	at     int
	diags  *diag.List
	depth  int
	failed bool
}

// maxDepth bounds the nesting of values that are skipped.
const maxDepth = 50

// maxProblems is how many are reported of one file.
const maxProblems = 50

func (s *scanner) fail(at int, summary string) {
	if !s.failed {
		s.failed = true
		s.diags.Error(s.src.At(min(at, len(s.src.Text)), 1), CodeSyntax, "this is not JSON: "+summary, "")
	}
	s.at = len(s.src.Text)
}

// problem reports what is wrong with the value at [from, to).
func (s *scanner) problem(from, to int, code, summary, hint string) {
	if len(*s.diags) < maxProblems {
		s.diags.Error(s.src.At(from, max(1, to-from)), code, summary, hint)
	}
}

// peek gives the first byte of the next token, or 0 at the end.
func (s *scanner) peek() byte {
	for s.at < len(s.src.Text) {
		switch c := s.src.Text[s.at]; c {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// next takes the byte if it comes next.
func (s *scanner) next(c byte) bool {
	if s.peek() == c {
		s.at++
		return true
	}
	return false
}

// object calls each with every key of the object that comes next; each takes
// the value.
func (s *scanner) object(each func(key string, from, to int)) {
	if !s.next('{') {
		s.wrong("an object")
		return
	}
	s.list('}', func() {
		from := s.at
		key, ok := s.text()
		to := s.at
		switch {
		case !ok:
			s.fail(from, "a key in quotes is needed here")
		case !s.next(':'):
			s.fail(s.at, "a colon is needed here")
		default:
			each(string(key), from, to)
		}
	})
}

// array calls each for every item of the array that comes next; each takes it.
func (s *scanner) array(each func()) {
	if !s.next('[') {
		s.wrong("a list")
		return
	}
	s.list(']', each)
}

func (s *scanner) list(end byte, each func()) {
	if s.next(end) {
		return
	}
	for !s.failed {
		s.peek()
		each()
		switch {
		case s.failed || s.next(end):
			return
		case !s.next(','):
			s.fail(s.at, fmt.Sprintf("a comma or %c is needed here", end))
		}
	}
}

// wrong reports that another kind of value is needed, and skips this one.
func (s *scanner) wrong(want string) {
	s.peek()
	from := s.at
	if s.skip(); !s.failed {
		s.problem(from, min(s.at, from+20), CodeKind, want+" is needed here", "")
	}
}

// text takes a string if one comes next. The bytes are good until the next call.
func (s *scanner) text() ([]byte, bool) {
	if s.peek() != '"' {
		return nil, false
	}
	from, escaped := s.at, false
	for i := from + 1; i < len(s.src.Text); i++ {
		switch c := s.src.Text[i]; {
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			s.fail(i, "a control character in a string")
			return nil, false
		case c == '"':
			s.at = i + 1
			raw := s.src.Text[from+1 : i]
			if !escaped && utf8.Valid(raw) {
				return raw, true
			}
			var out string
			if err := json.Unmarshal(s.src.Text[from:s.at], &out); err != nil {
				s.fail(from, "a string with an escape that JSON does not have")
				return nil, false
			}
			return []byte(out), true
		}
	}
	s.fail(from, "a string that does not end")
	return nil, false
}

// word takes a string that must be there.
func (s *scanner) word() (text string, from, to int) {
	s.peek()
	from = s.at
	b, ok := s.text()
	if !ok && !s.failed {
		s.wrong("text in quotes")
	}
	return string(b), from, s.at
}

// skip takes any value.
func (s *scanner) skip() {
	if s.depth++; s.depth > maxDepth {
		s.fail(s.at, fmt.Sprintf("nested more than %d deep", maxDepth))
	}
	defer func() { s.depth-- }()
	switch c := s.peek(); c {
	case '{':
		s.object(func(string, int, int) { s.skip() })
	case '[':
		s.array(s.skip)
	case '"':
		s.text()
	default:
		from := s.at
		for s.at < len(s.src.Text) && !delimits(s.src.Text[s.at]) {
			s.at++
		}
		if !json.Valid(s.src.Text[from:s.at]) {
			s.fail(from, "a value is needed here")
		}
	}
}

func delimits(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', ',', ':', ']', '}', '[', '{', '"':
		return true
	}
	return false
}

// boolean takes true or false.
func (s *scanner) boolean() bool {
	s.peek()
	from := s.at
	s.skip()
	switch string(s.src.Text[min(from, s.at):s.at]) {
	case "true":
		return true
	case "false":
		return false
	}
	if !s.failed {
		s.problem(from, s.at, CodeKind, "true or false is needed here", "")
	}
	return false
}

// fields notes where the values of an object's keys begin, so that they can be
// read in the order in which they are needed. Keys that are not known give a
// warning.
func (s *scanner) fields(known ...string) map[string]int {
	at := make(map[string]int, len(known))
	s.object(func(key string, from, to int) {
		s.peek()
		if _, twice := at[key]; twice {
			s.problem(from, to, CodeDuplicate, fmt.Sprintf("the key %q stands twice", key), "keep one of the two")
		}
		at[key] = s.at
		s.skip()
		if len(*s.diags) < maxProblems && !slices.Contains(known, key) {
			s.diags.Warn(s.src.At(from, to-from), CodeUnknownKey, fmt.Sprintf("unknown key %q", key), diag.DidYouMeanHint(key, known))
		}
	})
	return at
}

// visit reads the value that begins at a place and comes back.
func (s *scanner) visit(at int, read func()) {
	back := s.at
	s.at = at
	read()
	if !s.failed {
		s.at = back
	}
}
