package likeness_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/kata/grader/likeness"
	"example.com/kata/kata/diag"
)

// tokens reads words: a dot ends a sentence, "!word" is denied, "(word)" is out
// and "~word" is light.
func tokens(text string) (out []likeness.Token) {
	sentence := 0
	for _, w := range strings.Fields(text) {
		if w == "." {
			sentence++
			continue
		}
		t := likeness.Token{Sentence: sentence}
		w, t.Light = strings.CutPrefix(w, "~")
		w, t.Denied = strings.CutPrefix(w, "!")
		if w, t.Out = strings.CutPrefix(w, "("); t.Out {
			w = strings.TrimSuffix(w, ")")
		}
		t.Word = w
		out = append(out, t)
	}
	return out
}

// text looks words up.
func text(q *likeness.Question, tokens []likeness.Token) likeness.Text {
	return q.Read(len(tokens), func(i int) likeness.Token { return tokens[i] })
}

// parse reads a model of one question and one idea.
func parse(t testing.TB, features ...string) *likeness.Question {
	t.Helper()
	file := "kata\tshop\nquestion\tq1\nidea\told\tbar 100\t50 of 100\n\t" + strings.Join(features, "\n\t") + "\nend\n"
	m, problems := likeness.Parse(&diag.Source{Name: "learnt.txt", Text: []byte(strings.ReplaceAll(file, "=", "\t"))})
	if m == nil {
		t.Fatal(problems)
	}
	return m.Question("q1")
}

// ExampleLearn learns an idea from a hundred answers, and holds new ones
// against it.
func ExampleLearn() {
	var labelled []likeness.Labelled
	for i := range 50 {
		labelled = append(labelled,
			likeness.Labelled{Tokens: tokens(fmt.Sprintf("she see the price from day %d", i)), Ideas: []string{"old-price"}, Weight: 1},
			likeness.Labelled{Tokens: tokens(fmt.Sprintf("the shop lose order %d", i)), Weight: 1})
	}
	q := likeness.Learn("q1", []string{"old-price"}, labelled)
	for _, answer := range []string{"I say she see the price from day 99", "who lose my order ?"} {
		w := q.Weigh(text(q, tokens(answer)))
		fmt.Printf("%-36s like them: %v\n", answer, w.Over(0) >= 0)
	}
	// Output:
	// I say she see the price from day 99  like them: true
	// who lose my order ?                  like them: false
}

// TestFeatures tells which features answers have: each alone weighs 500, and
// an answer of few words is taken to have 24.
func TestFeatures(t *testing.T) {
	const one = 102 // floor(500/√24)
	for _, c := range []struct {
		feature, answer string
		has             bool
	}{
		{"server", "same server", true},
		{"server", "same !server", false},
		{"!server", "same !server", true},
		{"server", "same (server)", false},
		{"same server", "same server", true},
		{"same server", "same ~the server", false},
		{"same server", "same . server", false},
		{"same server", "same (old) server", false},
		{"^ same", "same server", true},
		{"^ same", "the . same server", true},
		{"^ same", "the same server", false},
		{"^ same", "(the) same server", false},
		{"server $", "same server", true},
		{"same server $", "same server . yes", true},
		{"server $", "same server (not)", false},
		{"one same server", "one same server", true},
		{"same .. server", "same ~the ~of ~a server", true},
		{"same .. server", "same 1 2 server", true},
		{"same .. server", "same 1 2 3 server", false},
		{"same .. server", "same (1) (2) (3) (4) server", true},
		{"server .. same", "same server", false},
		{"0 second", "30 second", true},
		{"0 second", "4x second", false},
	} {
		q := parse(t, c.feature+"=500")
		w := q.Weigh(text(q, tokens(c.answer)))
		if want := map[bool]int{true: one, false: 0}[c.has]; w.Over(0)+100 != want {
			t.Errorf("%q in %q: %d, want %d", c.feature, c.answer, w.Over(0)+100, want)
		}
	}
}

// TestRemoved parts and joins the words of an answer.
func TestRemoved(t *testing.T) {
	q := parse(t, "same server=100", "old=40")
	answer := text(q, tokens("same old server"))
	over := func(change func(likeness.Text)) int {
		a := slices.Clone(answer)
		change(a)
		w := q.Weigh(a)
		return w.Over(0) + 100
	}
	whole, out := over(func(likeness.Text) {}), over(func(a likeness.Text) { a.Out(1) })
	gone := over(func(a likeness.Text) { a.Remove([]bool{1: true, 2: false}) })
	if whole != 8 || out != 0 || gone != 20 {
		t.Errorf("whole %d, out %d, gone %d; want 8, 0, 20", whole, out, gone)
	}
}

// TestNumberedWords holds that words whose numbers are told weigh what they weigh
// when they are looked up.
func TestNumberedWords(t *testing.T) {
	q := parse(t, "same=100", "!server=40", "0=7", "same server=20")
	names := []string{"server", "strange", "7", "same"}
	told := q.With(names)
	for _, answer := range []string{"same server", "!server same", "7 same", "strange server 7", "same other", "!7 !same"} {
		plain, numbered := tokens(answer), tokens(answer)
		for i := range numbered {
			if n := slices.Index(names, numbered[i].Word); n >= 0 {
				numbered[i].Number, numbered[i].Word = int32(n+1), "not looked at"
			}
		}
		if want, got := q.Over(0, text(q, plain)), told.Over(0, text(told, numbered)); got != want {
			t.Errorf("%q: %d with numbers, %d without", answer, got, want)
		}
	}
}

// slow weighs an answer in the plainest way: all features as they are written.
func slow(weights map[string]int, all []likeness.Token) (sum, features int) {
	said := map[string]bool{}
	add := func(words ...string) {
		features++
		said[strings.Join(words, " ")] = true
	}
	for i, t := range all {
		if i == 0 || all[i-1].Sentence != t.Sentence {
			to := slices.IndexFunc(all[i:], func(o likeness.Token) bool { return o.Sentence != t.Sentence })
			if to < 0 {
				to = len(all) - i
			}
			slowSentence(all[i:i+to], add)
		}
	}
	for f := range said {
		sum += weights[f]
	}
	return sum, features
}

func slowSentence(sentence []likeness.Token, add func(...string)) {
	var runs [][]string
	run, apart := []string{"^"}, []string{}
	for _, t := range sentence {
		if t.Out {
			runs, run = append(runs, run), nil
			continue
		}
		word := t.Word
		if t.Denied {
			word = "!" + word
		}
		if run = append(run, word); !t.Light {
			apart = append(apart, word)
		}
	}
	runs = append(runs, append(run, "$"))
	for _, run := range runs {
		for i := range run {
			for n := 1; n <= 3 && i+n <= len(run); n++ {
				if part := run[i : i+n]; n > 1 || part[0] != "^" && part[0] != "$" {
					add(part...)
				}
			}
		}
	}
	for i, a := range apart {
		for _, b := range apart[i+1 : min(i+4, len(apart))] {
			add(a, "..", b)
		}
	}
}

// TestWeighIsTheSlowSum holds Weigh against the plain way, and what Gave says
// against the sum that it takes apart.
func TestWeighIsTheSlowSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"})
		weights := map[string]int{}
		var lines []string
		for range rapid.IntRange(1, 12).Draw(t, "features") {
			f := strings.Join(rapid.SliceOfN(word, 1, 3).Draw(t, "feature"), " ")
			if i := rapid.IntRange(0, 5).Draw(t, "kind"); i == 0 {
				f = word.Draw(t, "left") + " .. " + word.Draw(t, "right")
			} else if i == 1 {
				f = "^ " + word.Draw(t, "first")
			}
			if _, twice := weights[f]; !twice {
				weights[f] = rapid.IntRange(-90, 90).Draw(t, "weight")
				lines = append(lines, fmt.Sprintf("%s\t%d", f, weights[f]))
			}
		}
		m, _ := likeness.Parse(&diag.Source{Text: []byte("kata\tk\nquestion\tq1\nidea\ti\tbar 100\t1 of 2\n\t" + strings.Join(lines, "\n\t") + "\nend\n")})
		q := m.Question("q1")
		answer := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) likeness.Token {
			return likeness.Token{Word: word.Draw(t, "word"), Light: rapid.Bool().Draw(t, "light"), Out: rapid.IntRange(0, 5).Draw(t, "out") == 0}
		}), 0, 20).Draw(t, "answer")
		for i := range answer {
			answer[i].Sentence = i / 7
		}
		sum, features := slow(weights, answer)
		w := q.Weigh(text(q, answer))
		if want := int(math.Floor(float64(sum) / math.Sqrt(float64(max(24, features))))); w.Over(0)+100 != want {
			t.Fatalf("%d, the plain way %d", w.Over(0)+100, want)
		}
		if one := q.Over(0, text(q, answer)); one != w.Over(0) {
			t.Fatalf("one idea alone is %d over its bar, among all %d", one, w.Over(0))
		}
		total := 0.0
		for _, g := range q.Gave(0, text(q, answer)) {
			total += g
		}
		if math.Abs(total-float64(sum)) > 1e-6 {
			t.Fatalf("the words gave %v of %d", total, sum)
		}
	})
}
