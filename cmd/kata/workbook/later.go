package workbook

import (
	"strings"
	"time"

	"example.com/kata/answers"
	"example.com/kata/grader"
)

// What is asked once a question is done, and once a kata is: a sentence of
// the learner's own, and, a day later, the ideas that were missing and one
// question in another story. Recalling is what makes it last.

// laterAfter is how long after the last answer a return is offered: a night.
const laterAfter = 16 * time.Hour

// mostRecalled is how many missing ideas a return asks for.
const mostRecalled = 4

// idea is one thing that a return asks for: a missing concept of a question,
// or, with an empty concept, the question in another story.
type idea struct {
	question int // in Lesson.questions
	concept  string
	hint     string
}

// say asks for one sentence, where the author wants one and the learner has
// not written it; ok is false otherwise.
func (l *Lesson) say() (s Screen, ok bool) {
	q, a := l.question(), l.answer()
	if q.Say == "" || l.opt.Quick || a == nil || len(a.Tries) == 0 || a.Sentence != "" {
		return Screen{}, false
	}
	l.phase = saying
	return Screen{
		Blocks: []Block{{Kind: Section, Text: "In one sentence"}, {Kind: Markdown, Text: q.Say}},
		Prompt: Prompt{Kind: AskLine, Text: "It is kept in your report and not graded; Enter leaves it out"},
	}, true
}

func (l *Lesson) said(e Event) Screen {
	text := strings.TrimSpace(e.Text)
	if text != "" {
		l.sheet.Say(l.question().ID, text)
	}
	s := l.next()
	s.Save = s.Save || text != ""
	return s
}

// returning gives what a return would ask for; nil when it is too early, or
// there is nothing.
func (l *Lesson) returning() []idea {
	var last time.Time
	for _, a := range l.sheet.Answers {
		for _, t := range a.Tries {
			if t.At.After(last) {
				last = t.At
			}
		}
	}
	if last.IsZero() || l.opt.Now.Sub(last) < laterAfter {
		return nil
	}
	var queue []idea
	for i, q := range l.questions {
		if a := l.sheet.Answer(q.ID); a != nil && len(a.Tries) > 0 {
			for _, c := range missing(l.grade(q.ID, a.Text()), l.bundle.Rubric().Question(q.ID)) {
				if len(queue) < mostRecalled {
					queue = append(queue, idea{i, c.ID, c.Hint})
				}
			}
		}
	}
	if later := l.bundle.Kata.Later; later != nil && l.tries(later.ID) == 0 {
		queue = append(queue, idea{})
	}
	return queue
}

// recall asks for the first idea of the queue; at its end comes the report.
func (l *Lesson) recall() Screen {
	if len(l.queue) == 0 {
		return l.finish()
	}
	now := l.queue[0]
	if now.concept == "" {
		l.phase = transferring
		later := l.bundle.Kata.Later
		p := Prompt{Kind: AskAnswer, Text: "An empty line ends your answer.", Question: later.ID, Keys: []Key{{"-", "skip"}, {"q", "stop"}}}
		return Screen{Blocks: []Block{
			{Kind: Title, Text: "In another story: " + later.Title},
			{Kind: Markdown, Text: later.Prompt},
		}, Prompt: p}
	}
	l.phase, l.at = recalling, now.question
	q := l.question()
	return Screen{
		Blocks: []Block{
			{Kind: Title, Text: q.ID + ": " + q.Title},
			{Kind: Text, Text: now.hint},
			{Kind: Text, Text: "One sentence will do; it is added to your answer."},
		},
		Prompt: Prompt{Kind: AskAnswer, Text: "An empty line ends your answer.", Question: q.ID, Keys: []Key{{"-", "skip"}, {"q", "stop"}}},
	}
}

// nextRecall goes on, with what is to be said about the last idea in front.
func (l *Lesson) nextRecall(before []Block, save bool) Screen {
	l.queue = l.queue[1:]
	s := l.recall()
	s.Blocks = append(before, s.Blocks...)
	s.Save = s.Save || save
	return s
}

// recalled takes a sentence for a missing idea. It becomes a try of its own:
// the answer as it was, and the sentence.
func (l *Lesson) recalled(e Event) Screen {
	if e.Kind != Answered {
		return l.nextRecall(nil, false)
	}
	now, q := l.queue[0], l.question()
	l.sheet.AddTry(q.ID, strings.TrimRight(l.answer().Text(), "\n")+"\n"+e.Text, answers.Unset, e.At)
	result := l.latest()
	c := l.rubric().Concept(now.concept)
	said := []Block{{Kind: Item, Mark: "-", Text: "Not found in what you wrote. The model answer of " + q.ID + " says it this way:"}, {Kind: Markdown, Text: q.Model}}
	for _, f := range result.Concepts {
		if f.ID == now.concept && f.Met {
			said = []Block{{Kind: Item, Mark: "+", Text: c.Idea + ": " + quoted(f.Evidence)}}
		}
	}
	return l.nextRecall(said, true)
}

// transferred takes the answer to the question in another story and says what
// it shows.
func (l *Lesson) transferred(e Event) Screen {
	if e.Kind != Answered {
		return l.nextRecall(nil, false)
	}
	later := l.bundle.Kata.Later
	l.sheet.AddTry(later.ID, e.Text, answers.Unset, e.At)
	said := l.carried(l.grade(later.As, e.Text))
	if later.Model != "" {
		l.sheet.ShowModel(later.ID)
		said = append(said, Block{Kind: Section, Text: "A model answer"}, Block{Kind: Markdown, Text: later.Model})
	}
	return l.nextRecall(said, true)
}

// carried tells which ideas were carried over to another story.
func (l *Lesson) carried(r grader.Result) []Block {
	rubric := l.bundle.Rubric().Question(l.bundle.Kata.Later.As)
	verdict := "not yet"
	if r.Passed {
		verdict = "carried over"
	}
	blocks := []Block{{Kind: Section, Text: "In another story: " + verdict}}
	for _, f := range r.Misconceptions {
		m := rubric.Misconception(f.ID)
		blocks = append(blocks, Block{Kind: Item, Mark: "!", Text: quoted(f.Evidence) + " - " + m.Idea})
	}
	for _, f := range r.Concepts {
		if f.Met {
			blocks = append(blocks, Block{Kind: Item, Mark: "+", Text: rubric.Concept(f.ID).Idea + ": " + quoted(f.Evidence)})
		}
	}
	return blocks
}
