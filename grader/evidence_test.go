package grader_test

import (
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/gradertest"
)

func sound(t *testing.T, r *grader.Rubric, question, answer string) (spared int) {
	t.Helper()
	spared, missed := grader.Spared(r, question, answer)
	if len(missed) > 0 {
		t.Errorf("%s, %q: %q carry the idea too", question, answer, missed)
	}
	return spared
}

// TestExhaustedIsSound holds the short cut to what it spares: where it says that
// nothing more can carry an idea, reading again finds nothing. Punctuation is
// strewn in, since what ends a sentence depends on what stands around it, and
// asides, since what is left of one may be none.
func TestExhaustedIsSound(t *testing.T) {
	r := gradertest.Rubric(t)
	spared := 0
	for i, a := range labelled(t) {
		strewn := []string{a.Answer, "I'm not sure, but " + a.Answer, "Well, as I see it: " + a.Answer + " That's all, I think.", "1 " + a.Answer + " 2 " + a.Answer}
		for k, sign := range []string{".", "? ", "!\" ", ", no. ", " sync. ", " etc. ", "; ", " us ", ", I think, ", " in the us", "? No ", "? Then ", "\n1) "} {
			words := strings.Fields(a.Answer)
			if at := (i + 3*k) % len(words); at > 0 {
				words[at-1] += sign
			}
			strewn = append(strewn, strings.Join(words, " "))
		}
		for _, answer := range strewn {
			spared += sound(t, r, a.Question, answer)
		}
	}
	for _, answer := range []string{
		`Leader = !" bottleneck !" for all reads`,
		"Posting with sync. Saving takes longer, because you have to wait until the follower has it. sync. saving takes longer.",
		"The leader gets busy, etc. reads pile up on it.",
	} {
		sound(t, r, "q5", answer)
	}
	if spared < 3000 {
		t.Errorf("%d readings spared: nothing is tested", spared)
	}
}
