package grader_test

import (
	"strings"
	"testing"

	"example.com/kata/grader/gradertest"
)

// BenchmarkGradeAnswer grades the labelled answers, one after the other: right
// and wrong ones, 26 words on average. The bar is 20,000 a second on one core:
// 50 µs each. What the first misspelt word builds is built before.
func BenchmarkGradeAnswer(b *testing.B) {
	r := gradertest.Rubric(b)
	answers := labelled(b)
	for i := range answers {
		if _, err := r.GradeAnswer(answers[i].Question, answers[i].Answer); err != nil {
			b.Fatal(err)
		}
	}
	for i := 0; b.Loop(); i++ {
		a := &answers[i%len(answers)]
		if _, err := r.GradeAnswer(a.Question, a.Answer); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHostile grades 16 KiB built to hurt. The bar is 20 ms.
func BenchmarkHostile(b *testing.B) {
	r := gradertest.Rubric(b)
	unknown := strings.Builder{}
	for i := 0; unknown.Len() < 16<<10; i++ {
		unknown.WriteString("xcommentqz")
		unknown.WriteByte(byte('a' + i%26))
		unknown.WriteByte(byte('a' + i/26%26))
		unknown.WriteByte(' ')
	}
	for name, answer := range map[string]string{
		"one sentence": strings.Repeat("she not see comment leader after write old page follower lag then gone not ", 220),
		"negations":    strings.Repeat("not no never without ", 800),
		"unknown":      unknown.String(),
		"one word":     strings.Repeat("a", 16<<10),
		"signs":        strings.Repeat("-> , ; = ( ", 1500),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, q := range []string{"q1", "q5"} {
					if _, err := r.GradeAnswer(q, answer); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
