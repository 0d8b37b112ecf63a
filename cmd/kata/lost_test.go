//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"example.com/kata/answers"
	"example.com/kata/answers/faults"
	"example.com/kata/kata/diag"
)

// The sheet of a small kata, so that a lesson takes milliseconds.
const lostSheet = "hot-cache.md"

var lostArgs = []string{"start", "--content", filepath.Join("testdata", "katas"), "--plain", "--answers", lostSheet, "hot-cache"}

// onDisk gives a world in which the sheet is on a disk of the test's.
func onDisk(d answers.Disk, e env) env {
	e.getenv = func(name string) string {
		return map[string]string{"LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}[name]
	}
	e.now = func() time.Time { return time.Date(2026, 11, 24, 19, 0, 0, 0, time.UTC) }
	e.open = func(path, kataID string) (*answers.File, error) {
		return answers.OpenOn(d, "answers", filepath.Base(path), kataID)
	}
	return e
}

// contents gives the sheets that can be found after a session: what the disk
// holds, and what it can hold after a power cut.
func contents(m *faults.Memory) []string {
	out := []string{m.Files()[lostSheet]}
	for _, c := range m.AfterPowerCut(lostSheet) {
		out = append(out, c.Text)
	}
	return out
}

// everyCall runs a session for each fault at each call on the disk that the
// session makes.
func everyCall(t *testing.T, session func(t *testing.T, m *faults.Memory, d *faults.Failing)) {
	t.Helper()
	healthy := &faults.Failing{Disk: faults.NewMemory(nil)}
	session(t, healthy.Disk.(*faults.Memory), healthy)
	for _, fault := range faults.All() {
		for at := range healthy.Calls {
			if testing.Short() && at%5 != 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s at call %d", fault.Name, at+1), func(t *testing.T) {
				t.Parallel()
				m := faults.NewMemory(nil)
				session(t, m, &faults.Failing{Disk: m, Fault: fault, At: at + 1})
			})
		}
	}
	t.Logf("%d calls, %d faults at each", healthy.Calls, len(faults.All()))
}

// TestPipedLessonUnderEveryFault holds a whole lesson on a disk that fails:
// no sheet is torn; an answer whose feedback was shown is saved, power cut or
// not; one that could not be saved is printed; and the exit code tells it.
func TestPipedLessonUnderEveryFault(t *testing.T) {
	given := []string{"The old price.", "Remove the page."}
	everyCall(t, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		var out, errs bytes.Buffer
		code := run(lostArgs, onDisk(d, env{in: strings.NewReader(strings.Join(given, "\n\n") + "\n"), out: &out, err: &errs}))
		for _, text := range contents(m) {
			sheet := parseSheet(t, text)
			for i, want := range given {
				got := ""
				if a := sheet.Answer(fmt.Sprintf("q%d", i+1)); a != nil {
					got = a.Text()
				}
				told := strings.Contains(out.String(), fmt.Sprintf("q%d: passed", i+1))
				if got != "" && got != want || told && got == "" {
					t.Errorf("q%d: %q is saved; told %v", i+1, got, told)
				}
			}
		}
		switch {
		case code == 0 && !strings.Contains(out.String(), "Your answers are saved"),
			code == 2 && !strings.Contains(errs.String(), "kata: error: "),
			code == 2 && strings.Contains(out.String(), "Your answers are saved"):
			t.Errorf("exit code %d\n%s\n%s", code, out.String(), errs.String())
		}
		if !strings.Contains(errs.String(), "is not saved") {
			return
		}
		if printed := out.String()[strings.LastIndex(out.String(), "\nkata: hot-cache"):]; !strings.Contains(printed, given[0]) {
			t.Errorf("what could not be saved is not printed:\n%s", out.String())
		}
	})
}

// parseSheet reads a sheet that must not be torn; "" is one without answers.
func parseSheet(t *testing.T, text string) *answers.Sheet {
	t.Helper()
	f, err := answers.OpenOn(faults.NewMemory(map[string]string{lostSheet: text}), "", lostSheet, "hot-cache")
	if err != nil || len(f.Warnings()) > 0 {
		t.Fatalf("torn: %v in %q", err, text)
	}
	return f.Sheet()
}

// TestDamagedSheetIsLeftAlone starts a lesson, and gives an answer, on
// prefixes of a sheet and on single-byte flips of it (package answers has them
// all). Each is taken up or
// refused with its place; refused, it stays to the byte, and taken up, it
// keeps each word that it had.
func TestDamagedSheetIsLeftAlone(t *testing.T) {
	const whole = "---\nkata: hot-cache\n---\n\n## q1\n\n<!-- kata: hints 1 -->\n\n" +
		"<!-- kata: try 1, prediction, 2026-11-24T19:00:00Z, confidence: sure -->\n\nThe former cost.\n\n" +
		"<!-- kata: try 2, 2026-11-24T19:01:00Z -->\n\nThe old price.\n"
	random := rand.New(rand.NewPCG(7, 8))
	var texts []string
	for n := 0; n < len(whole); n += 3 {
		texts = append(texts, whole[:n])
	}
	for range 200 {
		text := []byte(whole)
		at := random.IntN(len(text))
		for text[at] == whole[at] {
			text[at] = byte(random.IntN(256))
		}
		texts = append(texts, string(text))
	}
	refused := 0
	for _, text := range texts {
		m := faults.NewMemory(map[string]string{lostSheet: text})
		var out, errs bytes.Buffer
		code := run(lostArgs, onDisk(m, env{in: strings.NewReader("Remove the page.\n"), out: &out, err: &errs}))
		now := m.Files()[lostSheet]
		switch code {
		case 2:
			refused++
			if now != text || !strings.Contains(errs.String(), lostSheet+":") || !strings.Contains(errs.String(), "kata: hint: ") {
				t.Fatalf("%q became %q\n%s", text, now, errs.String())
			}
		case 0:
			old, _ := answers.Parse(&diag.Source{Text: []byte(text)})
			for _, a := range old.Answers {
				for _, try := range a.Tries {
					if !strings.Contains(now, strings.TrimSpace(try.Text)) {
						t.Fatalf("%q is not in %q", try.Text, now)
					}
				}
			}
			if !strings.Contains(now, "Remove the page.") {
				t.Fatalf("the answer is not in %q\n%s", now, out.String())
			}
		default:
			t.Fatalf("exit code %d for %q", code, text)
		}
	}
	t.Logf("%d sheets, %d refused", len(texts), refused)
}

// sitDownInside runs the program in this process, at a terminal, with the
// sheet on a disk of the test's.
func sitDownInside(t *testing.T, d answers.Disk) (p *typist, exits func() int) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal can be opened here: %v", err)
	}
	p = &typist{t: t, tty: master, closed: make(chan struct{})}
	go p.read()
	code := make(chan int, 1)
	go func() {
		code <- run(lostArgs, onDisk(d, env{in: slave, out: slave, err: slave}))
		_ = slave.Close()
	}()
	t.Cleanup(func() { _ = master.Close() })
	return p, func() int {
		select {
		case c := <-code:
			<-p.closed
			return c
		case <-time.After(20 * time.Second):
			t.Fatalf("the program did not end; the screen:\n%s", p.screen())
			return -1
		}
	}
}

// seesOne waits until one of some texts is shown, and gives it; "" at the end
// of the program.
func (p *typist) seesOne(texts ...string) string {
	p.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		over := false
		select {
		case <-p.closed:
			over = true
		default:
		}
		all := p.screen()
		first, at := "", len(all)
		for _, text := range texts {
			if i := strings.Index(all[p.from:], text); i >= 0 && p.from+i < at {
				first, at = text, p.from+i
			}
		}
		if first != "" || over {
			p.from = at + len(first)
			return first
		}
	}
	p.t.Fatalf("none of %q was shown; the screen since the last look:\n%s", texts, p.screen()[p.from:])
	return ""
}

// TestTypedLessonUnderEveryFault types an answer of two lines on a disk that
// fails. Where a save fails, the learner tries again, and gives up when that
// fails too. "Saved." is never said of what is not saved; every line is in the
// sheet, in the draft, or the learner was told that it is not.
func TestTypedLessonUnderEveryFault(t *testing.T) {
	lines := []string{"The old price.", "It is cached."}
	everyCall(t, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		p, exits := sitDownInside(t, d)
		saved := typeTwoLines(p, lines)
		code := exits()
		screen := p.screen()
		for _, text := range contents(m) {
			a := parseSheet(t, text).Answer("q1")
			if saved && (a == nil || a.Text() != strings.Join(lines, "\n")) {
				t.Fatalf("said to be saved: %+v\n%s", a, screen)
			}
		}
		if saved != (code == 0) && strings.Contains(screen, "An empty line ends your answer") {
			t.Errorf("saved %v, and exit code %d\n%s", saved, code, screen)
		}
		// The next start, on a disk that is well again.
		f, err := answers.OpenOn(m, "", lostSheet, "hot-cache")
		if err != nil {
			t.Fatal(err)
		}
		kept, _ := f.Draft("q1")
		have := kept.Text + string(answers.Format(f.Sheet()))
		for _, l := range lines {
			typed := strings.Contains(screen, "> "+l)
			told := strings.Contains(screen, "could not be kept on disk") || strings.LastIndex(screen, l) > strings.Index(screen, "\n## q1")
			if typed && !strings.Contains(have, l) && !told {
				t.Errorf("%q is lost without a word\n%s", l, screen)
			}
		}
	})
}

// typeTwoLines goes to the first question, answers it and stops. It tells
// whether the program said that the answer is saved.
func typeTwoLines(p *typist, lines []string) (saved bool) {
	p.t.Helper()
	if p.seesOne("[q] stop >") == "" {
		return false
	}
	p.types("\n")
	for _, l := range append(lines, "") {
		if p.seesOne("\n> ") == "" {
			return false
		}
		p.types(l + "\n")
	}
	const stuck = "stop and print my answers here >"
	for tried := 0; ; tried++ {
		switch p.seesOne("Saved. How sure", stuck) {
		case "":
			return saved
		case stuck:
			p.types(map[bool]string{true: "\n", false: "q\n"}[tried == 0])
		default:
			p.types("q\n")
			saved = true
		}
	}
}
