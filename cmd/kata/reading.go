package main

import (
	"errors"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/terminal"
	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

// openOrRead opens a lesson. Where the sheet is open in another terminal, a
// learner at this one is told in which program, and may read it meanwhile;
// file is nil when that is all that they wanted. On a pipe it stays an error.
func openOrRead(s *shop, console *terminal.Console, opt startOptions) (*answers.File, *content.Bundle, error) {
	for {
		file, bundle, err := openLesson(s, opt)
		locked, ok := errors.AsType[*answers.LockedError](err)
		if !ok || !console.Interactive() {
			return file, bundle, err
		}
		again, err := readMeanwhile(s, console, locked)
		if err != nil || !again {
			return nil, nil, err
		}
	}
}

// readMeanwhile shows a sheet that another program writes, as it was saved
// last. It tells whether the learner wants to try to open it again.
func readMeanwhile(s *shop, console *terminal.Console, locked *answers.LockedError) (again bool, err error) {
	who := locked.Holder
	if who == "" {
		who = "another program"
	}
	text := "This sheet is open in " + who + ". One program at a time writes it; here you can read what is saved."
	for {
		prompt := workbook.Prompt{Kind: workbook.AskKey, Keys: []workbook.Key{
			{Press: "", Does: "read it"}, {Press: "r", Does: "the report"}, {Press: "o", Does: "open it, if it was closed there"}, {Press: "q", Does: "stop"}}}
		if text != "" {
			if err := console.Show(workbook.Screen{Blocks: []workbook.Block{{Kind: workbook.Text, Text: text}, {Kind: workbook.Text, Text: short(locked.Path, s.getenv("HOME"))}}}); err != nil {
				return false, err
			}
		}
		event, err := console.Ask(prompt, s.now)
		if _, stopped := errors.AsType[terminal.Interrupted](err); stopped || err == nil && event.Kind == workbook.Ended {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if event.Text == "o" {
			return true, nil
		}
		if text, err = showSaved(s, console, locked.Path, event.Text == "r"); err != nil {
			return false, err
		}
	}
}

// showSaved shows the answers of a sheet, or its report. problem says why not.
func showSaved(s *shop, console *terminal.Console, place string, asReport bool) (problem string, err error) {
	if !exists(place) {
		return "Nothing is saved there yet.", nil
	}
	bundle, sheet, err := s.openSheet(place)
	if err != nil {
		return diag.Clean(err.Error()) + ".", nil
	}
	blocks := workbook.Answers(bundle, sheet)
	if asReport {
		blocks = workbook.NewReport(bundle, sheet).Blocks()
	}
	return "", console.Show(workbook.Screen{Blocks: blocks})
}
