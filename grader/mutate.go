package grader

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/grader/phrase"
	"example.com/kata/kata/diag"
)

// Labels is what an answer is judged by, without the words that show it.
type Labels struct {
	Concepts       []bool // of each concept of the question, whether it is met
	Misconceptions []bool // of each misconception, whether it is found
	Passed         bool
	Points         int
}

// Lost is what a Mutant lacks.
type Lost string

// What can be taken out of a rubric.
const (
	LostPhrase    Lost = "phrase"
	LostGuard     Lost = "guard"     // one "- x", "unless x", "given x" or "barring x" of a phrase
	LostLink      Lost = "link"      // one "implies" or "yields to"
	LostThreshold Lost = "threshold" // one demand of the pass rule, of a band, or the limit of the points
)

// Mutant is a rubric with one thing taken out, and what became of the answers.
type Mutant struct {
	Lost     Lost
	ID       string     // the concept or misconception of a phrase or guard, or that hangs on a link
	Phrase   *Phrase    // of a phrase or guard
	Guard    string     // as the author wrote it: "- lost"
	Change   string     // of a link or threshold: what is different, as a clause: "b is not asked for"
	Shows    string     // of a link or threshold: what an answer must show to tell the two apart
	Stricter bool       // of a threshold: the mutant asks for more, not for less
	Points   bool       // of a threshold: only points hang on it, not passing
	At       diag.Range // of what is taken out
	Said     int        // in how many answers a phrase stands and counts, a guard rules out or a threshold decides
	Noticed  bool
	Such     string // of an unnoticed phrase or guard: words that would notice; may be empty
}

// Mutate takes each phrase, guard, link and threshold out of a question in turn, and
// tells for each whether an answer notices: whether notice, given the number
// of an answer with its labels before and after, says so for any. It is asked
// only for answers whose labels changed. The error names an unknown question.
//
// This is mutation testing (DeMillo, Lipton and Sayward 1978) of a rubric by
// its examples. Nothing is compiled anew: a phrase that is gone is a match
// less, a guard that is gone a few matches more.
func (r *Rubric) Mutate(questionID string, answers []string, notice func(answer int, before, after *Labels) bool) ([]Mutant, error) {
	q := r.Question(questionID)
	if q == nil {
		return nil, r.unknown(questionID)
	}
	m := mutation{rubric: r, question: q, notice: notice, room: newInspection()}
	for _, use := range q.unused() {
		m.phrases = append(m.phrases, m.add(Mutant{Lost: LostPhrase, ID: use.ID, Phrase: &use.Phrase, At: use.Phrase.At}))
		var guards []int
		for _, guard := range use.Phrase.Guards() {
			guards = append(guards, m.add(Mutant{Lost: LostGuard, ID: use.ID, Phrase: &use.Phrase, Guard: guard, At: placeIn(use.Phrase.At, guard)}))
		}
		m.guards = append(m.guards, guards)
	}
	for _, l := range q.linkless() {
		m.links = append(m.links, variant{m.add(l.Mutant), l.question})
	}
	for _, w := range q.weaker() {
		m.rules = append(m.rules, variant{m.add(w.Mutant), w.question})
	}
	for i, answer := range answers {
		m.try(i, cut(answer))
	}
	m.suggest()
	return m.all, nil
}

// placeIn gives the place of a guard behind the beginning of its phrase: in
// its own value or, for {say: …, unless: …}, later in the line.
func placeIn(at diag.Range, guard string) diag.Range {
	if at.Source == nil {
		return at
	}
	line := string(at.Source.Text[at.Start:])
	line, _, _ = strings.Cut(line, "\n")
	written := strings.Fields(guard)
	for _, g := range []string{guard, strings.Join(written[1:], " ")} {
		if i := strings.LastIndex(line, g); i >= 0 && g != "" {
			return at.Source.At(at.Start+i, len(g))
		}
	}
	return at
}

// mutation is all mutants of a question on their way through the answers.
type mutation struct {
	rubric   *Rubric
	question *Question
	notice   func(answer int, before, after *Labels) bool
	all      []Mutant
	phrases  []int     // of each phrase its mutant
	guards   [][]int   // of each phrase those without one of its guards
	links    []variant // without one "implies" or "yields to"
	rules    []variant // with one threshold changed
	room     *inspection
}

// variant is a mutant that is a question with other links or thresholds.
type variant struct {
	mutant   int
	question *Question
}

func (m *mutation) add(mutant Mutant) int {
	m.all = append(m.all, mutant)
	return len(m.all) - 1
}

// try holds all mutants against one answer.
func (m *mutation) try(i int, answer string) {
	q := m.question
	in := m.rubric.read(q, answer, m.room)
	defer in.found.Free()
	w, hits := in.wording, in.hits
	before := q.labelled(in.matches, len(w.doc.Tokens) > 0)
	tell := func(mutant int, after Labels) {
		if !before.equal(&after) && m.notice(i, &before, &after) {
			m.all[mutant].Noticed = true
		}
	}
	for _, p := range in.asserted() {
		m.all[m.phrases[p]].Said++
		tell(m.phrases[p], m.without(w, hits, p, nil))
	}
	for p, guards := range m.guards {
		for g, mutant := range guards {
			if loose := q.set.FindUnguarded(w.doc, w.words, p, g); len(loose) > of(p, hits) {
				m.all[mutant].Said++
				tell(mutant, m.without(w, hits, p, loose))
			}
		}
	}
	vary := func(mutant int, after Labels) {
		if !before.equal(&after) {
			m.all[mutant].Said++
		}
		tell(mutant, after)
	}
	for _, v := range m.links {
		vary(v.mutant, m.labels(v.question, w, hits))
	}
	for _, v := range m.rules {
		vary(v.mutant, v.question.judged(before))
	}
}

// of counts the hits of a phrase.
func of(p int, hits []phrase.Hit) (n int) {
	for _, h := range hits {
		if h.Phrase == p {
			n++
		}
	}
	return n
}

// without gives the labels of an answer when a phrase has other hits.
func (m *mutation) without(w wording, hits []phrase.Hit, p int, instead []phrase.Hit) Labels {
	rest := slices.DeleteFunc(slices.Clone(hits), func(h phrase.Hit) bool { return h.Phrase == p })
	return m.labels(m.question, w, append(rest, instead...))
}

// labels gives the labels of an answer with these hits.
func (m *mutation) labels(q *Question, w wording, hits []phrase.Hit) Labels {
	in := &inspection{wording: w}
	m.rubric.inspect(q, in, hits)
	return q.labelled(in.matches, len(w.doc.Tokens) > 0)
}

// unusual tells a sign that no author would write into an example.
func unusual(c rune) bool { return c > '~' }

// maxSamples is how many wordings of a phrase are tried for one that would
// notice that it is gone.
const maxSamples = 24

// suggest finds words that would notice what no answer does. Which of many
// wordings are tried is fixed by their number alone.
func (m *mutation) suggest() {
	for p, mutant := range m.phrases {
		m.sample(mutant, p, -1)
		for g, mutant := range m.guards[p] {
			m.sample(mutant, p, g)
		}
	}
}

func (m *mutation) sample(mutant, p, guard int) {
	it, q := &m.all[mutant], m.question
	if it.Noticed {
		return
	}
	in := m.room
	for n := range uint32(maxSamples) {
		state := n
		pick := func(of int) int {
			// The first sample takes the first of everything, as the author
			// would; the others are spread by a linear congruence (Knuth).
			i := int(state>>16) % of
			state = state*1664525 + n*1013904223
			return i
		}
		say := it.Phrase.Sample(m.rubric.lexicon, pick)
		if guard >= 0 {
			say += " " + it.Phrase.SampleGuard(guard, m.rubric.lexicon, pick)
		}
		if strings.ContainsFunc(say, unusual) {
			continue
		}
		m.rubric.look(q, say, in)
		w, hits := in.wording, q.set.FindWith(in.doc, in.words)
		var loose []phrase.Hit
		if guard >= 0 {
			if loose = q.set.FindUnguarded(w.doc, w.words, p, guard); len(loose) <= of(p, hits) {
				continue
			}
		}
		before := m.without(w, hits, -1, nil)
		if after := m.without(w, hits, p, loose); !before.equal(&after) {
			it.Such = say
			return
		}
	}
}

// labelled gives the labels of an answer with these matches.
func (q *Question) labelled(matches []Match, answered bool) Labels {
	l := Labels{Concepts: make([]bool, len(q.Concepts)), Misconceptions: make([]bool, len(q.Misconceptions))}
	for i := range matches {
		m := &matches[i]
		switch {
		case m.Rule != "":
		case m.Misconception:
			l.Misconceptions[m.label.index] = true
		default:
			l.Concepts[m.label.index] = true
			for _, c := range m.label.implied {
				l.Concepts[c] = true
			}
		}
	}
	if !answered {
		return l
	}
	return q.judged(l)
}

// judged gives labels with the verdict and the points of the question.
func (q *Question) judged(l Labels) Labels {
	res := Result{}
	for i, met := range l.Concepts {
		res.Concepts = append(res.Concepts, Finding{ID: q.Concepts[i].ID, Met: met})
	}
	l.Passed = q.Pass.Holds(res.Met) && (q.Despite || !slices.Contains(l.Misconceptions, true))
	l.Points = q.points(&res)
	return l
}

func (l *Labels) equal(o *Labels) bool {
	return l.Passed == o.Passed && l.Points == o.Points &&
		slices.Equal(l.Concepts, o.Concepts) && slices.Equal(l.Misconceptions, o.Misconceptions)
}

// weaker is a question with one threshold or link taken out.
type weaker struct {
	Mutant
	question *Question
}

// weaker gives the question with each threshold changed.
func (q *Question) weaker() (out []weaker) {
	add := func(m Mutant, change func(*Question)) {
		other := *q
		change(&other)
		m.Lost = LostThreshold
		out = append(out, weaker{m, &other})
	}
	for _, c := range q.Pass.demands() {
		c.Change += " for passing"
		add(c.Mutant, func(o *Question) { o.Pass = c.rule })
	}
	if len(q.Misconceptions) > 0 && !q.Despite {
		add(Mutant{Change: "a misconception does not keep from passing", Shows: "enough to pass, and a misconception besides", At: q.Pass.At},
			func(o *Question) { o.Despite = true })
	}
	sum := 0
	for _, c := range q.Concepts {
		sum += c.Points
	}
	if len(q.Bands) == 0 && q.Max < sum {
		add(Mutant{Change: fmt.Sprintf("points have no limit of %d", q.Max), Shows: "ideas for more points than that", At: q.Pass.At, Points: true},
			func(o *Question) { o.Max = sum })
	}
	for i, b := range q.Bands {
		for _, c := range b.Rule.demands() {
			c.Change += fmt.Sprintf(" for the band of %d", b.Points)
			c.Points = true
			add(c.Mutant, func(o *Question) {
				o.Bands = slices.Clone(q.Bands)
				o.Bands[i].Rule = c.rule
			})
		}
	}
	return out
}

// changed is a rule with one demand taken out.
type changed struct {
	Mutant
	rule Rule
}

// demands is changes for a whole rule: a single concept is a demand as well.
func (r Rule) demands() []changed {
	if r.Concept != "" {
		return Rule{All: []Rule{r}, At: r.At}.changes()
	}
	return r.changes()
}

// changes gives the rule with each of its demands changed: "all of" without
// each part in turn, "any of" likewise, "at least N of" with one fewer and one
// more.
func (r Rule) changes() (out []changed) {
	inside := func(parts []Rule, with func([]Rule) Rule) {
		for i, p := range parts {
			for _, c := range p.changes() {
				other := slices.Clone(parts)
				other[i] = c.rule
				out = append(out, changed{c.Mutant, with(other)})
			}
		}
	}
	switch {
	case r.Concept != "":
		return nil
	case r.Any != nil:
		for i, p := range r.Any {
			if len(r.Any) > 1 {
				m := Mutant{Change: p.String() + " is not enough", Shows: fmt.Sprintf("%s and nothing else of %s", p, list(r.Any)), Stricter: true, At: p.At}
				out = append(out, changed{m, Rule{Any: slices.Delete(slices.Clone(r.Any), i, i+1), At: r.At}})
			}
		}
		out = append(out, changed{Mutant{Change: "none of " + list(r.Any) + " is asked", Shows: "none of " + list(r.Any), At: r.At}, Rule{}})
		inside(r.Any, func(parts []Rule) Rule { return Rule{Any: parts, At: r.At} })
	case r.Of != nil:
		fewer, more := r, r
		fewer.AtLeast, more.AtLeast = r.AtLeast-1, r.AtLeast+1
		out = append(out, changed{Mutant{Change: fmt.Sprintf("%d of %d are enough", fewer.AtLeast, len(r.Of)), At: r.At,
			Shows: few(fewer.AtLeast) + " of " + list(r.Of)}, fewer})
		if more.AtLeast <= len(r.Of) {
			out = append(out, changed{Mutant{Change: fmt.Sprintf("%d of %d are asked", more.AtLeast, len(r.Of)), At: r.At,
				Shows: fmt.Sprintf("only %d of %s", r.AtLeast, list(r.Of)), Stricter: true}, more})
		}
		inside(r.Of, func(parts []Rule) Rule { return Rule{Of: parts, AtLeast: r.AtLeast, At: r.At} })
	default:
		for i, p := range r.All {
			rest := slices.Delete(slices.Clone(r.All), i, i+1)
			m := Mutant{Change: p.String() + " is not asked", Shows: "not " + p.String(), At: p.At}
			if len(rest) > 0 {
				m.Shows = fmt.Sprintf("%s and not %s", Rule{All: rest}, p)
			}
			out = append(out, changed{m, Rule{All: rest, At: r.At}})
		}
		inside(r.All, func(parts []Rule) Rule { return Rule{All: parts, At: r.At} })
	}
	return out
}

// few says "none" or "only 2".
func few(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprintf("only %d", n)
}

// String writes a rule as an author does.
func (r Rule) String() string {
	switch {
	case r.Concept != "":
		return r.Concept
	case r.Any != nil:
		return "any of " + list(r.Any)
	case r.Of != nil:
		return fmt.Sprintf("at least %d of %s", r.AtLeast, list(r.Of))
	}
	if len(r.All) == 1 {
		return r.All[0].String()
	}
	return "all of " + list(r.All)
}

func list(rules []Rule) string {
	var parts []string
	for _, r := range rules {
		parts = append(parts, r.String())
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
