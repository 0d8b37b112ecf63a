package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
)

var update = flag.Bool("update", false, "rewrite the outputs in testdata")

// TestParse reads testdata/parse: a kata.md, and below it what is found in it
// ("problems") and, where that is the point, the kata as it is read ("kata").
func TestParse(t *testing.T) {
	golden(t, "testdata/parse/*.txtar", "kata.md", func(name, text string) string {
		k, list := markdown.Parse(&diag.Source{Name: "kata.md", Text: []byte(text)})
		if name == "kata" {
			return describe(k)
		}
		var b strings.Builder
		for _, d := range list {
			b.WriteString(d.Format())
		}
		return b.String()
	})
}

// TestLayout reads testdata/layout: a text.md and what becomes of it. A number
// is a width, "spans" gives the styles at 60 columns, "html" the fragment.
func TestLayout(t *testing.T) {
	golden(t, "testdata/layout/*.txtar", "text.md", func(name, text string) string {
		switch name {
		case "html":
			return string(markdown.HTML(text))
		case "spans":
			return spans(markdown.Layout(text, 60))
		}
		width, err := strconv.Atoi(name)
		if err != nil {
			t.Fatalf("a part %q", name)
		}
		var b strings.Builder
		for _, l := range markdown.Layout(text, width) {
			b.WriteString(l.String() + "\n")
		}
		return b.String()
	})
}

// golden holds the parts of txtar files below the first against what is made
// of the first, or rewrites them.
func golden(t *testing.T, pattern, input string, render func(name, text string) string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(data)
			if len(archive.Files) < 2 || archive.Files[0].Name != input {
				t.Fatalf("%s does not begin with %s and an output", file, input)
			}
			text := string(archive.Files[0].Data)
			for i := range archive.Files[1:] {
				part := &archive.Files[1+i]
				got := strings.TrimRight(render(part.Name, text), "\n")
				if diff := cmp.Diff(strings.TrimRight(string(part.Data), "\n"), got); diff != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", part.Name, diff)
				}
				part.Data = []byte(got)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// describe writes a kata one field a line.
func describe(k *kata.Kata) string {
	var b strings.Builder
	say := func(what string, value any) { fmt.Fprintf(&b, "%s: %q\n", what, value) }
	fmt.Fprintf(&b, "kata %s %q, %d minutes\n", k.ID, k.Title, k.Minutes)
	say("objective", k.Objective)
	say("scenario", k.Scenario)
	say("task", k.Task)
	for _, p := range k.Parts {
		fmt.Fprintf(&b, "part %q, %d minutes\n", p.Title, p.Minutes)
		say("intro", p.Intro)
		for _, q := range p.Questions {
			fmt.Fprintf(&b, "%s %q\n", q.ID, q.Title)
			say("  prompt", q.Prompt)
			for _, h := range q.Hints {
				say("  hint", h)
			}
			say("  model", q.Model)
		}
	}
	for _, c := range k.Criteria {
		fmt.Fprintf(&b, "criterion %q %v\n", c.Text, c.Questions)
	}
	say("closing", k.Closing)
	return b.String()
}

// spans shows styles: [strong: text].
func spans(lines []markdown.Line) string {
	names := []string{"", "strong", "emphasis", "code", "heading", "quote", "link", "mark"}
	var b strings.Builder
	for _, l := range lines {
		for _, s := range l {
			if s.Style == markdown.Plain {
				b.WriteString(s.Text)
				continue
			}
			b.WriteString("[" + names[s.Style] + ": " + s.Text + "]")
		}
		b.WriteString("\n")
	}
	return b.String()
}
