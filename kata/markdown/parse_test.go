package markdown_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
)

// TestUnreadable holds the files that Parse does not look into. It names one
// problem and gives an empty kata.
func TestUnreadable(t *testing.T) {
	for _, c := range []struct{ name, text, place, code string }{
		{"too large", strings.Repeat("a\n", markdown.MaxBytes/2) + "b", "kata.md", markdown.CodeTooLarge},
		{"not UTF-8", "---\nkata: \xe9\n---\n", "kata.md:2:7", markdown.CodeEncoding},
		{"too deep", "---\n---\n" + strings.Repeat("> ", 21), "kata.md:3:1", markdown.CodeTooLarge},
		{"too deep, lists", "---\n---\n" + strings.Repeat("1. - ", 11), "kata.md:3:1", markdown.CodeTooLarge},
	} {
		k, list := markdown.Parse(&diag.Source{Name: "kata.md", Text: []byte(c.text)})
		if len(list) != 1 || list[0].Code != c.code || list[0].Range.String() != c.place || list[0].Hint == "" {
			t.Errorf("%s: %+v", c.name, list)
		}
		if k == nil || k.ID != "" {
			t.Errorf("%s: %+v", c.name, k)
		}
	}
}

func TestAsLargeAsAllowed(t *testing.T) {
	head := "---\nkata: a\ntitle: b\nminutes: 1\n---\n## Scenario\n"
	_, list := markdown.Parse(&diag.Source{Name: "kata.md", Text: []byte(head + strings.Repeat("a", markdown.MaxBytes-len(head)))})
	for _, d := range list {
		if d.Code == markdown.CodeTooLarge {
			t.Error(d.Format())
		}
	}
}

// TestLineEndsAndByteOrderMark: how an editor saves a file changes nothing.
func TestLineEndsAndByteOrderMark(t *testing.T) {
	whole, err := os.ReadFile("testdata/parse/whole.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(whole), "-- kata.md --\n")
	text, _, _ = strings.Cut(text, "-- kata --\n")
	want, problems := markdown.Parse(&diag.Source{Name: "kata.md", Text: []byte(text)})
	got, same := markdown.Parse(&diag.Source{Name: "kata.md", Text: []byte("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("another kata (-want +got):\n%s", diff)
	}
	for i, d := range problems {
		if i >= len(same) || same[i].Summary != d.Summary || same[i].Range.String() != d.Range.String() {
			t.Errorf("other problems: %v, want %v", same, problems)
			break
		}
	}
}

// TestLater reads the question that is asked a day later.
func TestLater(t *testing.T) {
	text := `---
kata: a
title: A
minutes: 1
---
## Scenario
s
## Part 1: P (1 minute)
### q1: One
p
#### Hints
1. h
#### Model answer
m
#### In one sentence
Say it.
## A day later
%s
## Success criteria
1. c (q1)
`
	k, problems := markdown.Parse(&diag.Source{Name: "kata.md", Text: fmt.Appendf(nil, text, "### q2: Two (judged as q1)\np2\n#### Hints\n1. h\n#### Model answer\nm2\n")})
	if len(problems) > 0 || k.Later == nil || k.Later.ID != "q2" || k.Later.Title != "Two" || k.Later.As != "q1" || k.Later.Model != "m2" || len(k.Questions()) != 1 || k.Questions()[0].Say != "Say it." {
		t.Fatalf("%+v, %v", k, problems)
	}
	for _, bad := range []string{"", "### q2: Two\np\n", "### q2: Two (judged as q7)\np\n", "### q3: Two (judged as q1)\np\n", "### q2: A (judged as q1)\np\n### q3: B (judged as q1)\np\n", "### Two\np\n"} {
		if _, problems := markdown.Parse(&diag.Source{Name: "kata.md", Text: fmt.Appendf(nil, text, bad)}); !problems.HasErrors() {
			t.Errorf("no error for %q", bad)
		}
	}
}
