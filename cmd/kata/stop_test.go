//go:build unix

package main

import (
	"os"
	"path/filepath"
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

// TestSecondTerminal holds that two programs do not write one sheet.
func TestSecondTerminal(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "a.md")
	p := sitDown(t, 80, 24, nil, "start", "--plain", "--answers", sheet)
	p.sees("[q] stop")
	second := sitDown(t, 80, 24, nil, "start", "--plain", "--answers", sheet)
	second.sees("kata: error: ")
	second.sees("is open in process")
	if code := second.exits(); code != 2 {
		t.Errorf("exit code %d", code)
	}
	p.types("q\n")
	if code := p.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
