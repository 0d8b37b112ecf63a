package workbook_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
)

var update = flag.Bool("update", false, "write what the lesson shows into the stories")

// TestStories plays each file of testdata. A story is a list of events, each
// followed by a line of dashes and the screen that it gives:
//
//	key h          a key of the prompt; "key" alone is Enter
//	answer TEXT    an answer; \n ends a line
//	line TEXT      one line of free text
//	skip, end
//	begin kata ID  a lesson of another kata than the first
//	again, later   the lesson is begun again with its sheet: at once, a day later
//
// Lines with # before an event say why it is there. With -update the screens
// are written anew.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.story")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(text))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(text), got); diff != "" {
				t.Errorf("the lesson tells another story (-want +got; -update takes it over):\n%s", diff)
			}
		})
	}
}

// load gives a kata of the binary.
func load(t *testing.T, id string) *content.Bundle {
	t.Helper()
	bundle, problems, err := content.Embedded().Load(id)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return bundle
}

// play gives the story with the screens that the lesson shows now.
func play(t *testing.T, story string) string {
	t.Helper()
	bundle := load(t, "lagging-follower")
	var out strings.Builder
	var lesson *workbook.Lesson
	var screen workbook.Screen
	for part := range strings.SplitSeq(story, "\n====\n") {
		command, _, _ := strings.Cut(part, "\n----\n")
		command = strings.TrimRight(command, "\n")
		last := command[strings.LastIndexByte(command, '\n')+1:]
		word, rest, _ := strings.Cut(last, " ")
		event := workbook.Event{Text: strings.ReplaceAll(rest, `\n`, "\n"), At: time.Unix(0, 0)}
		switch word {
		case "begin":
			if id, found := strings.CutPrefix(rest, "kata "); found {
				bundle = load(t, id)
			}
			opt := workbook.Options{Place: "answers.md", Piped: rest == "piped", Words: rest == "words"}
			lesson, screen = workbook.Begin(bundle, answers.New(bundle.Kata.ID), opt)
		case "key":
			event.Kind = workbook.Pressed
			screen = lesson.Step(event)
		case "answer", "line":
			event.Kind = workbook.Answered
			screen = lesson.Step(event)
		case "skip":
			event.Kind = workbook.Skipped
			screen = lesson.Step(event)
		case "end":
			event.Kind = workbook.Ended
			screen = lesson.Step(event)
		case "again":
			lesson, screen = workbook.Begin(bundle, lesson.Sheet(), workbook.Options{Place: "answers.md"})
		case "later":
			opt := workbook.Options{Place: "answers.md", Now: event.At.Add(24 * time.Hour)}
			lesson, screen = workbook.Begin(bundle, lesson.Sheet(), opt)
		default:
			t.Fatalf("unknown event %q", last)
		}
		if out.Len() > 0 {
			out.WriteString("====\n")
		}
		fmt.Fprintf(&out, "%s\n----\n%s", command, told(screen))
	}
	return out.String()
}

// told writes a screen as plainly as can be: the kind of each block, its
// text, the prompt.
func told(s workbook.Screen) string {
	var b strings.Builder
	kinds := map[workbook.Kind]string{
		workbook.Title: "title", workbook.Section: "section", workbook.Markdown: "markdown",
		workbook.Text: "text", workbook.Item: "item", workbook.Quote: "quote", workbook.Drawing: "drawing",
	}
	for _, block := range s.Blocks {
		text := block.Text
		switch block.Kind {
		case workbook.Drawing:
			text = "\n" + strings.Join(block.Draw(80, false), "\n")
		case workbook.Markdown: // the author's text is told elsewhere
			text = strings.SplitN(text, "\n", 2)[0]
		case workbook.Item:
			text = block.Mark + " " + text
		}
		fmt.Fprintf(&b, "%s: %s\n", kinds[block.Kind], text)
	}
	var keys []string
	for _, k := range s.Prompt.Keys {
		keys = append(keys, "["+k.Press+"] "+k.Does)
	}
	flags := ""
	if s.Save {
		flags += " save"
	}
	if s.Done {
		flags += " done"
	}
	if s.Fresh {
		flags += " fresh"
	}
	fmt.Fprintf(&b, "prompt: %s %s%s\n", s.Prompt.Text, strings.Join(keys, " "), flags)
	return b.String()
}
