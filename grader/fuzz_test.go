package grader_test

import (
	"reflect"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/gradertest"
)

// FuzzGradeAnswer holds any answer to what every result promises: evidence is
// the answer's own bytes, in order and apart, points stay within the
// question's, a pass has no misconception, and a second reading says the same.
func FuzzGradeAnswer(f *testing.F) {
	r := gradertest.Rubric(f)
	for _, seed := range []string{
		"She doesn't see it: a stale read.",
		"ŞHE SEES İSTANBUL'S OLD TRHEAD, ıt ıs stale",
		"Sie sieht ihren Kommentar nicht, stale read, größer ẞ",
		"Η ανάγνωση είναι stale, ΣΊΣΥΦΟΣ",
		"彼女のコメントは見えない。stale read",
		"\u202estale\u202c re\u200bad \u2066monotonic\u2069",
		"no wait, scratch that, no wait, scratch that",
		"sticky sticky sticky unless it fails, then another",
		"\xff\xfe stale \xe2\x82 read",
		"-> -> <- => ,,,, ;;; ((( 500ms 1st v42",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, answer string) {
		for i := range r.Questions {
			q := &r.Questions[i]
			res, err := r.GradeAnswer(q.ID, answer)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range append(res.Concepts, res.Misconceptions...) {
				spans(t, answer, f)
			}
			if res.Points < 0 || res.Points > q.Max || res.Passed && len(res.Misconceptions) > 0 && !q.Despite {
				t.Errorf("%s: %d of %d points, passed %v with %d misconceptions", q.ID, res.Points, q.Max, res.Passed, len(res.Misconceptions))
			}
			if again, _ := r.GradeAnswer(q.ID, answer); !reflect.DeepEqual(res, again) {
				t.Errorf("%s: two readings differ", q.ID)
			}
		}
	})
}

func spans(t *testing.T, answer string, f grader.Finding) {
	t.Helper()
	if f.Met != (len(f.Evidence) > 0) {
		t.Errorf("%s: met %v with %d spans", f.ID, f.Met, len(f.Evidence))
	}
	end := 0
	for _, e := range f.Evidence {
		if e.Start < end || e.End <= e.Start || e.End > len(answer) || answer[e.Start:e.End] != e.Text {
			t.Fatalf("%s: evidence %+v of %q", f.ID, e, answer)
		}
		end = e.End
	}
}
