//go:build unix

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

// TestScreensFit types through every kind of prompt at three sizes and in
// three locales, of which none needs to be installed (the program reads their
// names and no more): no line is wider than the terminal, the question stands on
// the screen with its prompt, and plain mode writes no escape code.
func TestScreensFit(t *testing.T) {
	for _, size := range []struct{ cols, rows uint16 }{{80, 24}, {60, 20}, {40, 16}} {
		for _, locale := range []string{"C", "C.UTF-8", "en_US.UTF-8"} {
			t.Run(fmt.Sprintf("%dx%d/%s", size.cols, size.rows, locale), func(t *testing.T) {
				t.Parallel()
				sheet := filepath.Join(t.TempDir(), "a.md")
				p := sitDown(t, size.cols, size.rows, []string{"TERM=dumb", "LANG=" + locale}, "start", "--answers", sheet)
				everyPrompt(p)
				checkScreens(t, p.screen(), int(size.cols), int(size.rows), locale)
			})
		}
	}
}

// everyPrompt reaches each prompt of the first question at least once.
func everyPrompt(p *typist) {
	p.t.Helper()
	step := func(keys string, sees ...string) {
		p.t.Helper()
		p.types(keys)
		for _, s := range sees {
			p.sees(s)
		}
	}
	p.sees("[q] stop >")
	step("x\n", "Press one of the keys")
	step("\n", "q1: After the refresh", "[q] stop", "> ")
	step("h\n", "Hint 1 of 3", "\n> ")
	step("\n", "Skip this question?", "skip >")
	step("\n", "\n> ")
	step("q\n", "of my answer", ">")
	step("a\n", "\n> ")
	step("the old thread\n", "\n> ")
	step("\n", "Saved. How", ">")
	step("9\n", "Press one of the keys")
	step("1\n", "The run", "stop >")
	step("w\n", "1.", "stop >")
	step("l\n", "Lag of", ">")
	step("many\n", "no whole number", ">")
	step("5\n", "The run with lag", "stop >")
	step("r\n", "Which replica?", ">")
	step("1\n", "The run with replica", "stop >")
	step("t\n", "Pause before", ">")
	step("2000\n", "The run with wait", "stop >")
	step("\n", "q1: not yet", "stop >")
	step("d\n", "Which one was misread?", ">")
	step("1\n", "What did you mean?", ">")
	step("I meant it\n", "Kept in your", "stop >")
	step("h\n", "Hint 2 of 3", "stop >")
	step("m\n", "A model answer", "stop >")
	step("t\n", "Your answer so far:", "[w] rework", "\n> ")
	step("h\n", "Hint 3 of 3", "\n> ")
	step("h\n", "no further hint", "\n> ")
	step("w\n", "is added to your", "\n> ")
	step("She sees the old thread, a stale read.\n", "\n> ")
	step("\n", "q1: passed", "stop >")
	step("r\n", "The run", "stop >")
	step("\n", "q1: passed", "stop >")
	step("b\n", "QuickPost", "stop >")
	step("\n", "\n> ")
	step("-\n", "Go on with your answer", ">")
	step("y\n", "q2: One second later", "\n> ")
	step("q\n", "stop here", ">")
	step("\n", "Your answers are saved")
	if code := p.exits(); code != 0 {
		p.t.Errorf("exit code %d", code)
	}
}

func checkScreens(t *testing.T, screen string, cols, rows int, locale string) {
	t.Helper()
	if strings.ContainsRune(screen, '\x1b') {
		t.Error("an escape code was written to a dumb terminal")
	}
	lines := strings.Split(screen, "\n")
	for i, line := range lines {
		// What is typed behind a prompt is not ours; what wraps there neither.
		if before, _, typed := strings.Cut(line, " > "); typed && !strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, " 1") {
			line = before
		}
		if strings.HasPrefix(line, "> ") {
			continue
		}
		if w := uniseg.StringWidth(line); w > cols {
			t.Errorf("line %d has %d columns: %q", i+1, w, line)
		}
		if locale == "C" {
			for _, r := range line {
				if r > 127 {
					t.Errorf("line %d has %q in the locale C: %s", i+1, r, line)
					break
				}
			}
		}
	}
	for i, line := range lines {
		if line != "> the old thread" {
			continue
		}
		if !strings.Contains(strings.Join(lines[max(0, i-rows+1):i], "\n"), "What does Alice see?") {
			t.Errorf("the question is not on the screen of %d rows when its answer is typed (line %d)", rows, i+1)
		}
	}
}
