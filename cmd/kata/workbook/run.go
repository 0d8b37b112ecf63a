package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/kata/content"
	"example.com/kata/grader"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/scenario"
	"example.com/kata/kata/replication/spacetime"
)

// run is a scenario that was played, with what was changed in it.
type run struct {
	scenario *scenario.Scenario
	changes  scenario.Changes
	history  replication.History
	found    []guarantee.Violation
	changing string // the key of the change that is being asked for
}

// play runs a scenario. What a learner can change keeps it playable, so an
// error is one of the changes and is told to them.
func play(s *scenario.Scenario, c scenario.Changes) (*run, error) {
	h, found, err := s.Run(c)
	if err != nil {
		return nil, err
	}
	return &run{scenario: s, changes: c, history: h, found: found}, nil
}

// hasRun tells whether the question at hand has a run.
func (l *Lesson) hasRun() bool {
	return l.rubric().Run != "" && l.bundle.Scenario(l.rubric().Run) != nil
}

// firstRun plays the question's scenario as its author wrote it. ok is false
// when the question has none.
func (l *Lesson) firstRun() (Screen, bool) {
	if !l.hasRun() {
		return Screen{}, false
	}
	r, err := play(l.bundle.Scenario(l.rubric().Run), scenario.Changes{})
	if err != nil {
		return Screen{Blocks: []Block{{Kind: Text, Text: "The run could not be played: " + err.Error()}}}, false
	}
	l.run = r
	return l.showRun(true), true
}

// showRun draws the run and, the first time, holds the prediction against it.
func (l *Lesson) showRun(first bool) Screen {
	l.phase = running
	blocks := []Block{{Kind: Section, Text: "The run"}}
	if what := l.run.changes.String(); what != "" {
		blocks[0].Text = "The run with " + what
	}
	blocks = append(blocks, l.drawing(l.opt.Words)...)
	if first {
		blocks = append(blocks, l.held()...)
		blocks = append(blocks, Block{Kind: Text, Text: versions(l.run)})
	} else {
		blocks = append(blocks, Block{Kind: Text, Text: shown(l.run)})
	}
	return Screen{Blocks: blocks, Prompt: l.runPrompt()}
}

// drawing shows the lesson's run. It says what happened and names no
// guarantee: the names come with the feedback, once they are earned.
func (l *Lesson) drawing(words bool) []Block {
	opt := spacetime.Options{Question: l.run.scenario.Question + 1}
	return Told(&l.run.history, l.run.found, opt, words)
}

// Told shows a history as a diagram, or in numbered words.
func Told(h *replication.History, found []guarantee.Violation, opt spacetime.Options, words bool) []Block {
	if words {
		var blocks []Block
		for _, line := range spacetime.Words(h, found, opt) {
			number, sentence, _ := strings.Cut(line, " ")
			blocks = append(blocks, Block{Kind: Item, Mark: number, Text: sentence})
		}
		return blocks
	}
	return []Block{{Kind: Drawing, Draw: func(width int, utf8 bool) []string {
		opt.Width, opt.UTF8 = width, utf8
		return spacetime.Text(h, found, opt)
	}}}
}

// Broken names the guarantees that the checker found broken, one item a
// violation. Those that only repeat another for an observer with less to see
// are left out.
func Broken(h *replication.History, found []guarantee.Violation) []Block {
	return broken("!", "This run", h, found)
}

func broken(mark, run string, h *replication.History, found []guarantee.Violation) []Block {
	var blocks []Block
	for _, v := range found {
		if principal(v.Code) {
			blocks = append(blocks, Block{Kind: Item, Mark: mark, Text: fmt.Sprintf("%s breaks %s (%s): %s.", run, v.Code.Name(), v.Code, v.Tell(h))})
		}
	}
	return blocks
}

// named says what the run's anomaly is called, once that may be said and only
// if the checker found one. Its mark is the report's for a run: in the
// feedback, ! stands before a statement of the learner's.
func (l *Lesson) named() []Block {
	if !l.earned(l.question().ID) || !l.hasRun() {
		return nil
	}
	r, err := play(l.bundle.Scenario(l.rubric().Run), scenario.Changes{})
	if err != nil {
		return nil
	}
	var earned []guarantee.Violation
	for _, v := range r.found {
		if l.mayNameCode(string(v.Code)) {
			earned = append(earned, v)
		}
	}
	return broken(">", "The first run", &r.history, earned)
}

// mayNameCode tells whether the name of a guarantee may be said: the question
// whose outcome it is was passed, or its model answer shown. A guarantee that
// is no question's outcome gives nothing away.
func (l *Lesson) mayNameCode(code string) bool {
	for i := range l.bundle.Rubric().Questions {
		q := &l.bundle.Rubric().Questions[i]
		for _, c := range q.Concepts {
			if c.Outcome != nil && c.Outcome.Violated == code {
				return l.earned(q.ID)
			}
		}
	}
	return true
}

// earned tells whether a question was passed or its model answer shown.
func (l *Lesson) earned(id string) bool {
	a := l.sheet.Answer(id)
	return a != nil && (a.ModelShown || l.grade(id, a.Text()).Passed)
}

// principal tells the guarantees that a learner hears of from those that say
// the same for an observer with less to see.
func principal(c guarantee.Code) bool {
	return c != guarantee.RYWObserved && c != guarantee.MRObserved && c != guarantee.MRPosition
}

// versions says what v41 and v42 are.
func versions(r *run) string {
	var parts []string
	for _, k := range r.history.Keys {
		parts = append(parts, fmt.Sprintf("v%d is the %s as it was at the start; each %s makes the next version.", k.Base, k.Name, k.Item))
	}
	return strings.Join(parts, " ")
}

// arrivals says where the first write of a run was and when: what a wrong idea
// about it is held against. What died with the leader is said never to have
// come.
func arrivals(r *run) string {
	h := &r.history
	var parts []string
	for _, d := range h.Deliveries {
		name := h.Nodes[d.Node].Name
		switch {
		case d.Write != 0:
		case d.Lost:
			parts = append(parts, name+" never has it")
		default:
			parts = append(parts, fmt.Sprintf("%s has it at %s ms", name, spacetime.FormatMillis(d.Applied)))
		}
	}
	if len(h.Writes) == 0 || len(parts) == 0 {
		return ""
	}
	dies := ""
	if len(h.Failovers) > 0 && slices.Contains(h.Failovers[0].Lost, 0) {
		dies = fmt.Sprintf(" and dies with it at %s ms", spacetime.FormatMillis(h.Failovers[0].At))
	}
	op := &h.Ops[h.Writes[0].Op]
	return fmt.Sprintf("In the run, %s has v%d from %s ms on%s; %s.", h.Nodes[0].Name, h.Writes[0].Version,
		spacetime.FormatMillis(op.Served), dies, strings.Join(parts, ", "))
}

// shown says in one sentence what the read in question returned.
func shown(r *run) string {
	for _, e := range spacetime.Events(&r.history, r.found, spacetime.Options{Question: r.scenario.Question + 1}) {
		if e.Marked && e.Kind == spacetime.Answer {
			return fmt.Sprintf("At %s ms: %s.", spacetime.FormatMillis(e.At), e.Words)
		}
	}
	return ""
}

// checkPrediction holds the ideas of a first try that speak of an outcome
// against the question's run; nil when the question has no run.
func checkPrediction(b *content.Bundle, question string, first grader.Result) *PredictionCheck {
	q := b.Rubric().Question(question)
	s := b.Scenario(q.Run)
	if s == nil {
		return nil
	}
	r, err := play(s, scenario.Changes{})
	if err != nil {
		return nil
	}
	p := &PredictionCheck{Scenario: s.Name, Predicted: []string{}, Violated: []string{}, Shown: shown(r)}
	for _, v := range r.found {
		if principal(v.Code) {
			p.Violated = append(p.Violated, string(v.Code))
		}
	}
	right := 0
	for _, o := range outcomes(q, first) {
		p.Predicted = append(p.Predicted, o.Say)
		if happened(o, r.found) {
			right++
		}
	}
	p.Agrees = len(p.Predicted) > 0 && right == len(p.Predicted)
	return p
}

// outcomes gives what an answer predicts.
func outcomes(q *grader.Question, r grader.Result) []*grader.Outcome {
	var all []*grader.Outcome
	for _, f := range r.Concepts {
		if o := q.Concept(f.ID).Outcome; f.Met && o != nil {
			all = append(all, o)
		}
	}
	for _, f := range r.Misconceptions {
		if o := q.Misconception(f.ID).Outcome; o != nil {
			all = append(all, o)
		}
	}
	return all
}

// happened tells whether the checker's findings are what was predicted.
func happened(o *grader.Outcome, found []guarantee.Violation) bool {
	violates := func(code string) bool {
		for _, v := range found {
			if string(v.Code) == code {
				return true
			}
		}
		return false
	}
	switch {
	case o.Never:
		return false
	case o.Violated != "":
		return violates(o.Violated)
	}
	return !violates(o.Kept)
}

// sentence tells prediction and run side by side.
func (p *PredictionCheck) sentence() string {
	said := "Compare it with your prediction."
	switch {
	case p.Agrees:
		said = "You predicted: " + strings.Join(p.Predicted, "; ") + ". The run shows that."
	case len(p.Predicted) > 0:
		said = "You predicted: " + strings.Join(p.Predicted, "; ") + ". The run shows something else."
	}
	return said + " " + p.Shown
}

// held shows the learner's prediction against the run.
func (l *Lesson) held() []Block {
	first, _ := l.answer().First()
	p := checkPrediction(l.bundle, l.question().ID, l.grade(l.question().ID, first.Text))
	return []Block{{Kind: Text, Text: p.sentence()}}
}

// runPrompt offers to go on, to hear the run in words, and to change one
// thing. Policies are strategies: they are offered once no question is open
// that a policy's name could answer.
func (l *Lesson) runPrompt() Prompt {
	keys := []Key{{"", "your feedback"}, {"w", "in words"}}
	if l.opt.Words {
		keys[1].Does = "as a drawing"
	}
	if l.run.scenario.Pinned() > 0 {
		keys = append(keys, Key{"l", "change the lag"}, Key{"r", "another replica"})
	}
	keys = append(keys, Key{"t", "wait longer"})
	if l.firstOpen() == len(l.questions) {
		keys = append(keys, Key{"p", "another policy"})
	}
	return Prompt{Kind: AskKey, Keys: append(keys, Key{"q", "stop"})}
}

func (l *Lesson) runKey(e Event) Screen {
	switch e.Text {
	case "":
		return l.review(nil)
	case "w":
		return Screen{Blocks: l.drawing(!l.opt.Words), Prompt: l.runPrompt()}
	}
	prompt := l.runPrompt()
	for _, k := range prompt.Keys {
		if k.Press == e.Text {
			return l.askChange(e.Text)
		}
	}
	return l.again(prompt)
}

// askChange asks for the new value of one thing.
func (l *Lesson) askChange(key string) Screen {
	l.phase, l.run.changing = changing, key
	replica := l.run.history.Nodes[max(0, l.run.scenario.Pinned())].Name
	switch key {
	case "l":
		return Screen{Prompt: Prompt{Kind: AskLine, Text: "Lag of " + replica + " in ms, 0 to 10000 (Enter leaves it)"}}
	case "t":
		return Screen{Prompt: Prompt{Kind: AskLine, Text: "Pause before the read in question in ms, 0 to 10000 (Enter leaves it)"}}
	case "r":
		return l.choose("Which replica?", l.run.scenario.Replicas())
	}
	var policies []string
	for _, p := range replication.Policies() {
		policies = append(policies, p.Name+": "+p.Title)
	}
	return l.choose("Which policy?", policies)
}

// choose lists names to be chosen by number.
func (l *Lesson) choose(text string, names []string) Screen {
	var blocks []Block
	for i, n := range names {
		blocks = append(blocks, Block{Kind: Item, Mark: strconv.Itoa(i + 1), Text: n})
	}
	return Screen{Blocks: blocks, Prompt: Prompt{Kind: AskLine, Text: fmt.Sprintf("%s 1 to %d (Enter leaves it)", text, len(names))}}
}

// changed takes the new value, plays the run again and shows it.
func (l *Lesson) changed(e Event) Screen {
	l.phase = running
	text := strings.TrimSpace(e.Text)
	if text == "" {
		return Screen{Prompt: l.runPrompt()}
	}
	changes, ok := l.run.change(text)
	if !ok {
		s := l.askChange(l.run.changing)
		why := "is not one of those."
		if l.run.changing == "l" || l.run.changing == "t" {
			why = "is no whole number of milliseconds from 0 to 10000."
		}
		s.Blocks = append([]Block{{Kind: Text, Text: "“" + text + "” " + why}}, s.Blocks...)
		return s
	}
	again, err := play(l.run.scenario, changes)
	if err != nil {
		return Screen{Blocks: []Block{{Kind: Text, Text: "That cannot be played: " + err.Error()}}, Prompt: l.runPrompt()}
	}
	l.run = again
	return l.showRun(false)
}

// change gives the scenario's changes with the one that was asked for;
// everything else is as the author wrote it: one thing at a time.
func (r *run) change(text string) (c scenario.Changes, ok bool) {
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(text, "ms")))
	pick := func(names []string) (string, bool) {
		if err == nil && n >= 1 && n <= len(names) {
			return names[n-1], true
		}
		for _, name := range names {
			if strings.EqualFold(name, text) || strings.EqualFold("follower "+name, text) { // as the diagram heads it
				return name, true
			}
		}
		return text, false
	}
	µs := int64(n) * replication.Millisecond
	inRange := err == nil && n >= 0 && n <= 10000
	switch r.changing {
	case "l":
		c.Lag, ok = &µs, inRange
	case "t":
		c.Wait, ok = &µs, inRange
	case "r":
		c.Replica, ok = pick(r.scenario.Replicas())
	case "p":
		c.Policy, ok = pick(replication.PolicyNames())
	}
	return c, ok
}
