package workbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/kata/answers"
	"example.com/kata/content"
	"example.com/kata/grader"
	"example.com/kata/kata"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/rate"
)

// Report is the page that a learner keeps: what was shown first and last, what
// was predicted and what the runs showed, and the success criteria. Its JSON is
// a contract (DESIGN.md, kata report).
type Report struct {
	Kata      string            `json:"kata"`
	Title     string            `json:"title"`
	Rubric    string            `json:"rubric"`
	Questions []QuestionReport  `json:"questions"`
	Criteria  []CriterionReport `json:"criteria"`
	Later     *LaterReport      `json:"later,omitempty"` // nil until the question in another story was answered
	Designs   []DesignReport    `json:"designs"`
	closing   string            // the author's closing thought, Markdown
	grades    *grader.Report    // of the last tries
	bundle    *content.Bundle
	known     []rate.Cost // costs that were played before
	measures  *Measures   // nil until they are played
}

// QuestionReport is one question: the verdict is that of the last try.
type QuestionReport struct {
	Question       string           `json:"question"`
	Title          string           `json:"title"`
	Tries          []TryReport      `json:"tries"`
	Points         int              `json:"points"`
	Max            int              `json:"max"`
	Passed         bool             `json:"passed"`
	Concepts       []IdeaReport     `json:"concepts"`
	Misconceptions []IdeaReport     `json:"misconceptions"`
	Review         []string         `json:"review,omitempty"`
	Hints          int              `json:"hints"`
	ModelShown     bool             `json:"model_shown"`
	Skipped        bool             `json:"skipped"`
	Run            *PredictionCheck `json:"run,omitempty"`
	Disputes       []DisputeReport  `json:"disputes,omitempty"`
	Sentence       string           `json:"sentence,omitempty"` // the learner's own, on a question that is done
}

// LaterReport is the question in another story, judged as one of the kata's.
type LaterReport struct {
	Question string   `json:"question"`
	Title    string   `json:"title"`
	As       string   `json:"as"`
	Passed   bool     `json:"passed"`
	Ideas    []string `json:"ideas"` // those that were carried over
	Text     string   `json:"text"`
}

// TryReport is one try with its own grade.
type TryReport struct {
	Text       string `json:"text"`
	At         string `json:"at,omitempty"` // RFC 3339, UTC
	Confidence string `json:"confidence,omitempty"`
	Prediction bool   `json:"prediction"`
	Points     int    `json:"points"`
	Passed     bool   `json:"passed"`
}

// IdeaReport is one idea: whether the first and the last try show it.
type IdeaReport struct {
	ID       string        `json:"id"`
	Idea     string        `json:"idea"`
	First    bool          `json:"first"`
	Met      bool          `json:"met"`
	Evidence []grader.Span `json:"evidence"`
}

// PredictionCheck holds what was predicted against what the run showed.
type PredictionCheck struct {
	Scenario  string   `json:"scenario"`
	Predicted []string `json:"predicted"`
	Agrees    bool     `json:"agrees"` // false also when nothing was predicted
	Shown     string   `json:"shown"`
	Violated  []string `json:"violated"`
}

// CriterionReport is one success criterion.
type CriterionReport struct {
	Text      string        `json:"text"`
	Questions []string      `json:"questions"`
	Met       bool          `json:"met"`
	Quotes    []QuoteReport `json:"quotes"`
}

// QuoteReport is the learner's own words for an idea.
type QuoteReport struct {
	Question string `json:"question"`
	Concept  string `json:"concept"`
	Text     string `json:"text"`
}

// DisputeReport is one objection of the learner's, for a person to look at.
type DisputeReport struct {
	ID   string `json:"id"`
	Try  int    `json:"try"`
	Note string `json:"note"`
}

// DesignReport is one design of the learner's and what exploring it showed.
type DesignReport struct {
	Question  string   `json:"question"`
	Concept   string   `json:"concept"`
	Label     string   `json:"label"` // the idea, or, of a misconception, the learner's words
	Policy    string   `json:"policy"`
	Guarantee string   `json:"guarantee"`
	Assuming  string   `json:"assuming"`
	Failover  string   `json:"failover,omitempty"` // "any", "most_advanced": the leader may die
	Verdict   string   `json:"verdict"`
	Shortest  int      `json:"shortest,omitempty"`
	Story     []string `json:"story,omitempty"`
}

// NewReport makes the report of a sheet. Each list is non-nil, so that JSON
// shows [] and never null.
func NewReport(b *content.Bundle, sheet *answers.Sheet) *Report {
	r := b.Rubric()
	grades := grader.Grade(r, sheet)
	rep := &Report{
		Kata: b.Kata.ID, Title: b.Kata.Title, Rubric: r.Hash,
		Questions: []QuestionReport{}, Criteria: []CriterionReport{}, Designs: designReports(b, sheet),
		closing: b.Kata.Closing, grades: grades, bundle: b,
	}
	for _, q := range b.Kata.Questions() {
		rep.Questions = append(rep.Questions, questionReport(b, q, sheet.Answer(q.ID)))
	}
	rep.Later = laterReport(b, sheet)
	for _, c := range grades.Criteria {
		out := CriterionReport{Text: c.Text, Questions: c.Questions, Met: c.Met, Quotes: []QuoteReport{}}
		for _, q := range c.Quotes {
			out.Quotes = append(out.Quotes, QuoteReport{q.Question, q.Concept, q.Text})
		}
		rep.Criteria = append(rep.Criteria, out)
	}
	return rep
}

func questionReport(b *content.Bundle, q kata.Question, a *answers.Answer) QuestionReport {
	if a == nil {
		a = &answers.Answer{Question: q.ID}
	}
	rubric := b.Rubric().Question(q.ID)
	out := QuestionReport{
		Question: q.ID, Title: q.Title, Hints: a.HintsShown, ModelShown: a.ModelShown, Skipped: a.Skipped,
		Tries: []TryReport{}, Concepts: []IdeaReport{}, Misconceptions: []IdeaReport{},
	}
	first, last := mustGrade(b, q.ID, ""), mustGrade(b, q.ID, a.Text())
	for i, t := range a.Tries {
		g := mustGrade(b, q.ID, t.Text)
		if i == 0 {
			first = g
		}
		try := TryReport{Text: t.Text, Confidence: t.Confidence.String(), Prediction: t.Prediction, Points: g.Points, Passed: g.Passed}
		if !t.At.IsZero() {
			try.At = t.At.UTC().Format(time.RFC3339)
		}
		out.Tries = append(out.Tries, try)
	}
	out.Points, out.Max, out.Passed, out.Review = last.Points, last.Max, last.Passed, last.Review
	for _, f := range last.Concepts {
		out.Concepts = append(out.Concepts, ideaReport(f, rubric.Concept(f.ID).Idea, first.Met(f.ID)))
	}
	for _, m := range rubric.Misconceptions {
		was, is := find(first.Misconceptions, m.ID), find(last.Misconceptions, m.ID)
		if was.Met || is.Met {
			is.ID = m.ID
			out.Misconceptions = append(out.Misconceptions, ideaReport(is, m.Idea, was.Met))
		}
	}
	out.Sentence = a.Sentence
	for _, d := range a.Disputes {
		out.Disputes = append(out.Disputes, DisputeReport{d.ID, d.Try, d.Note})
	}
	if len(a.Tries) > 0 {
		out.Run = checkPrediction(b, q.ID, first)
	}
	return out
}

// laterReport is nil when the question in another story was not answered.
func laterReport(b *content.Bundle, sheet *answers.Sheet) *LaterReport {
	later := b.Kata.Later
	if later == nil {
		return nil
	}
	a := sheet.Answer(later.ID)
	if a == nil || len(a.Tries) == 0 {
		return nil
	}
	r := mustGrade(b, later.As, a.Text())
	out := &LaterReport{Question: later.ID, Title: later.Title, As: later.As, Passed: r.Passed, Ideas: []string{}, Text: a.Text()}
	for _, f := range r.Concepts {
		if f.Met {
			out.Ideas = append(out.Ideas, b.Rubric().Question(later.As).Concept(f.ID).Idea)
		}
	}
	return out
}

func ideaReport(f grader.Finding, name string, first bool) IdeaReport {
	out := IdeaReport{ID: f.ID, Idea: name, First: first, Met: f.Met, Evidence: f.Evidence}
	if out.Evidence == nil {
		out.Evidence = []grader.Span{}
	}
	return out
}

func find(list []grader.Finding, id string) grader.Finding {
	for _, f := range list {
		if f.ID == id {
			return f
		}
	}
	return grader.Finding{}
}

// mustGrade grades an answer to a question that the kata has: the rubric of
// a bundle without errors judges every one.
func mustGrade(b *content.Bundle, question, text string) grader.Result {
	r, err := b.Rubric().GradeAnswer(question, text)
	if err != nil {
		panic(err)
	}
	return r
}

// Blocks lays the report out as a screen: the criteria, then question by
// question the ideas first and last and the designs, then what those cost.
func (r *Report) Blocks() []Block { return append(r.body(), r.closingBlocks()...) }

func (r *Report) body() []Block {
	blocks := []Block{{Kind: Title, Text: "Report: " + r.Title}}
	blocks = append(blocks, r.criteria()...)
	for _, q := range r.Questions {
		blocks = append(blocks, q.blocks()...)
		for _, d := range r.designsOf(q.Question) {
			blocks = append(blocks, Block{Kind: Item, Mark: "*", Text: d.sentence()})
		}
	}
	blocks = append(blocks, r.costBlocks()...)
	blocks = append(blocks, r.later()...)
	return blocks
}

// closingBlocks give the author's closing thought once everything is done.
func (r *Report) closingBlocks() []Block {
	if r.closing == "" || !r.grades.Done() {
		return nil
	}
	return []Block{{Kind: Section, Text: "A closing thought"}, {Kind: Markdown, Text: r.closing}}
}

// sentence tells a design, the policy that it was played as, and what trying
// every order of events showed.
func (d DesignReport) sentence() string {
	found := "holds in every order"
	if d.Verdict != "holds" {
		found = fmt.Sprintf("breaks; the shortest story has %s", count(d.Shortest, "one", "event"))
	}
	if d.Assuming != "" {
		found += ", assuming " + d.Assuming
	}
	return fmt.Sprintf("%s (policy %s): %s %s.", d.Label, d.Policy, guarantee.Code(d.Guarantee).Name(), found)
}

// later tells what was carried over to another story.
func (r *Report) later() []Block {
	if r.Later == nil {
		return nil
	}
	mark, ideas := "-", "no idea was found in the answer"
	if r.Later.Passed {
		mark = "+"
	}
	if len(r.Later.Ideas) > 0 {
		ideas = strings.Join(r.Later.Ideas, ", ")
	}
	return []Block{{Kind: Section, Text: "A day later: " + r.Later.Title}, {Kind: Item, Mark: mark, Text: "Carried over to another story: " + ideas + "."}}
}

// Grades lays out what a self-checker asks for: question by question, then
// the criteria and the sum.
func (r *Report) Grades() []Block {
	blocks := []Block{{Kind: Title, Text: r.Title}}
	for _, q := range r.Questions {
		blocks = append(blocks, q.blocks()...)
		for _, reason := range q.Review {
			blocks = append(blocks, Block{Kind: Item, Mark: "~", Text: "For review: " + reason})
		}
	}
	blocks = append(blocks, r.criteria()...)
	return append(blocks, Block{Kind: Text, Text: fmt.Sprintf("%d of %d questions passed.", r.Passed(), len(r.Questions))})
}

// Passed counts the questions that are passed.
func (r *Report) Passed() int { return r.grades.Passed() }

func (r *Report) criteria() []Block {
	blocks := []Block{{Kind: Section, Text: "Success criteria"}}
	for _, c := range r.Criteria {
		mark := "-"
		if c.Met {
			mark = "+"
		}
		blocks = append(blocks, Block{Kind: Item, Mark: mark, Text: r.criterion(c) + c.quotes()})
	}
	return blocks
}

// criterion gives the text of a criterion. It names what its questions ask
// for, so it is kept back until each of them was answered.
func (r *Report) criterion(c CriterionReport) string {
	for _, q := range r.Questions {
		if slices.Contains(c.Questions, q.Question) && len(q.Tries) == 0 {
			are := "are"
			if len(c.Questions) == 1 {
				are = "is"
			}
			return fmt.Sprintf("This one is shown when %s %s answered.", strings.Join(c.Questions, " and "), are)
		}
	}
	return oneLine(c.Text)
}

// quotes gives the learner's words for a criterion, question by question,
// each once.
func (c CriterionReport) quotes() string {
	var b strings.Builder
	last := ""
	for _, q := range once(c.Quotes) {
		if q.Question != last {
			b.WriteString(" " + q.Question + ":")
		}
		last = q.Question
		b.WriteString(" “" + oneLine(q.Text) + "”")
	}
	return b.String()
}

func (q QuestionReport) blocks() []Block {
	state := fmt.Sprintf("%d of %d points", q.Points, q.Max)
	switch {
	case q.Passed:
		state = "passed, " + state
	case len(q.Tries) == 0:
		state = "not answered"
	default:
		state = "not passed, " + state
	}
	if n := len(q.Tries); n > 1 {
		state += ", " + count(n, "one", "try")
	}
	blocks := []Block{{Kind: Section, Text: fmt.Sprintf("%s: %s (%s)", q.Question, q.Title, state)}}
	for _, c := range q.Concepts {
		if !c.Met && !c.First {
			continue
		}
		mark := "+"
		if !c.Met {
			mark = "-"
		}
		blocks = append(blocks, Block{Kind: Item, Mark: mark, Text: strings.TrimSuffix(c.Idea+q.when(c)+": "+quoted(c.Evidence), ": ")})
	}
	for _, m := range q.Misconceptions {
		text := "to put right: " + m.Idea + q.when(m)
		if m.Met {
			text += ": " + quoted(m.Evidence)
		}
		blocks = append(blocks, Block{Kind: Item, Mark: "!", Text: text})
	}
	if q.Run != nil {
		blocks = append(blocks, Block{Kind: Item, Mark: ">", Text: q.Run.sentence()})
	}
	if s := q.Surety(); s != "" {
		blocks = append(blocks, Block{Kind: Item, Mark: "i", Text: s})
	}
	if q.Sentence != "" {
		blocks = append(blocks, Block{Kind: Item, Mark: "=", Text: "In one sentence: “" + q.Sentence + "”"})
	}
	if q.Hints > 0 || q.ModelShown {
		blocks = append(blocks, Block{Kind: Item, Mark: "i", Text: q.help()})
	}
	for _, d := range q.Disputes {
		blocks = append(blocks, Block{Kind: Item, Mark: "~", Text: strings.TrimSpace("You said that this was misread: " + q.ideaOf(d.ID) + ". " + d.Note)})
	}
	return blocks
}

// ideaOf names an idea to the learner, if it was found in any try; else by its
// id alone.
func (q QuestionReport) ideaOf(id string) string {
	for _, i := range append(slices.Clone(q.Concepts), q.Misconceptions...) {
		if i.ID == id && (i.Met || i.First) {
			return i.Idea
		}
	}
	return "an idea that was not found"
}

// when says in which tries an idea was, where there were several.
func (q QuestionReport) when(i IdeaReport) string {
	switch {
	case len(q.Tries) < 2:
		return ""
	case i.First && i.Met:
		return " (first and last try)"
	case i.First:
		return " (first try only)"
	}
	return " (last try)"
}

// Surety tells how sure the learner was of the first try and what came of
// it; "" where they did not say. A surprise of either kind is worth a look.
func (q QuestionReport) Surety() string {
	if len(q.Tries) == 0 || q.Tries[0].Confidence == "" {
		return ""
	}
	felt := map[string]string{"guess": "called it a guess", "unsure": "were unsure", "sure": "were sure"}[q.Tries[0].Confidence]
	passed := "did not pass"
	if q.Tries[0].Passed {
		passed = "passed"
	}
	return fmt.Sprintf("At the first try you %s; it %s.", felt, passed)
}

func (q QuestionReport) help() string {
	var parts []string
	if q.Hints > 0 {
		parts = append(parts, count(q.Hints, "one", "hint"))
	}
	if q.ModelShown {
		parts = append(parts, "the model answer")
	}
	return "Seen: " + strings.Join(parts, ", ") + "."
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// finish shows the report.
func (l *Lesson) finish() Screen {
	l.phase = reported
	rep := NewReport(l.bundle, l.sheet)
	rep.known = l.measured
	return Screen{Blocks: rep.Blocks(), Done: true}
}
