package content

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/kata/diag"
)

// checkGivenAway holds that what a learner reads before the answer does not
// have it: titles, and hints that tell instead of asking. Most hints come
// close to the answer; one that asks, or leaves a blank with "…", leaves the
// step to the learner, unless it says the words of the model answer.
func (b *Bundle) checkGivenAway(ds *diag.List) {
	for i := range b.Rubric().Questions {
		q := &b.Rubric().Questions[i]
		asked, _ := b.Kata.Question(q.ID)
		b.checkTitle(ds, q, "the title of "+q.ID, asked.Title, b.inText(q.ID, asked.Title))
		if s := b.Scenario(q.Run); s != nil {
			b.checkTitle(ds, q, "the title of the run of "+q.ID, s.Title, b.inScenario(q.Run, "title"))
		}
		for n, hint := range asked.Hints {
			if id, words := b.tells(q, hint, ""); id != "" {
				ds.Warn(b.inText(q.ID, hint), CodeTells, fmt.Sprintf("hint %d of %s tells the answer: %s shows %s", n+1, q.ID, clip(words), id),
					"ask for it, or leave a blank: …")
			}
		}
		for _, c := range q.Concepts {
			if _, words := b.tells(q, c.Hint, c.ID); words != "" {
				ds.Warn(b.inRubric(q.ID, "concepts", c.ID, "hint"), CodeTells, fmt.Sprintf("the hint of %s tells it: %s shows the idea", c.ID, clip(words)),
					"ask for it, or leave a blank: …")
			}
		}
	}
}

// checkTitle holds that a title says nothing that a phrase finds. What the
// question says as well is told of the phrase, not of the title.
func (b *Bundle) checkTitle(ds *diag.List, q *grader.Question, what, title string, at diag.Range) {
	asked, _ := b.Kata.Question(q.ID)
	open, _ := b.Rubric().Explain(q.ID, asked.Prompt)
	matches, _ := b.Rubric().Explain(q.ID, title)
	for _, m := range matches {
		if slices.ContainsFunc(open, func(o grader.Match) bool { return o.ID == m.ID && o.Phrase == m.Phrase }) {
			continue
		}
		ds.Warn(at, CodeTells, fmt.Sprintf("%s says %s, which shows %s: it is read before the answer", what, clip(m.Span.Text), m.ID),
			"give it a title that tells neither what happens nor what it is called")
		return
	}
}

// tells gives an idea that a hint shows as an answer would, and its words:
// the given one, or any that passing asks for. A hint that asks or leaves a
// blank shows those alone that it says in the words of the model answer.
func (b *Bundle) tells(q *grader.Question, hint, id string) (shows, words string) {
	asks := strings.ContainsAny(hint, "?…") || strings.Contains(hint, "...")
	asked, _ := b.Kata.Question(q.ID)
	res, err := b.Rubric().GradeAnswer(q.ID, hint)
	if err != nil {
		return "", ""
	}
	needed := map[string]bool{}
	q.Pass.Concepts(func(c string) { needed[c] = true })
	for _, f := range res.Concepts {
		if asks && f.Met && !repeats(asked.Model, f.Evidence[0].Text) {
			continue
		}
		if f.Met && (f.ID == id || id == "" && needed[f.ID]) {
			return f.ID, f.Evidence[0].Text
		}
	}
	return "", ""
}

// repeats tells whether the model answer says the same words.
func repeats(model, words string) bool {
	plain := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	return strings.Contains(plain(model), plain(words)) && strings.Contains(words, " ")
}
