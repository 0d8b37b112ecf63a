package answers

import (
	"strings"

	"example.com/kata/kata/diag"
)

// What a line of a sheet is decided here, and here alone: Parse asks it for
// what it reads, Format for what an answer must not look like.
//
// A line is structural when it is a question's heading, a record line, or so
// near to one that taking it for text could glue two answers together (what
// one flipped byte makes of "## q2"). Format writes a structural line of an
// answer with a backslash before it. A line that already has backslashes
// before such a thing gets one more, and Parse takes exactly one away, so
// that every text comes back as it was:
//
//	the answer   the sheet
//	## q2        \## q2
//	\## q2       \\## q2
//	\n           \n          (no structural line: left alone)
//
// Blank lines at the edges of an answer are written as a lone backslash, for
// the same reason.

const blanks = " \t\r"

// blank tells whether a line has nothing to see.
func blank(line string) bool { return strings.Trim(line, blanks) == "" }

// unindent takes away the up to three spaces that Markdown allows before a
// heading or a comment. ok is false for a deeper line, which is code.
func unindent(line string) (rest string, ok bool) {
	rest = strings.TrimLeft(line, " ")
	return rest, len(line)-len(rest) <= 3
}

// heading reads "## q1", "##  Q1", "## q1: Alice refreshes".
func heading(line string) (id, title string, ok bool) {
	rest, ok := unindent(line)
	if !ok || !strings.HasPrefix(rest, "## ") && !strings.HasPrefix(rest, "##\t") {
		return "", "", false
	}
	return idAndTitle(strings.Trim(rest[2:], blanks))
}

// separators may stand between the id and the title of a heading.
var separators = []string{":", ".", ")", "—", "–", "-"}

func idAndTitle(text string) (id, title string, ok bool) {
	end := 1
	for end < len(text) && '0' <= text[end] && text[end] <= '9' {
		end++
	}
	if text == "" || end > len(text) {
		return "", "", false
	}
	id, title = strings.ToLower(text[:end]), text[end:]
	if questionNumber(id) == 0 {
		return "", "", false
	}
	spaced := strings.TrimLeft(title, blanks)
	apart := spaced == "" || len(spaced) < len(title)
	for _, s := range separators {
		if after, found := strings.CutPrefix(spaced, s); found {
			spaced, apart = after, true
			break
		}
	}
	return id, plainTitle(spaced), apart
}

// plainTitle brings a title to the form that a heading line gives back: one
// line, no blanks around it, no closing #.
func plainTitle(title string) string {
	title = strings.Trim(strings.ReplaceAll(title, "\n", " "), blanks)
	for strings.HasSuffix(title, "#") {
		open := strings.TrimRight(title, "#")
		if open != "" && !strings.ContainsRune(blanks, rune(open[len(open)-1])) {
			break
		}
		title = strings.TrimRight(open, blanks)
	}
	return title
}

// likeHeading tells whether a line that is no heading of ours was probably
// meant as one: another level, a name like "Question 2", a damaged byte.
func likeHeading(line string) bool {
	rest, ok := unindent(line)
	if !ok || len(rest) < 2 {
		return false
	}
	if at := strings.Index(rest, "## q"); at == 1 || at == 2 { // a line end was lost before it
		if _, _, ok := idAndTitle(strings.Trim(rest[at+3:], blanks)); ok {
			return true
		}
	}
	if len(rest) > 4 && oneByteOff(rest[:3], "## ") {
		if _, _, ok := idAndTitle(strings.Trim(rest[3:], blanks)); ok {
			return true
		}
	}
	name := strings.TrimLeft(rest, "#")
	level := len(rest) - len(name)
	name = strings.ToLower(strings.Trim(name, blanks))
	if level == 0 || level > 6 || name == "" {
		return false
	}
	for _, word := range []string{"question", "q"} {
		if number, found := strings.CutPrefix(name, word); found && startsWithDigit(strings.TrimLeft(number, blanks)) {
			return true
		}
	}
	return level == 2 && likeID(name)
}

// likeID tells whether a whole heading is what remains of a short id: "p3",
// "3", "q", "q!".
func likeID(name string) bool {
	if name[0] == 'q' && len(name) <= 2 {
		return true
	}
	if 'a' <= name[0] && name[0] <= 'z' {
		name = name[1:]
	}
	return name != "" && len(name) <= 3 && strings.Trim(name, "0123456789") == ""
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func oneByteOff(a, b string) bool {
	off := 0
	for i := range len(b) {
		if a[i] != b[i] {
			off++
		}
	}
	return off == 1
}

// record gives what stands inside a record line: "hints 2" of
// "<!-- kata: hints 2 -->". whole is false when the line does not end with
// the comment, as after a cut.
func record(line string) (inside string, whole, ok bool) {
	rest, ok := unindent(line)
	if !ok {
		return "", false, false
	}
	rest, open := strings.CutPrefix(rest, "<!--")
	rest, named := strings.CutPrefix(strings.TrimLeft(rest, blanks), "kata:")
	if !open || !named {
		return "", false, false
	}
	inside, after, closed := strings.Cut(rest, "-->")
	return strings.Trim(inside, blanks), closed && blank(after), true
}

// likeRecord tells whether a line that is no record line was probably one.
func likeRecord(line string) bool {
	rest, ok := unindent(line)
	if !ok {
		return false
	}
	if inside, found := strings.CutPrefix(rest, "<!--"); found {
		inside = strings.Trim(inside, blanks)
		word, _, named := strings.Cut(inside, ":")
		return named && len(word) <= 6 && diag.DidYouMean(word, []string{"kata"}) != "" ||
			strings.HasPrefix(inside, "kata") || inside != "" && strings.HasPrefix("kata", inside)
	}
	at := strings.Index(rest, "kata:")
	return 0 <= at && at <= 8 && strings.HasSuffix(strings.TrimRight(rest, blanks), "-->")
}

// structural tells whether an answer must not have the line as it is.
func structural(line string) bool {
	// A quotation and an escaped line are text. Nearly all other lines of
	// nearly all answers leave at the second test.
	if rest := strings.TrimLeft(line, " "); strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, `\`) {
		return false
	}
	if !strings.ContainsAny(line[:min(len(line), 16)], "#q") && !strings.Contains(line, "kata") && !strings.Contains(line, "<!--") {
		return false
	}
	if _, _, ok := heading(line); ok {
		return true
	}
	_, _, ok := record(line)
	return ok || likeHeading(line) || likeRecord(line)
}

// escape makes lines of a text that Parse gives back as the text. The empty
// text has no lines.
func escape(text string) []string {
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		body := strings.TrimLeft(line, `\`)
		edge := i == 0 || i == len(lines)-1
		if structural(body) || blank(body) && (edge || len(body) < len(line)) {
			lines[i] = `\` + line
		}
	}
	return lines
}

// unescape is the reverse of escape, for lines without blank ones around them.
func unescape(lines []string) string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = line
		if body := strings.TrimLeft(line, `\`); len(body) < len(line) && (blank(body) || structural(body)) {
			out[i] = line[1:]
		}
	}
	return strings.Join(out, "\n")
}

// trimBlank takes the blank lines from both ends.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}
