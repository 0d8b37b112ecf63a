package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
	"example.com/kata/grader"
	"example.com/kata/grader/stream"
	"example.com/kata/kata/diag"
)

// gradeOptions are the flags of kata grade.
type gradeOptions struct {
	ndjson   bool
	json     bool
	explain  bool
	against  string // a file of labelled answers
	learn    string // write what they teach to this file
	question string // shows the details of this one
	misses   int
	workers  int
}

func newGrade(s *shop) *cobra.Command {
	var opt gradeOptions
	c := &cobra.Command{
		Use:   "grade FILE | --ndjson [KATA] | --against LABELS [KATA]",
		Short: "Grade a sheet of answers, or a stream of them",
		Long: `Grade a sheet of answers: the last try of each question, idea by idea, with the
words that carry it. Exit code 1 means that a question is not passed.

With --ndjson, answers are read from stdin, one JSON object a line:

  {"id": 7, "question": "q1", "answer": "…"}

and the grades are written to stdout in the same order. Exit code 1 means that
a line could not be graded; it then carries an error, and the rest is graded.

With --against, answers that people have labelled are graded and compared:
precision, recall and F1 of each idea, kappa of the verdicts, and the answers
on which people and the grader differ, with the words that decided. The file
is CSV with this header, or has one JSON object a line with these fields:

  id,question,answer,concepts,misconceptions,pass
  a1,q1,"The old price, of course.",old-price;cause-cache,,true

With --question too, it shows what to mend in the rubric of that question: the
labels that no phrase explains and what came nearest, the words that these
answers share, and for each phrase its right and wrong credits and what would
be lost without it.

With --learn, the answers are not compared: what each word, pair and triple of
words in them tells of an idea is written to a file, learnt.txt beside the
rubric, which is a second reading from then on. Only ideas with 40 labelled
answers or more on either side are learnt.`,
		Example: "  kata grade my-answers.md\n  kata grade --ndjson lagging-follower < answers.ndjson > graded.ndjson\n  kata grade --against labels.csv --question q3 lagging-follower\n  kata grade --against labels.csv --learn my-katas/hot-cache/learnt.txt --content my-katas hot-cache",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case opt.learn != "" && opt.question != "":
				return withHint(fmt.Errorf("--learn learns of all questions at once"), "leave out --question")
			case opt.question != "" && opt.against == "":
				return withHint(fmt.Errorf("--question needs labelled answers"), "name them: kata grade --against LABELS --question "+opt.question)
			case opt.learn != "" && opt.against == "":
				return withHint(fmt.Errorf("--learn needs labelled answers"), "name them: kata grade --against LABELS --learn "+opt.learn)
			case opt.against != "":
				return gradeAgainst(s, opt, args)
			case opt.ndjson:
				return gradeStream(c, s, opt, args)
			case len(args) == 0:
				return withHint(fmt.Errorf("no sheet is named"), "kata grade FILE, or kata grade --ndjson < FILE")
			}
			return gradeSheet(s, opt, args[0])
		},
	}
	c.Flags().BoolVar(&opt.ndjson, "ndjson", false, "grade a stream of JSON objects, one a line")
	c.Flags().BoolVar(&opt.json, "json", false, "print the grades of the sheet as JSON")
	c.Flags().BoolVar(&opt.explain, "explain", false, "show phrase by phrase what matched, and what did not count and why")
	c.Flags().StringVar(&opt.against, "against", "", "compare with a `file` of labelled answers, CSV or JSON lines; - is stdin")
	c.Flags().StringVar(&opt.learn, "learn", "", "with --against: write what these answers teach to a `file`")
	c.Flags().StringVar(&opt.question, "question", "", "with --against: show what to mend in the rubric of this `question`")
	c.Flags().IntVar(&opt.misses, "misses", 20, "with --against: how many differing answers are shown")
	c.Flags().IntVar(&opt.workers, "workers", 0, "how many `cores` grade a stream (0: all)")
	return c
}

func gradeSheet(s *shop, opt gradeOptions, place string) error {
	bundle, sheet, err := s.openSheet(place)
	if err != nil {
		return err
	}
	rep := workbook.NewReport(bundle, sheet)
	if opt.explain {
		if err := explain(s, bundle, sheet); err != nil {
			return err
		}
	}
	if opt.json {
		text, err := json.MarshalIndent(rep, "", "  ")
		if err != nil {
			return err
		}
		if err := writeAll(s.out, string(text)+"\n"); err != nil {
			return err
		}
	} else if err := s.console().Show(workbook.Screen{Blocks: rep.Grades()}); err != nil {
		return err
	}
	if rep.Passed() < len(rep.Questions) {
		return errWanting
	}
	return nil
}

// thrift is GOGC on the pipe, unless somebody has set it: the rubric and what
// it learnt are the most of what stays in memory, and seven tenths as much is room
// to work in. A million answers take 58 MiB.
const thrift = 70

// saveMemory has the garbage collected earlier until restore is called.
func saveMemory() (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(thrift)
	return func() { debug.SetGCPercent(before) }
}

func gradeStream(c *cobra.Command, s *shop, opt gradeOptions, args []string) error {
	bundle, err := s.named(args)
	if err != nil {
		return err
	}
	rubric := bundle.Rubric()
	defer saveMemory()()
	out := bufio.NewWriterSize(s.out, 64<<10)
	failed, err := stream.Grade(c.Context(), s.in, out, func(string) (*grader.Rubric, error) { return rubric, nil }, opt.workers)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		return fmt.Errorf("the stream ended early: %w", err)
	}
	if failed > 0 {
		fmt.Fprintf(s.err, "kata: error: %s could not be graded\nkata: hint: each has an \"error\" in its place\n", plural(failed, "line"))
		return errWanting
	}
	return nil
}

// named loads the kata that the arguments name, or the first one.
func (s *shop) named(args []string) (*content.Bundle, error) {
	id := ""
	if len(args) == 1 {
		id = args[0]
	} else {
		var err error
		if id, err = s.firstKata(); err != nil {
			return nil, err
		}
	}
	bundle, err := s.load(id)
	if err == nil && bundle.Rubric() == nil {
		fmt.Fprint(s.err, report(bundle.Problems()))
		err = withHint(fmt.Errorf("the rubric of the kata %q has errors and cannot be used", id), "kata check "+id+" shows them all")
	}
	return bundle, err
}

// explain prints, for each answer, every phrase that matched: where, and by
// which rule it does not count, where one says so.
func explain(s *shop, bundle *content.Bundle, sheet *answers.Sheet) error {
	var b strings.Builder
	for _, a := range sheet.Answers {
		matches, err := bundle.Rubric().Explain(a.Question, a.Text())
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s:\n", a.Question)
		for _, m := range matches {
			counts := "counts"
			if m.Rule != "" {
				counts = "does not count, " + string(m.Rule)
			}
			fmt.Fprintf(&b, "  %-26s %q, bytes %d to %d\n  %-26s %s: %s\n", m.ID, diag.Clean(m.Span.Text), m.Span.Start, m.Span.End, "", counts, m.Phrase)
		}
		if len(matches) == 0 {
			b.WriteString("  no phrase matched\n")
		}
		likely, err := bundle.Rubric().Likenesses(a.Question, a.Text())
		if err != nil {
			return err
		}
		for _, l := range likely {
			for _, e := range l.Evidence {
				fmt.Fprintf(&b, "  %-26s %q, bytes %d to %d\n", l.ID, diag.Clean(e.Text), e.Start, e.End)
			}
			fmt.Fprintf(&b, "  %-26s counts: like labelled answers, most by %s\n", "", diag.Clean(strings.Join(l.Words, ", ")))
		}
	}
	return writeAll(s.out, b.String()+"\n")
}
