//go:build unix

package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/kata/answers"
)

// kills is how often a session is killed. KATA_KILLS=200 takes two minutes.
func kills(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("KATA_KILLS"))
	switch {
	case err == nil:
		return n
	case testing.Short():
		return 3
	}
	return 10
}

// TestPipedSessionKilled kills lessons on a pipe at random instants. Every
// answer whose feedback came out of the pipe is in the sheet.
func TestPipedSessionKilled(t *testing.T) {
	dir := t.TempDir()
	program := programIn(t, dir)
	feedback := regexp.MustCompile(`(?m)^q(\d): (passed|not yet)`)
	input := strings.Join(answersOfTheWalk, "\n\n") + "\n"
	whole, told, saved := 0, 0, 0
	for n := range kills(t) + 1 {
		sheet := filepath.Join(dir, fmt.Sprint(n)+".md")
		cmd := exec.CommandContext(t.Context(), program, "start", "--answers", sheet)
		cmd.Env = []string{"LANG=C.UTF-8", "HOME=" + dir}
		cmd.Stdin = strings.NewReader(input)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var text []byte
		if n > 0 { // the first one tells how much there is to read
			text, _ = io.ReadAll(io.LimitReader(out, int64(rand.IntN(whole))))
			time.Sleep(time.Duration(rand.IntN(8000)) * time.Microsecond)
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		rest, _ := io.ReadAll(out)
		_ = cmd.Wait()
		text = append(text, rest...)
		if n == 0 {
			whole = len(text)
		}
		f, err := answers.Open(sheet, "lagging-follower")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range f.Sheet().Answers {
			saved += len(a.Tries)
		}
		for _, m := range feedback.FindAllSubmatch(text, -1) {
			told++
			id := string(m[1])
			i, _ := strconv.Atoi(id)
			if a := f.Sheet().Answer("q" + id); a == nil || a.Text() != answersOfTheWalk[i-1] {
				t.Errorf("q%s has its feedback, and the sheet has %+v", id, a)
			}
		}
		_ = f.Close()
	}
	t.Logf("%d sessions killed: %d answers told to be saved, %d saved", kills(t), told, saved)
}

// programIn makes the test binary the program, under the name kata.
func programIn(t *testing.T, dir string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "kata")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	return program
}

// TestTypedSessionKilled kills typed lessons at random instants, and starts
// them again on the same sheet. Every answer after which "Saved." was on the
// screen is in the sheet; every line after which the next prompt was on the
// screen is in the sheet or in the draft.
func TestTypedSessionKilled(t *testing.T) {
	for _, box := range []bool{false, true} {
		t.Run(map[bool]string{false: "plain", true: "box"}[box], func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			h := &hurried{box: box, sheet: filepath.Join(dir, "0.md")}
			total := 0
			for n := range kills(t) {
				h.session(t, n)
				h.check(t)
				if h.finished {
					total += len(h.saved)
					*h = hurried{box: box, sheet: filepath.Join(dir, fmt.Sprint(n+1)+".md")}
				}
			}
			t.Logf("%d sessions killed or ended: %d answers told to be saved", kills(t), total+len(h.saved))
		})
	}
}

// hurried is a learner whose terminal dies again and again.
type hurried struct {
	box       bool
	sheet     string
	finished  bool
	submitted []string // words of an answer that was submitted, not yet told to be saved
	saved     []string // words of answers told to be saved
	drafted   []string // words of lines behind which the next prompt was shown
}

// session goes on with the lesson until it is killed. n makes its words.
func (h *hurried) session(t *testing.T, n int) {
	t.Helper()
	args := []string{"start", "--content", filepath.Join("testdata", "katas"), "--answers", h.sheet, "hot-cache"}
	if !h.box {
		args = append(args, "--plain")
	}
	p := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, args...)
	killer := time.AfterFunc(50*time.Millisecond+time.Duration(rand.IntN(600))*time.Millisecond, func() { _ = p.cmd.Process.Kill() })
	defer killer.Stop()
	h.submitted = nil
	prompts := []string{" > ", "\n> ", "Saved."}
	if h.box {
		prompts = []string{" > ", "[Ctrl-D] submit", "Saved."}
	}
	line, fresh := "", []string{}
	for word := 0; ; {
		keys := "\n"
		switch p.seesOne(prompts...) {
		case "":
			h.finished = p.exits() == 0
			return
		case "Saved.":
			h.saved, h.submitted = append(h.saved, h.submitted...), nil
			continue
		case "\n> ": // two lines, and the empty one that ends the answer
			if line != "" {
				h.drafted, fresh = append(h.drafted, line), append(fresh, line)
			}
			line = ""
			if len(fresh) < 2 {
				word++
				line = fmt.Sprintf("word-%d-%d", n, word)
				keys = line + "\n"
			} else {
				h.submitted, fresh = fresh, nil
			}
		case "[Ctrl-D] submit":
			word++
			line = fmt.Sprintf("word-%d-%d", n, word)
			h.submitted, keys = []string{line}, line+submit
		}
		if _, err := p.tty.WriteString(keys); err != nil {
			_ = p.exits()
			return
		}
	}
}

// check opens the sheet as the next start would, and looks for every word.
func (h *hurried) check(t *testing.T) {
	t.Helper()
	f, err := answers.Open(h.sheet, "hot-cache")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, drafts := string(answers.Format(f.Sheet())), ""
	for _, d := range f.Drafts() {
		drafts += d.Text + "\n"
	}
	for _, w := range h.saved {
		if !strings.Contains(text, w) {
			t.Fatalf("%s was told to be saved; the sheet:\n%s", w, text)
		}
	}
	for _, w := range h.drafted {
		if !strings.Contains(text+drafts, w) {
			t.Fatalf("%s is lost; the sheet:\n%s\nthe drafts:\n%s", w, text, drafts)
		}
	}
}
