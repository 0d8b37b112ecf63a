package terminal

import "strings"

// style is one look. All looks of the program stand in this file, and so do
// the only escape codes that it writes.
type style int

const (
	plain style = iota
	title
	heading
	strong
	emphasis
	code
	quote
	mark
	faint
	prompt
	failure
)

// codes are SGR parameters. They name no colour that could vanish on a light
// or on a dark ground: bold, italic, underline, and the terminal's own cyan,
// magenta and red in their normal strength.
var codes = [...]string{
	plain:    "",
	title:    "1;4",
	heading:  "1",
	strong:   "1",
	emphasis: "3",
	code:     "36",
	quote:    "3",
	mark:     "1",
	faint:    "2",
	prompt:   "1;36",
	failure:  "1;31",
}

// paint wraps text in the codes of a style. Text must be clean already.
func (c *Console) paint(s style, text string) string {
	if !c.styled || codes[s] == "" || strings.TrimSpace(text) == "" {
		return text
	}
	return "\x1b[" + codes[s] + "m" + text + "\x1b[0m"
}

// typographic characters and what stands for them where the locale has no
// UTF-8. Letters of other scripts are left as they are: a wrong letter is
// worse than one that the terminal cannot show.
var ascii = strings.NewReplacer(
	"“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...", "–", "-", "—", "-",
	"·", "-", "→", "->", "←", "<-", "×", "x", "≥", ">=", "≤", "<=", "\u00a0", " ",
)
