package answers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"example.com/kata/answers"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

func ExampleParse() {
	src := &diag.Source{Name: "my-answers.md", Text: []byte(`---
kata: lagging-follower
---

## q1

She sees the old thread: a stale read.

## q2: Alice refreshes

## q02
`)}
	sheet, diags := answers.Parse(src)
	fmt.Println(sheet.Answer("q1").Text())
	for _, d := range diags {
		fmt.Print(d.Format())
	}
	// Output:
	// She sees the old thread: a stale read.
	// my-answers.md:11:1: error[K506]: this looks like the heading of a question and is none
	//    11 | ## q02
	//       | ^~~~~~
	//    hint: write "## q1", "## q2", …; if it belongs to your answer, write a backslash before it
}

func ExampleFormat() {
	sheet := answers.New("lagging-follower")
	sheet.ShowHint("q1")
	sheet.AddTry("q1", "The old thread.\n## q2 is next", answers.Unsure, time.Date(2026, 11, 24, 19, 31, 2, 0, time.UTC))
	sheet.Skip("q2")
	os.Stdout.Write(answers.Format(sheet))
	// Output:
	// ---
	// kata: lagging-follower
	// ---
	//
	// ## q1
	//
	// <!-- kata: hints 1 -->
	//
	// <!-- kata: try 1, prediction, 2026-11-24T19:31:02Z, confidence: unsure -->
	//
	// The old thread.
	// \## q2 is next
	//
	// ## q2
	//
	// <!-- kata: skipped -->
}

func ExampleBlank() {
	os.Stdout.Write(answers.Blank(&kata.Kata{ID: "x", Title: "A Kata", Parts: []kata.Part{{
		Questions: []kata.Question{{ID: "q1", Title: "Alice refreshes", Prompt: "What does she see?\n\nWhy?"}, {ID: "q2", Prompt: "And then?"}},
	}}}))
	// Output:
	// ---
	// kata: x
	// ---
	//
	// # A Kata
	//
	// <!-- Write each answer below its question, then: kata grade FILE -->
	//
	// ## q1: Alice refreshes
	//
	// <!-- kata: question -->
	// > What does she see?
	// >
	// > Why?
	//
	// ## q2
	//
	// <!-- kata: question -->
	// > And then?
}

func ExampleOpen() {
	folder, err := os.MkdirTemp("", "kata")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "lagging-follower.md")

	file, err := answers.Open(path, "lagging-follower")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	if err := file.Probe(); err != nil { // before anything is asked
		fmt.Println(err)
		return
	}
	sheet := file.Sheet()
	sheet.AddTry("q1", "The old thread.", answers.Unset, time.Time{})
	fmt.Println("saved:", file.Save(sheet) == nil)

	_, err = answers.Open(path, "lagging-follower") // a second terminal
	_, locked := err.(*answers.LockedError)
	fmt.Println("locked:", locked)
	again, _, _, err := answers.Read(path)
	fmt.Println(again.Answer("q1").Text(), err)
	// Output:
	// saved: true
	// locked: true
	// The old thread. <nil>
}
