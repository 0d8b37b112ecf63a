package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/grader"
	"example.com/kata/grader/stream"
)

// gradeOptions are the flags of kata grade.
type gradeOptions struct {
	ndjson  bool
	json    bool
	workers int
}

func newGrade(s *shop) *cobra.Command {
	var opt gradeOptions
	c := &cobra.Command{
		Use:   "grade FILE | --ndjson [KATA]",
		Short: "Grade a sheet of answers, or a stream of them",
		Long: `Grade a sheet of answers: the last try of each question, idea by idea, with the
words that carry it. Exit code 1 means that a question is not passed.

With --ndjson, answers are read from stdin, one JSON object a line:

  {"id": 7, "question": "q1", "answer": "…"}

and the grades are written to stdout in the same order. Exit code 1 means that
a line could not be graded; it then carries an error, and the rest is graded.`,
		Example: "  kata grade my-answers.md\n  kata grade --ndjson lagging-follower < answers.ndjson > graded.ndjson",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
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
	c.Flags().IntVar(&opt.workers, "workers", 0, "how many `cores` grade a stream (0: all)")
	return c
}

func gradeSheet(s *shop, opt gradeOptions, place string) error {
	bundle, sheet, err := s.openSheet(place)
	if err != nil {
		return err
	}
	rep := workbook.NewReport(bundle, sheet)
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

func gradeStream(c *cobra.Command, s *shop, opt gradeOptions, args []string) error {
	id := ""
	if len(args) == 1 {
		id = args[0]
	} else {
		first, err := s.firstKata()
		if err != nil {
			return err
		}
		id = first
	}
	bundle, err := s.load(id)
	if err != nil {
		return err
	}
	rubric := bundle.Rubric()
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
