// Package grader judges answers written in a learner's own words: it says
// which ideas an answer shows, which wrong ones, and which words show them.
//
//	answer -> text.Document -> phrase hits -> assertion rules -> concepts and
//	          misconceptions, each with its evidence -> points, verdict, review
//
// The nouns are Rubric (what an author wants to read), Result (one answer)
// and Report (a sheet); the verb is Grade. It is pure: the same rubric and
// answer give the same result, byte for byte, on every machine.
//
// The promise: grades are evidence, not scores. A concept is met because of
// spans of the learner's own words, and of nothing else.
package grader

import (
	"slices"

	"example.com/kata/grader/assertion"
	"example.com/kata/grader/phrase"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// Rubric is how the answers to one kata are judged. It is made by
// rubric.Parse, never changed afterwards, and safe for concurrent use.
type Rubric struct {
	Kata      *kata.Kata
	Hash      string // of all bytes that decide grades: two rubrics of one hash grade alike
	Questions []Question
	// About are phrases of the subject: a long answer that says none of them is
	// about something else, and nothing in it counts. Empty: every answer is.
	About []*phrase.Phrase

	about      *phrase.Set
	lexicon    *phrase.Lexicon
	vocabulary *phrase.Vocabulary
	judge      *assertion.Judge
}

// Question is the rubric's side of a question.
type Question struct {
	ID             string
	Run            string   // the scenario that is shown after the answer; may be empty
	Asked          []string // the question in other words, as books and sites have it: copied words earn nothing
	Concepts       []Concept
	Misconceptions []Misconception
	Pass           Rule
	Despite        bool // a misconception does not stand in the way of passing
	// NotAbout are phrases that show that an answer answers another question of
	// the kata: no idea counts in it.
	NotAbout []*phrase.Phrase
	Bands    []Band // empty: the points of the concepts are added up
	Max      int    // the most points that an answer gets

	set      *phrase.Set
	notAbout *phrase.Set // nil when there are none
	labels   []label     // of each phrase of the set
	shown    [][]int     // of each concept the phrases that show it
	alike    *alike      // nil when labelled answers taught nothing
}

// Concept is an idea that an answer should show.
type Concept struct {
	ID      string
	Idea    string // short title, shown once the idea is credited
	Hint    string // a question or next step, shown while it is missing
	Points  int
	Implies []Link // concepts that are met by the same words
	Yields  []Link // ids to which it leaves words that both would claim
	Outcome *Outcome
	Binds   []Binding
	Cost    Cost // of an idea that is a cost, what a run measures of it; may be empty
	Phrases []Phrase
}

// Cost is what a run measures of a design, as rubrics name it.
type Cost string

// The costs.
const (
	LeaderReads Cost = "leader reads" // the share of reads that the leader serves
	ReadTime    Cost = "read time"    // how long a read takes
	WriteWait   Cost = "write wait"   // how long a write waits for followers
)

// Misconception is a wrong idea.
type Misconception struct {
	ID         string
	Idea       string
	Refutation string // one or two kind sentences about the task
	Run        string // the scenario that shows it to be wrong; may be empty
	Yields     []Link
	Outcome    *Outcome
	Binds      []Binding
	Phrases    []Phrase
}

// Phrase is one way of saying something, with the concepts beside its own
// that it also shows.
type Phrase struct {
	*phrase.Phrase
	Implies []Link
	Asked   bool       // the question says so as well; whoever tells it in other words shows the idea all the same
	At      diag.Range // where the author wrote it; zero when no file did
}

// Link names another concept or misconception of the question.
type Link struct {
	ID string
	At diag.Range // where the author wrote it; zero when no file did
}

// Outcome makes an idea a prediction that a run confirms or refutes.
type Outcome struct {
	Say      string // "her comment is missing"
	Violated string // the guarantee that the run must violate: RYW, MR, MW, WFR, CP
	Kept     string // the guarantee that the run must keep
	Never    bool   // no run shows it
}

// Binding ties an idea to a policy of the model: the guarantee holds or
// breaks under it, assuming what is said. It is only named here; content
// checks the names, and the workbook runs them.
type Binding struct {
	Policy, Guarantee, Assuming string
	Failover                    string // "any", "most_advanced"; empty: the leader lives
	Holds                       bool
	At                          diag.Range // of the policy's name; zero when no file has it
}

// Rule is a condition on the concepts of a question. Exactly one of the
// lists is used; AtLeast belongs to Of.
type Rule struct {
	Concept string // a single concept
	All     []Rule
	Any     []Rule
	AtLeast int
	Of      []Rule
	At      diag.Range // where the author wrote it; zero when no file did
}

// Band gives points to answers that meet a rule; the best band counts.
type Band struct {
	Points int
	Rule   Rule
}

// Holds tells whether the rule is met by a set of concepts. The zero Rule
// always is.
func (r Rule) Holds(met func(concept string) bool) bool {
	switch {
	case r.Concept != "":
		return met(r.Concept)
	case r.Any != nil:
		return count(r.Any, met) > 0
	case r.Of != nil:
		return count(r.Of, met) >= r.AtLeast
	}
	return count(r.All, met) == len(r.All)
}

func count(rules []Rule, met func(string) bool) int {
	n := 0
	for _, r := range rules {
		if r.Holds(met) {
			n++
		}
	}
	return n
}

// Concepts visits all concepts that a rule names, in its order.
func (r Rule) Concepts(visit func(concept string)) {
	if r.Concept != "" {
		visit(r.Concept)
	}
	for _, list := range [][]Rule{r.All, r.Any, r.Of} {
		for _, part := range list {
			part.Concepts(visit)
		}
	}
}

// label tells whose phrase it is.
type label struct {
	misconception bool
	index         int   // in Concepts or Misconceptions
	implied       []int // in Concepts
	yields        []Link
}

// yieldsTo tells whether it leaves words to an idea.
func (l *label) yieldsTo(id string) bool {
	return slices.ContainsFunc(l.yields, func(to Link) bool { return to.ID == id })
}

// shows tells whether a phrase with this label shows a concept.
func (l *label) shows(concept int) bool {
	return !l.misconception && (l.index == concept || slices.Contains(l.implied, concept))
}

// New makes a rubric of questions whose phrases, and those of its subject,
// compiled without errors with the lexicon.
func New(k *kata.Kata, lex *phrase.Lexicon, questions []Question, about []*phrase.Phrase, hash string) *Rubric {
	r := &Rubric{Kata: k, Hash: hash, Questions: questions, About: about, lexicon: lex}
	all := slices.Clone(about)
	var notAbout []*phrase.Phrase
	for i := range questions {
		all = append(all, questions[i].label()...)
		notAbout = append(notAbout, questions[i].NotAbout...)
	}
	var asked, texts []string
	for _, q := range k.Questions() {
		asked = append(asked, q.Prompt)
		texts = append(texts, q.Prompt, q.Title)
	}
	for _, q := range questions {
		asked = append(asked, q.Asked...)
	}
	texts = append(texts, k.Scenario, k.Task, k.Objective, assertion.SelfTalk)
	r.vocabulary = phrase.NewVocabulary(lex, slices.Concat(all, notAbout), texts...)
	r.vocabulary.Protect(assertion.Words())
	for _, text := range asked {
		r.vocabulary.Protect(text)
	}
	r.judge = assertion.New(asked, r.vocabulary)
	if len(about) > 0 {
		r.about = phrase.Build(about, lex, r.vocabulary)
	}
	at := len(about)
	for i := range questions {
		q := &questions[i]
		q.set = phrase.Build(all[at:at+len(q.labels)], lex, r.vocabulary)
		if len(q.NotAbout) > 0 {
			q.notAbout = phrase.Build(q.NotAbout, lex, r.vocabulary)
		}
		at += len(q.labels)
	}
	return r
}

// label lists the phrases of a question and notes whose they are.
func (q *Question) label() (all []*phrase.Phrase) {
	q.labels = nil
	for i := range q.Concepts {
		for _, p := range q.Concepts[i].Phrases {
			all = append(all, p.Phrase)
			q.labels = append(q.labels, label{index: i, implied: q.implied(i, p.Implies), yields: q.Concepts[i].Yields})
		}
	}
	for i := range q.Misconceptions {
		for _, p := range q.Misconceptions[i].Phrases {
			all = append(all, p.Phrase)
			q.labels = append(q.labels, label{misconception: true, index: i, yields: q.Misconceptions[i].Yields})
		}
	}
	q.shown = make([][]int, len(q.Concepts))
	for c := range q.shown {
		for p := range q.labels {
			if q.labels[p].shows(c) {
				q.shown[c] = append(q.shown[c], p)
			}
		}
	}
	return all
}

// implied gives all concepts that a phrase of a concept shows beside it.
func (q *Question) implied(concept int, more []Link) (out []int) {
	seen := map[int]bool{concept: true}
	var add func(links []Link)
	add = func(links []Link) {
		for _, l := range links {
			if i := q.concept(l.ID); i >= 0 && !seen[i] {
				seen[i] = true
				out = append(out, i)
				add(q.Concepts[i].Implies)
			}
		}
	}
	add(q.Concepts[concept].Implies)
	add(more)
	return out
}

func (q *Question) concept(id string) int {
	for i := range q.Concepts {
		if q.Concepts[i].ID == id {
			return i
		}
	}
	return -1
}

// Question finds the rubric's side of a question; nil when there is none.
func (r *Rubric) Question(id string) *Question {
	for i := range r.Questions {
		if r.Questions[i].ID == id {
			return &r.Questions[i]
		}
	}
	return nil
}

// Concept finds a concept; nil when there is none.
func (q *Question) Concept(id string) *Concept {
	if i := q.concept(id); i >= 0 {
		return &q.Concepts[i]
	}
	return nil
}

// Misconception finds a misconception; nil when there is none.
func (q *Question) Misconception(id string) *Misconception {
	for i := range q.Misconceptions {
		if q.Misconceptions[i].ID == id {
			return &q.Misconceptions[i]
		}
	}
	return nil
}
