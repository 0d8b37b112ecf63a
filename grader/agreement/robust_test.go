package agreement_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"example.com/kata/grader"
	"example.com/kata/grader/agreement"
	"example.com/kata/grader/gradertest"
)

// These tests put answers into other words that should not matter, or that
// should turn them round: no label of a person is needed to see that a grader is
// misled by "Not sure, but here goes".

// lines gives the lines of a list in testdata that are no comments.
func lines(t *testing.T, name string) (out []string) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// labels gives the ids of what an answer shows.
func labels(t *testing.T, r *grader.Rubric, question, answer string) (out []string) {
	t.Helper()
	res, err := r.GradeAnswer(question, answer)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Concepts {
		if f.Met {
			out = append(out, f.ID)
		}
	}
	for _, f := range res.Misconceptions {
		out = append(out, f.ID)
	}
	return out
}

// right gives those of one in so many answers that are graded as people did.
// Which ones it looks at does not depend on the grades.
func right(t *testing.T, r *grader.Rubric, oneIn int) (out []agreement.Labelled) {
	t.Helper()
	i := 0
	for _, name := range []string{"testdata/answers.jsonl", "testdata/authors.jsonl", "testdata/people.jsonl"} {
		for _, a := range read(t, name) {
			want := slices.Concat(a.Concepts, a.Misconceptions)
			if len(want) == 0 || len(a.Answer) < 25 || strings.ContainsRune(a.Answer, '\n') {
				continue
			}
			if i++; i%oneIn == 0 && equal(labels(t, r, a.Question, a.Answer), want) {
				out = append(out, a)
			}
		}
	}
	return out
}

func equal(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// then adds a sentence to an answer.
func then(answer, sentence string) string {
	answer = strings.TrimSpace(answer)
	if !strings.ContainsAny(answer[len(answer)-1:], ".!?") {
		answer += "."
	}
	return answer + " " + sentence
}

// TestAsides says things of answers that should change nothing.
func TestAsides(t *testing.T) {
	r := gradertest.Rubric(t)
	answers := right(t, r, 25)
	all, changed := 0, 0
	for _, aside := range lines(t, "asides.txt") {
		wrong := 0
		for _, a := range answers {
			said := then(a.Answer, strings.TrimPrefix(aside, "… "))
			if before, ok := strings.CutSuffix(aside, "…"); ok {
				said = before + a.Answer
			}
			if !equal(labels(t, r, a.Question, said), slices.Concat(a.Concepts, a.Misconceptions)) {
				wrong++
			}
		}
		if all, changed = all+len(answers), changed+wrong; wrong*20 > len(answers) {
			t.Errorf("%q changes the labels of %d answers of %d", aside, wrong, len(answers))
		}
	}
	t.Logf("%d of %d answers changed", changed, all)
	if changed*100 > all {
		t.Errorf("%d of %d answers get other labels by an aside, the ceiling is 1 %%", changed, all)
	}
}

// TestRemarks adds to right answers what people add, which should change no more
// than it says.
func TestRemarks(t *testing.T) {
	r := gradertest.Rubric(t)
	answers := right(t, r, 8)
	question := ""
	for _, remark := range lines(t, "remarks.txt") {
		if len(remark) == 2 {
			question = remark
			continue
		}
		parts := strings.Split(remark, " +")
		all, wrong, last := 0, 0, ""
		for _, a := range answers {
			if a.Question != question || len(a.Misconceptions) > 0 {
				continue
			}
			all++
			got := labels(t, r, question, then(a.Answer, parts[0]))
			got = slices.DeleteFunc(got, func(id string) bool {
				return slices.Contains(parts[1:], id) && !slices.Contains(a.Concepts, id)
			})
			if !equal(got, a.Concepts) {
				wrong, last = wrong+1, a.Answer
			}
		}
		if wrong*12 > all {
			t.Errorf("%s, %q changes the labels of %d answers of %d, such as %q", question, remark, wrong, all, last)
		}
	}
}

var denies = regexp.MustCompile(`(?i)\b(not|never|no|but|rather|instead)\b|n't|\?`)

// TestRejections says of sentences that say one thing that it is not so.
func TestRejections(t *testing.T) {
	r := gradertest.Rubric(t)
	type sentence struct {
		question, text string
		shows          []string
	}
	var sentences []sentence
	for _, a := range read(t, "testdata/sentences.jsonl") {
		if len(a.Answer) < 110 && strings.Count(a.Answer, ".") <= 1 && !denies.MatchString(a.Answer) {
			if shows := labels(t, r, a.Question, a.Answer); len(shows) > 0 && len(sentences) < 400 {
				sentences = append(sentences, sentence{a.Question, strings.TrimRight(a.Answer, ". !"), shows})
			}
		}
	}
	all, kept := 0, 0
	for _, form := range lines(t, "rejections.txt") {
		counts := 0
		for _, s := range sentences {
			text := s.text
			if !strings.HasPrefix(form, "…") {
				text = lowered(text)
			}
			got := labels(t, r, s.question, strings.Replace(form, "…", text, 1))
			if slices.ContainsFunc(got, func(id string) bool { return slices.Contains(s.shows, id) }) {
				counts++
			}
		}
		if all, kept = all+len(sentences), kept+counts; counts*5 > len(sentences) {
			t.Errorf("%q: %d of %d sentences still count", form, counts, len(sentences))
		}
	}
	t.Logf("%d of %d still count", kept, all)
	if kept*20 > all {
		t.Errorf("%d of %d rejected sentences still count, the ceiling is 5 %%", kept, all)
	}
}

func lowered(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(second) {
		return s // LSN, US East
	}
	return string(unicode.ToLower(first)) + s[size:]
}
