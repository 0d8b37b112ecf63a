package diag

import (
	"strings"
	"unicode/utf8"
)

// DidYouMean gives the known name that is nearest to what was typed, or ""
// when none is near: at most one edit for names of three to five letters, two
// for longer ones, with a swap of neighbours as one edit (Damerau 1964). Names
// of two letters are numbered ids (q1, q2): each is as near as the other.
func DidYouMean(typed string, known []string) string {
	best, distance := "", 3
	typed = strings.ToLower(typed)
	for _, k := range known {
		limit := 2
		switch {
		case len(k) <= 2:
			limit = 0
		case len(k) <= 5:
			limit = 1
		}
		if n := utf8.RuneCountInString(typed) - utf8.RuneCountInString(k); n > limit || -n > limit {
			continue
		}
		d := Edits(typed, strings.ToLower(k))
		if d <= limit && d < distance {
			best, distance = k, d
		}
	}
	if best == "" && len(typed) >= 3 {
		for _, k := range known {
			if strings.HasPrefix(strings.ToLower(k), typed) {
				return k
			}
		}
	}
	return best
}

// DidYouMeanHint makes a hint of it: the nearest name, else all of them.
func DidYouMeanHint(typed string, known []string) string {
	if best := DidYouMean(typed, known); best != "" {
		return "did you mean \"" + best + "\"?"
	}
	if len(known) == 0 {
		return ""
	}
	return "known here: " + strings.Join(known, ", ")
}

// Edits is the optimal string alignment distance of two words: insertions,
// deletions, substitutions and swaps of neighbouring letters (Damerau 1964).
func Edits(a, b string) int {
	if a == b {
		return 0
	}
	if ascii(a) && ascii(b) {
		return edits([]byte(a), []byte(b))
	}
	return edits([]rune(a), []rune(b))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func edits[T byte | rune](a, b []T) int {
	// Words are short: their rows need no heap.
	var room [3][32]int
	before, last, row := room[0][:], room[1][:], room[2][:]
	if len(b) >= len(row) {
		before, last, row = make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	}
	for j := 0; j <= len(b); j++ {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
