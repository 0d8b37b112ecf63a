package grader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/gradertest"
	"example.com/kata/grader/likeness"
	"example.com/kata/kata/diag"
)

// taught gives the first kata's phrases with a few words learnt by hand for q1:
// a ghost shows the old thread, and so does what is stale; a zombie is unlike
// any name of the issue or any other anomaly; a ghost is like a lost write.
func taught(t *testing.T) *grader.Rubric {
	t.Helper()
	m, problems := likeness.Parse(&diag.Source{Name: "learnt.txt", Text: []byte(strings.ReplaceAll(strings.ReplaceAll(`kata,lagging-follower
question,q1
idea,sees-old-thread,bar 60,50 of 100
idea,names-stale-read,bar 60,50 of 100
idea,cause-async-lag,bar 60,50 of 100
idea,write-lost,bar 60,50 of 100
idea,wrong-anomaly,bar 60,50 of 100
_ghost,900,,900,900,
_page,90,,,,
_thin,90,,,,
_pale,90,,,,
_hold,90,,,,
_stale,900,300,,,
_zombi,,-900,,,-900
end
`, ",", "\t"), "_", "\t"))})
	if m == nil {
		t.Fatal(problems)
	}
	return gradertest.PhrasesAlone(t).With(m, "taught by hand")
}

// TestSecondReading holds what likeness may do and what it may not.
func TestSecondReading(t *testing.T) {
	r := taught(t)
	for _, c := range []struct{ answer, shows, why string }{
		{"Stale read. Her page holds a thin pale ghost.", "names-stale-read sees-old-thread", "a needed idea in words that no phrase has"},
		{"Stale read. Her page holds no thin pale ghost.", "names-stale-read", "it is denied"},
		{"Some would say her page holds a thin pale ghost. I say stale read.", "names-stale-read", "others say it"},
		{"Her page holds a thin pale ghost, no wait, scratch that. Stale read.", "names-stale-read", "it is taken back"},
		{"A stale read.", "names-stale-read", "the word belongs to the name"},
		{"Her page holds a thin pale ghost. She does not see her comment: a stale read.", "names-stale-read sees-old-thread", "it passes by its phrases; nothing is added, not the cause"},
		{"Her page holds a thin pale ghost. The write is lost. A stale read.", "names-stale-read write-lost", "a wrong idea stands in the way"},
		{"Her page holds a thin pale ghost.", "sees-old-thread", "nobody is charged with a wrong idea by likeness"},
		{"A thin pale ghost holds the page. It isn't that her comment is missing. A stale read.", "names-stale-read", "a phrase of the idea is denied"},
		{"Read-your-writes, the zombie.", "", "the name stands in an answer unlike all that show it"},
		{"She does not see her comment. Call it a phantom read, a zombie.", "sees-old-thread", "so does the wrong anomaly"},
	} {
		res, err := r.GradeAnswer("q1", c.answer)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range slices.Concat(res.Concepts, res.Misconceptions) {
			if f.Met {
				got = append(got, f.ID)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.shows {
			t.Errorf("%q shows %v, want %s: %s", c.answer, got, c.shows, c.why)
		}
	}
}

// TestFewWordsPassNothing hands in all that was learnt of the first kata, each
// feature by itself.
func TestFewWordsPassNothing(t *testing.T) {
	r := gradertest.Rubric(t)
	question, tried := "", 0
	for line := range strings.Lines(string(gradertest.Source(t, gradertest.Slug+"/learnt.txt").Text)) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case fields[0] == "question":
			question = fields[1]
		case fields[0] == "" && len(fields) > 1:
			answer := strings.NewReplacer("!", "", "^", "", "$", "", " .. ", " ").Replace(fields[1])
			res, err := r.GradeAnswer(question, answer)
			if err != nil {
				t.Fatal(err)
			}
			if tried++; res.Passed && strings.Contains(strings.Join(res.Review, ""), "likeness") {
				t.Errorf("%s is passed by likeness for %q", question, answer)
			}
		}
	}
	if tried < 1000 {
		t.Errorf("only %d features tried", tried)
	}
}

// TestSecondReadingSaysWhy holds that review, Explain and Likenesses tell where
// it decided.
func TestSecondReadingSaysWhy(t *testing.T) {
	r := taught(t)
	const answer = "A stale read, I'd say. Her page holds a thin pale ghost, all in all."
	res, err := r.GradeAnswer("q1", answer)
	if err != nil || !res.Passed || len(res.Review) != 1 || !strings.Contains(res.Review[0], "no phrase says sees-old-thread") {
		t.Errorf("%+v, %v", res, err)
	}
	likely, err := r.Likenesses("q1", answer)
	if got := fmt.Sprint(likely, err); got != "[{sees-old-thread 123 [{23 55 Her page holds a thin pale ghost}] [ghost page holds thin pale]}] <nil>" {
		t.Error(got)
	}
	matches, err := r.Explain("q1", "Read-your-writes, the zombie.")
	if err != nil || len(matches) != 1 || matches[0].Rule != grader.Unlike {
		t.Errorf("%+v, %v", matches, err)
	}
	if res, _ := gradertest.PhrasesAlone(t).GradeAnswer("q1", answer); res.Passed {
		t.Error("it passes by its phrases alone")
	}
	if _, err := r.Likenesses("q9", answer); err == nil {
		t.Error("there is no q9")
	}
}
