package content

import (
	_ "embed"
	"strings"
)

// codes is the one place where every code is explained. A test holds it
// complete. An entry is "K213 error: what it is", more about it on a line that
// begins with a tab, and behind "before" and "after" the mistake and its mend.
//
//go:embed codes.txt
var codes string

// Code is the entry of one code.
type Code struct {
	ID     string // "K213"
	Level  string // "error", "warning", "advice", or what it can be
	Title  string
	More   string // may be empty
	Before []string
	After  []string
}

// Codes gives all codes, sorted.
func Codes() (all []Code) {
	for entry := range strings.SplitSeq(strings.TrimSpace(codes), "\n\n") {
		lines := strings.Split(entry, "\n")
		head, title, _ := strings.Cut(lines[0], ": ")
		id, level, _ := strings.Cut(head, " ")
		c := Code{ID: id, Level: level, Title: title}
		into := &c.Before
		for _, line := range lines[1:] {
			mark, text, _ := strings.Cut(line, "\t")
			switch mark {
			case "before":
				into = &c.Before
			case "after":
				into = &c.After
			}
			if mark == "" && len(c.Before) == 0 {
				c.More = text
				continue
			}
			*into = append(*into, text)
		}
		all = append(all, c)
	}
	return all
}

// Explain finds the entry of a code, written in either case.
func Explain(id string) (Code, error) {
	for _, c := range Codes() {
		if strings.EqualFold(c.ID, id) {
			return c, nil
		}
	}
	return Code{}, UnknownCode{id}
}

// UnknownCode is the error for a code that there is not. No other is near it:
// one digit off is another problem.
type UnknownCode struct{ ID string }

// Error says which code is not known.
func (e UnknownCode) Error() string { return "there is no code \"" + e.ID + "\"" }

// Hint says where the codes are.
func (e UnknownCode) Hint() string { return "kata check --explain all lists them" }

// Format writes the entry as kata check --explain shows it.
func (c Code) Format() string {
	var b strings.Builder
	b.WriteString(c.ID + ", " + c.Level + ": " + c.Title + "\n")
	if c.More != "" {
		b.WriteString("\n" + c.More + "\n")
	}
	for _, part := range []struct {
		name  string
		lines []string
	}{{"before", c.Before}, {"after", c.After}} {
		b.WriteString("\n")
		for i, line := range part.lines {
			name := part.name
			if i > 0 {
				name = ""
			}
			b.WriteString("  " + name + strings.Repeat(" ", 8-len(name)) + line + "\n")
		}
	}
	return b.String()
}
