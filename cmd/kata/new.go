package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/answers"
	"example.com/kata/content/skeleton"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

func newNew(s *shop) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Make a kata, or a blank sheet to write answers on",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(&cobra.Command{
		Use:               "sheet KATA",
		Short:             "Print a blank answer sheet",
		Example:           "  kata new sheet lagging-follower > my-answers.md\n  kata grade my-answers.md",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: s.kataNames,
		RunE: func(_ *cobra.Command, args []string) error {
			bundle, err := s.load(args[0])
			if err != nil {
				return err
			}
			return writeAll(s.out, string(answers.Blank(bundle.Kata)))
		},
	}, &cobra.Command{
		Use:   "kata SLUG",
		Short: "Make a folder with a kata to begin from",
		Long: `Make the folder SLUG with a small kata that can be played and checked at
once: text, rubric, words, examples, a run of the model, and JSON Schemas by
which editors check the files while you type. The folder is made in the one
that --content names, else in the current one.`,
		Example: "  kata new kata hot-cache\n  kata check hot-cache\n  kata start --content . hot-cache",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runNewKata(s, args[0]) },
	})
	return c
}

func runNewKata(s *shop, slug string) error {
	if !kata.ValidID(slug) {
		hint := "use small letters, digits and hyphens"
		if better := kata.IDOf(slug); better != "" {
			hint += ": kata new kata " + better
		}
		return withHint(fmt.Errorf("%q cannot be the name of a kata", slug), hint)
	}
	library, err := s.library()
	if err != nil {
		return err
	}
	if known, err := library.IDs(); err == nil && slices.Contains(known, slug) {
		return withHint(fmt.Errorf("there is a kata %q already", slug), "choose another name; kata list shows those that are taken")
	}
	folder := *s.folder
	if folder == "" {
		folder = "."
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	place := filepath.Join(folder, slug)
	if err := skeleton.Write(root, slug); errors.Is(err, fs.ErrExist) {
		return withHint(fmt.Errorf("%s is there already", place), "choose another name, or move it away: nothing is overwritten")
	} else if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s is a small kata that works. Make it yours:\n\n", diag.Clean(place))
	for _, line := range [][2]string{
		{"kata.md", "the text: story, questions, hints, model answers"},
		{"rubric.yaml", "the ideas to look for, and the ways to say them"},
		{"examples.yaml", "answers with the grades that they must get"},
		{"lexicon.yaml", "words that mean the same; not needed"},
		{"scenarios/", "runs of the model; delete it, and run: in rubric.yaml, if yours is another subject"},
		{"schema/", "for editors; leave it as it is"},
	} {
		fmt.Fprintf(&b, "  %-14s %s\n", line[0], line[1])
	}
	fmt.Fprintf(&b, "\n  kata check %s\n  kata check --mutate %[1]s\n  kata start --content %s %s\n", diag.Clean(place), diag.Clean(folder), slug)
	return writeAll(s.out, b.String())
}
