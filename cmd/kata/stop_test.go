//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestStopKeepsWhatWasTyped stops a lesson in the middle of an answer in each
// way there is; the next start offers what was typed.
func TestStopKeepsWhatWasTyped(t *testing.T) {
	ways := map[string]func(p *typist){
		"ctrl-c":    func(p *typist) { p.types("\x03") },
		"ctrl-d":    func(p *typist) { p.types("\x04") },
		"q":         func(p *typist) { p.types("q\n"); p.sees("[Enter] stop"); p.types("\n") },
		"SIGTERM":   func(p *typist) { _ = p.cmd.Process.Signal(syscall.SIGTERM) },
		"SIGHUP":    func(p *typist) { _ = p.cmd.Process.Signal(syscall.SIGHUP) },
		"power cut": func(p *typist) { p.dies() },
	}
	for name, stop := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sheet := filepath.Join(t.TempDir(), "a.md")
			p := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--plain", "--answers", sheet)
			p.sees("[q] stop >")
			p.types("\n")
			p.sees("\n> ")
			p.types("She sees the thread\n")
			p.sees("\n> ")
			p.types("without her comment\n")
			p.sees("\n> ")
			stop(p)
			if name != "power cut" {
				if code := p.exits(); code != 0 {
					t.Errorf("exit code %d", code)
				}
				if !strings.Contains(p.screen(), "kept") {
					t.Errorf("nothing is said about what was typed:\n%s", p.screen())
				}
			}
			p = sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--plain", "--answers", sheet)
			p.sees("stop >")
			p.types("\n")
			p.sees("You had begun this answer:")
			p.sees("She sees the thread\n  | without her comment")
			p.types("\n")
			p.sees("\n> ")
			p.types("A stale read.\n")
			p.sees("\n> ")
			p.types("\n")
			p.sees("Saved.")
			p.types("q\n")
			if code := p.exits(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			saved, err := os.ReadFile(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(saved), "She sees the thread\nwithout her comment\nA stale read.") {
				t.Errorf("the sheet:\n%s", saved)
			}
		})
	}
}

// TestAnEditorChangesTheSheet changes the sheet in an editor while the lesson
// is open. The learner is told, and both texts are there.
func TestAnEditorChangesTheSheet(t *testing.T) {
	dir := t.TempDir()
	sheet := filepath.Join(dir, "a.md")
	p := atTheBox(t, 80, 24, sheet, "NO_COLOR=1")
	const other = "---\nkata: lagging-follower\n---\n\n## q1\n\nFrom an editor.\n"
	if err := os.WriteFile(sheet, []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	p.types("The old thread." + submit)
	p.sees("Attention: ")
	p.sees("a.kept.md")
	p.sees("Saved.")
	p.types("q\n")
	p.sees("Your answers are saved: ")
	p.sees("a.kept.md")
	if code := p.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	sheetHas(t, filepath.Join(dir, "a.kept.md"), "The old thread.")
	if text, err := os.ReadFile(sheet); err != nil || string(text) != other {
		t.Errorf("the editor's text became %q, %v", text, err)
	}
}

// TestSecondTerminal opens a sheet in a second terminal: it says who has it,
// reads what is saved, and takes it over once the first is closed. On a pipe,
// where nobody can choose, it is an error.
func TestSecondTerminal(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "a.md")
	first := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--plain", "--answers", sheet)
	first.sees("[q] stop")
	second := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--plain", "--answers", sheet)
	second.sees("This sheet is open in process " + strconv.Itoa(first.cmd.Process.Pid) + " on ")
	second.sees("[Enter] read it")
	second.sees(" > ")
	second.types("\n")
	second.sees("Nothing is saved there yet.")

	first.types("\n")
	first.sees("\n> ")
	first.types("The old thread.\n")
	first.sees("\n> ")
	first.types("\n")
	first.sees("Saved.")
	before, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	second.types("\n")
	second.sees("q1: After the refresh")
	second.sees("  | The old thread.")
	second.sees("Not answered yet.")
	second.sees(" > ")
	second.types("r\n")
	second.sees("Success criteria")
	second.sees(" > ")
	second.types("o\n")
	second.sees("This sheet is open in process")
	if after, err := os.ReadFile(sheet); err != nil || string(after) != string(before) {
		t.Errorf("reading changed the sheet: %q, %v", after, err)
	}

	program := programIn(t, t.TempDir())
	piped := exec.CommandContext(t.Context(), program, "start", "--answers", sheet)
	piped.Stdin = strings.NewReader("x\n")
	if out, _ := piped.CombinedOutput(); piped.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "kata: error: ") || !strings.Contains(string(out), "is open in process") {
		t.Errorf("on a pipe: exit code %d\n%s", piped.ProcessState.ExitCode(), out)
	}

	first.types("q\n")
	if code := first.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	second.types("o\n")
	second.sees("You answered 1 of 5 questions before.")
	second.types("q\n")
	if code := second.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestSecondTerminalStops leaves in each way at the first prompt.
func TestSecondTerminalStops(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "a.md")
	first := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--plain", "--answers", sheet)
	first.sees("[q] stop")
	for _, keys := range []string{"q\n", "\x03", "\x04"} {
		p := sitDown(t, 40, 16, []string{"NO_COLOR=1"}, "start", "--answers", sheet)
		p.sees("[q] stop")
		p.types(keys)
		if code := p.exits(); code != 0 {
			t.Errorf("%q: exit code %d", keys, code)
		}
	}
	first.types("q\n")
	first.exits()
}
