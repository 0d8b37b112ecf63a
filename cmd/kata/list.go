package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/kata/diag"
)

func newList(s *shop) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the katas",
		Long: `List the katas: id, title, questions and minutes.

A kata that has errors is listed with a word about it; kata check shows them.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runList(s) },
	}
}

func runList(s *shop) error {
	library, err := s.library()
	if err != nil {
		return err
	}
	ids, err := library.IDs()
	if err != nil {
		return err
	}
	widest := 0
	for _, id := range ids {
		widest = max(widest, len(id))
	}
	var b strings.Builder
	for _, id := range ids {
		k, problems := library.Kata(id)
		if k == nil || problems.HasErrors() {
			fmt.Fprintf(&b, "%-*s  cannot be used; kata check %s says why\n", widest, id, id)
			continue
		}
		fmt.Fprintf(&b, "%-*s  %s, %s, %s\n", widest, id, diag.Clean(k.Title), plural(len(k.Questions()), "question"), plural(k.Minutes, "minute"))
	}
	if *s.folder != "" && !library.Holds(*s.folder) {
		fmt.Fprintf(&b, "\nThere is no kata in %s: a kata is a folder with kata.md in it.\n", diag.Clean(*s.folder))
	}
	b.WriteString("\nkata start ID begins one.\n")
	return writeAll(s.out, b.String())
}
