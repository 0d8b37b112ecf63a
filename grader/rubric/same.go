package rubric

import (
	"slices"
	"strings"

	"example.com/kata/grader/text"
)

// same gives phrases that are written differently and match the same one
// text: letters of either case, inflections (which match each other outside
// quotes), the order of alternatives and blanks do not count. It does not look
// into groups: <leader> and leader are two.
func same(say string) string {
	n := normal{say: say}
	return n.sequence("")
}

// normal walks over a phrase that compiled without errors.
type normal struct {
	say string
	at  int
}

// sequence reads up to one of the closing characters, or the end, without
// taking it.
func (n *normal) sequence(until string) string {
	var parts []string
	for n.at < len(n.say) && strings.IndexByte(until, n.say[n.at]) < 0 {
		c := n.say[n.at]
		switch {
		case strings.IndexByte(" \t\n", c) >= 0:
			n.at++
		case strings.IndexByte("?*", c) >= 0 && len(parts) > 0:
			parts[len(parts)-1] += string(c)
			n.at++
		default:
			parts = append(parts, n.part(c))
		}
	}
	return strings.Join(parts, " ")
}

// part reads what begins with c.
func (n *normal) part(c byte) string {
	switch c {
	case '[':
		var all []string
		for more := true; more; more = n.at < len(n.say) && n.say[n.at] == '|' {
			n.at++
			all = append(all, n.sequence("|]"))
		}
		n.at++
		slices.Sort(all)
		return "[" + strings.Join(slices.Compact(all), "|") + "]"
	case '{':
		n.at++
		inner := n.sequence("}")
		n.at++
		return "{" + inner + "}"
	case '"':
		return strings.ToLower(n.upTo('"'))
	case '<':
		return n.upTo('>')
	}
	start := n.at
	for n.at++; n.at < len(n.say) && strings.IndexByte(" \t\n[]{}<>|\"?*", n.say[n.at]) < 0; n.at++ {
	}
	word := n.say[start:n.at]
	if n.at < len(n.say) && n.say[n.at] == '*' {
		return text.Fold(word)
	}
	return text.Stem(text.Fold(word)) // of a gap or another sign: itself
}

// upTo reads to the closing character, which it takes.
func (n *normal) upTo(c byte) string {
	start := n.at
	end := strings.IndexByte(n.say[start+1:], c)
	if end < 0 {
		n.at = len(n.say)
	} else {
		n.at = start + 1 + end + 1
	}
	return n.say[start:n.at]
}

// groupNames gives the groups that a phrase or an alternative of a group
// names.
func groupNames(say string) (names []string) {
	n := normal{say: say}
	for n.at < len(say) {
		switch say[n.at] {
		case '"':
			n.upTo('"') // "<" may stand there for itself
		case '<':
			names = append(names, strings.TrimSpace(strings.Trim(n.upTo('>'), "<>")))
		default:
			n.at++
		}
	}
	return names
}
