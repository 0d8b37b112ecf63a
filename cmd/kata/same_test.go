//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.com/kata/answers"
)

// TestTypedAndPipedAreTheSame gives the same answers, one try each, at the
// plain prompts, in the box and on a pipe. The reports in JSON, with grades,
// evidence, runs, designs and criteria, are the same bytes but for the times.
// A lesson on a pipe shows each model answer, so the typist asks for it too.
func TestTypedAndPipedAreTheSame(t *testing.T) {
	for name, given := range map[string][]string{
		"good": answersOfTheWalk,
		"mixed": {
			"She sees her comment, because the database replicates at once.",
			"-", // skipped
			"Everyone reads from the leader.\nOr wait until the followers have it: synchronous replication.\n## q4\nq",
			"Send her to the nearest follower — 最近的 follower.",
			"I do not know.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			piped := filepath.Join(dir, "piped.md")
			in := strings.NewReader(strings.Join(given, "\n\n") + "\n")
			var out, errs bytes.Buffer
			if code := run([]string{"start", "--answers", piped}, env{in, &out, &errs, os.Getenv, time.Now, answers.Open}); code != 0 {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			want := timeless(t, piped)
			for _, plain := range []bool{true, false} {
				typed := filepath.Join(dir, fmt.Sprintf("plain-%v.md", plain))
				typeLesson(t, given, plain, typed)
				if got := timeless(t, typed); got != want {
					t.Errorf("plain %v: typed:\n%s\npiped:\n%s", plain, got, want)
				}
			}
		})
	}
}

var instant = regexp.MustCompile(`"at": "[^"]*"`)

// timeless gives a sheet's report as JSON, without times.
func timeless(t *testing.T, sheet string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run([]string{"report", sheet, "--json", "-"}, env{nil, &out, &errs, os.Getenv, time.Now, answers.Open}); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	if out.Len() < 1000 {
		t.Fatalf("the report is %q", out.String())
	}
	return instant.ReplaceAllString(out.String(), `"at": ""`)
}

// prompt waits until the program waits, and gives what it showed since the
// last prompt; "" at its end.
func (p *typist) prompt() string {
	p.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		select {
		case <-p.closed:
			return ""
		default:
		}
		all := p.screen()
		part := all[min(p.from, len(all)):]
		if strings.HasSuffix(part, "\n> ") || keyed.MatchString(part) || strings.Contains(part, "[Ctrl-D] submit") {
			p.from = len(all)
			return part
		}
	}
	p.t.Fatalf("no prompt; the screen since the last one:\n%s", p.screen()[p.from:])
	return ""
}

// keyed is the end of a prompt for a key or a line.
var keyed = regexp.MustCompile(`(?:\[[^\]]*\] [^\n]*|\d:|[a-z]\)?) > $`)

// typeLesson types a whole lesson, one try each; "-" skips.
func typeLesson(t *testing.T, given []string, plain bool, sheet string) {
	t.Helper()
	p := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", fmt.Sprintf("--plain=%v", plain), "--answers", sheet)
	asked, shown := 0, false
	for {
		switch part := p.prompt(); {
		case part == "":
			if code := p.exits(); code != 0 || asked != len(given) {
				t.Fatalf("exit code %d after %d answers:\n%s", code, asked, p.screen())
			}
			return
		case strings.HasSuffix(part, "\n> "), strings.Contains(part, "[Ctrl-D] submit"):
			p.answers(given[asked], plain)
			asked, shown = asked+1, false
		case strings.Contains(part, "Skip this question?"):
			p.types("y\n")
		case strings.Contains(part, "Did I read you right?") && !shown:
			p.types("m\n")
			shown = true
		default:
			p.types("\n")
		}
	}
}

// answers types an answer at its prompt; "-" skips.
func (p *typist) answers(text string, plain bool) {
	p.t.Helper()
	switch {
	case plain && text == "-":
		p.types("-\n")
	case text == "-":
		p.types(escape)
		p.sees("[Enter] write on")
		p.types("-")
	case plain:
		for l := range strings.SplitSeq(text, "\n") {
			p.types(l + "\n")
			if l == "q" {
				p.sees("[a] it is a line of my answer > ")
				p.types("a\n")
			}
			p.sees("\n> ")
		}
		p.types("\n")
	default:
		p.types(text + submit)
		p.sees("Saved.")
		p.from -= len("Saved.")
	}
}
