package workbook

import (
	"fmt"
	"strings"

	"example.com/kata/answers"
	"example.com/kata/grader"
	"example.com/kata/kata/replication/scenario"
)

// afterAnswer goes from an answer to what is run for it: the scenario of its
// question, or the designs that it describes. Where there is nothing to run it
// goes to the feedback, and so it does, with the run before it, in a pipe.
func (l *Lesson) afterAnswer() Screen {
	if s, ok := l.firstRun(); ok {
		if l.opt.Piped {
			return l.review(s.Blocks)
		}
		return s
	}
	if s, ok := l.understand(); ok {
		if l.opt.Piped || l.opt.Quick {
			return l.review(append(s.Blocks, l.tried()...))
		}
		return s
	}
	return l.review(l.costs())
}

// review shows the feedback to the last try, behind what is given, and asks
// what is next. In a pipe it also shows the model answer and goes on.
func (l *Lesson) review(before []Block) Screen {
	l.phase = reviewing
	result := l.latest()
	blocks := append(before, l.feedback(result)...)
	if !l.opt.Piped {
		return Screen{Blocks: blocks, Prompt: l.reviewPrompt(result)}
	}
	blocks = append(blocks, l.model()...)
	s := l.next()
	s.Blocks = append(blocks, s.Blocks...)
	s.Save = true
	return s
}

// feedback tells idea by idea what the answer shows, with the learner's words;
// refutes what is wrong; and asks for what is missing without saying it.
func (l *Lesson) feedback(r grader.Result) []Block {
	rubric := l.rubric()
	blocks := []Block{{Kind: Section, Text: fmt.Sprintf("%s: %s", r.Question, l.verdict(r))}}
	if !l.explained {
		l.explained = true
		blocks = append(blocks, Block{Kind: Text, Text: "+ an idea that was found, ! a statement that does not hold, ? a question to go on with"})
	}
	for _, f := range r.Misconceptions {
		m := rubric.Misconception(f.ID)
		blocks = append(blocks, Block{Kind: Item, Mark: "!", Text: quoted(f.Evidence) + " - " + m.Refutation + l.refuting(m) + l.quoteFirstCost()})
	}
	for _, f := range r.Concepts {
		if f.Met {
			c := rubric.Concept(f.ID)
			blocks = append(blocks, Block{Kind: Item, Mark: "+", Text: strings.TrimSuffix(c.Idea+": "+quoted(f.Evidence)+"."+l.quoteCost(c.Cost), ".")})
		}
	}
	for _, c := range missing(r, rubric) {
		blocks = append(blocks, Block{Kind: Item, Mark: "?", Text: further(r) + c.Hint})
	}
	// The reasons for a review name phrases that would pass: they are for the
	// instructor. The learner is told that there is a doubt.
	if !r.Passed && len(r.Review) > 0 && found(r) == 0 {
		blocks = append(blocks, Block{Kind: Item, Mark: "~", Text: "This may have been read wrongly. If it was, press d; or try shorter sentences, one idea each."})
	}
	return append(blocks, l.named()...)
}

// missing gives the ideas that the pass rule still waits for, two at the most
// where any of several would do. Once the question is passed, it gives what
// else would earn points, two at the most.
func missing(r grader.Result, rubric *grader.Question) []*grader.Concept {
	var ideas []*grader.Concept
	most := 2
	add := func(id string) {
		if c := rubric.Concept(id); c != nil && c.Hint != "" && !r.Met(id) && len(ideas) < most {
			ideas = append(ideas, c)
		}
	}
	switch {
	case r.Passed && r.Points < r.Max:
		for _, c := range rubric.Concepts {
			if c.Points > 0 {
				add(c.ID)
			}
		}
	case !r.Passed && !rubric.Pass.Holds(r.Met):
		if rubric.Pass.All != nil {
			most = len(rubric.Concepts)
		}
		rubric.Pass.Concepts(add)
	}
	return ideas
}

// further marks what is asked beyond passing.
func further(r grader.Result) string {
	if r.Passed {
		return "If you want more: "
	}
	return ""
}

// refuting gives the numbers of the run that shows a misconception wrong.
func (l *Lesson) refuting(m *grader.Misconception) string {
	s := l.bundle.Scenario(m.Run)
	if s == nil {
		return ""
	}
	r, err := play(s, scenario.Changes{})
	if err != nil {
		return ""
	}
	return strings.TrimRight(" "+arrivals(r), " ")
}

// found counts what an answer shows, right or wrong.
func found(r grader.Result) int {
	n := len(r.Misconceptions)
	for _, f := range r.Concepts {
		if f.Met {
			n++
		}
	}
	return n
}

// verdict says in a few words how far the answer carries.
func (l *Lesson) verdict(r grader.Result) string {
	points := fmt.Sprintf("%d of %d points", r.Points, r.Max)
	switch met := found(r); {
	case r.Passed:
		return "passed, " + points
	case len(r.Misconceptions) > 0:
		return "not yet, " + points + "; one statement does not hold"
	case met > 0:
		return "not yet, " + points + "; " + count(met, "one", "idea") + " found"
	}
	return "not yet, " + points
}

// quoted gives the learner's words that carry an idea, two places at the most.
func quoted(evidence []grader.Span) string {
	var parts []string
	for _, e := range evidence[:min(2, len(evidence))] {
		parts = append(parts, "“"+strings.Join(strings.Fields(e.Text), " ")+"”")
	}
	return strings.Join(parts, " … ")
}

// reviewPrompt offers what can be done after feedback.
func (l *Lesson) reviewPrompt(r grader.Result) Prompt {
	next := "next question"
	if l.at == l.only[len(l.only)-1] {
		next = "the report"
	}
	keys := []Key{{"", "yes, " + next}, {"d", "no"}, {"t", "try again"}}
	if !r.Passed && len(l.question().Hints) > 0 {
		keys = append(keys, l.hintKey())
	}
	keys = append(keys, Key{"m", "model answer"})
	if l.hasRun() {
		keys = append(keys, Key{"r", "the run"})
	}
	return Prompt{Kind: AskKey, Text: "Did I read you right?", Keys: append(keys, Key{"b", "back"}, Key{"q", "stop"})}
}

// onwards is the same offer below something else than a reading: nothing was
// read there that could be right.
func (l *Lesson) onwards(r grader.Result) Prompt {
	p := l.reviewPrompt(r)
	p.Text = ""
	p.Keys[0].Does = strings.TrimPrefix(p.Keys[0].Does, "yes, ")
	p.Keys[1].Does = "I was misread"
	return p
}

func (l *Lesson) reviewKey(e Event) Screen {
	result := l.latest()
	switch e.Text {
	case "":
		if s, ok := l.say(); ok {
			return s
		}
		return l.next()
	case "t":
		return l.ask()
	case "h":
		return l.hint(l.onwards(result))
	case "m":
		l.sheet.ShowModel(l.question().ID)
		return Screen{Blocks: l.model(), Prompt: l.onwards(result), Save: true}
	case "d":
		return l.dispute(result)
	case "r":
		if s, ok := l.firstRun(); ok {
			return s
		}
	case "b":
		return l.back()
	}
	return l.again(l.reviewPrompt(result))
}

// model shows the model answer.
func (l *Lesson) model() []Block {
	q := l.question()
	if q.Model == "" {
		return nil
	}
	if l.tries(q.ID) > 0 {
		l.sheet.ShowModel(q.ID)
	}
	blocks := []Block{{Kind: Section, Text: "A model answer"}, {Kind: Markdown, Text: q.Model}}
	if !l.opt.Piped {
		blocks = append(blocks, l.named()...)
	}
	if !l.opt.Piped && !l.latest().Passed {
		blocks = append(blocks, Block{Kind: Text, Text: "Now say it in your own words, without looking: t."})
	}
	return blocks
}

// disputable lists what was said about an answer, in the order of the
// feedback: what was found by its name, what was missing by its question.
func (l *Lesson) disputable(r grader.Result) (ids, words []string) {
	for _, f := range r.Misconceptions {
		ids, words = append(ids, f.ID), append(words, "I did not say that: "+quoted(f.Evidence))
	}
	for _, f := range r.Concepts {
		c := l.rubric().Concept(f.ID)
		switch {
		case f.Met:
			ids, words = append(ids, f.ID), append(words, "I did not mean that: "+c.Idea)
		case c.Hint != "":
			ids, words = append(ids, f.ID), append(words, "Asked for, and I said it: "+oneLine(c.Hint))
		}
	}
	return ids, words
}

// dispute asks which reading is wrong. It changes no grade: a person looks at
// it later.
func (l *Lesson) dispute(r grader.Result) Screen {
	_, words := l.disputable(r)
	if len(words) == 0 {
		return Screen{Blocks: []Block{{Kind: Text, Text: "There is nothing here to object to."}}, Prompt: l.reviewPrompt(r)}
	}
	l.phase = disputing
	blocks := []Block{{Kind: Section, Text: "Which one was misread?"}}
	keys := []Key{{"", "none"}}
	for i, w := range words {
		blocks = append(blocks, Block{Kind: Item, Mark: fmt.Sprint(i + 1), Text: w})
		keys = append(keys, Key{Press: fmt.Sprint(i + 1)})
	}
	which := "[1]:"
	if len(words) > 1 {
		which = fmt.Sprintf("[1] to [%d]:", len(words))
	}
	return Screen{Blocks: blocks, Prompt: Prompt{Kind: AskKey, Text: which, Keys: keys}}
}

func (l *Lesson) disputeChosen(e Event) Screen {
	result := l.latest()
	ids, _ := l.disputable(result)
	for i, id := range ids {
		if e.Text == fmt.Sprint(i+1) {
			l.disputed = id
			l.phase = disputeNote
			return Screen{Prompt: Prompt{Kind: AskLine, Text: "What did you mean? One line for your instructor; Enter leaves it out"}}
		}
	}
	l.phase = reviewing
	return Screen{Prompt: l.reviewPrompt(result)}
}

func (l *Lesson) disputeNoted(e Event) Screen {
	id := l.question().ID
	l.sheet.Dispute(id, answers.Dispute{ID: l.disputed, Try: l.tries(id), At: e.At, Note: e.Text})
	l.phase = reviewing
	return Screen{
		Blocks: []Block{{Kind: Text, Text: "Kept in your sheet. The grade stays as it is until a person has looked."}},
		Prompt: l.onwards(l.latest()),
		Save:   true,
	}
}
