package rubric

import (
	"fmt"

	"example.com/kata/grader"
	"example.com/kata/grader/phrase"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

// Lexicon is groups of words that mean the same thing in every rubric, with
// the bytes that they were read from, which take part in a rubric's hash.
type Lexicon struct {
	groups  phrase.Lexicon
	bytes   [][]byte
	entries []entry
}

// entry is one group of one file as it was written.
type entry struct {
	name  string
	at    diag.Range // of the name
	words []string
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
			out.entries = append(out.entries, l.entries...)
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
		if len(items) == 0 && value.IsList() {
			key.Error(CodeLexicon, "the group has no words", "list its words, [a, b], or take it out")
		}
		e := entry{name: name, at: key.Range()}
		for _, item := range items {
			say := item.String()
			e.words = append(e.words, say)
			errs := known.groups.Define(name, say)
			if len(errs) == 0 {
				l.groups.Adopt(&known.groups, name)
			}
			report(item, errs)
		}
		l.entries = append(l.entries, e)
	}
	if name := known.groups.Circular(); name != "" {
		m.Get(name).Error(CodeLexicon, fmt.Sprintf("the group <%s> contains itself", name), "take the name out of one of the groups in the circle")
		return l, root.Diagnostics()
	}
	for key := range m.All() {
		if known.groups.Deep(key.Text()) {
			key.Error(phrase.CodeDeep, fmt.Sprintf("the groups within <%s> are nested too deep", key.Text()), "write the words of the inner ones into an outer one")
			break
		}
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

// Unused gives a warning for each group of a kata's own lexicon that no phrase
// of its rubric reaches, be it through other groups, of its own or of the
// lexicon beside it, which may be nil.
func (l *Lexicon) Unused(r *grader.Rubric, beside *Lexicon) diag.List {
	words := map[string][]string{}
	for _, e := range Merge(beside, l).entries {
		words[e.name] = append(words[e.name], e.words...)
	}
	reached := map[string]bool{}
	var reach func(say string)
	reach = func(say string) {
		for _, name := range groupNames(say) {
			if !reached[name] {
				reached[name] = true
				for _, w := range words[name] {
					reach(w)
				}
			}
		}
	}
	for _, q := range r.Questions {
		for _, c := range q.Concepts {
			for _, p := range c.Phrases {
				reach(p.Text)
			}
		}
		for _, m := range q.Misconceptions {
			for _, p := range m.Phrases {
				reach(p.Text)
			}
		}
	}
	var list diag.List
	for _, e := range l.entries {
		if !reached[e.name] {
			list.Warn(e.at, CodeIdle, fmt.Sprintf("no phrase uses the group <%s>", e.name), "use it in rubric.yaml, or take it out")
		}
	}
	return list
}
