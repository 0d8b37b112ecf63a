package scenario_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/scenario"
)

// TestBad reads scenarios that are wrong. What is expected stands on the line
// that is to blame, # want "…", and nothing else may be reported.
func TestBad(t *testing.T) {
	files, err := filepath.Glob("testdata/*.bad.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			src := &diag.Source{Name: file, Text: text}
			s, diags := scenario.Parse(src)
			if s != nil {
				diags = append(diags, s.Check()...)
			} else if !diags.HasErrors() {
				t.Error("no scenario, and no error")
			}
			said := make(map[int]string)
			for _, d := range diags {
				line, _ := src.Position(d.Range.Start)
				said[line] += d.Code + " " + d.Summary + " (" + d.Hint + ")\n"
			}
			for i, line := range strings.Split(string(text), "\n") {
				_, wants, expected := strings.Cut(line, "# want ")
				if !expected {
					if said[i+1] != "" {
						t.Errorf("line %d, not expected: %s", i+1, said[i+1])
					}
					continue
				}
				for wants != "" {
					quoted, err := strconv.QuotedPrefix(wants)
					if err != nil {
						t.Fatalf("line %d: %v: %s", i+1, err, wants)
					}
					wants = strings.TrimSpace(wants[len(quoted):])
					if want, _ := strconv.Unquote(quoted); !strings.Contains(said[i+1], want) {
						t.Errorf("line %d: %s is not said, but: %s", i+1, want, said[i+1])
					}
				}
			}
		})
	}
}

// TestTooMany reads scenarios that are larger than people read.
func TestTooMany(t *testing.T) {
	head := "title: t\nkeys: {x: {}}\nleader: L\nfollowers: {F: {}}\nsessions: {a: {}}\npolicy: sticky\npromises: none\n"
	steps := head + "steps:\n" + strings.Repeat("  - {session: a, read: x}\n", scenario.MaxSteps+1)
	var keys strings.Builder
	for i := range scenario.MaxKeys + 1 {
		fmt.Fprintf(&keys, "  k%d: {}\n", i)
	}
	for want, text := range map[string]string{
		"1001 steps, and 1000 are the most": steps,
		"more than 50 keys":                 strings.Replace(head, "keys: {x: {}}\n", "keys:\n"+keys.String(), 1) + "steps: []\n",
		"the most that is read":             head + strings.Repeat("# ten thousand steps\n", 20_000),
	} {
		_, diags := scenario.Parse(&diag.Source{Name: "many.yaml", Text: []byte(text)})
		if len(diags) == 0 || !strings.Contains(diags[0].Summary, want) {
			t.Errorf("%s: %v", want, diags)
		}
	}
}

// TestTimes writes and reads times.
func TestTimes(t *testing.T) {
	for text, want := range map[string]int64{"0": 0, "0s": 0, "150ms": 150_000, "1.5s": 1_500_000, "0.25ms": 250, "20us": 20, "7µs": 7, "1.0000005s": 1_000_000} {
		if got, err := scenario.ParseTime(text); err != nil || got != want {
			t.Errorf("%s: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "5", "-1ms", "-0.5s", "1e3s", "1.s", ".5s", "ms", "1 h", "9223372036854775807s", "1.-5s"} {
		if got, err := scenario.ParseTime(text); err == nil {
			t.Errorf("%q gives %d", text, got)
		}
	}
	for _, µs := range []int64{0, 1, 999, 1000, 1500, 2_000_000} {
		if got, err := scenario.ParseTime(scenario.FormatTime(µs)); err != nil || got != µs {
			t.Errorf("%d is written as %s, which reads as %d, %v", µs, scenario.FormatTime(µs), got, err)
		}
	}
}

// FuzzParse reads anything: no panic, and what is read without errors can be
// run with every change that a learner may make.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.yaml")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, diags := scenario.Parse(&diag.Source{Name: "f.yaml", Text: text})
		for _, d := range diags {
			_ = d.Format()
		}
		if s == nil {
			if !diags.HasErrors() {
				t.Fatal("no scenario, and no error")
			}
			return
		}
		zero := int64(0)
		for _, c := range []scenario.Changes{{}, {Policy: "leader_only"}, {Wait: &zero}} {
			if _, _, err := s.Run(c); err != nil {
				t.Fatal(err)
			}
		}
	})
}
