//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// answersOfTheWalk are typed one after the other.
var answersOfTheWalk = []string{
	"She sees the thread from before, her comment is missing.\nA stale read: read-your-writes is violated.",
	"Her comment disappears after the refresh. Monotonic reads are violated.",
	"Read her own comments from the leader.\nOr keep the log position of her last write in the client and only read from a follower that has reached it.",
	"Hash the user id so that each user always reads from the same replica.",
	"The leader gets more load and the code is more complex.",
}

// names are words that give an answer away. None may be shown before the
// question it belongs to is answered.
var names = []struct {
	word  string
	after string // the question
}{
	{"stale", "q1"}, {"read your writes", "q1"}, {"read-your-writes", "q1"}, {"read-after-write", "q1"}, {"RYW", "q1"},
	{"monotonic", "q2"}, {"back in time", "q2"}, {"goes backward", "q2"},
	{"token", "q3"}, {"leader_only", "q3"}, {"synchronous replication", "q3"}, {"position of her last write", "q3"},
	{"sticky", "q4"}, {"hash", "q4"}, {"same replica", "q4"},
	{"more complex", "q5"}, {"load on the leader", "q5"},
	{"stale-read", "q1"}, {"back-in-time", "q2"},
}

// TestWalk types a whole lesson at 80x24, is killed without warning after the
// third answer, starts again and finishes. Every answer that was reported as
// saved is there.
func TestWalk(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "answers.md")
	p := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--plain", "--answers", sheet)
	p.sees("[Enter] begin")
	p.types("\n")
	answer := func(i int) {
		p.sees("[-] skip")
		for line := range strings.Lines(answersOfTheWalk[i] + "\n\n") {
			p.sees("\n> ")
			p.types(line)
		}
		p.sees("Saved.")
	}
	feedback := func(i int) {
		p.types("2\n")
		if i < 2 {
			p.sees("your feedback")
			p.types("\n")
		}
		if i == 2 || i == 3 {
			p.sees("yes, try it")
			p.types("\n")
		}
		p.sees(": passed")
		p.sees("q] stop")
		p.types("\n")
		if i == 1 {
			p.sees("not graded")
			p.types("The write, or the read before.\n")
		}
	}
	for i := range 2 {
		answer(i)
		feedback(i)
	}
	answer(2)
	transcript := p.screen()
	p.dies()
	saved, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		for line := range strings.Lines(answersOfTheWalk[i]) {
			if !strings.Contains(string(saved), strings.TrimSpace(line)) {
				t.Errorf("answer %d was reported as saved, and %q is not in the sheet:\n%s", i+1, strings.TrimSpace(line), saved)
			}
		}
	}

	p = sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--plain", "--answers", sheet)
	p.sees("You answered 3 of 5 questions before. Next is q4")
	p.sees("go on with q4")
	p.types("\n")
	answer(3)
	feedback(3)
	answer(4)
	feedback(4)
	p.sees("Success criteria")
	p.sees("Your answers are saved")
	if code := p.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	transcript += p.screen()
	if n := strings.Count(p.screen(), "\n  + You "); n != 3 {
		t.Errorf("%d success criteria are met:\n%s", n, p.screen())
	}
	checkNothingLeaks(t, transcript)
}

// checkNothingLeaks reads a transcript: what the program printed before the
// moment at which a question's answer was saved must not name what is asked.
func checkNothingLeaks(t *testing.T, transcript string) {
	t.Helper()
	for _, n := range names {
		asked := strings.Index(transcript, "\n"+n.after+": ")
		saved := strings.Index(transcript[max(0, asked):], "Saved.")
		if asked < 0 || saved < 0 {
			t.Errorf("%s was never asked", n.after)
			continue
		}
		for i, line := range strings.Split(transcript[:asked+saved], "\n") {
			typed := strings.HasPrefix(line, "> ") || strings.Contains(line, "“")
			if !typed && strings.Contains(strings.ToLower(line), strings.ToLower(n.word)) {
				t.Errorf("line %d names %q before %s was answered: %s", i+1, n.word, n.after, line)
			}
		}
	}
}
