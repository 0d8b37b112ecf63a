package content

import (
	"fmt"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/grader/assertion"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
)

// enough is in how many answers a phrase must stand beside another before
// that is a warning. A phrase on which every second of its answers hangs
// would stand idle in five by a chance of 3 %; in fewer, the examples may
// simply not show what it is good for.
const enough = 5

// checkPhrases holds the phrases of each question against the answers that
// the kata brings itself, and against the question.
func (b *Bundle) checkPhrases(ds *diag.List) {
	for i := range b.Rubric().Questions {
		q := &b.Rubric().Questions[i]
		asked, _ := b.Kata.Question(q.ID)
		texts := append([]string{onScreen(asked.Prompt)}, q.Asked...)
		pasted := b.checkPasted(ds, q, texts)
		b.checkAsked(ds, q, texts, pasted)
		if asked.Model != "" {
			texts = append(texts, asked.Model)
		}
		b.checkUses(ds, q, texts)
	}
}

// onScreen gives Markdown as learners read it and would copy it.
func onScreen(text string) string {
	var lines []string
	for _, l := range markdown.Layout(text, markdown.MaxWidth) {
		lines = append(lines, l.String())
	}
	return strings.Join(lines, "\n")
}

// checkPasted holds that a question, handed in as an answer, earns nothing.
// It gives the places of the phrases that earn.
func (b *Bundle) checkPasted(ds *diag.List, q *grader.Question, texts []string) map[diag.Range]bool {
	places := map[diag.Range]bool{}
	told := map[string]bool{}
	for _, text := range texts {
		res, err := b.Rubric().GradeAnswer(q.ID, text)
		if err != nil {
			continue
		}
		passes := ""
		if res.Passed {
			passes = ", and passes"
		}
		for _, f := range res.Concepts {
			if !f.Met || told[f.ID] {
				continue
			}
			told[f.ID] = true
			at := b.earning(q, text, f)
			places[at] = true
			ds.Error(at, CodePasted, fmt.Sprintf("%s, pasted as an answer, earns %s by %s%s", q.ID, f.ID, clip(f.Evidence[0].Text), passes),
				"make the phrase ask for a word that the question does not give")
		}
	}
	return places
}

// earning gives the place of a phrase by which an answer earns an idea: one of
// the idea's own, else of another that implies it.
func (b *Bundle) earning(q *grader.Question, answer string, f grader.Finding) diag.Range {
	matches, _ := b.Rubric().Explain(q.ID, answer)
	var implies diag.Range
	for _, m := range matches {
		switch {
		case m.Rule != "" || m.Misconception:
		case m.ID == f.ID:
			return phraseOf(q, m).At
		case m.Span.Start == f.Evidence[0].Start && implies.Source == nil:
			implies = phraseOf(q, m).At
		}
	}
	return implies
}

// checkAsked warns of phrases that the question says itself. The grader takes
// back what is copied word by word; a question told in other words is an
// answer only where the phrase says so.
func (b *Bundle) checkAsked(ds *diag.List, q *grader.Question, texts []string, told map[diag.Range]bool) {
	for _, text := range texts {
		matches, err := b.PhrasesAlone().Explain(q.ID, text)
		if err != nil {
			continue
		}
		for _, m := range matches {
			p := phraseOf(q, m)
			if p.Asked || m.Rule != "" && m.Rule != assertion.Copied || told[p.At] {
				continue
			}
			told[p.At] = true
			earns := "earns"
			if m.Misconception {
				earns = "counts as"
			}
			ds.Warn(p.At, CodeAsked, fmt.Sprintf("%s itself says %s: told in other words, it %s %s", q.ID, clip(m.Span.Text), earns, m.ID),
				"ask for a word that the question does not give, or leave its words out with \"- x\"; where it is an answer all the same, write {say: …, asked: true}")
		}
	}
}

// checkUses tells which phrases the example answers never say, and which
// decide nothing where they are said. A question without examples is left
// alone.
func (b *Bundle) checkUses(ds *diag.List, q *grader.Question, texts []string) {
	j, _ := b.rubric()
	examples := 0
	for _, e := range j.examples {
		if e.Question == q.ID {
			texts = append(texts, e.Answer)
			examples++
		}
	}
	if examples == 0 {
		return
	}
	uses, err := b.Rubric().Uses(q.ID, texts)
	if err != nil {
		return
	}
	for _, u := range uses {
		switch {
		case u.Asserted == 0:
			ds.Advise(u.Phrase.At, CodeUnspoken, fmt.Sprintf("no example says it: nothing holds that it finds %s", u.ID),
				"add an answer that says it to examples.yaml")
		case u.Decides > 0:
		case u.Asserted < enough:
			ds.Advise(u.Phrase.At, CodeBeside, beside(u), "add an answer to examples.yaml that needs it, or take it out")
		default:
			ds.Warn(u.Phrase.At, CodeBeside, beside(u), "take it out, or add an answer to examples.yaml that needs it")
		}
	}
}

// beside says what stands where a phrase decides nothing.
func beside(u grader.Use) string {
	where := "in the one answer that says it"
	if u.Asserted > 1 {
		where = fmt.Sprintf("in each of the %d answers that say it", u.Asserted)
	}
	other := "other phrases show"
	if u.Beside != nil && u.Beside.At.Source != nil {
		line, _ := u.Beside.At.Source.Position(u.Beside.At.Start)
		other = fmt.Sprintf("that of line %d shows", line)
	}
	return fmt.Sprintf("the phrase never decides: %s, %s %s too", where, other, u.ID)
}

// phraseOf gives the place of the phrase that matched.
func phraseOf(q *grader.Question, m grader.Match) grader.Phrase {
	var phrases []grader.Phrase
	if m.Misconception {
		phrases = q.Misconception(m.ID).Phrases
	} else {
		phrases = q.Concept(m.ID).Phrases
	}
	for _, p := range phrases {
		if p.Text == m.Phrase {
			return p
		}
	}
	return grader.Phrase{}
}

// longQuote is how many bytes of a question's words a problem quotes.
const longQuote = 48

// clip quotes words on one line, the middle left out where they are many.
func clip(words string) string {
	fields := strings.Fields(words)
	if out := strings.Join(fields, " "); len(out) <= longQuote || len(fields) < 5 {
		return fmt.Sprintf("%q", out)
	}
	return fmt.Sprintf("%q", strings.Join(fields[:2], " ")+" … "+strings.Join(fields[len(fields)-2:], " "))
}
