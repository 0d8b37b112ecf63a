package answers

import (
	"strings"
	"testing"
	"time"

	"example.com/kata/kata/diag"
)

func TestVerbsKeepTheInvariants(t *testing.T) {
	s := New("x")
	s.Skip("q3")
	s.AddTry("q10", "a", Unset, time.Time{})
	s.AddTry("q2", "b", Guess, time.Date(2026, 11, 24, 20, 31, 2, 5, time.FixedZone("", 3600)))
	s.AddTry("q2", "c", Sure, time.Time{})
	s.Skip("q2")
	s.AddTry("q3", "d", Unset, time.Time{})
	var order strings.Builder
	for _, a := range s.Answers {
		order.WriteString(a.Question)
		if a.Skipped {
			t.Errorf("%s has a try and is skipped", a.Question)
		}
		for i, try := range a.Tries {
			if try.Prediction != (i == 0) {
				t.Errorf("%s, try %d: prediction %v", a.Question, i+1, try.Prediction)
			}
		}
	}
	if order.String() != "q2q3q10" {
		t.Errorf("the order is %s", order.String())
	}
	a := s.Answer("q2")
	if first, _ := a.First(); a.Text() != "c" || !first.At.Equal(at_("19:31:02")) {
		t.Errorf("%+v", a)
	}
	if s.Answer("q1") != nil || (Answer{}).Text() != "" {
		t.Error("an answer that nobody gave")
	}
	if s.ShowHint("q1") != 1 || s.ShowHint("q1") != 2 {
		t.Error("hints are not counted")
	}
	for range 2 {
		s.Dispute("q2", Dispute{ID: "a", Try: 1})
		s.KeepDesign("q2", Design{Concept: "a", Policy: "p"})
	}
	if a := s.Answer("q2"); len(a.Disputes) != 1 || len(a.Designs) != 1 {
		t.Error("the same thing is kept twice")
	}
	c := s.Clone()
	c.Answer("q2").Tries[0].Text = "changed"
	if !s.Equal(s.Clone()) || s.Equal(c) {
		t.Error("a clone is not a copy")
	}
	if _, ok := ParseConfidence(""); ok {
		t.Error("no word is a confidence")
	}
}

// TestSentence keeps the learner's own sentence on its line, whatever is in it.
func TestSentence(t *testing.T) {
	for _, say := range []string{"Compare two reads.", "a --> b, \"c\"\n d", "é 爱"} {
		s := New("a")
		s.AddTry("q1", "x", Unset, time.Time{})
		s.Say("q1", say)
		again, problems := Parse(&diag.Source{Name: "a.md", Text: Format(s)})
		if len(problems) > 0 || again.Answer("q1").Sentence != strings.Join(strings.Fields(say), " ") || !s.Equal(again) {
			t.Errorf("%q came back as %q: %v", say, again.Answer("q1").Sentence, problems)
		}
	}
}
