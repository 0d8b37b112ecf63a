package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/content"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

func newCheck(s *shop) *cobra.Command {
	var opt checkOptions
	c := &cobra.Command{
		Use:   "check [FOLDER|KATA]…",
		Short: "Check katas: files, runs, examples",
		Long: `Check katas and show every problem with its place and a hint.

A folder may be one kata (it holds kata.md) or hold several. Without an
argument all katas are checked. Exit code 1 means that there are errors.
Of many warnings of one kind the first are shown, and advice is summed up;
--all shows everything. Each problem has a code; --explain K205 says more.`,
		Example:           "  kata check\n  kata check ./my-katas/two-caches\n  kata check lagging-follower",
		ValidArgsFunction: s.kataNames,
		RunE:              func(_ *cobra.Command, args []string) error { return runCheck(s, args, opt) },
	}
	c.Flags().BoolVar(&opt.mutate, "mutate", false, "take each phrase, guard, link and threshold out in turn: which does no example miss?")
	c.Flags().StringVar(&opt.explain, "explain", "", "explain a `CODE` with a before and an after; all lists the codes")
	c.Flags().BoolVar(&opt.all, "all", false, "show every warning and all advice, each with its place")
	return c
}

// checkOptions are the flags of kata check.
type checkOptions struct {
	all, mutate bool
	explain     string // a code, or all
}

func runCheck(s *shop, args []string, opt checkOptions) error {
	if opt.explain != "" {
		return explainCode(s, opt.explain)
	}
	library, err := s.library()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		ids, err := library.IDs()
		if err != nil {
			return err
		}
		return checkKatas(s, library, ids, opt)
	}
	wanting := false
	for _, arg := range args {
		err := checkOne(s, library, arg, opt)
		if err == errWanting {
			wanting = true
			continue
		}
		if err != nil {
			return err
		}
	}
	if wanting {
		return errWanting
	}
	return nil
}

// checkOne checks what an argument names: a folder that exists, else a kata.
func checkOne(s *shop, library *content.Library, arg string, opt checkOptions) error {
	info, err := os.Stat(arg)
	if err == nil && !info.IsDir() {
		return withHint(fmt.Errorf("%s is no folder", arg), "kata check takes the folder of a kata, one that holds several, or the name of a kata")
	}
	if err != nil {
		if strings.ContainsRune(arg, filepath.Separator) {
			return withHint(fmt.Errorf("there is no folder %q", arg), "name the folder of a kata, or one that holds katas")
		}
		return checkKatas(s, library, []string{arg}, opt)
	}
	folder, only := arg, ""
	if _, err := os.Lstat(filepath.Join(arg, "kata.md")); err == nil {
		if folder, only, err = homeOf(arg); err != nil {
			return err
		}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("the folder cannot be opened: %w", err)
	}
	defer root.Close()
	katas := content.Confined(root)
	library = library.With(folder, katas)
	if only != "" {
		if !kata.ValidID(only) {
			return withHint(fmt.Errorf("the folder name %q is no id for a kata", only), "use small letters, digits and hyphens")
		}
		return checkKatas(s, library, []string{only}, opt)
	}
	alone := content.Only(folder, katas)
	ids, err := alone.IDs()
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		if entries, err := fs.ReadDir(katas, "."); err == nil {
			for _, e := range entries {
				if e.Name() != "kata.md" && diag.DidYouMean(e.Name(), []string{"kata.md"}) != "" {
					return withHint(fmt.Errorf("no kata in the folder %q", arg), fmt.Sprintf("%q must be called kata.md", e.Name()))
				}
			}
		}
		return withHint(fmt.Errorf("no kata in the folder %q", arg), "a kata is a folder with kata.md and rubric.yaml in it; its name has small letters, digits and hyphens")
	}
	return checkKatas(s, library, ids, opt)
}

// homeOf splits the folder of a kata into the folder that holds it, and its
// name. Only what has no name of its own in the argument (".", a link) is
// resolved: problems are to name files as their author did.
func homeOf(arg string) (folder, id string, err error) {
	clean := filepath.Clean(arg)
	info, err := os.Lstat(clean)
	if err != nil {
		return "", "", err
	}
	if id = filepath.Base(clean); id != "." && id != ".." && info.Mode()&os.ModeSymlink == 0 {
		return filepath.Dir(clean), id, nil
	}
	whole, err := filepath.Abs(clean)
	if err == nil {
		whole, err = filepath.EvalSymlinks(whole)
	}
	return filepath.Dir(whole), filepath.Base(whole), err
}

// checkKatas checks katas of a library and prints what it found.
func checkKatas(s *shop, library *content.Library, ids []string, opt checkOptions) error {
	wanting := false
	for _, id := range ids {
		bundle, _, err := library.Load(id)
		if err != nil {
			return err
		}
		problems := bundle.Check()
		shown := problems.Apart()
		if !opt.all {
			shown = bundle.Brief(problems)
		}
		for _, d := range shown {
			if err := writeAll(s.out, d.Format()); err != nil {
				return err
			}
		}
		errors, warnings := problems.Count(diag.Error), problems.Count(diag.Warning)
		wanting = wanting || errors > 0
		line := fmt.Sprintf("%s: ok (%s)", id, bundle.Summary())
		switch {
		case errors > 0:
			line = fmt.Sprintf("%s: %s, %s", id, plural(errors, "error"), plural(warnings, "warning"))
		case warnings > 0:
			line += "; " + plural(warnings, "warning")
		}
		if err := writeAll(s.out, line+"\n"); err != nil {
			return err
		}
		if opt.mutate {
			if err := mutate(s, bundle, errors, opt); err != nil {
				return err
			}
		}
	}
	if wanting {
		return errWanting
	}
	return nil
}

// explainCode prints what a code means, or a line for each.
func explainCode(s *shop, id string) error {
	if id == "all" {
		var b strings.Builder
		for _, c := range content.Codes() {
			fmt.Fprintf(&b, "%s  %s\n", c.ID, c.Title)
		}
		return writeAll(s.out, b.String())
	}
	c, err := content.Explain(id)
	if err != nil {
		return err
	}
	return writeAll(s.out, c.Format())
}

// shownMutants is how many changes of a question that no example notices are
// shown without --all.
const shownMutants = 5

// mutate prints what no example of a kata holds in place, and a score for
// each question.
func mutate(s *shop, bundle *content.Bundle, errors int, opt checkOptions) error {
	if errors > 0 {
		return writeAll(s.out, "--mutate was left out: mend the errors first\n")
	}
	var b strings.Builder
	for _, score := range bundle.Mutate() {
		for i, d := range score.Open {
			if opt.all || i < shownMutants {
				b.WriteString(d.Format())
			}
		}
		fmt.Fprintf(&b, "%s: the examples notice %d of %d changes (%d %%)", score.Question, score.Noticed, score.All, 100*score.Noticed/max(1, score.All))
		if more := len(score.Open) - shownMutants; more > 0 && !opt.all {
			fmt.Fprintf(&b, "; %d more: kata check --mutate --all", more)
		}
		b.WriteString("\n")
	}
	return writeAll(s.out, b.String())
}
