package grader_test

import (
	"strings"
	"testing"

	"example.com/kata/grader/gradertest"
)

// BenchmarkGradeAnswer grades one answer of about 26 words, the mean of real
// ones. The bar is 20,000 a second on one core: 50 µs each.
func BenchmarkGradeAnswer(b *testing.B) {
	r := gradertest.Rubric(b)
	answers := []struct{ question, answer string }{
		{"q1", "She does not see her comment yet, the page looks as it did before she posted, because the follower in Europe lags behind the leader. That is called a stale read."},
		{"q2", "At first the comment is there and a second later it is gone, since the second replica is further behind than the first one, a violation of monotonic reads."},
		{"q3", "Read whatever she may have edited from the leader, or let the phone remember the position of her last write and only ask followers that have got that far."},
		{"q4", "Always send her to the same follower, for instance by hashing her user id, and if that follower fails choose another one for her until it is back."},
		{"q5", "The leader gets more load because many reads go there, for people in Europe the pages open more slowly, and the code that routes requests becomes more complicated."},
	}
	i := 0
	for b.Loop() {
		a := answers[i%len(answers)]
		i++
		if _, err := r.GradeAnswer(a.question, a.answer); err != nil {
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
