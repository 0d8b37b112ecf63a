// Package gradertest gives tests the first kata as it is shipped: its text,
// the lexicon and the rubric, read from the folder content. Nothing but tests
// imports it.
package gradertest

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
)

// Slug is the first kata's folder.
const Slug = "lagging-follower"

// Source reads a file below the folder content.
func Source(t testing.TB, name string) *diag.Source {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root(t), "content", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return &diag.Source{Name: name, Text: text}
}

// root is the nearest folder above with a go.mod.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = up
	}
}

// Kata reads the first kata's text.
func Kata(t testing.TB) *kata.Kata {
	t.Helper()
	k, problems := markdown.Parse(Source(t, Slug+"/kata.md"))
	fail(t, problems)
	return k
}

// Lexicon reads the words that all katas share.
func Lexicon(t testing.TB) *rubric.Lexicon {
	t.Helper()
	lex, problems := rubric.ParseLexicon(Source(t, "lexicon.yaml"))
	fail(t, problems)
	return lex
}

// Rubric reads the first kata's rubric, and what labelled answers taught beside
// it.
func Rubric(t testing.TB) *grader.Rubric {
	t.Helper()
	r, problems := rubric.Learnt(Source(t, Slug+"/learnt.txt"), PhrasesAlone(t))
	fail(t, problems)
	return r
}

// PhrasesAlone reads the first kata's rubric without what labelled answers taught.
func PhrasesAlone(t testing.TB) *grader.Rubric {
	t.Helper()
	r, problems := rubric.Parse(Source(t, Slug+"/rubric.yaml"), Lexicon(t), Kata(t))
	fail(t, problems)
	return r
}

// fail ends the test when a file has problems, warnings included.
func fail(t testing.TB, problems diag.List) {
	t.Helper()
	for _, d := range problems.Sorted() {
		t.Error(d.Format())
	}
	if len(problems) > 0 {
		t.FailNow()
	}
}
