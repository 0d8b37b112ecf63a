//go:build unix && !race

package terminal_test

import (
	"io"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/term"

	"example.com/kata/cmd/kata/terminal"
	"example.com/kata/cmd/kata/workbook"
)

// TestBoxPanics has the program panic while somebody types: the terminal is as
// it was before, and what was typed is kept once more. It is not for the race
// detector: on a panic Bubble Tea closes its reader without waiting for it.
func TestBoxPanics(t *testing.T) {
	screen, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal can be opened here: %v", err)
	}
	defer screen.Close()
	defer tty.Close()
	go func() { _, _ = io.Copy(io.Discard, screen) }()
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	c := terminal.New(tty, tty, func(name string) string { return map[string]string{"TERM": "xterm-256color", "LANG": "C.UTF-8"}[name] })
	calls, kept := 0, ""
	c.KeepDraft = func(_, text string) error {
		if calls++; calls == 1 {
			panic("a fault of ours")
		}
		kept = text
		return nil
	}
	if _, err := screen.WriteString("typed"); err != nil {
		t.Fatal(err)
	}
	over := make(chan error, 1)
	go func() {
		_, err := c.Ask(workbook.Prompt{Kind: workbook.AskAnswer, Question: "q1"}, time.Now)
		over <- err
	}()
	select {
	case err = <-over:
	case <-time.After(20 * time.Second):
		t.Fatal("the box did not end")
	}
	if err == nil {
		t.Error("no error tells of the panic")
	}
	if after, failed := term.GetState(int(tty.Fd())); failed != nil || *after != *before {
		t.Errorf("the terminal is not as it was: %v", failed)
	}
	if kept != "typed" {
		t.Errorf("kept %q", kept)
	}
	t.Logf("%v, after %d calls", err, calls)
}
