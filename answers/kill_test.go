package answers

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const loopPath = "KATA_TEST_SAVE_LOOP"

// TestSaveLoop is the program that TestKilledAtAnyInstant kills: it drafts,
// saves and says so, for ever.
func TestSaveLoop(t *testing.T) {
	path := os.Getenv(loopPath)
	if path == "" {
		t.Skip("for TestKilledAtAnyInstant")
	}
	f, err := Open(path, "lagging-follower")
	if err != nil {
		t.Fatal(err)
	}
	for s := f.Sheet(); ; {
		n := 1
		if a := s.Answer("q1"); a != nil {
			n = len(a.Tries) + 1
		}
		text := strings.Repeat(strconv.Itoa(n)+" ", 200)
		if err := f.SaveDraft(Draft{"q1", n, text}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("drafted", n)
		s.AddTry("q1", text, Unset, time.Time{})
		if err := f.Save(s); err != nil {
			t.Fatal(err)
		}
		fmt.Println("saved", n)
	}
}

func TestKilledAtAnyInstant(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	kills := 40
	if testing.Short() {
		kills = 5
	}
	for range kills {
		saved, drafted := killedWhileSaving(t, path)
		f, err := Open(path, "lagging-follower") // and so the lock is free
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		tries := 0
		a := f.Sheet().Answer("q1")
		if a != nil {
			tries = len(a.Tries)
		}
		for i := range tries {
			if want := strings.Repeat(strconv.Itoa(i+1)+" ", 200); a.Tries[i].Text != want {
				t.Fatalf("try %d is %q", i+1, a.Tries[i].Text)
			}
		}
		d, ok := f.Draft("q1")
		if tries < saved || drafted > tries && (!ok || d.Try < drafted) {
			t.Fatalf("saved %d, drafted %d; found %d tries and %v, %+v", saved, drafted, tries, ok, d.Try)
		}
	}
}

// killedWhileSaving runs the loop for some milliseconds and gives the last
// numbers that it said.
func killedWhileSaving(t *testing.T, path string) (saved, drafted int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSaveLoop$")
	cmd.Env = append(os.Environ(), loopPath+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for first := true; lines.Scan(); first = false {
		if first {
			time.AfterFunc(time.Duration(rand.IntN(8000))*time.Microsecond, func() { cmd.Process.Kill() })
		}
		word, number, _ := strings.Cut(lines.Text(), " ")
		n, err := strconv.Atoi(number)
		switch {
		case err != nil:
			t.Fatalf("it said %q", lines.Text())
		case word == "saved":
			saved = n
		default:
			drafted = n
		}
	}
	cmd.Wait()
	return saved, drafted
}
