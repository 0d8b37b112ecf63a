package diag

import "unicode"

// columns gives the width of clean text as a terminal shows it, near enough to
// put a caret below a word: combining marks take none, East Asian wide
// characters and emoji two. (Markus Kuhn's wcwidth, with the emoji of today; a
// joined emoji is counted too wide.)
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1100 && r <= 0x115f, // Hangul Jamo
		r >= 0x2e80 && r <= 0xa4cf && r != 0x303f, // CJK to Yi
		r >= 0xac00 && r <= 0xd7a3,                // Hangul
		r >= 0xf900 && r <= 0xfaff,                // CJK compatibility
		r >= 0xfe30 && r <= 0xfe6f,                // CJK forms
		r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6,
		r >= 0x1f300 && r <= 0x1faff, // emoji
		r >= 0x20000 && r <= 0x3fffd:
		return 2
	}
	return 1
}

// firstColumns gives the front of a text, at most n columns of it.
func firstColumns(s string, n int) string {
	for i, r := range s {
		if n -= runeColumns(r); n < 0 {
			return s[:i]
		}
	}
	return s
}

// lastColumns gives the end of a text, at most n columns of it.
func lastColumns(s string, n int) string {
	runes := []rune(s)
	i := len(runes)
	for i > 0 && n >= runeColumns(runes[i-1]) {
		i--
		n -= runeColumns(runes[i])
	}
	return string(runes[i:])
}
