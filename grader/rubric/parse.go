package rubric

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/grader/phrase"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

// Parse reads a rubric and checks it against its kata. The rubric is nil when
// the list has errors.
func Parse(src *diag.Source, lexicon *Lexicon, k *kata.Kata) (*grader.Rubric, diag.List) {
	root, _ := strictyaml.Parse(src)
	if lexicon == nil {
		lexicon = &Lexicon{}
	}
	r := reader{src: src, lex: &lexicon.groups, kata: k}
	m := root.Map().Only("kata", "about", "questions")
	if id := m.Get("kata"); id.Present() && id.String() != k.ID {
		id.Error(CodeKata, fmt.Sprintf("this is the rubric of %q, and it lies with the kata %q", id.String(), k.ID), "write kata: "+k.ID)
	}
	questions := m.Need("questions").Map()
	var known []string
	for _, q := range k.Questions() {
		known = append(known, q.ID)
	}
	for key, value := range questions.All() {
		if _, ok := k.Question(key.Text()); !ok {
			key.Error(CodeQuestion, fmt.Sprintf("the kata has no question %q", key.Text()), diag.DidYouMeanHint(key.Text(), known))
			continue
		}
		r.questions = append(r.questions, r.question(key, value.Map()))
	}
	if questions.IsMap() {
		for _, id := range known {
			if !questions.Get(id).Present() {
				questions.Warn(CodeUngraded, fmt.Sprintf("question %q is not graded", id), "add "+id+": to the questions")
			}
		}
	}
	about := r.about(m.Get("about"))
	list := root.Diagnostics()
	if list.HasErrors() {
		return nil, list
	}
	return grader.New(k, r.lex, r.inKataOrder(), about, hash(src.Text, lexicon)), list
}

// hash names what decides grades: the bytes of the lexicons and the rubric.
func hash(rubric []byte, lexicon *Lexicon) string {
	h := sha256.New()
	for _, b := range append(lexicon.bytes[:len(lexicon.bytes):len(lexicon.bytes)], rubric) {
		fmt.Fprintf(h, "%d\n", len(b))
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// reader is what reading one rubric needs everywhere.
type reader struct {
	src       *diag.Source
	lex       *phrase.Lexicon
	kata      *kata.Kata
	questions []grader.Question
}

func (r *reader) inKataOrder() []grader.Question {
	var out []grader.Question
	for _, q := range r.kata.Questions() {
		for _, mine := range r.questions {
			if mine.ID == q.ID {
				out = append(out, mine)
			}
		}
	}
	return out
}

func (r *reader) question(key strictyaml.Value, m strictyaml.Map) grader.Question {
	m.Only("run", "asked", "pass", "not about", "despite misconceptions", "points", "bands", "concepts", "misconceptions")
	q := grader.Question{ID: key.Text(), Run: m.Get("run").String(), Asked: m.Get("asked").Strings(), Despite: m.Get("despite misconceptions").Bool(), NotAbout: r.about(m.Get("not about"))}
	seen := map[string]said{}
	concepts := m.Need("concepts").Map()
	var ids []string
	for id := range concepts.All() {
		r.checkID(id)
		ids = append(ids, id.Text())
	}
	all := slices.Clone(ids)
	for id := range m.Get("misconceptions").Map().All() {
		all = append(all, id.Text())
	}
	for id, value := range concepts.All() {
		q.Concepts = append(q.Concepts, r.concept(id, value.Map(), ids, all, seen))
	}
	for id, value := range m.Get("misconceptions").Map().All() {
		r.checkID(id)
		if concepts.Get(id.Text()).Present() {
			id.Error(CodeID, fmt.Sprintf("%q is a concept already", id.Text()), "give the misconception another id")
		}
		q.Misconceptions = append(q.Misconceptions, r.misconception(id, value.Map(), all, seen))
	}
	q.Pass = r.rule(m.Need("pass"), ids)
	r.points(&q, m, ids)
	return q
}

func (r *reader) checkID(id strictyaml.Value) {
	if !kata.ValidID(id.Text()) {
		id.Error(CodeID, fmt.Sprintf("%q cannot be an id", id.Text()), "use small letters, digits and single hyphens")
	}
}

func (r *reader) concept(id strictyaml.Value, m strictyaml.Map, ids, all []string, seen map[string]said) grader.Concept {
	m.Only("idea", "hint", "points", "implies", "yields to", "outcome", "binds", "cost", "phrases")
	c := grader.Concept{
		ID:      id.Text(),
		Idea:    r.words(m, "idea", "a short title, shown once the idea is credited"),
		Hint:    r.words(m, "hint", "a question or next step that does not give the answer away"),
		Points:  1,
		Implies: r.links(id.Text(), m.Get("implies"), ids),
		Yields:  r.links(id.Text(), m.Get("yields to"), all),
		Outcome: r.outcome(m.Get("outcome")),
		Binds:   r.binds(m.Get("binds")),
		Phrases: r.phrases(id, m.Get("phrases"), false, ids, seen),
	}
	if v := m.Get("cost"); v.Present() {
		c.Cost = grader.Cost(v.OneOf(string(grader.LeaderReads), string(grader.ReadTime), string(grader.WriteWait)))
	}
	if p := m.Get("points"); p.Present() {
		c.Points = p.Int(0, 100)
	}
	return c
}

func (r *reader) misconception(id strictyaml.Value, m strictyaml.Map, all []string, seen map[string]said) grader.Misconception {
	m.Only("idea", "refutation", "run", "yields to", "outcome", "binds", "phrases")
	return grader.Misconception{
		ID:         id.Text(),
		Idea:       r.words(m, "idea", "a short title"),
		Refutation: r.words(m, "refutation", "one or two plain sentences about the task"),
		Run:        m.Get("run").String(),
		Yields:     r.links(id.Text(), m.Get("yields to"), all),
		Outcome:    r.outcome(m.Get("outcome")),
		Binds:      r.binds(m.Get("binds")),
		Phrases:    r.phrases(id, m.Get("phrases"), true, nil, seen),
	}
}

// words reads a text for learners; a missing or blank one is only worth a
// warning, so that a rubric can be tried out before it is polished. Where a
// kata is checked, package content makes an error of it.
func (r *reader) words(m strictyaml.Map, key, what string) string {
	v := m.Get(key)
	words := strings.TrimSpace(v.String())
	switch {
	case !v.Present():
		m.Warn(CodeText, fmt.Sprintf("the text %q is missing", key), "add "+key+": "+what)
	case words == "" && v.IsText():
		v.Warn(CodeText, fmt.Sprintf("the text %q is blank", key), "write "+what)
	}
	return words
}

// links reads ids of the question other than that of their owner.
func (r *reader) links(id string, v strictyaml.Value, ids []string) []grader.Link {
	var out []grader.Link
	for _, item := range v.Items() {
		if id == item.Text() {
			item.Error(CodeItself, fmt.Sprintf("%s is named with itself", id), "take it out")
			continue
		}
		out = append(out, grader.Link{ID: r.conceptID(item, ids), At: item.Range()})
	}
	return out
}

func (r *reader) conceptID(v strictyaml.Value, ids []string) string {
	id := v.String()
	for _, known := range ids {
		if id == known {
			return id
		}
	}
	v.Error(CodeConcept, fmt.Sprintf("the question has no concept %q", id), diag.DidYouMeanHint(id, ids))
	return id
}

var guarantees = []string{"RYW", "MR", "MW", "WFR", "CP"}

func (r *reader) outcome(v strictyaml.Value) *grader.Outcome {
	if !v.Present() {
		return nil
	}
	m := v.Map().Only("say", "violated", "kept", "never")
	o := &grader.Outcome{Say: m.Need("say").String(), Never: m.Get("never").Bool()}
	if g := m.Get("violated"); g.Present() {
		o.Violated = g.OneOf(guarantees...)
	}
	if g := m.Get("kept"); g.Present() {
		o.Kept = g.OneOf(guarantees...)
	}
	n := 0
	for _, set := range []bool{o.Violated != "", o.Kept != "", o.Never} {
		if set {
			n++
		}
	}
	if n != 1 {
		v.Error(CodeOutcome, "an outcome needs exactly one of violated, kept and never", "write violated: RYW, kept: RYW or never: true")
	}
	return o
}

func (r *reader) binds(v strictyaml.Value) []grader.Binding {
	var out []grader.Binding
	for _, item := range v.Items() {
		m := item.Map().Only("policy", "guarantee", "assuming", "failover", "expect")
		bind := grader.Binding{
			Policy:    m.Need("policy").String(),
			Guarantee: m.Need("guarantee").OneOf(guarantees...),
			Assuming:  m.Get("assuming").String(),
			Holds:     m.Need("expect").OneOf("holds", "breaks") == "holds",
			At:        m.Get("policy").Range(),
		}
		if f := m.Get("failover"); f.Present() {
			bind.Failover = strings.ReplaceAll(f.OneOf("any", "most-advanced"), "-", "_")
		}
		out = append(out, bind)
	}
	return out
}
