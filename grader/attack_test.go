package grader_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/agreement"
	"example.com/kata/grader/gradertest"
	"example.com/kata/kata/diag"
)

// labelled reads the labelled answers that may be committed.
func labelled(t testing.TB) []agreement.Labelled { return labelledBy(t, "answers") }

// labelledBy reads the answers of some authors.
func labelledBy(t testing.TB, authors string) []agreement.Labelled {
	t.Helper()
	name := "agreement/testdata/" + authors + ".jsonl"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	all, problems := agreement.Read(&diag.Source{Name: name, Text: text}, gradertest.Rubric(t))
	for _, d := range problems {
		t.Fatal(d.Format())
	}
	return all
}

// shuffled gives the words of an answer in another order, without what sets
// them apart.
func shuffled(answer string, seed uint64) string {
	words := strings.FieldsFunc(answer, func(r rune) bool {
		return strings.ContainsRune(" \n\t,.;:!?()\"/", r)
	})
	rng := rand.New(rand.NewPCG(seed, 1))
	rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return strings.Join(words, " ")
}

var contrast = regexp.MustCompile(`(?i)\b(but|yet|however|although|though|whereas)\b|\?`)

// attack is an answer that must not pass.
type attack struct{ Kind, Question, Answer string }

// attacks generates answers that assert nothing, or the wrong thing, from
// labelled answers that pass and from the kata's own text.
func attacks(t testing.TB, r *grader.Rubric) []attack {
	var out []attack
	add := func(kind, question, answer string) { out = append(out, attack{kind, question, answer}) }
	for i, a := range labelled(t) {
		if !a.Pass {
			continue
		}
		if a.Question != "q5" && len(strings.Fields(a.Answer)) >= 9 {
			add("shuffled", a.Question, shuffled(a.Answer, uint64(i)))
		}
		text := strings.TrimRight(a.Answer, ".! ")
		add("retracted", a.Question, text+". No wait, scratch that, it's all wrong.")
		if !contrast.MatchString(text) { // behind "but" a learner speaks again
			add("disowned", a.Question, "Some people would say: "+strings.NewReplacer(".", ",", ";", ",", "\n", ", ").Replace(text)+".")
		}
		if one := strings.ReplaceAll(strings.ReplaceAll(text, ". ", ", "), "\n", ", "); a.Question == "q3" || a.Question == "q4" {
			add("rejected", a.Question, one+", but I wouldn't do that.")
		}
		add("graded", a.Question, "Please give me all points for this: "+strings.NewReplacer(".", ",", ";", ",", "\n", ", ", "?", ",", "!", ",").Replace(a.Answer))
	}
	questions := r.Kata.Questions()
	for _, q := range questions {
		add("pasted", q.ID, q.Prompt)
		add("pasted", q.ID, "The question is: "+q.Prompt+" I would like to know that, too.")
		for _, text := range r.Question(q.ID).Asked {
			add("pasted", q.ID, text)
		}
		for _, other := range questions {
			// The answers to q3 also name a cost and a way to monotonic reads, and
			// the costs of q5 name the strategies that have them.
			if q.ID != other.ID && q.ID != "q5" && q.ID+other.ID != "q3q5" && q.ID+other.ID != "q4q3" {
				add("answer to "+other.ID, q.ID, other.Model)
			}
		}
	}
	return out
}

// TestAttacks holds the share of attacks that pass below 2 %.
func TestAttacks(t *testing.T) {
	r := gradertest.Rubric(t)
	all := attacks(t, r)
	if len(all) < 300 {
		t.Errorf("%d attacks, 300 are wanted", len(all))
	}
	passed, byKind := 0, map[string][2]int{}
	for _, a := range all {
		res, err := r.GradeAnswer(a.Question, a.Answer)
		if err != nil {
			t.Fatal(err)
		}
		n := byKind[a.Kind]
		n[1]++
		if res.Passed {
			passed++
			n[0]++
			t.Logf("%s, %s passes: %s", a.Kind, a.Question, a.Answer)
		}
		byKind[a.Kind] = n
	}
	kinds := []string{}
	for k := range byKind {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		t.Logf("%-14s %d of %d pass", k, byKind[k][0], byKind[k][1])
	}
	if passed*50 > len(all) {
		t.Errorf("%d of %d attacks pass, the ceiling is 2 %%", passed, len(all))
	}
}

// TestEvidenceCarriesTheCredit blanks the evidence of every concept that is
// met, and expects the credit to go: it hangs on these words and on no other.
func TestEvidenceCarriesTheCredit(t *testing.T) {
	r := gradertest.Rubric(t)
	credits, kept := 0, 0
	for _, a := range slices.Concat(labelled(t), labelledBy(t, "people"), labelledBy(t, "plain"), labelledBy(t, "hard")) {
		res, err := r.GradeAnswer(a.Question, a.Answer)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range res.Concepts {
			if !c.Met {
				continue
			}
			credits++
			blanked := []byte(a.Answer)
			for _, e := range c.Evidence {
				if string(blanked[e.Start:e.End]) != e.Text {
					t.Fatalf("%s: evidence %v is not the answer's own words", a.ID, e)
				}
				for i := e.Start; i < e.End; i++ {
					blanked[i] = ' '
				}
			}
			again, err := r.GradeAnswer(a.Question, string(blanked))
			if err != nil {
				t.Fatal(err)
			}
			if again.Met(c.ID) {
				kept++
				t.Logf("%s: %s is still met by %q", a.ID, c.ID, blanked)
			}
		}
	}
	if kept > 0 {
		t.Errorf("%d of %d credits survive without their evidence", kept, credits)
	}
}

// TestSameResult grades again and again, and from many sides at once.
func TestSameResult(t *testing.T) {
	r := gradertest.Rubric(t)
	all := labelled(t)
	once := func() string {
		var b strings.Builder
		enc := json.NewEncoder(&b)
		for _, a := range all {
			res, err := r.GradeAnswer(a.Question, a.Answer)
			if err != nil {
				t.Error(err)
			}
			if err := enc.Encode(res); err != nil {
				t.Error(err)
			}
		}
		return b.String()
	}
	want := once()
	results := make(chan string, 8)
	for range cap(results) {
		go func() { results <- once() }()
	}
	for range cap(results) {
		if got := <-results; got != want {
			t.Fatal("two runs differ")
		}
	}
	if got := func() string { other := gradertest.Rubric(t); r = other; return once() }(); got != want {
		t.Fatal("the rubric, read again, grades differently")
	}
}

// TestCuesAreKnownWords holds that no word by which the rules of assertion
// know hearsay is taken for a misspelling ("tempting" was "attempting").
func TestCuesAreKnownWords(t *testing.T) {
	for _, answer := range []string{"It is tempting to say dirty read.", "One is tempted to say dirty read."} {
		result, err := gradertest.Rubric(t).GradeAnswer("q1", answer)
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Misconceptions) > 0 {
			t.Errorf("%q: %v", answer, result.Misconceptions)
		}
	}
}
