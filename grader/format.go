package grader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// resultJSON is the shape of a judgement in JSON, as `kata grade --ndjson`
// promises it.
type resultJSON struct {
	Question       string              `json:"question"`
	Points         int                 `json:"points"`
	Max            int                 `json:"max"`
	Passed         bool                `json:"passed"`
	Concepts       []conceptJSON       `json:"concepts"`
	Misconceptions []misconceptionJSON `json:"misconceptions"`
	Review         []string            `json:"review"`
}

type conceptJSON struct {
	ID       string `json:"id"`
	Met      bool   `json:"met"`
	Evidence []Span `json:"evidence"`
}

type misconceptionJSON struct {
	ID       string `json:"id"`
	Evidence []Span `json:"evidence"`
}

// MarshalJSON writes a judgement; lists are never null.
func (r Result) MarshalJSON() ([]byte, error) {
	out := resultJSON{r.Question, r.Points, r.Max, r.Passed, []conceptJSON{}, []misconceptionJSON{}, append([]string{}, r.Review...)}
	for _, c := range r.Concepts {
		out.Concepts = append(out.Concepts, conceptJSON{c.ID, c.Met, append([]Span{}, c.Evidence...)})
	}
	for _, m := range r.Misconceptions {
		out.Misconceptions = append(out.Misconceptions, misconceptionJSON{m.ID, append([]Span{}, m.Evidence...)})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(out)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// JSON writes a report with its results and criteria.
func (rep *Report) JSON() ([]byte, error) {
	type criterion struct {
		Text      string   `json:"text"`
		Questions []string `json:"questions"`
		Met       bool     `json:"met"`
	}
	out := struct {
		Kata     string      `json:"kata"`
		Rubric   string      `json:"rubric"`
		Results  []Result    `json:"results"`
		Criteria []criterion `json:"criteria"`
	}{rep.Rubric.Kata.ID, rep.Rubric.Hash, append([]Result{}, rep.Results...), []criterion{}}
	for _, c := range rep.Criteria {
		out.Criteria = append(out.Criteria, criterion{c.Text, append([]string{}, c.Questions...), c.Met})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(out)
	return b.Bytes(), err
}

// Text writes a report for a terminal, without colours: one line a question,
// below it the ideas with the learner's words. Quotes stand on one line; what
// is written to a terminal is cleaned by the one writer to it.
func (rep *Report) Text() string {
	return rep.write("%s  %d of %d points, %s\n", "  %s %s\n", "\n%s %s\n")
}

// Markdown writes a report for a file or a page. Quotes are set as code, so
// that nothing in them is taken for Markdown.
func (rep *Report) Markdown() string {
	return rep.write("## %s: %d of %d points, %s\n\n", "- %s %s\n", "\n**%s** %s\n")
}

func (rep *Report) write(question, idea, criterion string) string {
	var b strings.Builder
	for i := range rep.Results {
		r := &rep.Results[i]
		q := rep.Rubric.Question(r.Question)
		verdict := "not passed"
		switch {
		case !r.Answered:
			verdict = "not answered"
		case r.Passed:
			verdict = "passed"
		}
		fmt.Fprintf(&b, question, r.Question, r.Points, r.Max, verdict)
		for j, c := range r.Concepts {
			if c.Met {
				fmt.Fprintf(&b, idea, "+", q.Concepts[j].Idea+": "+quotes(c.Evidence))
			}
		}
		for _, m := range r.Misconceptions {
			fmt.Fprintf(&b, idea, "!", q.misconception(m.ID).Refutation+" ("+quotes(m.Evidence)+")")
		}
		for _, why := range r.Review {
			fmt.Fprintf(&b, idea, "?", oneLine(why))
		}
		b.WriteString("\n")
	}
	for _, c := range rep.Criteria {
		state := "not yet:"
		if c.Met {
			state = "met:"
		}
		fmt.Fprintf(&b, criterion, state, oneLine(c.Text))
	}
	return b.String()
}

func (q *Question) misconception(id string) *Misconception {
	for i := range q.Misconceptions {
		if q.Misconceptions[i].ID == id {
			return &q.Misconceptions[i]
		}
	}
	return &Misconception{}
}

// quotes gives the words of spans as code, on one line.
func quotes(spans []Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, "`"+strings.ReplaceAll(oneLine(s.Text), "`", "'")+"`")
	}
	return strings.Join(out, " … ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
