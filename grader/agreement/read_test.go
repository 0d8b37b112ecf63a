package agreement_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"example.com/kata/grader"
	"example.com/kata/grader/agreement"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// cache is a rubric of one question, small enough to see through.
func cache(t testing.TB) *grader.Rubric {
	t.Helper()
	const text = `questions:
  q1:
    pass: old-price
    concepts:
      old-price:
        idea: i
        hint: h
        phrases:
          - old price
          - 'price .. before'
          - stale page
      cause-cache: {idea: i, hint: h, phrases: [<cached>]}
    misconceptions:
      new-price: {idea: i, refutation: r, phrases: [new price, '"new price" - never']}
`
	lex, problems := rubric.ParseLexicon(&diag.Source{Name: "lexicon.yaml", Text: []byte("cached: [cache, memoized, stored copy]\n")})
	if len(problems) > 0 {
		t.Fatal(problems[0].Format())
	}
	k := &kata.Kata{ID: "hot-cache", Parts: []kata.Part{{Questions: []kata.Question{{ID: "q1", Prompt: "What does a visitor see?"}}}}}
	r, problems := rubric.Parse(&diag.Source{Name: "rubric.yaml", Text: []byte(text)}, lex, k)
	for _, d := range problems {
		if d.Severity == diag.Error {
			t.Fatal(d.Format())
		}
	}
	return r
}

const header = "id,question,answer,concepts,misconceptions,pass\n"

// told gives labelled answers in one line each.
func told(answers []agreement.Labelled) string {
	var b strings.Builder
	for _, a := range answers {
		fmt.Fprintf(&b, "%s %s %q %v %v %v\n", a.ID, a.Question, a.Answer, a.Concepts, a.Misconceptions, a.Pass)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	const one = `a1 q1 "The old price." [old-price] [] true` + "\n"
	for name, test := range map[string]struct{ text, want string }{
		"JSON":              {`{"id": "a1", "question": "q1", "answer": "The old price.", "concepts": ["old-price"], "misconceptions": [], "pass": true}`, one},
		"JSON, more fields": {`{"style": [{"a": 1}], "pass": true, "id": "a1", "question": "q1", "answer": "The old price.", "concepts": ["old-price", "old-price"], "misconceptions": null}` + "\r\n\r\n", one},
		"JSON, no id":       {"\n" + `{"question": "q1", "answer": "", "concepts": [], "misconceptions": [], "pass": false}`, `line 2 q1 "" [] [] false` + "\n"},
		"JSON, number":      {`{"id": 7, "question": "q1", "answer": "", "concepts": [], "misconceptions": [], "pass": false}`, `7 q1 "" [] [] false` + "\n"},
		"CSV":               {header + "a1,q1,The old price.,old-price,,true\n", one},
		"CSV, no last end":  {header + "a1,q1,The old price.,old-price,,yes", one},
		"CSV, BOM and CRLF": {"\xef\xbb\xbf" + strings.ReplaceAll(header+"a1,q1,The old price.,old-price,,TRUE\n", "\n", "\r\n"), one},
		"CSV, lone CR":      {strings.ReplaceAll(header+"a1,q1,The old price.,old-price,,1\n", "\n", "\r"), one},
		"CSV, columns":      {"Pass,misconceptions,concepts,answer,question, id \n1,,old-price,The old price.,q1,a1\n,,,,,\n\n", one},
		"CSV, quotes":       {header + "a1,q1,\"The \"\"old\"\" price,\r\nof course\",\"\",\"\",0\n", `a1 q1 "The \"old\" price,\nof course" [] [] false` + "\n"},
		"CSV, lists":        {header + "a1,q1,x,old-price; cause-cache,new-price,no\na2,q1,x,cause-cache|old-price,,no\na3,q1,x,\"old-price,cause-cache\nold-price\",,no\n", "a1 q1 \"x\" [old-price cause-cache] [new-price] false\na2 q1 \"x\" [cause-cache old-price] [] false\na3 q1 \"x\" [old-price cause-cache] [] false\n"},
		"CSV, no id":        {header + "\n,q1,x,,,no\n", `line 3 q1 "x" [] [] false` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			answers, problems := agreement.Read(&diag.Source{Name: "labels", Text: []byte(test.text)}, cache(t))
			for _, d := range problems {
				t.Error(d.Format())
			}
			if got := told(answers); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// TestReadProblems holds each problem at its place, and that reading goes on.
func TestReadProblems(t *testing.T) {
	const good = `{"id": "a1", "question": "q1", "answer": "é", "concepts": ["old-price"], "misconceptions": [], "pass": true}` + "\n"
	utf := func(order []byte) string {
		for _, u := range utf16.Encode([]rune(header)) {
			order = append(order, byte(u), byte(u>>8))
		}
		return string(order)
	}
	for name, test := range map[string]struct{ text, want string }{
		"empty":            {"", "labels: K803 no labelled answer, write CSV"},
		"header alone":     {header, "labels: K803 no labelled answer, write CSV"},
		"UTF-16":           {utf([]byte("\xff\xfe")), "labels:1:1: K802 UTF-16, as UTF-8"},
		"UTF-16, no mark":  {utf(nil), "labels:1:2: K802 UTF-16, as UTF-8"},
		"Latin-1":          {header + "a1,q1,caf\xe9,,,no\n", "labels:2:10: K802 no UTF-8, as UTF-8"},
		"too large":        {header + strings.Repeat("x", agreement.MaxBytes), "labels: K801 16 MiB, split"},
		"unknown column":   {strings.Replace(header, "answer", "anwser", 1), `labels:1:13: K804 unknown column "anwser", did you mean "answer"`},
		"foreign column":   {"style," + header, `labels:1:1: K804 unknown column "style", remove it`},
		"column twice":     {"pass," + header, "labels:1:49: K804 stands twice, keep one"},
		"missing column":   {"id,question,answer,concepts,pass\n", "labels:1:33: K804 lacks misconceptions, the first line is"},
		"no header":        {"a1,q1,x,,,no\n", `labels:1:1: K804 unknown column "a1", remove it; labels:1:4: K804 "q1", remove; labels:1:7: K804 "x", remove; labels:1:9: K804 "", remove; labels:1:10: K804 stands twice, keep; labels:1:11: K804 "no", remove`},
		"semicolons":       {strings.ReplaceAll(header, ",", ";"), "labels:1:1: K804 not set apart by commas, export"},
		"too many cells":   {header + "a1,q1,é, x,,,no\na2,q1,x,,,maybe\n", "labels:2:14: K805 7 cells where the header has 6, double quotes; labels:3:11: K808 pass is \"maybe\", true or false"},
		"too few cells":    {header + "a1,q1,é\n", "labels:2:8: K805 3 cells, empty ones too"},
		"quote inside":     {header + "a1,q1,the \"old\" price,,,no\n", "labels:2:11: K806 a quote inside, twice"},
		"text behind":      {header + "a1,q1,\"old\" price,,,no\n", "labels:2:12: K806 behind the quote, twice"},
		"never closed":     {header + "a1,q1,x,,,no\na2,q1,\"x,,,no\na3,q1,x,,,no\n", "labels:3:7: K806 never closed, close it"},
		"unknown id":       {header + "a1,q1,é,old-price;cause-cahce,,no\n", `labels:2:19: K809 q1 has no concept "cause-cahce", did you mean "cause-cache"`},
		"in quotes":        {header + "a1,q1,\"a\nb\",\"old-price\nx\",,no\n", `labels:4:1: K809 no concept "x", known here`},
		"other side":       {header + "a1,q1,x,new-price,,no\n", `labels:2:9: K809 "new-price" is a misconception of q1, with the misconceptions`},
		"unknown question": {header + "a1,q2,x,,,no\n", `labels:2:4: K809 hot-cache has no question "q2", q1`},
		"JSON ids":         {good + strings.Replace(good, `"old-price"`, `"old-price", "oldprice"`, 1), `labels:2:73: K809 "oldprice", did you mean "old-price"`},
		"JSON syntax":      {good + strings.Replace(good, `"é",`, `"é"`, 1), "labels:2:46: K807 no JSON, one JSON object a line"},
		"JSON list":        {"[" + strings.TrimSpace(good) + "]\n", "labels:1:1: K807 no JSON object, without a list"},
		"JSON cut":         {good + good[:20], "labels:2:20: K807 unexpected end, one JSON"},
		"JSON two":         {strings.TrimSpace(good) + good, "labels:1:109: K807 after top-level value, one JSON"},
		"JSON missing":     {strings.Replace(good, `"pass"`, `"pas"`, 1), `labels:1:96: K808 unknown field "pas", did you mean "pass"`},
		"JSON no answer":   {strings.Replace(good, `"answer": "é", `, "", 1), `labels:1:1: K808 "answer" is missing, as in`},
		"JSON kind":        {strings.Replace(good, `["old-price"]`, `"old-price"`, 1), "labels:1:59: K808 concepts is not a list of ids, as in"},
		"JSON null id":     {strings.Replace(good, `["old-price"]`, `[null]`, 1), "labels:1:59: K808 concepts is not a list of ids, as in"},
		"JSON pass":        {strings.Replace(good, "true", `"yes"`, 1), "labels:1:104: K808 pass is not true or false, as in"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := agreement.Read(&diag.Source{Name: "labels", Text: []byte(test.text)}, cache(t))
			wants := strings.Split(test.want, "; labels:")
			if len(problems) != len(wants) {
				t.Fatalf("%d problems, want %d:\n%v", len(problems), len(wants), problems)
			}
			for i, d := range problems {
				want := strings.TrimPrefix(wants[i], "labels")
				place, rest, _ := strings.Cut(want, " ")
				code, rest, _ := strings.Cut(rest, " ")
				at := strings.LastIndex(rest, ", ")
				if got := strings.TrimPrefix(d.Range.String(), "labels"); strings.Trim(got, ":") != strings.Trim(place, ":") || d.Code != code ||
					!strings.Contains(d.Summary, rest[:at]) || !strings.Contains(d.Hint, rest[at+2:]) {
					t.Errorf("got  %swant %s", d.Format(), wants[i])
				}
			}
		})
	}
}

// TestReadKeepsTheGood holds that answers without a problem are given beside
// the problems, and that a table in which every row is wrong is soon left.
func TestReadKeepsTheGood(t *testing.T) {
	answers, problems := agreement.Read(&diag.Source{Name: "labels", Text: []byte(header + "a1,q1,x,,,no\na2,q9,x,,,no\na3,q1,x,,,no\n")}, cache(t))
	if len(answers) != 2 || len(problems) != 1 {
		t.Errorf("%d answers, %d problems", len(answers), len(problems))
	}
	for _, row := range []string{"a1,q9,x,,,no\n", "{}\n"} {
		text := bytes.Repeat([]byte(row), 20_000)
		if row[0] != '{' {
			text = slices.Concat([]byte(header), text)
		}
		_, problems = agreement.Read(&diag.Source{Name: "labels", Text: text}, cache(t))
		if n := len(problems); n > 60 || problems[n-1].Code != agreement.CodeMore {
			t.Errorf("%d problems, the last %s", n, problems[n-1].Format())
		}
	}
}

// FuzzRead holds that no bytes make it fail otherwise than by a problem, and
// that every place lies in the text.
func FuzzRead(f *testing.F) {
	f.Add([]byte(header + "a1,q1,\"The \"\"old\"\" price\r\n\",old-price;x,,yes\n"))
	f.Add([]byte(`{"id": 1, "question": "q1", "answer": "é", "concepts": ["x", null], "misconceptions": null, "pass": true, "x": {"y": []}}`))
	f.Add([]byte("\xef\xbb\xbf[{}]"))
	r := cache(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		answers, problems := agreement.Read(&diag.Source{Name: "labels", Text: text}, r)
		if len(answers)+len(problems) == 0 {
			t.Error("nothing, and no word why")
		}
		for _, d := range problems {
			if d.Range.Start < 0 || d.Range.Start > len(text) || d.Hint == "" {
				t.Errorf("%s", d.Format())
			}
		}
		if _, err := agreement.Measure(r, answers); err != nil {
			t.Error(err)
		}
	})
}
