package workbook

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/answers"
	"example.com/kata/content"
	"example.com/kata/grader"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/explore"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/scenario"
)

// today is the policy that a design is held against: what the kata's database
// does before anything is changed.
const today = "random_follower"

// design is one strategy that an answer describes, or one wrong idea, with
// the policies that its author bound it to.
type design struct {
	id       string // of the concept or misconception
	label    string // the idea, or, of a misconception, the learner's words
	words    string // of the learner's that show it
	bindings []grader.Binding
}

// designs gives what an answer describes, in the order of the rubric: ideas
// first, then misconceptions.
func designs(q *grader.Question, r grader.Result) []design {
	var all []design
	for _, f := range r.Concepts {
		if c := q.Concept(f.ID); f.Met && len(c.Binds) > 0 {
			all = append(all, design{f.ID, upper(c.Idea), quoted(f.Evidence), c.Binds})
		}
	}
	for _, f := range r.Misconceptions {
		if m := q.Misconception(f.ID); len(m.Binds) > 0 {
			all = append(all, design{f.ID, quoted(f.Evidence), "", m.Binds})
		}
	}
	return all
}

// kept leaves out the designs that the learner did not mean.
func kept(all []design, a *answers.Answer) []design {
	return slices.DeleteFunc(all, func(d design) bool {
		return a != nil && slices.ContainsFunc(a.Designs, func(k answers.Design) bool {
			return k.Concept == d.id && k.Try == len(a.Tries) && k.Confirmed == "no"
		})
	})
}

// explored is one binding with what trying every order showed.
type explored struct {
	grader.Binding
	story []string // of the shortest counterexample; empty where it holds
}

// try explores one binding, told in the names of the kata's own story.
func try(b *content.Bundle, bind grader.Binding) (explored, bool) {
	p, ok := replication.PolicyByName(bind.Policy)
	if !ok {
		return explored{}, false
	}
	d, err := cast(b).Judge(p, explore.Failover(bind.Failover), guarantee.Code(bind.Guarantee))
	return explored{bind, d.Story}, err == nil
}

// cast names the roles of a story after the kata's first scenario.
func cast(b *content.Bundle) explore.Names {
	for _, s := range b.Scenarios() {
		if p, err := s.Plan(scenario.Changes{}); err == nil && len(p.Followers) >= explore.Followers {
			return explore.NamesOf(p)
		}
	}
	return explore.NamesOf(replication.Plan{})
}

// understand shows the designs that were read in the last try and asks
// whether they are what was meant. ok is false when none was found.
func (l *Lesson) understand() (Screen, bool) {
	all := designs(l.rubric(), l.latest())
	if len(all) == 0 {
		return Screen{}, false
	}
	l.phase = confirming
	blocks := []Block{{Kind: Section, Text: "Your design as it was understood"}}
	for i, d := range all {
		blocks = append(blocks, Block{Kind: Item, Mark: fmt.Sprint(i + 1), Text: strings.TrimSuffix(d.label+": "+d.words, ": ")})
	}
	keys := []Key{{"", "yes, try it"}, {"n", "no"}}
	if len(all) > 1 {
		keys = append(keys, Key{"e", "leave some out"})
	}
	return Screen{Blocks: blocks, Prompt: Prompt{Kind: AskKey, Text: "Is this what you mean?", Keys: append(keys, Key{"q", "stop"})}}, true
}

// confirmed takes the learner's word on the designs. It changes what is tried
// and never the grade.
func (l *Lesson) confirmed(e Event) Screen {
	all := designs(l.rubric(), l.latest())
	switch e.Text {
	case "", "n":
		word := map[string]string{"": "yes", "n": "no"}[e.Text]
		for _, d := range all {
			l.keepDesign(d, word)
		}
		s := l.review(l.tried())
		s.Save = true
		return s
	case "e":
		l.phase = leavingOut
		return Screen{Prompt: Prompt{Kind: AskLine, Text: fmt.Sprintf("Which did you not mean? Numbers from 1 to %d (Enter: all are meant)", len(all))}}
	}
	s, _ := l.understand()
	return l.again(s.Prompt)
}

// leftOut takes the numbers of the designs that were not meant.
func (l *Lesson) leftOut(e Event) Screen {
	all := designs(l.rubric(), l.latest())
	out := strings.FieldsFunc(e.Text, func(r rune) bool { return r < '0' || r > '9' })
	for i, d := range all {
		word := "yes"
		if slices.Contains(out, fmt.Sprint(i+1)) {
			word = "no"
		}
		l.keepDesign(d, word)
	}
	s := l.review(l.tried())
	s.Save = true
	return s
}

func (l *Lesson) keepDesign(d design, word string) {
	id := l.question().ID
	l.sheet.KeepDesign(id, answers.Design{Concept: d.id, Policy: d.bindings[0].Policy, Try: l.tries(id), Confirmed: word})
}

// tried shows what trying every order of events made of each design, beside
// what happens today.
func (l *Lesson) tried() []Block {
	all := kept(designs(l.rubric(), l.latest()), l.answer())
	if len(all) == 0 {
		return nil
	}
	blocks := []Block{{Kind: Section, Text: "Every order of events, tried"}}
	first := all[0].bindings[0]
	if now, ok := try(l.bundle, grader.Binding{Policy: today, Guarantee: first.Guarantee, Failover: first.Failover}); ok && len(now.story) > 0 {
		blocks = append(blocks, Block{Kind: Text, Text: "Today, when any follower may answer:"})
		blocks = append(blocks, told(now.story)...)
	}
	for _, d := range all {
		for _, bind := range d.bindings {
			if x, ok := try(l.bundle, bind); ok {
				blocks = append(blocks, Block{Kind: Text, Text: d.label + ": " + x.verdict()})
				blocks = append(blocks, told(x.story)...)
			}
		}
	}
	return append(blocks, l.costs()...)
}

// verdict says in a sentence what was found.
func (x explored) verdict() string {
	name := guarantee.Code(x.Guarantee).Name()
	switch {
	case len(x.story) == 0 && x.Failover != "":
		return fmt.Sprintf("%s holds in every order, %s.", name, x.death())
	case x.Failover != "" && x.Assuming == "":
		return fmt.Sprintf("%s breaks, %s. The shortest story:", name, x.death())
	case len(x.story) == 0 && x.Assuming != "":
		return fmt.Sprintf("%s holds in every order, as long as %s.", name, x.Assuming)
	case len(x.story) == 0:
		return name + " holds in every order."
	case x.Assuming != "":
		return fmt.Sprintf("assuming %s, %s breaks. The shortest story:", x.Assuming, name)
	}
	return name + " breaks. The shortest story:"
}

// death says what may happen to the leader, and on what it rests.
func (x explored) death() string {
	text := "whichever follower takes the place of a dead leader"
	switch {
	case x.Failover == string(explore.MostAdvanced):
		text = "if the follower that has most takes the place of a dead leader"
	case len(x.story) > 0:
		text = "if any follower may take the place of a dead leader"
	}
	if x.Assuming != "" {
		text += ", as long as " + x.Assuming
	}
	return text
}

// told numbers the steps of a story.
func told(story []string) []Block {
	var blocks []Block
	for i, line := range story {
		blocks = append(blocks, Block{Kind: Item, Mark: fmt.Sprintf("t%d", i+1), Text: upper(line) + "."})
	}
	return blocks
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// designReports explores the designs of a sheet's last tries.
func designReports(b *content.Bundle, sheet *answers.Sheet) []DesignReport {
	out := []DesignReport{}
	for _, q := range b.Kata.Questions() {
		a := sheet.Answer(q.ID)
		if a == nil {
			continue
		}
		for _, d := range kept(designs(b.Rubric().Question(q.ID), mustGrade(b, q.ID, a.Text())), a) {
			for _, bind := range d.bindings {
				x, ok := try(b, bind)
				if !ok {
					continue
				}
				rep := DesignReport{Question: q.ID, Concept: d.id, Label: d.label, Policy: bind.Policy, Guarantee: bind.Guarantee,
					Assuming: bind.Assuming, Failover: bind.Failover, Verdict: "holds", Shortest: len(x.story), Story: x.story}
				if len(x.story) > 0 {
					rep.Verdict = "breaks"
				}
				out = append(out, rep)
			}
		}
	}
	return out
}
