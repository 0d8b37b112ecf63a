package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"example.com/kata/grader/agreement"
	"example.com/kata/kata/diag"
)

// gradeAgainst holds a rubric against people: the table of all questions, or
// what to mend in one.
func gradeAgainst(s *shop, opt gradeOptions, args []string) error {
	bundle, err := s.named(args)
	if err != nil {
		return err
	}
	text, err := s.labels(opt.against)
	if err != nil {
		return err
	}
	rubric, name := bundle.PhrasesAlone(), opt.against
	if name == "-" {
		name = "stdin"
	}
	labelled, problems := agreement.Read(&diag.Source{Name: name, Text: text}, rubric)
	if problems.HasErrors() {
		fmt.Fprint(s.err, report(problems))
		return withHint(fmt.Errorf("%s cannot be used: %s", name, plural(len(problems), "problem")), "each line above says what to mend; then run the same command again")
	}
	if opt.learn != "" {
		return learn(s, bundle, labelled, opt.learn)
	}
	table, err := agreement.Measure(bundle.Rubric(), labelled)
	if err != nil {
		return err
	}
	few := 0
	if opt.question != "" {
		few = max(1, opt.misses)
	}
	var studies []*agreement.Study
	for _, q := range table.Questions {
		if opt.question != "" && q != opt.question {
			continue
		}
		study, err := agreement.NewStudy(rubric, q, labelled, few)
		if err != nil {
			return err
		}
		studies = append(studies, study)
	}
	if opt.question == "" {
		return writeAll(s.out, diag.CleanLines(overview(table, studies, opt.misses)))
	}
	if len(studies) == 0 {
		return withHint(fmt.Errorf("there is no question %q", opt.question), diag.DidYouMeanHint(opt.question, table.Questions))
	}
	return writeAll(s.out, diag.CleanLines(table.Of(opt.question).Text(0)+"\n"+studies[0].Text(opt.misses)))
}

// overview is the table, a line a question on what to mend, and the answers
// that differ.
func overview(table *agreement.Table, studies []*agreement.Study, misses int) string {
	var b strings.Builder
	b.WriteString(table.Text(0) + "\n")
	for _, study := range studies {
		b.WriteString(study.Line())
	}
	b.WriteString("--question " + studies[0].Question + " shows which, and what to mend\n")
	for _, d := range table.Disagreements[:min(max(0, misses), len(table.Disagreements))] {
		b.WriteString(d.Text())
	}
	return b.String()
}

// labels reads a file of labelled answers, or stdin: one byte more than is
// taken at the most, so that the reader can say that it is too large. A pipe
// or device could keep the program waiting for ever.
func (s *shop) labels(name string) ([]byte, error) {
	in := s.in
	if name != "-" {
		if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
			return nil, withHint(fmt.Errorf("the labelled answers cannot be read: %s is no file", name), "name a file, or - for stdin")
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, withHint(fmt.Errorf("the labelled answers cannot be read: %w", err), "name a file of CSV or JSON lines; kata grade --help shows its form")
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, agreement.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("the labelled answers cannot be read: %w", err)
	}
	return text, nil
}
