package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/terminal"
	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

// startOptions are the flags of kata start.
type startOptions struct {
	kata    string // "" for the first one
	answers string // "" for the default place
	plain   bool   // plain prompts instead of the answer box
	quick   bool   // nothing that is optional
}

func newStart(s *shop) *cobra.Command {
	var opt startOptions
	c := &cobra.Command{
		Use:   "start [KATA]",
		Short: "Begin a kata, or go on with it",
		Long: `Begin a kata, or go on where you stopped.

Type an answer of as many lines as you like; the keys that end it stand below
it. Every answer is saved at once. Ctrl-C stops; kata start goes on from there.

With answers on a pipe, one try each is taken in the order of the questions:
an empty line ends an answer, a line with - alone skips a question.`,
		Example:           "  kata start\n  kata start lagging-follower --answers my-answers.md\n  kata start < my-answers.txt",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: s.kataNames,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				opt.kata = args[0]
			}
			return runStart(s, opt)
		},
	}
	c.Flags().BoolVar(&opt.plain, "plain", false, "ask with plain prompts, for screen readers and slow lines; so do ACCESSIBLE=1 and TERM=dumb")
	c.Flags().BoolVar(&opt.quick, "quick", false, "leave out what is optional: how sure you are, whether designs were understood, a sentence of your own")
	c.Flags().StringVar(&opt.answers, "answers", "", "the `file` that keeps your answers (default: in your data folder)")
	return c
}

func runStart(s *shop, opt startOptions) error {
	console := s.console()
	if opt.plain {
		console.Plain()
	}
	file, bundle, err := openOrRead(s, console, opt)
	if err != nil || file == nil {
		return err
	}
	defer file.Close()
	for _, w := range file.Warnings().Sorted() {
		console.Say(w.Range.String() + ": " + w.Summary)
	}
	for _, kept := range file.KeptBeside() {
		console.Say("Answers of yours are also in " + short(kept, s.getenv("HOME")) + ": another program had changed this sheet, or a draft was damaged. Compare the two, keep what is yours, and remove that file.")
	}
	console.KeepDraft = func(question, text string) error {
		if text == "" {
			return file.DropDraft(question)
		}
		try := 1
		if a := file.Sheet().Answer(question); a != nil {
			try = len(a.Tries) + 1
		}
		return file.SaveDraft(answers.Draft{Question: question, Try: try, Text: text})
	}
	old := ""
	for {
		fresh, err := teach(s, console, bundle, file, workbook.Options{
			Piped: !console.Interactive(),
			Words: console.Words(),
			Place: short(file.Path(), s.getenv("HOME")),
			Old:   short(old, s.getenv("HOME")),
			Quick: opt.quick,
			Now:   s.now(),
		})
		if err != nil || !fresh {
			return err
		}
		if old, err = file.Archive(s.now()); err != nil {
			return err
		}
	}
}

// openLesson finds the kata and its sheet, and takes the sheet's lock.
func openLesson(s *shop, opt startOptions) (*answers.File, *content.Bundle, error) {
	id, err := lessonKata(s, opt)
	if err != nil {
		return nil, nil, err
	}
	bundle, err := s.load(id)
	if err != nil && opt.kata == "" && opt.answers != "" && regular(opt.answers) {
		err = fmt.Errorf("%s: %w", opt.answers, err)
	}
	if err != nil {
		return nil, nil, err
	}
	place := opt.answers
	if place == "" {
		if place, err = s.defaultSheet(id); err != nil {
			return nil, nil, err
		}
	}
	file, err := s.open(place, id)
	if damaged, ok := errors.AsType[*answers.DamagedError](err); ok {
		fmt.Fprint(s.err, report(damaged.Diags))
	}
	if err != nil {
		return nil, nil, err
	}
	if problems := file.Check(bundle.Kata); problems.HasErrors() {
		file.Close()
		fmt.Fprint(s.err, report(problems))
		return nil, nil, withHint(fmt.Errorf("%s does not fit the kata %q", place, id), "each line above says what to mend; the file is as it was")
	}
	return file, bundle, nil
}

// lessonKata gives the kata that is meant: the named one, that of the named
// sheet, the one that was worked on last, or the first.
func lessonKata(s *shop, opt startOptions) (string, error) {
	switch {
	case opt.kata != "":
		return opt.kata, nil
	case opt.answers != "" && regular(opt.answers):
		if sheet, _, problems, err := answers.Read(opt.answers); err == nil && !problems.HasErrors() && sheet.Kata != "" {
			return sheet.Kata, nil
		}
		return s.firstKata()
	case opt.answers != "":
		return s.firstKata()
	}
	return s.latestKata()
}

// teach holds one lesson from its first screen to its last. It tells whether
// the learner wants a fresh start.
func teach(s *shop, console *terminal.Console, bundle *content.Bundle, file *answers.File, opt workbook.Options) (fresh bool, err error) {
	for _, d := range file.Drafts() {
		opt.Begun = append(opt.Begun, d.Question)
	}
	lesson, screen := workbook.Begin(bundle, file.Sheet(), opt)
	probed := false
	for {
		if screen.Save {
			if err := save(s, console, file, lesson.Sheet()); err != nil {
				return false, err
			}
		}
		if err := console.Show(screen); err != nil {
			return false, err
		}
		if screen.Done {
			return screen.Fresh, farewell(s, console, lesson, file, opt)
		}
		// Nobody should type into a full disk: before the first question, and
		// while the first screen is being read, a save is tried.
		if !probed {
			if err := file.Probe(); err != nil {
				return false, withHint(err, "name another file with --answers FILE")
			}
			probed = true
		}
		if screen.Prompt.Kind == workbook.AskAnswer {
			d, _ := file.Draft(screen.Prompt.Question)
			screen.Prompt.Draft = d.Text
		}
		event, err := console.Ask(screen.Prompt, s.now)
		if _, stopped := errors.AsType[terminal.Interrupted](err); stopped {
			console.Say("")
			return false, farewell(s, console, lesson, file, opt)
		}
		if err != nil {
			return false, err
		}
		screen = lesson.Step(event)
	}
}

// farewell says where the answers are and what comes next.
func farewell(s *shop, console *terminal.Console, lesson *workbook.Lesson, file *answers.File, opt workbook.Options) error {
	// A conflict may have changed the place.
	opt.Place = short(file.Path(), s.getenv("HOME"))
	console.Say("")
	var begun []string
	for _, d := range file.Drafts() {
		begun = append(begun, d.Question)
	}
	if len(begun) > 0 {
		console.Say("What you typed for " + strings.Join(begun, " and ") + " is kept; kata start offers it again.")
	}
	if len(lesson.Sheet().Answers) > 0 {
		console.Say("Your answers are saved: " + opt.Place)
	}
	switch {
	case opt.Piped:
	case lesson.Finished():
		console.Say("kata report shows this page again; kata start offers what can still be done.")
	case len(lesson.Sheet().Answers) > 0:
		console.Say("kata start goes on from here; kata report shows where you are.")
	case len(begun) == 0:
		console.Say("Nothing was answered yet. kata start begins again.")
	}
	return console.Flush()
}

// save saves the sheet, and asks what to do when that fails: an answer is not
// given up because a disk is full for a minute.
func save(s *shop, console *terminal.Console, file *answers.File, sheet *answers.Sheet) error {
	for {
		err := file.Save(sheet)
		if err == nil {
			return nil
		}
		if conflict, ok := errors.AsType[*answers.ConflictError](err); ok {
			console.Say("")
			console.Say("Attention: " + conflict.Error())
			if !console.Interactive() {
				fmt.Fprintf(s.err, "kata: warning: %s\n", diag.Clean(conflict.Error()))
			}
			return nil
		}
		retry, asking := console.Confirm("Not saved: "+err.Error(), "try again", "stop and print my answers here")
		if asking != nil || !retry {
			// The last resort: what cannot be kept is at least shown.
			console.Say("")
			console.Lines(string(answers.Format(sheet)))
			return errors.Join(err, console.Flush())
		}
	}
}

// short writes a path below the home folder with ~.
func short(path, home string) string {
	if path == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok && home != "" {
		return "~" + string(filepath.Separator) + rest
	}
	return diag.Clean(path)
}

// regular tells whether there is a file that can be read to its end: a named
// pipe could keep the program waiting for ever.
func regular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// exists tells whether there is a file.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
