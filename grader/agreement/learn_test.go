package agreement_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/agreement"
	"example.com/kata/grader/gradertest"
	"example.com/kata/grader/likeness"
	"example.com/kata/grader/rubric"
)

var update = flag.Bool("update", false, "learn anew what the labelled answers teach, and write it beside the rubric")

// answersTaught are the files from which the first kata has learnt. Those whose
// names begin with apart are not among them: they measure what it reads of
// people it has never met. Of elsewhere, far and neighbours every passage stands
// for an answer to every question, which shows nothing but its labels.
var (
	answersTaught   = []string{"answers", "written", "authors", "sentences", "notes", "people", "crowd", "plain", "hard"}
	elsewhereTaught = []string{"far", "neighbours", "elsewhere"}
)

// remarksOn is to how many answers each remark of remarks-taught.txt is added.
const remarksOn = 6

// withRemarks gives answers to which people have added what changes nothing, and
// each remark alone, which shows nothing.
func withRemarks(t *testing.T, questions []grader.Question, answers []agreement.Labelled) (out []agreement.Labelled) {
	byQuestion := map[string][]agreement.Labelled{}
	for _, a := range answers {
		byQuestion[a.Question] = append(byQuestion[a.Question], a)
	}
	remarked, next := "", 0
	for _, remark := range lines(t, "remarks-taught.txt") {
		if len(remark) <= 2 {
			remarked = remark
			continue
		}
		for _, q := range questions {
			if remarked != "*" && remarked != q.ID {
				continue
			}
			out = append(out, agreement.Labelled{Question: q.ID, Answer: remark})
			for range remarksOn {
				a := byQuestion[q.ID][next%len(byQuestion[q.ID])]
				a.Answer = then(a.Answer, remark)
				out = append(out, a)
				next += 7 // not one author's alone
			}
		}
	}
	return out
}

// TestLearntIsWhatTheAnswersTeach holds the file beside the rubric against the answers
// of testdata: whoever changes words that are read, or adds answers, learns
// anew with -update.
func TestLearntIsWhatTheAnswersTeach(t *testing.T) {
	if testing.Short() {
		t.Skip("learning takes a quarter of a minute")
	}
	r := gradertest.PhrasesAlone(t)
	examples, problems := rubric.ParseExamples(gradertest.Source(t, gradertest.Slug+"/examples.yaml"))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var all []agreement.Labelled
	for _, name := range answersTaught {
		all = append(all, read(t, "testdata/"+name+".jsonl")...)
	}
	all = append(all, withRemarks(t, r.Questions, all)...)
	for _, name := range elsewhereTaught {
		for _, a := range read(t, "testdata/"+name+".jsonl") {
			for _, q := range r.Questions {
				other := agreement.Labelled{ID: a.ID, Question: q.ID, Answer: a.Answer}
				if q.ID == a.Question {
					other = a
				}
				all = append(all, other)
			}
		}
	}
	m, err := agreement.Learn(r, all, examples)
	if err != nil {
		t.Fatal(err)
	}
	learnt := m.Format()
	file := filepath.Join("..", "..", "content", gradertest.Slug, "learnt.txt")
	if *update {
		if err := os.WriteFile(file, learnt, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if beside := gradertest.Source(t, gradertest.Slug+"/learnt.txt"); !bytes.Equal(beside.Text, learnt) {
		t.Error("learnt.txt is not what the answers teach; go test ./grader/agreement -run Learnt -update learns it anew")
	}
}

// TestTooFewTeachNothing learns from answers of which each idea has a few.
func TestTooFewTeachNothing(t *testing.T) {
	answers := read(t, "testdata/answers.jsonl")[:likeness.FewestLabelled-1]
	m, err := agreement.Learn(gradertest.PhrasesAlone(t), answers, nil)
	if err != nil || len(m.Questions) != 0 {
		t.Errorf("%d questions learnt from %d answers, %v", len(m.Questions), len(answers), err)
	}
}
