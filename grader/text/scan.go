package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner walks once over the answer: a word, then what stands between it and
// the next one, which alone decides about clauses and sentences.
type scanner struct {
	doc              *Document
	clause, sentence int
	lineStart        int     // where the current line began, to tell a wrapped line from a list
	begins           int     // the first token of the sentence
	item             int     // of a list "1 … 2 …" that the answer is, 0 for none
	room             written // see memory
}

// wrapped is the length from which a line that ends without punctuation is
// taken for wrapped text rather than for an item of a list.
const wrapped = 60

func (s *scanner) run() {
	text := s.doc.Answer
	for at := 0; at < len(text); {
		wordStart, wordEnd := s.nextWord(at)
		s.between(text[at:wordStart], at, wordStart < len(text))
		if wordStart == len(text) {
			break
		}
		s.word(wordStart, wordEnd)
		at = wordEnd
	}
}

// nextWord finds the next word or sign at or after an offset.
func (s *scanner) nextWord(at int) (start, end int) {
	text := s.doc.Answer
	for start = at; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		if isWordRune(r) {
			return start, s.wordEnd(start)
		}
		if isSign(r) && !s.isArrow(start) {
			return start, start + size
		}
		start += size
	}
	return len(text), len(text)
}

// isSign tells of characters that people use as words.
func isSign(r rune) bool {
	switch r {
	case '↑', '↓', '<', '>', '≥', '≤', '%', '∅', '✗', '✘', '❌':
		return true
	}
	return false
}

// isArrow tells whether a sign belongs to an arrow: ->, =>, -->, <-.
func (s *scanner) isArrow(at int) bool {
	text := s.doc.Answer
	switch text[at] {
	case '>':
		return at > 0 && (text[at-1] == '-' || text[at-1] == '=' || text[at-1] == '>') ||
			(at == 0 || text[at-1] == '\n') && len(text) > at+1
	case '<':
		return at+1 < len(text) && (text[at+1] == '-' || text[at+1] == '=' && at+2 < len(text) && text[at+2] == '=')
	}
	return false
}

// wordEnd runs to the end of a word: letters, digits, marks, characters
// without width, and apostrophes between letters. It stops where a number
// turns into a unit: 500ms is two words, 2nd and v42 are one.
func (s *scanner) wordEnd(start int) int {
	text := s.doc.Answer
	if n := withSlash(text[start:]); n > 0 && (start == 0 || !isWordRune(rune(text[start-1]))) {
		return start + n
	}
	end, digits := start, true
	for end < len(text) {
		if c := text[end] | 0x20; 'a' <= c && c <= 'z' && !digits {
			end++ // as most of all do
			continue
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case isWordRune(r):
			isDigit := unicode.IsDigit(r)
			if digits && end > start && !isDigit && !ordinal(text[end:]) {
				return end
			}
			digits = digits && isDigit
		case Invisible(r):
		case isApostrophe(r) && end > start:
			next, _ := utf8.DecodeRuneInString(text[end+size:])
			if !isWordRune(next) || unicode.IsDigit(next) {
				return end
			}
		default:
			return end
		}
		end += size
	}
	return end
}

// withSlash gives the length of words with a slash in them, such as "w/o".
func withSlash(rest string) int {
	if len(rest) < 3 || rest[1] != '/' {
		return 0
	}
	for _, word := range []string{"w/out", "w/o", "b/c"} {
		if n := len(word); len(rest) >= n && strings.EqualFold(rest[:n], word) && (len(rest) == n || !isWordRune(rune(rest[n]))) {
			return n
		}
	}
	return 0
}

// ordinal tells whether the text goes on as 1st, 2nd, 3rd, 4th do.
func ordinal(rest string) bool {
	if len(rest) < 2 || len(rest) > 2 && isWordRune(rune(rest[2])) {
		return false
	}
	switch strings.ToLower(rest[:2]) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// word adds the tokens of one written word: mostly one, two for contractions.
func (s *scanner) word(start, end int) {
	w := s.doc.memory.of(s.doc.Answer[start:end], &s.room)
	if w.form == "" {
		return
	}
	if s.counted(w.form) {
		s.sentence++
		s.clause++
		s.begins = len(s.doc.Tokens)
	}
	if w.raw == "us" && !s.country(end) {
		w = s.doc.memory.of("ours", &s.room) // "they told us" names no country
		s.add(start, end, &w.parts[0])
		return
	}
	if w.parts[0].form != "" {
		s.add(start, start+w.cut, &w.parts[0])
	}
	if w.parts[1].form != "" {
		s.add(start+w.cut, end, &w.parts[1])
	}
}

// counted tells whether a word is the next number of a list in one line: "1 ask
// the leader 2 send a token".
func (s *scanner) counted(form string) bool {
	if form == "1" && len(s.doc.Tokens) == 0 {
		s.item = 1
	}
	if s.item == 0 || len(form) != 1 || form[0] != '1'+byte(s.item) || s.item > 7 {
		return false
	}
	s.item++
	return true
}

// country tells whether a "us" in small letters that ends at an offset is the
// United States.
func (s *scanner) country(end int) bool {
	switch s.last() {
	case "the", "in", "from", "at", "via", "and", "or", "vs", "than", "eu", "europe", "":
		return true
	}
	rest := strings.TrimLeft(s.doc.Answer[end:], " -_")
	n := 0
	for n < len(rest) && 'a' <= rest[n] && rest[n] <= 'z' {
		n++
	}
	switch rest[:n] {
	case "east", "follower", "replica", "server", "node", "leader", "one", "db", "side", "copy", "data", "region", "coast",
		"is", "was", "has", "had", "gets", "got", "does", "did", "lags", "still", "only", "not":
		return true
	}
	return false
}

func (s *scanner) add(start, end int, p *part) {
	if p.opens && s.startsClause(p.form) {
		s.clause++
	}
	s.doc.Tokens = append(s.doc.Tokens, Token{
		Start: start, End: end, Form: p.form, Stem: p.stem,
		Clause: s.clause, Sentence: s.sentence, Light: p.light,
	})
}

// last gives the form of the last token, "" when there is none.
func (s *scanner) last() string {
	if n := len(s.doc.Tokens); n > 0 {
		return s.doc.Tokens[n-1].Form
	}
	return ""
}
