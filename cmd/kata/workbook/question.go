package workbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/kata/answers"
)

// ask presents the question at hand. Title and prompt come last, so that the
// question is on the screen together with its prompt.
func (l *Lesson) ask() Screen {
	l.phase = asking
	q := l.question()
	part, number := partOf(l.bundle.Kata, q.ID)
	var blocks []Block
	if part.Questions[0].ID == q.ID && l.tries(q.ID) == 0 {
		blocks = append(blocks, Block{Kind: Section, Text: fmt.Sprintf("Part %d: %s (%d minutes)", number, part.Title, part.Minutes)})
		if part.Intro != "" {
			blocks = append(blocks, Block{Kind: Markdown, Text: part.Intro})
		}
	}
	blocks = append(blocks,
		Block{Kind: Title, Text: q.ID + ": " + q.Title},
		Block{Kind: Markdown, Text: q.Prompt})
	if n := l.tries(q.ID); n > 0 && !l.opt.Piped {
		blocks = append(blocks, Block{Kind: Text, Text: "Your answer so far:"}, Block{Kind: Quote, Text: excerpt(l.answer().Text())})
	}
	return Screen{Blocks: blocks, Prompt: l.answerPrompt()}
}

// answerPrompt asks for the answer. Commands are single letters on a line of
// their own.
func (l *Lesson) answerPrompt() Prompt {
	q := l.question()
	var keys []Key
	if len(q.Hints) > 0 {
		keys = append(keys, l.hintKey())
	}
	if l.tries(q.ID) > 0 {
		keys = append(keys, Key{"w", "rework"})
	}
	keys = append(keys, Key{"b", "back"}, Key{"-", "skip"}, Key{"q", "stop"})
	return Prompt{Kind: AskAnswer, Text: "An empty line ends your answer.", Question: q.ID, Keys: keys}
}

// answered takes what was typed at a question: an answer, or a command.
func (l *Lesson) answered(e Event) Screen {
	switch {
	case e.Kind == Skipped && l.opt.Piped:
		return l.skip()
	case e.Kind == Skipped:
		return l.confirmSkipping()
	case e.Kind == Pressed && e.Text == "h":
		return l.hint(l.answerPrompt())
	case e.Kind == Pressed && e.Text == "w" && l.tries(l.question().ID) > 0:
		return l.rework()
	case e.Kind == Pressed && e.Text == "b":
		return l.back()
	case e.Kind == Pressed && e.Text == "":
		return l.confirmSkipping()
	case e.Kind == Pressed:
		return l.again(l.answerPrompt())
	}
	id := l.question().ID
	l.sheet.AddTry(id, e.Text, answers.Unset, e.At)
	if l.opt.Piped {
		s := l.afterAnswer()
		s.Blocks = append([]Block{{Kind: Text, Text: "Your answer:"}, {Kind: Quote, Text: excerpt(e.Text)}}, s.Blocks...)
		s.Save = true
		return s
	}
	if l.tries(id) > 1 {
		s, ok := l.understand()
		if !ok {
			s = l.review(nil)
		}
		s.Save = true
		return s
	}
	s := l.rate()
	if l.opt.Quick {
		s = l.afterAnswer()
	}
	s.Save = true
	return s
}

// rework asks once more, with the last try as the beginning of the new one.
// It is offered once: the second time, the answer would stand there twice.
func (l *Lesson) rework() Screen {
	p := l.answerPrompt()
	p.Start = l.answer().Text()
	p.Keys = slices.DeleteFunc(p.Keys, func(k Key) bool { return k.Press == "w" })
	return Screen{Prompt: p}
}

// confirmSkipping asks before a question is left out: an empty line is easily
// typed. What was answered is only left as it is.
func (l *Lesson) confirmSkipping() Screen {
	l.phase = confirmSkip
	if l.tries(l.question().ID) > 0 {
		return Screen{Prompt: Prompt{Kind: AskKey, Text: "Go on with your answer as it is?", Keys: []Key{{"", "no, try again"}, {"y", "yes"}}}}
	}
	return Screen{Prompt: Prompt{Kind: AskKey, Text: "Skip this question?", Keys: []Key{{"", "no, answer it"}, {"y", "skip"}}}}
}

func (l *Lesson) skipConfirmed(e Event) Screen {
	if e.Text == "y" {
		return l.skip()
	}
	l.phase = asking
	q := l.question()
	return Screen{
		Blocks: []Block{{Kind: Title, Text: q.ID + ": " + q.Title}, {Kind: Markdown, Text: q.Prompt}},
		Prompt: l.answerPrompt(),
	}
}

// skip leaves the question open and goes on. What was answered before stays.
func (l *Lesson) skip() Screen {
	said := "Your answer stays as it is."
	if l.tries(l.question().ID) == 0 {
		l.sheet.Skip(l.question().ID)
		said = "Skipped. You can come back to it."
	}
	s := l.next()
	s.Blocks = append([]Block{{Kind: Text, Text: said}}, s.Blocks...)
	s.Save = true
	return s
}

// confidences are the three keys of the rating, weakest first.
var confidences = []struct {
	key  Key
	mean answers.Confidence
}{
	{Key{"1", "a guess"}, answers.Guess},
	{Key{"2", "unsure"}, answers.Unsure},
	{Key{"3", "sure"}, answers.Sure},
}

// rate asks how sure the learner is; the answer is saved already.
func (l *Lesson) rate() Screen {
	l.phase = rating
	keys := make([]Key, 0, 4)
	for _, c := range confidences {
		keys = append(keys, c.key)
	}
	return Screen{
		Prompt: Prompt{Kind: AskKey, Text: "Saved. How sure are you?", Keys: append(keys, Key{"", "say nothing"})},
	}
}

func (l *Lesson) rated(e Event) Screen {
	for _, c := range confidences {
		if e.Text == c.key.Press {
			l.sheet.Rate(l.question().ID, c.mean)
			s := l.afterAnswer()
			s.Save = true
			return s
		}
	}
	if e.Text != "" {
		return l.again(l.rate().Prompt)
	}
	return l.afterAnswer()
}

// hintsLeft tells whether a rung of the ladder is still unseen.
func (l *Lesson) hintsLeft() bool {
	shown := 0
	if a := l.answer(); a != nil {
		shown = a.HintsShown
	}
	return shown < len(l.question().Hints)
}

// hintKey is not shown any more once every hint was: who presses it is told so.
func (l *Lesson) hintKey() Key {
	if !l.hintsLeft() {
		return Key{Press: "h"}
	}
	return Key{"h", "hint"}
}

// hint shows the next rung and asks again.
func (l *Lesson) hint(p Prompt) Screen {
	if !l.hintsLeft() {
		text := "There is no further hint."
		if p.Kind == AskKey {
			text += " m shows the model answer."
		}
		return Screen{Blocks: []Block{{Kind: Text, Text: text}}, Prompt: p}
	}
	rung := l.sheet.ShowHint(l.question().ID)
	q := l.question()
	for i, k := range p.Keys {
		if k.Press == "h" {
			p.Keys[i] = l.hintKey()
		}
	}
	return Screen{
		Blocks: []Block{
			{Kind: Markdown, Text: strings.TrimSpace(q.Prompt)},
			{Kind: Item, Mark: fmt.Sprintf("Hint %d of %d:", rung, len(q.Hints)), Text: oneLine(q.Hints[rung-1])},
		},
		Prompt: p,
		Save:   true,
	}
}

// maxExcerpt is how much of an answer is shown back to the one who wrote it.
const maxExcerpt = 2000

// excerpt shortens a long answer for showing it; the sheet keeps it whole.
func excerpt(text string) string {
	if len(text) <= maxExcerpt {
		return text
	}
	cut := maxExcerpt
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return fmt.Sprintf("%s …\n(%d bytes in all, kept whole)", text[:cut], len(text))
}
