package grader_test

import (
	"fmt"
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

func TestWords(t *testing.T) {
	lex, problems := rubric.ParseLexicon(&diag.Source{Name: "lexicon.yaml", Text: []byte("fruit: [banana, dragon + fruit]\n")})
	for _, d := range problems {
		t.Fatal(d.Format())
	}
	k := &kata.Kata{ID: "fruit", Parts: []kata.Part{{Questions: []kata.Question{{ID: "q1", Prompt: "Which?"}}}}}
	r, problems := rubric.Parse(&diag.Source{Name: "rubric.yaml", Text: []byte("questions: {q1: {pass: a, concepts: {a: {idea: i, hint: h, phrases: [<fruit>]}}}}\n")}, lex, k)
	for _, d := range problems {
		t.Fatal(d.Format())
	}
	for answer, want := range map[string]string{
		"":                                 "",
		"Two bananas.":                     "two two 0-1 s0, banana bananas 1-2 s0, <fruit> <fruit> 1-2 s0",
		"Eat. The dragonn fruits, Bananna": "eat eat 0-1 s0, dragon dragon 2-3 s1, fruit fruits 3-4 s1, banana banana 4-5 s1, <fruit> <fruit> 2-4 s1, <fruit> <fruit> 4-5 s1",
	} {
		var got []string
		for _, w := range r.WordReader().Words(answer) {
			got = append(got, fmt.Sprintf("%s %s %d-%d s%d", w.Name, w.Form, w.Start, w.End, w.Sentence))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: got  %s\nwant %s", answer, strings.Join(got, ", "), want)
		}
	}
	long := strings.Repeat("banana ", grader.MaxAnswer)
	if n := len(r.WordReader().Words(long)); n > 2*grader.MaxAnswer/len("banana ")+2 {
		t.Errorf("%d words of an answer that is cut", n)
	}
}
