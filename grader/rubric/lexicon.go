package rubric

import (
	"fmt"

	"example.com/kata/grader/phrase"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

// Lexicon is groups of words that mean the same thing in every rubric, with
// the bytes that they were read from, which take part in a rubric's hash.
type Lexicon struct {
	groups phrase.Lexicon
	bytes  [][]byte
}

// Names gives the groups in the order in which they were defined.
func (l *Lexicon) Names() []string {
	if l == nil {
		return nil
	}
	return l.groups.Names()
}

// Merge gives a lexicon with the groups of all; of groups with the same name,
// the words of both. Nil lexicons are left out.
func Merge(all ...*Lexicon) *Lexicon {
	out := &Lexicon{}
	for _, l := range all {
		if l != nil {
			out.groups.Merge(&l.groups)
			out.bytes = append(out.bytes, l.bytes...)
		}
	}
	return out
}

// ParseLexicon reads groups:
//
//	leader: [leader, primary, master, main server]
//	own:    [own, her own, self]
//
// Groups may use each other, in any order, but not in a circle. A kata's own
// lexicon that uses groups of the shared one is read with ParseLexiconBeside.
func ParseLexicon(src *diag.Source) (*Lexicon, diag.List) { return ParseLexiconBeside(src, nil) }

// ParseLexiconBeside reads a lexicon whose groups may use those of another
// one. The result holds only its own: Merge both for a rubric.
func ParseLexiconBeside(src *diag.Source, beside *Lexicon) (*Lexicon, diag.List) {
	root, _ := strictyaml.Parse(src)
	l := &Lexicon{bytes: [][]byte{src.Text}}
	known := Merge(beside)
	m := root.Map()
	for key := range m.All() {
		l.groups.Declare(key.Text())
		known.groups.Declare(key.Text())
	}
	for key, value := range m.All() {
		name := key.Text()
		if !validName(name) {
			key.Error(CodeID, fmt.Sprintf("%q cannot be the name of a group", name), "use small letters, digits, blanks and hyphens")
			continue
		}
		items := value.Items()
		if len(items) == 0 {
			key.Error(CodeLexicon, "the group has no words", "")
		}
		for _, item := range items {
			say := item.String()
			errs := known.groups.Define(name, say)
			if len(errs) == 0 {
				l.groups.Adopt(&known.groups, name)
			}
			report(item, errs)
		}
	}
	if name := known.groups.Circular(); name != "" {
		m.Get(name).Error(CodeLexicon, fmt.Sprintf("the group <%s> contains itself", name), "take the name out of one of the groups in the circle")
	}
	return l, root.Diagnostics()
}

func validName(s string) bool {
	for _, r := range s {
		if !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == ' ') {
			return false
		}
	}
	return s != "" && s != "number"
}
