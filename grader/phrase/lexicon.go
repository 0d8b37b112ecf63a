package phrase

import (
	"slices"

	"example.com/kata/kata/diag"
)

// Lexicon holds groups of words that mean the same thing: <leader> stands for
// leader, primary, master and more. A nil Lexicon has none.
type Lexicon struct {
	names  []string // in the order in which they were defined
	groups map[string]*expr
}

// has tells whether a group is defined.
func (l *Lexicon) has(name string) bool { return l != nil && l.groups[name] != nil }

// Names gives the groups in their order.
func (l *Lexicon) Names() []string {
	if l == nil {
		return nil
	}
	return slices.Clone(l.names)
}

func (l *Lexicon) hint(name string) string {
	if l == nil || len(l.names) == 0 {
		return "define it in lexicon.yaml"
	}
	if best := diag.DidYouMean(name, l.names); best != "" {
		return "did you mean <" + best + ">?"
	}
	return "define it in lexicon.yaml"
}

// Declare makes a name known before its alternatives are read, so that groups
// may use each other in any order.
func (l *Lexicon) Declare(name string) {
	if l.groups == nil {
		l.groups = map[string]*expr{}
	}
	if l.groups[name] == nil {
		l.names = append(l.names, name)
		l.groups[name] = &expr{kind: isAlt}
	}
}

// Define adds one alternative to a group. It is a phrase without exclusions.
func (l *Lexicon) Define(name, alternative string) []Error {
	l.Declare(name)
	ph, errs := Compile(alternative, l)
	if len(errs) == 0 && len(ph.not)+len(ph.unless)+len(ph.given)+len(ph.absent) > 0 {
		errs = append(errs, Error{0, len(alternative), CodeSign, "an exclusion in a lexicon group", "exclusions belong to the phrases of a rubric"})
	}
	if len(errs) == 0 {
		l.groups[name].parts = append(l.groups[name].parts, ph.say)
	}
	return errs
}

// Adopt copies the alternative that another lexicon defined last in a group.
func (l *Lexicon) Adopt(other *Lexicon, name string) {
	l.Declare(name)
	from := other.groups[name].parts
	l.groups[name].parts = append(l.groups[name].parts, from[len(from)-1])
}

// Merge adds the groups of another lexicon. A group of the same name gets the
// alternatives of both.
func (l *Lexicon) Merge(other *Lexicon) {
	if other == nil {
		return
	}
	for _, name := range other.names {
		l.Declare(name)
		g := l.groups[name]
		l.groups[name] = &expr{kind: isAlt, parts: slices.Concat(g.parts, other.groups[name].parts)}
	}
}

// Circular gives the first group that, through others, contains itself; ""
// when there is none.
func (l *Lexicon) Circular() string {
	done := map[string]bool{}
	for _, name := range l.Names() {
		if l.reaches(name, name, map[string]bool{}, done) {
			return name
		}
		done[name] = true
	}
	return ""
}

// Deep tells whether more groups stand within each other in a group than a phrase
// may have. The lexicon must not be circular.
func (l *Lexicon) Deep(name string) bool { return l.depth(name, map[string]int{}) > maxDepth }

func (l *Lexicon) depth(name string, known map[string]int) int {
	if d, ok := known[name]; ok || !l.has(name) {
		return d
	}
	inner := 0
	l.groups[name].each(func(e *expr) {
		if e.kind == isGroup {
			inner = max(inner, l.depth(e.text, known))
		}
	})
	known[name] = inner + 1
	return inner + 1
}

func (l *Lexicon) reaches(from, target string, seen, done map[string]bool) bool {
	if seen[from] || done[from] {
		return false
	}
	seen[from] = true
	found := false
	l.groups[from].each(func(e *expr) {
		if e.kind == isGroup && (e.text == target || l.has(e.text) && l.reaches(e.text, target, seen, done)) {
			found = true
		}
	})
	return found
}

// each visits an expression and all below it.
func (e *expr) each(visit func(*expr)) {
	visit(e)
	for _, part := range e.parts {
		part.each(visit)
	}
}
