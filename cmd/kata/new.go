package main

import (
	"github.com/spf13/cobra"

	"example.com/kata/answers"
)

func newNew(s *shop) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Print a blank sheet to write answers on",
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
	})
	return c
}
