package text

import (
	"strings"
	"unicode/utf8"
)

// apart takes a contraction apart: "isn't" is the two words is and not, each
// with its own bytes. second is "" for other words. cut is where the second
// begins in the raw word.
//
// People on phones leave the apostrophe out, so dont and isnt are known too;
// wont and cant are read as will not and can not, since hardly anybody who
// writes about databases means the other words.
func apart(form, raw string) (first, second string, cut int) {
	if whole, ok := spelt()[form]; ok {
		return whole, "", len(raw)
	}
	if stem, ok := negated(form); ok {
		return stem, "not", lastRunes(raw, tailOfNot(form))
	}
	i := strings.LastIndexByte(form, '\'')
	if i < 0 {
		if base, tail, n := joined(form); n > 0 {
			return base, tail, lastRunes(raw, n)
		}
		return form, "", len(raw)
	}
	base, tail := form[:i], form[i+1:]
	base = strings.ReplaceAll(base, "'", "")
	switch tail {
	case "s":
		if sIsVerb(base) {
			return base, "is", lastRunes(raw, 2)
		}
		return base, "", len(raw)
	case "ll", "ve", "re", "m", "d":
		full := map[string]string{"ll": "will", "ve": "have", "re": "are", "m": "am", "d": "would"}[tail]
		return base, full, lastRunes(raw, len(tail)+1)
	}
	return base + tail, "", len(raw)
}

// negated knows n't with and without its apostrophe, and cannot.
func negated(form string) (base string, ok bool) {
	if strings.HasSuffix(form, "n't") {
		base = strings.TrimSuffix(form, "n't")
	} else if strings.HasSuffix(form, "n'nt") || strings.HasSuffix(form, "'nt") { // does'nt
		base = strings.TrimSuffix(strings.TrimSuffix(form, "'nt"), "n")
	} else {
		switch form {
		case "dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "werent", "cant", "wont", "wouldnt",
			"couldnt", "shouldnt", "havent", "hasnt", "hadnt", "aint", "dosnt", "dosent", "doesent", "cudnt", "wudnt":
			base = form[:len(form)-2]
			base = strings.TrimSuffix(base, "n")
		case "cannot":
			return "can", true
		case "didn", "doesn", "isn", "wasn", "aren", "weren", "wouldn", "couldn", "shouldn", "hasn", "hadn", "don":
			return form[:len(form)-1], true // "doesn t"
		default:
			return "", false
		}
	}
	switch base {
	case "ca":
		return "can", true
	case "wo":
		return "will", true
	case "sha":
		return "shall", true
	case "ai":
		return "is", true
	case "dos", "dose", "doese":
		return "does", true
	case "cud":
		return "could", true
	case "wud":
		return "would", true
	}
	return base, base != ""
}

// tailOfNot is how many characters of a negated word stand for "not".
func tailOfNot(form string) int {
	switch {
	case form == "cannot" || strings.HasSuffix(form, "n't") || strings.HasSuffix(form, "'nt"):
		return 3
	case strings.HasSuffix(form, "n"):
		return 1
	}
	return 2
}

// sIsVerb tells whether 's behind a word is "is" rather than a genitive.
func sIsVerb(base string) bool {
	switch base {
	case "it", "she", "he", "that", "there", "here", "what", "where", "who", "how", "this", "everything", "nothing", "let", "one":
		return true
	}
	return false
}

// joined knows the contractions that are written without an apostrophe.
func joined(form string) (base, tail string, n int) {
	switch form {
	case "shes", "hes", "thats", "whats", "theres", "heres":
		return form[:len(form)-1], "is", 1
	case "theyre", "youre":
		return form[:len(form)-2], "are", 2
	case "itll", "shell", "theyll", "youll":
		return form[:len(form)-2], "will", 2
	case "ive", "youve", "theyve":
		return form[:len(form)-2], "have", 2
	case "im":
		return "i", "am", 1
	}
	return "", "", 0
}

// lastRunes gives the offset at which the last n visible characters of a raw
// word begin.
func lastRunes(raw string, n int) int {
	at := len(raw)
	for n > 0 && at > 0 {
		r, size := utf8.DecodeLastRuneInString(raw[:at])
		at -= size
		if !Invisible(r) {
			n--
		}
	}
	return at
}
