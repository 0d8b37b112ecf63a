package rubric_test

import (
	"testing"

	"example.com/kata/grader/gradertest"
	"example.com/kata/grader/rubric"
)

// BenchmarkParse reads the first kata's rubric: it is paid once a process.
func BenchmarkParse(b *testing.B) {
	src, k := gradertest.Source(b, gradertest.Slug+"/rubric.yaml"), gradertest.Kata(b)
	for b.Loop() {
		lex, _ := rubric.ParseLexicon(gradertest.Source(b, "lexicon.yaml"))
		if r, list := rubric.Parse(src, lex, k); r == nil {
			b.Fatal(list)
		}
	}
}
