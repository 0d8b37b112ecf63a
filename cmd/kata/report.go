package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

func newReport(s *shop) *cobra.Command {
	var out reportFiles
	c := &cobra.Command{
		Use:   "report [FILE]",
		Short: "Show how far you are: ideas, runs, success criteria",
		Long: `Show the report of a sheet: the success criteria with your words, the ideas of
the first and the last try, predictions and runs, hints and objections.

FILE is a sheet; without it, the one in your data folder that was saved last.`,
		Example: "  kata report\n  kata report my-answers.md --json report.json\n  kata report --json -",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			place := ""
			if len(args) == 1 {
				place = args[0]
			}
			return runReport(s, place, out)
		},
	}
	c.Flags().StringVar(&out.html, "html", "", "write it as a page to a `file`; - is stdout")
	c.Flags().StringVar(&out.markdown, "markdown", "", "write it as Markdown to a `file`; - is stdout")
	c.Flags().StringVar(&out.json, "json", "", "write it as JSON to a `file`; - is stdout")
	return c
}

// reportFiles says where the report is written; "" for not, "-" for stdout.
type reportFiles struct{ html, markdown, json string }

func runReport(s *shop, place string, out reportFiles) error {
	if place == "" {
		id, err := s.latestKata()
		if err != nil {
			return err
		}
		if place, err = s.defaultSheet(id); err != nil {
			return err
		}
		if !exists(place) {
			return withHint(fmt.Errorf("there is no sheet yet: %s", place), "kata start begins one")
		}
	}
	bundle, sheet, err := s.openSheet(place)
	if err != nil {
		return err
	}
	rep := workbook.NewReport(bundle, sheet)
	if out == (reportFiles{}) {
		return s.console().Show(workbook.Screen{Blocks: rep.Blocks()})
	}
	return out.write(s, place, rep)
}

// write writes the report in each form that has a file.
func (out reportFiles) write(s *shop, place string, rep *workbook.Report) error {
	for _, form := range []struct {
		name string
		text func(*workbook.Report) ([]byte, error)
	}{{out.html, asPage}, {out.markdown, asMarkdown}, {out.json, asJSON}} {
		switch {
		case form.name == "":
			continue
		case sameFile(place, form.name):
			return hinted{fmt.Errorf("%s is the sheet itself: the report would overwrite it", form.name), "name another file; - is stdout"}
		}
		text, err := form.text(rep)
		if err != nil {
			return err
		}
		if err := writeFile(s.out, form.name, text); err != nil {
			return err
		}
	}
	return nil
}

func asPage(rep *workbook.Report) ([]byte, error) {
	var page bytes.Buffer
	err := rep.HTML(&page)
	return page.Bytes(), err
}

func asMarkdown(rep *workbook.Report) ([]byte, error) { return []byte(rep.Markdown()), nil }

// asJSON escapes what could steer a terminal: JSON may be printed on one, and
// an escape means the same character.
func asJSON(rep *workbook.Report) ([]byte, error) {
	text, err := json.MarshalIndent(rep, "", "  ")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, r := range string(text) {
		if diag.Unsafe(r) {
			fmt.Fprintf(&out, "\\u%04x", r)
		} else {
			out.WriteRune(r)
		}
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// openSheet reads a sheet, without its lock, and its kata.
func (s *shop) openSheet(place string) (*content.Bundle, *answers.Sheet, error) {
	sheet, src, problems, err := answers.Read(place)
	if err != nil {
		return nil, nil, withHint(err, "kata new sheet KATA prints a blank one")
	}
	if problems.HasErrors() {
		fmt.Fprint(s.err, report(problems))
		return nil, nil, fmt.Errorf("%s cannot be read as a sheet", place)
	}
	bundle, err := s.load(sheet.Kata)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, answers.Check(src, sheet, bundle.Kata)...)
	if text := report(problems); text != "" {
		fmt.Fprint(s.err, text)
	}
	if problems.HasErrors() {
		return nil, nil, fmt.Errorf("%s does not fit the kata %q", place, sheet.Kata)
	}
	return bundle, sheet, nil
}

// sameFile tells whether two names are of one file that exists.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// writeFile writes to a file, or to stdout for "-".
func writeFile(out io.Writer, name string, text []byte) error {
	if name == "-" {
		return writeAll(out, string(text))
	}
	if err := os.WriteFile(name, text, 0o644); err != nil {
		return withHint(fmt.Errorf("the file cannot be written: %w", err), "name another one; - is stdout")
	}
	return nil
}
