// Command kata is a teaching workbook: it presents katas, collects answers in
// the learner's own words, runs a small replicated database to show what
// happens, and grades the answers offline.
//
// Each command stands in a file of its own and does three things: it reads
// its flags, calls one of the packages below, and prints. Results go to
// stdout; errors go to stderr as
//
//	kata: error: there is no kata "laging-follower"
//	kata: hint: did you mean "lagging-follower"?
//
// in lower case, without a full stop, the hint saying what to do next. Exit
// codes: 0 the work was done, 1 it was judged and found wanting, 2 it could
// not be done.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/kata/answers"
	"example.com/kata/kata/diag"
)

// env is the world as the commands see it. Tests hand in their own.
type env struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
	now    func() time.Time
	open   func(path, kataID string) (*answers.File, error) // answers.Open
}

func main() {
	os.Exit(run(os.Args[1:], env{os.Stdin, os.Stdout, os.Stderr, os.Getenv, time.Now, answers.Open}))
}

// run carries out one command line and gives the exit code.
func run(args []string, e env) int {
	root := newRoot(e)
	root.SetArgs(args)
	root.SetIn(e.in)
	root.SetOut(e.out)
	root.SetErr(e.err)
	err := root.Execute()
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errWanting):
		return 1
	}
	fmt.Fprintf(e.err, "kata: error: %s\n", diag.CleanLines(err.Error()))
	if hint := hintOf(err); hint != "" {
		fmt.Fprintf(e.err, "kata: hint: %s\n", diag.CleanLines(hint))
	}
	return 2
}

// errWanting is exit code 1: the work was done, and its verdict, which was
// printed, is no.
var errWanting = errors.New("judged and found wanting")

// hinted is an error with a next step.
type hinted struct {
	error
	hint string
}

// Hint gives the next step.
func (h hinted) Hint() string { return h.hint }

// Unwrap gives the error itself.
func (h hinted) Unwrap() error { return h.error }

// withHint adds a next step to an error that has none of its own.
func withHint(err error, hint string) error {
	if err == nil || hintOf(err) != "" {
		return err
	}
	return hinted{err, hint}
}

// hintOf finds the next step in an error or in what it wraps.
func hintOf(err error) string {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return h.Hint()
	}
	return ""
}

// newRoot builds the tree of commands.
func newRoot(e env) *cobra.Command {
	root := &cobra.Command{
		Use:           "kata",
		Short:         "A teaching workbook with graded katas",
		Long:          "A teaching workbook with graded katas: predict, see it run, explain, and be graded idea by idea, offline.",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var known []string
		for _, c := range root.Commands() {
			known = append(known, c.Name())
		}
		return hinted{fmt.Errorf("there is no command %q", args[0]), diag.DidYouMeanHint(args[0], known)}
	}
	content := root.PersistentFlags().String("content", e.getenv("KATA_CONTENT"), "a `folder` of katas beside the built-in ones")
	shop := &shop{env: e, folder: content}
	root.RunE = func(*cobra.Command, []string) error { return runNext(shop) }
	root.AddCommand(
		newStart(shop), newList(shop), newRun(shop), newGrade(shop), newReport(shop),
		newNew(shop), newCheck(shop), newExplore(shop), newVerify(shop), newVersion(shop),
	)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Args = hintTopic(root)
			continue
		}
		hintArguments(c)
	}
	root.SetFlagErrorFunc(hintFlag)
	return root
}

// hintTopic has help answer a word that is no command with the one that was
// probably meant.
func hintTopic(root *cobra.Command) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		at := root
		for _, word := range args {
			var known []string
			var next *cobra.Command
			for _, c := range at.Commands() {
				known = append(known, c.Name())
				if c.Name() == word {
					next = c
				}
			}
			if next == nil {
				return hinted{fmt.Errorf("there is no command %q", word), diag.DidYouMeanHint(word, known)}
			}
			at = next
		}
		return nil
	}
}

// hintFlag adds to the error of a flag the one that was probably meant.
func hintFlag(c *cobra.Command, err error) error {
	if typed, ok := strings.CutPrefix(err.Error(), "unknown flag: --"); ok {
		var known []string
		for _, word := range strings.Fields(c.Flags().FlagUsages()) {
			if name, ok := strings.CutPrefix(word, "--"); ok {
				known = append(known, name)
			}
		}
		if near := diag.DidYouMean(typed, known); near != "" {
			return withHint(err, fmt.Sprintf("did you mean --%s?", near))
		}
	}
	return withHint(err, c.CommandPath()+" --help shows the flags")
}

// hintArguments has a command, and those below it, answer a wrong number of
// arguments or an unknown word with the form that it takes.
func hintArguments(c *cobra.Command) {
	if c.HasSubCommands() && !c.Runnable() {
		c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() } // else no argument is looked at
	}
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error {
		if c.HasSubCommands() && len(args) > 0 {
			var known []string
			for _, sub := range c.Commands() {
				known = append(known, sub.Name())
			}
			return hinted{fmt.Errorf("there is no command %q", c.CommandPath()+" "+args[0]), diag.DidYouMeanHint(args[0], known)}
		}
		if check == nil || check(c, args) == nil {
			return nil
		}
		if len(args) == 0 {
			return hinted{fmt.Errorf("%s needs an argument", c.CommandPath()), "write it as: kata " + c.Use}
		}
		return hinted{fmt.Errorf("%s does not take %s", c.CommandPath(), plural(len(args), "argument")), "write it as: kata " + c.Use}
	}
	for _, sub := range c.Commands() {
		hintArguments(sub)
	}
}
