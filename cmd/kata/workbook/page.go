package workbook

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/rate"
	"example.com/kata/kata/replication/scenario"
	"example.com/kata/kata/replication/spacetime"
)

// pageText is the report as one self-contained page: its styles are in it,
// its pictures are drawn in it, and it runs and loads nothing.
//
//go:embed page.html
var pageText string

// HTML writes the report as a page. What a learner typed is text there, never
// markup; the authors' Markdown comes through markdown.HTML.
func (r *Report) HTML(w io.Writer) error {
	page, err := template.New("page").Funcs(template.FuncMap{
		"markdown": markdown.HTML,
		"clean":    diag.CleanLines,
		"figure":   r.figure,
		"words":    r.words,
		"designs":  r.designsOf,
		"text":     func(c CriterionReport) string { return diag.Clean(r.criterion(c)) },
		"quotes":   quotedSpans,
		"name":     func(code string) string { return guarantee.Code(code).Name() },
		"played":   played,
		"once":     once,
		"inc":      func(i int) int { return i + 1 },
		"yes":      yesNo,
		"done":     r.grades.Done,
		"closing":  func() template.HTML { return markdown.HTML(r.closing) },
		"count":    func(n int, noun string) string { return count(n, "one", noun) },
		"upper":    upper,
		"share":    share,
		"some":     AgeReport.some,
		"plot":     r.plot,
		"misread":  QuestionReport.ideaOf,
	}).Parse(pageText)
	if err != nil {
		return err
	}
	return page.Execute(w, r)
}

// played names the policy that a design was tried as, in words.
func played(policy string) string {
	p, _ := replication.PolicyByName(policy)
	return p.Title
}

// plot draws how the second look fares under the i-th policy, with today's
// behind it.
func (r *Report) plot(i int) template.HTML {
	curves := r.Measures().curves
	if i == 0 {
		return template.HTML(rate.SVG(curves[0], nil))
	}
	return template.HTML(rate.SVG(curves[i], &curves[0]))
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// quotedSpans gives the learner's words for an idea, each once.
func quotedSpans(spans []grader.Span) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range spans {
		if text := oneLine(s.Text); !seen[text] {
			seen[text] = true
			out = append(out, text)
		}
	}
	return out
}

// once leaves out quotes that stand before in the list: the same words may
// carry two ideas.
func once(quotes []QuoteReport) []QuoteReport {
	var out []QuoteReport
	for _, q := range quotes {
		if !slices.ContainsFunc(out, func(o QuoteReport) bool { return o.Question == q.Question && o.Text == q.Text }) {
			out = append(out, q)
		}
	}
	return out
}

// runOf plays the run of a question as its author wrote it; nil when it has
// none.
func (r *Report) runOf(q QuestionReport) *run {
	if q.Run == nil {
		return nil
	}
	played, err := play(r.bundle.Scenario(q.Run.Scenario), scenario.Changes{})
	if err != nil {
		return nil
	}
	return played
}

// figure draws the run of a question; its guarantees are named only where the
// question is passed.
func (r *Report) figure(q QuestionReport) template.HTML {
	p := r.runOf(q)
	if p == nil {
		return ""
	}
	opt := spacetime.Options{Question: p.scenario.Question + 1, Named: q.Passed}
	return template.HTML(spacetime.SVG(p.scenario.Title, &p.history, p.found, opt))
}

// words tells the same run in words.
func (r *Report) words(q QuestionReport) []string {
	p := r.runOf(q)
	if p == nil {
		return nil
	}
	var out []string
	for _, line := range spacetime.Words(&p.history, p.found, spacetime.Options{Question: p.scenario.Question + 1, Named: q.Passed}) {
		_, sentence, _ := strings.Cut(line, " ")
		out = append(out, sentence)
	}
	return out
}

// designsOf gives the designs of one question.
func (r *Report) designsOf(question string) []DesignReport {
	var out []DesignReport
	for _, d := range r.Designs {
		if d.Question == question {
			out = append(out, d)
		}
	}
	return out
}
