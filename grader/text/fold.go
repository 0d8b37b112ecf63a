package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes words comparable: compatibility forms and accents fall away
// ("ﬁ", "é"), case goes, curly apostrophes become straight, characters
// without width vanish. Bytes that are no UTF-8 vanish too.
//
// The Turkish dotless ı and dotted İ both become i, in every locale.
func Fold(word string) string {
	if isFolded(word) {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ReplaceAll(word, "´", "'")) { // an accent of its own is typed for '
		switch {
		case r == utf8.RuneError || Invisible(r) || unicode.Is(unicode.Mn, r):
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ß':
			b.WriteString("ss")
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isFolded(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' {
			return false
		}
	}
	return true
}

// Invisible tells whether a character takes no room inside a word: zero-width
// and soft hyphens, joiners, byte order marks, bidi controls.
func Invisible(r rune) bool {
	switch {
	case r == 0xad, r == 0x61c, r == 0xfeff:
		return true
	case 0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x2069:
		return true
	}
	return false
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '´' || r == '`'
}

// isWordRune tells whether a character may stand in a word. Underscores are
// separators: gtid_executed is two words.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && !isApostrophe(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
