package workbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/kata/kata"
)

// open shows the scenario, the map of the questions, the times and where the
// answers are saved. The map shows titles alone, and titles are neutral.
func (l *Lesson) open() Screen {
	l.phase = opening
	k := l.bundle.Kata
	blocks := []Block{{Kind: Title, Text: k.Title}}
	for _, text := range []string{k.Scenario, k.Task} {
		if text != "" {
			blocks = append(blocks, Block{Kind: Markdown, Text: text})
		}
	}
	blocks = append(blocks, l.overview())
	saving := "The times are advice: nothing stops when they are over. Each answer is saved at once, in " + l.opt.Place
	if l.opt.Old != "" {
		saving += " Your sheet before is kept in " + l.opt.Old
	}
	blocks = append(blocks, Block{Kind: Text, Text: saving})
	return Screen{Blocks: blocks, Prompt: Prompt{Kind: AskKey, Keys: []Key{{"", "begin"}, {"q", "stop"}}}}
}

// overview draws the map: a line a part, with its minutes as advice.
func (l *Lesson) overview() Block {
	parts := l.bundle.Kata.Parts
	widest := 0
	for _, p := range parts {
		widest = max(widest, len(p.Title))
	}
	var lines []string
	for i, p := range parts {
		var ids []string
		for _, q := range p.Questions {
			ids = append(ids, q.ID)
		}
		lines = append(lines, fmt.Sprintf("Part %d  %-*s  %2d min  %s", i+1, widest, p.Title, p.Minutes, strings.Join(ids, " ")))
	}
	return Block{Kind: Drawing, Draw: func(width int, _ bool) []string { return fit(lines, width) }}
}

// fit breaks lines that are wider than the terminal at a space, or, in a word
// that is wider than it, between two characters.
func fit(lines []string, width int) []string {
	const indent = "  "
	var out []string
	for _, line := range lines {
		for len(line) > width && width > len(indent)+utf8.UTFMax {
			cut := strings.LastIndexByte(line[:width+1], ' ')
			if cut <= len(indent) { // a space of the indent would give the same line again
				for cut = width; !utf8.RuneStart(line[cut]); {
					cut--
				}
			}
			out = append(out, line[:cut])
			line = indent + strings.TrimLeft(line[cut:], " ")
		}
		out = append(out, line)
	}
	return out
}

// resume takes up a sheet that was begun before.
func (l *Lesson) resume() Screen {
	l.phase = resuming
	done := 0
	for _, q := range l.questions {
		if l.tries(q.ID) > 0 {
			done++
		}
	}
	keys := []Key{{"", "go on with " + l.question().ID}}
	if l.at > 0 {
		keys = append(keys, Key{"b", "back to " + l.questions[l.at-1].ID})
	}
	blocks := []Block{
		{Kind: Title, Text: l.bundle.Kata.Title},
		{Kind: Text, Text: fmt.Sprintf("You answered %d of %d questions before. Next is %s: %s.", done, len(l.questions), l.question().ID, l.question().Title)},
	}
	blocks, keys = l.offerDraft(blocks, keys, l.at)
	return Screen{
		Blocks: append(blocks, Block{Kind: Text, Text: "Your answers are in " + l.opt.Place}),
		Prompt: Prompt{Kind: AskKey, Keys: append(keys, Key{"s", "the story again"}, Key{"q", "stop"})},
	}
}

// begunElsewhere gives the index of the question whose answer was begun last
// and not submitted, unless that is the one at hand anyway; -1 for none.
func (l *Lesson) begunElsewhere(at int) int {
	for _, id := range slices.Backward(l.opt.Begun) {
		for i, q := range l.questions {
			if q.ID == id && i != at {
				return i
			}
		}
	}
	return -1
}

// offerDraft says that an answer to a question, other than the one at hand,
// was begun, and offers to go on with it.
func (l *Lesson) offerDraft(blocks []Block, keys []Key, at int) ([]Block, []Key) {
	i := l.begunElsewhere(at)
	if i < 0 {
		return blocks, keys
	}
	id := l.questions[i].ID
	return append(blocks, Block{Kind: Text, Text: "What you typed for " + id + " and did not submit is kept."}),
		append(keys, Key{"d", "go on with " + id})
}

func (l *Lesson) resumed(e Event) Screen {
	switch e.Text {
	case "":
		return l.ask()
	case "b":
		return l.back()
	case "d":
		if i := l.begunElsewhere(l.at); i >= 0 {
			l.at = i
			return l.ask()
		}
	case "s":
		return l.open()
	}
	return l.again(l.resume().Prompt)
}

// offerFinished greets a learner whose sheet is complete.
func (l *Lesson) offerFinished() Screen {
	l.phase = finishedMenu
	missing := l.missing()
	text := "Every question is answered and passed."
	keys := []Key{{"", "the report"}}
	if len(missing) > 0 {
		text = fmt.Sprintf("Every question was answered or skipped; %s can still be improved.", count(len(missing), "one", "question"))
	}
	if queue := l.returning(); queue != nil {
		text += fmt.Sprintf(" A day has passed: %s from memory now make it last.", count(len(queue), "one short question", "short question"))
		keys = []Key{{"", "from memory"}, {"r", "the report"}}
	}
	if len(missing) > 0 {
		keys = append(keys, Key{"m", "the ideas still missing"})
	}
	blocks := []Block{{Kind: Title, Text: l.bundle.Kata.Title}, {Kind: Text, Text: text}}
	blocks, keys = l.offerDraft(blocks, keys, -1)
	return Screen{
		Blocks: append(blocks, Block{Kind: Text, Text: "Your answers are in " + l.opt.Place}),
		Prompt: Prompt{Kind: AskKey, Keys: append(keys, Key{"f", "a fresh start (this sheet is kept)"}, Key{"q", "stop"})},
	}
}

func (l *Lesson) finishedChoice(e Event) Screen {
	queue := l.returning()
	switch {
	case e.Text == "" && queue != nil:
		l.queue = queue
		return l.recall()
	case e.Text == "" || e.Text == "r" && queue != nil:
		return l.finish()
	}
	switch e.Text {
	case "m":
		if missing := l.missing(); len(missing) > 0 {
			l.only, l.at = missing, missing[0]
			return l.ask()
		}
	case "d":
		if i := l.begunElsewhere(-1); i >= 0 {
			l.only, l.at = []int{i}, i
			return l.ask()
		}
	case "f":
		return Screen{Fresh: true, Done: true}
	}
	return l.again(l.offerFinished().Prompt)
}

// missing gives the questions that are not passed.
func (l *Lesson) missing() []int {
	var out []int
	for i, q := range l.questions {
		a := l.sheet.Answer(q.ID)
		if a == nil || !l.grade(q.ID, a.Text()).Passed {
			out = append(out, i)
		}
	}
	return out
}

// again repeats a prompt whose keys did not fit.
func (l *Lesson) again(p Prompt) Screen {
	return Screen{Blocks: []Block{{Kind: Text, Text: "That key does nothing here."}}, Prompt: p}
}

// count says "one question", "two questions" … "12 questions".
func count(n int, one, noun string) string {
	words := []string{"no", one, "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	word := fmt.Sprint(n)
	if n < len(words) {
		word = words[n]
	}
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return word + " " + noun
}

// partOf gives the part that a question stands in and its number from 1.
func partOf(k *kata.Kata, id string) (kata.Part, int) {
	for i, p := range k.Parts {
		for _, q := range p.Questions {
			if q.ID == id {
				return p, i + 1
			}
		}
	}
	return kata.Part{}, 0
}
