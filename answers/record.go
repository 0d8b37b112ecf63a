package answers

import (
	"strconv"
	"strings"
	"time"
)

// A record line is a verb and fields, apart by commas:
//
//	<!-- kata: try 2, 2026-11-24T19:40:10Z, confidence: unsure -->
//	<!-- kata: dispute names-stale-read, try 1, note: "I said \"stale\"" -->
//
// A field is a word, a word with a number, or a key with a value. A value of
// anything but letters, digits and -_. is quoted as in Go, so that it stays on
// its line and cannot end the comment.

// The verbs that this version knows.
const (
	verbQuestion = "question" // the prompt as it was printed, quoted in the lines below
	verbTry      = "try"      // the text below is a try
	verbSkipped  = "skipped"
	verbHints    = "hints"
	verbModel    = "model"
	verbDispute  = "dispute"
	verbDesign   = "design"
	verbSentence = "sentence"
)

var verbs = []string{verbQuestion, verbTry, verbSkipped, verbHints, verbModel, verbDispute, verbDesign, verbSentence}

// fields takes a record line apart. What follows an unclosed quote is one
// field.
func fields(inside string) (verb string, out []string) {
	verb, rest, _ := strings.Cut(inside, " ")
	verb, comma := strings.CutSuffix(verb, ",")
	if comma {
		rest = "," + rest
	}
	quoted, start := false, 0
	for i := 0; i <= len(rest); i++ {
		switch {
		case i == len(rest) || rest[i] == ',' && !quoted:
			if field := strings.Trim(rest[start:i], blanks); field != "" {
				out = append(out, field)
			}
			start = i + 1
		case rest[i] == '"':
			quoted = !quoted
		case rest[i] == '\\' && quoted && i+1 < len(rest):
			i++
		}
	}
	return verb, out
}

// line is the reverse of fields.
func line(verb string, out ...string) string {
	var text strings.Builder
	text.WriteString("<!-- kata: " + verb)
	for i, f := range out {
		if i > 0 {
			text.WriteString(",")
		}
		text.WriteString(" " + f)
	}
	return text.String() + " -->"
}

// quoted writes a value that value reads back.
func quoted(s string) string {
	simple := func(c rune) bool {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.'
	}
	if s != "" && strings.IndexFunc(s, func(c rune) bool { return !simple(c) }) < 0 {
		return s
	}
	return strings.ReplaceAll(strconv.Quote(s), ">", `\x3e`)
}

func value(field string) (s string, ok bool) {
	if !strings.Contains(field, `"`) {
		return field, true
	}
	s, err := strconv.Unquote(field)
	return s, err == nil && field[0] == '"'
}

// keyed reads "key: value".
func keyed(field, key string) (s string, ok bool) {
	rest, ok := strings.CutPrefix(field, key+":")
	if !ok {
		return "", false
	}
	return value(strings.Trim(rest, blanks))
}

// counted reads "word 3".
func counted(field, word string) (n int, ok bool) {
	rest, ok := strings.CutPrefix(field, word+" ")
	if !ok {
		return 0, false
	}
	return number(strings.Trim(rest, blanks))
}

// number reads a count as a person could mean it.
func number(s string) (n int, ok bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && 0 <= n && n <= 9999 && s[0] != '+' && s[0] != '-'
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func stamped(field string) (t time.Time, ok bool) {
	t, err := time.Parse(time.RFC3339Nano, field)
	if err != nil {
		return time.Time{}, false
	}
	t = t.UTC()
	return t, 1 <= t.Year() && t.Year() <= 9999 && !t.IsZero()
}

// tryLine writes the record line of the nth try, from 1.
func tryLine(n int, t Try) string {
	out := []string{strconv.Itoa(n)}
	if t.Prediction {
		out = append(out, "prediction")
	}
	if !t.At.IsZero() {
		out = append(out, stamp(t.At))
	}
	if t.Confidence != Unset {
		out = append(out, "confidence: "+t.Confidence.String())
	}
	return line(verbTry, append(out, t.extra...)...)
}

// readTry is the reverse of tryLine. n is 0 where the line has no number;
// fields that it does not know stay in the try.
func readTry(in []string) (n int, t Try) {
	for i, f := range in {
		if i == 0 {
			if k, ok := number(f); ok {
				n = k
				continue
			}
		}
		if f == "prediction" {
			t.Prediction = true
			continue
		}
		if at, ok := stamped(f); ok && t.At.IsZero() {
			t.At = at
			continue
		}
		if word, ok := keyed(f, "confidence"); ok && t.Confidence == Unset {
			if c, known := ParseConfidence(word); known {
				t.Confidence = c
				continue
			}
		}
		t.extra = append(t.extra, f)
	}
	return n, t
}

func disputeLine(d Dispute) string {
	out := []string{quoted(d.ID)}
	if d.Try > 0 {
		out = append(out, "try "+strconv.Itoa(d.Try))
	}
	if !d.At.IsZero() {
		out = append(out, stamp(d.At))
	}
	if d.Note != "" {
		out = append(out, "note: "+quoted(d.Note))
	}
	return line(verbDispute, out...)
}

// readDispute is the reverse of disputeLine; ok is false when it does not
// know every field.
func readDispute(in []string) (d Dispute, ok bool) {
	if len(in) == 0 {
		return d, false
	}
	if d.ID, ok = value(in[0]); !ok {
		return d, false
	}
	for _, f := range in[1:] {
		if n, ok := counted(f, "try"); ok && d.Try == 0 {
			d.Try = n
		} else if at, ok := stamped(f); ok && d.At.IsZero() {
			d.At = at
		} else if note, ok := keyed(f, "note"); ok && d.Note == "" {
			d.Note = note
		} else {
			return d, false
		}
	}
	return d, true
}

func designLine(d Design) string {
	out := []string{quoted(d.Concept), "policy: " + quoted(d.Policy)}
	if d.Try > 0 {
		out = append(out, "try "+strconv.Itoa(d.Try))
	}
	if d.Confirmed != "" {
		out = append(out, "confirmed: "+quoted(d.Confirmed))
	}
	return line(verbDesign, out...)
}

// readDesign is the reverse of designLine; ok is false when it does not know
// every field.
func readDesign(in []string) (d Design, ok bool) {
	if len(in) == 0 {
		return d, false
	}
	if d.Concept, ok = value(in[0]); !ok {
		return d, false
	}
	for _, f := range in[1:] {
		if policy, ok := keyed(f, "policy"); ok && d.Policy == "" {
			d.Policy = policy
		} else if n, ok := counted(f, "try"); ok && d.Try == 0 {
			d.Try = n
		} else if word, ok := keyed(f, "confirmed"); ok && d.Confirmed == "" {
			d.Confirmed = word
		} else {
			return d, false
		}
	}
	return d, true
}
