//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/term"
)

const (
	submit = "\x04" // Ctrl-D
	escape = "\x1b"
	left   = "\x1b[D"
	up     = "\x1b[A"
	home   = "\x1b[H"
)

// paste is text as terminals hand it over when it was pasted.
func paste(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// atTheBox begins a lesson and goes to the first question.
func atTheBox(t *testing.T, cols, rows uint16, sheet string, env ...string) *typist {
	t.Helper()
	p := sitDown(t, cols, rows, env, "start", "--answers", sheet)
	p.sees("[q] stop")
	p.types("\n")
	p.sees("[Ctrl-D] submit")
	return p
}

// submits ends the answer and leaves the lesson.
func (p *typist) submits() {
	p.t.Helper()
	p.types(submit)
	p.sees("Saved.")
	p.types("q\n")
	if code := p.exits(); code != 0 {
		p.t.Errorf("exit code %d", code)
	}
}

func sheetHas(t *testing.T, sheet, text string) {
	t.Helper()
	saved, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(saved), text) {
		t.Errorf("the sheet lacks %q:\n%s", text, saved)
	}
}

// TestBox types an answer into the box, goes back in it and mends it; pastes
// many lines, empty ones and wide characters among them; and finds each
// character in the sheet.
func TestBox(t *testing.T) {
	var long strings.Builder
	for i := range 300 {
		fmt.Fprintf(&long, "line %d of what was written elsewhere\n\n", i)
	}
	for name, test := range map[string]struct{ keys, want string }{
		"mended":  {"She sees the tread" + strings.Repeat(left, 4) + "h\x05.\nA stale raed" + "\x7f\x7f\x7fead" + up + home + "Now: ", "Now: She sees the thread.\nA stale read"},
		"pasted":  {paste("one\r\n\r\ntwo\n\n\nthree"), "one\n\ntwo\n\n\nthree"},
		"wide":    {"爱丽丝 👩‍👩‍👧" + left + "é" + left + left + "\x7f" + "!", "爱丽! é👩‍👩‍👧"},
		"long":    {paste(long.String()), strings.TrimRight(long.String(), "\n")},
		"letters": {"q\nh\nb\n-", "q\nh\nb\n-"},
	} {
		for _, size := range [][2]uint16{{80, 24}, {40, 16}} {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				sheet := filepath.Join(t.TempDir(), "a.md")
				p := atTheBox(t, size[0], size[1], sheet)
				p.types(test.keys)
				p.submits()
				sheetHas(t, sheet, test.want)
			})
		}
	}
}

// TestBoxKeys presses each of the keys below the box.
func TestBoxKeys(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "a.md")
	p := atTheBox(t, 80, 24, sheet)
	p.types("begun")
	p.types(escape)
	p.sees("[Enter] write on")
	p.types("h")
	p.sees("Hint 1 of 3")
	p.sees("begun")
	p.types(" and ended" + submit)
	p.sees("begun and ended")
	p.sees("say nothing")
	p.types("\n")
	p.sees("[Enter]")
	p.types("q\n")
	if code := p.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}

	p = sitDown(t, 80, 24, nil, "start", "--answers", filepath.Join(t.TempDir(), "b.md"))
	p.sees("[q] stop")
	p.types("\n")
	p.sees("[Ctrl-D] submit")
	p.types(submit) // nothing was typed
	p.sees("Skip this question?")
	p.types("n\n")
	p.sees("[Ctrl-D] submit")
	p.types(escape)
	p.sees("[Enter] write on")
	p.types("-")
	p.sees("Skip this question?")
	p.types("q\n")
	if code := p.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestBoxSlips submits the name of a key and nothing else, which is asked
// about first, and reworks an answer: the new try begins with the one before.
func TestBoxSlips(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "a.md")
	p := atTheBox(t, 80, 24, sheet)
	p.types("h" + submit)
	p.sees("Is “h” your answer?")
	p.types("\x7fShe sees the old thread." + submit)
	p.sees("say nothing")
	p.types("\n")
	p.sees("your feedback")
	p.types("\n")
	p.sees("[t] try again")
	p.types("t\n")
	p.sees("rework")
	p.types("It is stale.")
	p.types(escape)
	p.sees("[w] rework")
	p.types("w")
	p.sees("She sees the old thread.")
	p.types(submit)
	p.sees("passed")
	p.types("t\n")
	p.sees("rework")
	p.types("-" + submit)
	p.sees("Is “-” your answer?")
	p.types(submit) // it is
	p.sees("not yet")
	p.types("q\n")
	if code := p.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	sheetHas(t, sheet, "She sees the old thread.\nIt is stale.")
}

// TestOwnEditor writes an answer in the editor that EDITOR names.
func TestOwnEditor(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "ed")
	if err := os.WriteFile(script, []byte("#!/bin/sh\nprintf ' and more' >> \"$2\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	sheet := filepath.Join(dir, "a.md")
	p := atTheBox(t, 80, 24, sheet, "EDITOR="+script+" -x", "TMPDIR="+dir)
	p.types("typed\x0f") // Ctrl-O
	p.sees("more")
	p.submits()
	sheetHas(t, sheet, "typed and more")
	if left, _ := filepath.Glob(filepath.Join(dir, "kata-answer-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// writes types a text and a "!" after it, and waits until that is drawn: the box
// draws what changed, so a whole word need not come out in one piece.
func (p *typist) writes(text string) {
	p.t.Helper()
	p.types(text + "!")
	p.sees("!")
}

// TestBoxStops stops in the middle of an answer in each way there is. The
// terminal is as it was before, and the next start has what was typed.
func TestBoxStops(t *testing.T) {
	for name, stop := range map[string]func(p *typist){
		"ctrl-c":    func(p *typist) { p.types("\x03") },
		"esc q":     func(p *typist) { p.types(escape); p.sees("[Enter] write on"); p.types("q") },
		"SIGINT":    func(p *typist) { _ = p.cmd.Process.Signal(syscall.SIGINT) },
		"SIGTERM":   func(p *typist) { _ = p.cmd.Process.Signal(syscall.SIGTERM) },
		"SIGHUP":    func(p *typist) { _ = p.cmd.Process.Signal(syscall.SIGHUP) },
		"power cut": func(p *typist) { time.Sleep(time.Second); p.dies() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sheet := filepath.Join(t.TempDir(), "a.md")
			p := sitDown(t, 80, 24, nil, "start", "--answers", sheet)
			p.sees("[q] stop")
			before, err := term.GetState(int(p.tty.Fd()))
			if err != nil {
				t.Fatal(err)
			}
			p.types("\n")
			p.sees("[Ctrl-D] submit")
			p.writes("She sees the thread\nwithout her comment")
			stop(p)
			if name != "power cut" {
				if code := p.exits(); code != 0 {
					t.Errorf("exit code %d", code)
				}
				if after, err := term.GetState(int(p.tty.Fd())); err != nil || *after != *before {
					t.Errorf("the terminal is not as it was: %v", err)
				}
				p.sees("kept")
			}
			p = atTheBox(t, 80, 24, sheet)
			p.types(", a stale read")
			p.submits()
			sheetHas(t, sheet, "She sees the thread\nwithout her comment!, a stale read")
		})
	}
}

// TestDraftsOfTwoQuestions skips a question in the middle of its answer, types
// at the next one and stops. Both texts come back.
func TestDraftsOfTwoQuestions(t *testing.T) {
	for _, plain := range []bool{false, true} {
		t.Run(fmt.Sprintf("plain %v", plain), func(t *testing.T) {
			t.Parallel()
			sheet := filepath.Join(t.TempDir(), "a.md")
			args := []string{"start", fmt.Sprintf("--plain=%v", plain), "--answers", sheet}
			p := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, args...)
			p.sees("[q] stop")
			p.types("\n")
			if plain {
				p.sees("\n> ")
				p.types("first half\n")
				p.sees("\n> ")
				p.types("b\n")
				p.sees("[Enter] go back")
				p.types("\n")
				p.sees("[Enter] begin")
				p.types("\n")
				p.sees("You had begun this answer:")
				p.sees("  | first half")
				p.types("\n")
				p.sees("\n> ")
				p.types("second half\n")
				p.sees("\n> ")
				p.types("\x03")
			} else {
				p.sees("[Ctrl-D] submit")
				p.types("first half" + escape)
				p.sees("[Enter] write on")
				p.types("-")
				p.sees("Skip this question?")
				p.types("y\n")
				p.sees("q2: ")
				p.sees("[Ctrl-D] submit")
				p.writes("of the second")
				p.types("\x03")
				p.sees("What you typed for q1 and q2 is kept")
			}
			if code := p.exits(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			p = sitDown(t, 80, 24, []string{"NO_COLOR=1"}, args...)
			if plain {
				p.sees("[Enter] begin")
				p.types("\n")
				p.sees("  | first half\n  | second half")
				return
			}
			p.sees("What you typed for q1 and did not submit is kept.")
			p.sees("[d] go on with q1")
			p.types("d\n")
			p.sees("first half")
			p.sees("[Ctrl-D] submit")
			p.types(" and more")
			p.submits()
			sheetHas(t, sheet, "first half and more")
			p = sitDown(t, 80, 24, []string{"NO_COLOR=1"}, args...)
			p.sees("go on with q2")
			p.types("\n")
			p.sees("of the second!")
		})
	}
}

// TestBoxSuspended goes to the background and comes back.
func TestBoxSuspended(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "a.md")
	p := atTheBox(t, 80, 24, sheet)
	p.writes("before")
	p.types("\x1a")
	// When the program has got the key is not seen from here: it is woken until
	// it is there again.
	awake := make(chan struct{})
	go func() {
		for {
			select {
			case <-awake:
				return
			case <-time.After(200 * time.Millisecond):
				_ = p.cmd.Process.Signal(syscall.SIGCONT)
			}
		}
	}()
	p.sees("before!")
	close(awake)
	p.types(" and after")
	p.submits()
	sheetHas(t, sheet, "before! and after")
}
