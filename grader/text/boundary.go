package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// between reads what stands between two words and counts clauses and
// sentences on. A clause ends at , ; : ( ) / = dashes, arrows, bullets and
// line ends; a sentence at . ! ? and at an empty line or a new item of a list.
func (s *scanner) between(sep string, at int, more bool) {
	if len(s.doc.Tokens) == 0 {
		s.countLines(sep, at)
		return
	}
	if sep == " " || sep == "" || sep == "-" || sep == "_" {
		return
	}
	switch kind := s.judge(sep, at, more); kind {
	case endOfSentence:
		for len(s.doc.questions) <= s.sentence {
			s.doc.questions = append(s.doc.questions, false)
		}
		s.doc.questions[s.sentence] = strings.ContainsAny(sep, "?？")
		s.sentence++
		s.clause++
		s.begins = len(s.doc.Tokens)
		for len(s.doc.soft) <= s.sentence {
			s.doc.soft = append(s.doc.soft, false)
		}
		s.doc.soft[s.sentence] = strings.Contains(sep, ";") && !strings.ContainsAny(sep, ".!?\n")
	case endOfClause:
		s.clause++
	}
	s.countLines(sep, at)
}

type boundary int

const (
	none boundary = iota
	endOfClause
	endOfSentence
)

func (s *scanner) judge(sep string, at int, more bool) boundary {
	kind := none
	for i, r := range sep {
		switch r {
		case '?', '？':
			if more && (s.supposes() || s.concludes(at+len(sep))) {
				kind = max(kind, endOfClause)
				continue
			}
			kind = endOfSentence
		case '!', '…', '。', '！', ';', '；':
			if r == '!' && s.quoted(sep[i+1:], at+len(sep)) {
				kind = max(kind, endOfClause)
				continue
			}
			kind = endOfSentence
		case '.':
			if s.fullStop(sep, i, at, more) {
				kind = endOfSentence
			}
		case ',', ':', '(', ')', '/', '=', '–', '—', '[', ']', '|', '{', '}', '→', '⇒', '•', '·', '、', '，', '*', '+', '&':
			kind = max(kind, endOfClause)
		case '-', '~':
			// A hyphen between words is none; " - " and "->" are.
			if sep != "-" && !(i == len(sep)-1 && i > 0 && sep[i-1] == ' ') && !(i == 0 && sep == "- ") {
				kind = max(kind, endOfClause)
			}
		case '\n':
			kind = max(kind, s.lineEnd(sep, i, at))
		default:
			// An emoji ends what it comments on.
			if r > 0x2190 && unicode.Is(unicode.So, r) {
				kind = endOfSentence
			}
		}
	}
	return kind
}

// quoted tells whether a sentence goes on behind a quote that ends with it:
// hold back the "posted!" message.
func (s *scanner) quoted(rest string, at int) bool {
	switch rest {
	case "\" ", "' ", "” ", "’ ", "» ":
		return unicode.IsLower(firstRune(s.doc.Answer[at:]))
	}
	return false
}

// supposes tells whether the sentence so far is a condition that is asked: in
// "And if it dies? Then the next one." the answer belongs to it.
func (s *scanner) supposes() bool {
	for _, t := range s.doc.Tokens[s.begins:] {
		switch t.Form {
		case "and", "but", "so", "now", "then", "well", "what":
		case "if":
			return true
		default:
			return false
		}
	}
	return false
}

// concludes tells whether a question is answered by its own consequence:
// "Recently written? Then the leader."
func (s *scanner) concludes(at int) bool {
	const then = "then "
	rest := s.doc.Answer[at:]
	if before := s.doc.Answer[:at]; strings.HasSuffix(before, "> ") || strings.HasSuffix(before, "→ ") || strings.HasSuffix(before, "⇒ ") {
		return true // "Dead? -> the next one"
	}
	return len(rest) > len(then) && strings.EqualFold(rest[:len(then)], then)
}

// fullStop tells a full stop from the dots of e.g., 0.5, and v1.2.
func (s *scanner) fullStop(sep string, i, at int, more bool) bool {
	if !more || strings.Count(sep, ".") > 1 {
		return true
	}
	if len(sep) == 1 { // no blank behind it: 0.5, pg.lag, but also "gone.She"
		next, _ := utf8.DecodeRuneInString(s.doc.Answer[at+1:])
		return unicode.IsUpper(next) && len(s.last()) > 1
	}
	last := s.last()
	switch last {
	case "no", "nr", "p", "fig": // no. 2, seq. no. of the write
		if next := firstRune(s.doc.Answer[at+len(sep):]); '0' <= next && next <= '9' || numberOf(s.doc.Answer[at+len(sep):]) {
			return false
		}
	case "sync", "async", "repl", "max", "min": // sync. replication
		if next := firstRune(s.doc.Answer[at+len(sep):]); unicode.IsLower(next) {
			return false
		}
	case "e", "g", "i", "vs", "etc", "approx", "resp", "incl", "cf":
		return last == "etc" && unicode.IsUpper(firstRune(s.doc.Answer[at+len(sep):]))
	}
	return true
}

// numberOf tells whether "no." goes on as "no. of her write" does.
func numberOf(rest string) bool {
	return strings.HasPrefix(rest, "of ") && !strings.HasPrefix(rest, "of course")
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lineEnd judges a line end: an empty line or a bullet behind it starts a
// sentence, a short line is an item of a list, a long one is wrapped text.
func (s *scanner) lineEnd(sep string, i, at int) boundary {
	rest := strings.TrimLeft(sep[i+1:], " \t\r>")
	switch {
	case rest != "" && strings.ContainsRune("\n-*•–+", firstRune(rest)):
		return endOfSentence
	case s.numbered(at + len(sep)), lettered(s.doc.Answer[at+len(sep):]):
		return endOfSentence
	case at+i-s.lineStart < wrapped:
		return endOfClause
	}
	return none
}

// numbered tells whether the text at an offset is "1." or "2)".
func (s *scanner) numbered(at int) bool {
	rest := s.doc.Answer[min(at, len(s.doc.Answer)):]
	n := 0
	for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	return n > 0 && n < 3 && n < len(rest) && (rest[n] == '.' || rest[n] == ')')
}

// lettered tells whether a line begins with "a)" or with "Strategy 2:".
func lettered(line string) bool {
	word, after, _ := strings.Cut(line, " ")
	if len(word) == 2 && word[1] == ')' && 'a' <= word[0]|0x20 && word[0]|0x20 <= 'h' {
		return true
	}
	number, _, ok := strings.Cut(after, ":")
	return ok && word != "" && unicode.IsUpper(firstRune(word)) && len(number) == 1 && ('0' <= number[0] && number[0] <= '9' || 'A' <= number[0] && number[0] <= 'H')
}

func (s *scanner) countLines(sep string, at int) {
	if i := strings.LastIndexByte(sep, '\n'); i >= 0 {
		s.lineStart = at + i + 1
	}
}

// opens tells of the words that may begin a clause of their own.
func opens(form string) bool {
	switch form {
	case "but", "because", "although", "though", "whereas", "unless", "which", "who", "hence", "therefore", "thus", "however", "if", "so", "while":
		return true
	}
	return false
}

// startsClause tells whether a word that opens does so where it stands.
func (s *scanner) startsClause(form string) bool {
	last := s.last()
	switch form {
	case "so":
		return last != "" && last != "and" && last != "not" && last != "do" && last != "is" && last != "or" && last != "less" && last != "more"
	case "while":
		return last != "a" && last != "little" && last != "short" && last != "for" && last != ""
	}
	switch last {
	case "", "even", "as", "anything", "anywhere", "anyone", "anybody", "nowhere", "nothing", "everything":
		return false
	}
	return true
}
