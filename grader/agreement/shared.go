package agreement

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"example.com/kata/grader"
	"example.com/kata/grader/text"
)

// Shared is a word, or two that stand together, of which several unexplained
// answers make use and few answers without the label do: what the next phrase
// may be made of. It counts, and knows nothing of what words mean.
type Shared struct {
	Label         string // the concept or misconception
	Misconception bool
	Words         []string // one or two in the order in which they mostly stand; "<leader>" is a group of the lexicon
	With, Of      int      // so many of the unexplained answers have them
	Without, Rest int      // so many of the answers to which people did not give the label do
}

const (
	// reach is how many words may stand between two that stand together, as
	// in the ".." of a phrase. They are in one sentence.
	reach = 7
	// maxShared is how many findings are kept for each label.
	maxShared = 10
)

// little are words of which a phrase is not made, alone or in a pair, however
// often they happen to stand in two answers. By their stems.
var little = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`a an the this that these those and or but so if as of to for in on at by with from into
		i you he she it we they me him her us them my your his its our their who which what there here
		be is am are was were been being have has had do does did will would can could may might shall should`) {
		out[text.Stem(w)] = true
	}
	return out
})

// feature is a word, or two in the order of their names.
type feature struct{ a, b string }

func (f feature) single() bool { return f.b == "" }

// covers tells whether two features are so alike that one will do: both are
// single, as a group and a word of it are, or they have a word in common.
func (f feature) covers(o feature) bool {
	return f.single() && o.single() || f.a == o.a || f.a == o.b || !f.single() && (f.b == o.a || f.b == o.b)
}

// rank puts a group of the lexicon before a word, since it says the same in
// more ways, and a word before a pair.
func (f feature) rank() int {
	switch {
	case !f.single():
		return 2
	case f.a[0] == '<':
		return 0
	}
	return 1
}

// spoken is the words of all answers to a question.
type spoken struct {
	words [][]grader.Word // of each answer
	forms map[string]map[string]int
}

// listen reads all answers.
func listen(r *grader.Rubric, answers []Labelled) *spoken {
	s := &spoken{forms: map[string]map[string]int{}}
	reader := r.WordReader()
	for _, a := range answers {
		words := reader.Words(a.Answer)
		for _, w := range words {
			if s.forms[w.Name] == nil {
				s.forms[w.Name] = map[string]int{}
			}
			s.forms[w.Name][w.Form]++
		}
		slices.SortStableFunc(words, func(a, b grader.Word) int { return cmp.Compare(a.Start, b.Start) })
		s.words = append(s.words, words)
	}
	return s
}

// tally is what a feature counts.
type tally struct {
	in      []int // the unexplained answers
	without int
	forward int // how often a stands before b, less how often behind it
}

// shared finds the words that the answers missed share. First the words that
// at least two of them have, then pairs of those, then how many answers
// without the label have them too.
func (s *spoken) shared(l label, answers []Labelled, missed []int) []Shared {
	found := map[feature]*tally{}
	for _, singles := range []bool{true, false} {
		for _, i := range missed {
			for f, forward := range s.features(i, singles, found) {
				t := found[f]
				if t == nil {
					t = &tally{}
					found[f] = t
				}
				t.in = append(t.in, i)
				t.forward += forward
			}
		}
		maps.DeleteFunc(found, func(_ feature, t *tally) bool { return len(t.in) < 2 })
	}
	rest := 0
	for i := range answers {
		if l.given(&answers[i]) {
			continue
		}
		rest++
		for _, singles := range []bool{true, false} {
			for f := range s.features(i, singles, found) {
				if t := found[f]; t != nil {
					t.without++
				}
			}
		}
	}
	var out []Shared
	for _, f := range telling(found, len(missed), rest) {
		t := found[f]
		words := []string{s.form(f.a)}
		switch {
		case f.single():
		case t.forward < 0:
			words = []string{s.form(f.b), words[0]}
		default:
			words = append(words, s.form(f.b))
		}
		out = append(out, Shared{l.id, l.misconception, words, len(t.in), len(missed), t.without, rest})
	}
	return out
}

// features gives what stands in an answer: its words, or the pairs of words
// that are known by themselves, with their order.
func (s *spoken) features(answer int, singles bool, known map[feature]*tally) map[feature]int {
	out := map[feature]int{}
	words := s.words[answer]
	for i, w := range words {
		if singles {
			if !little()[w.Name] {
				out[feature{a: w.Name}] = 0
			}
			continue
		}
		if known[feature{a: w.Name}] == nil {
			continue
		}
		for _, o := range words[i+1:] {
			if o.Sentence != w.Sentence || o.Start-w.End > reach {
				break
			}
			switch {
			case o.Start < w.End || o.Name == w.Name || known[feature{a: o.Name}] == nil:
			case w.Name < o.Name:
				out[feature{w.Name, o.Name}]++
			default:
				out[feature{o.Name, w.Name}]--
			}
		}
	}
	return out
}

// form gives a word as most answers write it: a name is a bare stem.
func (s *spoken) form(name string) string {
	best := ""
	for form, n := range s.forms[name] {
		if m := s.forms[name][best]; n > m || n == m && form < best {
			best = form
		}
	}
	return best
}

// telling gives the features that are much more usual among the unexplained
// answers than among those without the label: in at most half as many of the
// latter, and at most a quarter as often. Since wrong credit is worse than a
// missing one, an answer without the label weighs twice in their order. A pair
// must be rarer without the label than each of its words, and what adds no
// answer to something like it that stands before it is left out.
func telling(found map[feature]*tally, of, rest int) (out []feature) {
	var all []feature
	for f, t := range found {
		if 2*t.without > len(t.in) || 4*t.without*of > len(t.in)*rest {
			continue
		}
		if a, b := found[feature{a: f.a}], found[feature{a: f.b}]; !f.single() && (a.without <= t.without || b.without <= t.without) {
			continue
		}
		all = append(all, f)
	}
	weight := func(f feature) int { return len(found[f].in) - 2*found[f].without }
	slices.SortFunc(all, func(a, b feature) int {
		return cmp.Or(weight(b)-weight(a), len(found[b].in)-len(found[a].in), a.rank()-b.rank(),
			cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for _, f := range all {
		told := slices.ContainsFunc(out, func(o feature) bool {
			return o.covers(f) && found[o].without <= found[f].without && containsAll(found[o].in, found[f].in)
		})
		if !told && len(out) < maxShared {
			out = append(out, f)
		}
	}
	return out
}

// containsAll tells whether all of some sorted numbers are among others.
func containsAll(all, some []int) bool {
	for _, n := range some {
		if _, ok := slices.BinarySearch(all, n); !ok {
			return false
		}
	}
	return true
}
