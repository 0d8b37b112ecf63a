package rubric_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"example.com/kata/grader/gradertest"
	"example.com/kata/grader/phrase"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

func TestExamplesOfTheFirstKata(t *testing.T) {
	problems := rubric.CheckExamples(gradertest.Source(t, gradertest.Slug+"/examples.yaml"), gradertest.Rubric(t))
	for _, d := range problems {
		t.Error(d.Format())
	}
}

// TestModelAnswers holds the kata's own model answers to its rubric.
func TestModelAnswers(t *testing.T) {
	r := gradertest.Rubric(t)
	for _, q := range r.Kata.Questions() {
		res, err := r.GradeAnswer(q.ID, q.Model)
		if err != nil {
			t.Fatal(err)
		}
		if !res.Passed {
			t.Errorf("the model answer to %s does not pass: %+v", q.ID, res)
		}
	}
}

// two is a small kata for the files below testdata.
func two() *kata.Kata {
	return &kata.Kata{ID: "two", Parts: []kata.Part{{Questions: []kata.Question{{ID: "q1", Prompt: "Why?"}, {ID: "q2", Prompt: "How?"}}}}}
}

var want = regexp.MustCompile(`# want (K\d+)(?: "((?:[^"\\]|\\.)*)")?`)

// TestBadFiles reads testdata/*.bad.yaml: each line with a comment
//
//	# want K204 "part of the summary"
//
// has exactly this problem, and no other line has any.
func TestBadFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.bad.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src := &diag.Source{Name: name, Text: text}
			var list diag.List
			if strings.Contains(name, "lexicon") {
				_, list = rubric.ParseLexicon(src)
			} else {
				lex, _ := rubric.ParseLexicon(&diag.Source{Name: "l", Text: []byte("leader: [leader, primary]\n")})
				var r any
				r, list = rubric.Parse(src, lex, two())
				_ = r
			}
			compare(t, src, list)
		})
	}
}

func compare(t *testing.T, src *diag.Source, list diag.List) {
	t.Helper()
	found := map[int]diag.List{}
	for _, d := range list.Sorted() {
		line, _ := src.Position(d.Range.Start)
		found[line] = append(found[line], d)
	}
	for i, line := range strings.Split(string(src.Text), "\n") {
		m := want.FindStringSubmatch(line)
		if m != nil {
			m[2] = strings.ReplaceAll(m[2], `\"`, `"`)
		}
		got := found[i+1]
		switch {
		case m == nil && len(got) > 0:
			t.Errorf("line %d: not expected:\n%s", i+1, got[0].Format())
		case m != nil && (len(got) != 1 || got[0].Code != m[1] || !strings.Contains(got[0].Summary, m[2])):
			t.Errorf("line %d: want %s %q, got %v", i+1, m[1], m[2], got)
		}
	}
}

// TestPhraseErrorsPointIntoTheYAML holds a phrase's problem to its own bytes.
func TestPhraseErrorsPointIntoTheYAML(t *testing.T) {
	const text = "leader: ['main + <sever>', x]\nserver: [box]\n"
	src := &diag.Source{Name: "lexicon.yaml", Text: []byte(text)}
	_, list := rubric.ParseLexicon(src)
	if len(list) != 1 {
		t.Fatal(list)
	}
	r := list[0].Range
	if got := text[r.Start:r.End]; got != "<sever>" || list[0].Hint != "did you mean <server>?" {
		t.Errorf("points at %q, hint %q", got, list[0].Hint)
	}
}

// TestHash holds the hash to the bytes that decide, and to nothing else.
func TestHash(t *testing.T) {
	read := func(rubricText, lexicon string) string {
		lex, _ := rubric.ParseLexicon(&diag.Source{Name: "l", Text: []byte(lexicon)})
		r, list := rubric.Parse(&diag.Source{Name: "r", Text: []byte(rubricText)}, lex, two())
		if r == nil {
			t.Fatal(list)
		}
		return r.Hash
	}
	const small = "questions:\n  q1:\n    pass: a\n    concepts:\n      a: {idea: i, hint: h, phrases: [x]}\n"
	first := read(small, "l: [m]\n")
	if first != read(small, "l: [m]\n") {
		t.Error("the same bytes give two hashes")
	}
	if first == read(small, "l: [n]\n") || first == read(small+"# \n", "l: [m]\n") {
		t.Error("other bytes give the same hash")
	}
}

// TestPassRules grades by each kind of condition.
func TestPassRules(t *testing.T) {
	for _, c := range []struct {
		pass, answer string
		want         bool
	}{
		{"a", "apple", true},
		{"{all of: [a, b]}", "apple", false},
		{"{all of: [a, b]}", "apple, banana", true},
		{"{any of: [a, b]}", "banana", true},
		{"{any of: [a, b]}", "cherry", false},
		{"{at least 2 of: [a, b, c]}", "apple", false},
		{"{at least 2 of: [a, b, c]}", "apple and cherry", true},
		{"{all of: [a, {any of: [b, c]}]}", "apple, cherry", true},
		{"{all of: [a, {any of: [b, c]}]}", "banana, cherry", false},
		{"a", "apple, tomato", false},
	} {
		text := "questions:\n  q1:\n    pass: " + c.pass + `
    concepts:
      a: {idea: i, hint: h, phrases: [apple]}
      b: {idea: i, hint: h, phrases: [banana]}
      c: {idea: i, hint: h, phrases: [cherry]}
    misconceptions:
      d: {idea: i, refutation: r, phrases: [tomato]}
`
		r, list := rubric.Parse(&diag.Source{Name: "r", Text: []byte(text)}, nil, two())
		if r == nil {
			t.Fatal(list)
		}
		res, err := r.GradeAnswer("q1", c.answer)
		if err != nil || res.Passed != c.want {
			t.Errorf("pass: %s, answer %q: passed %v, want %v (%v)", c.pass, c.answer, res.Passed, c.want, err)
		}
	}
}

// TestUnused holds a kata's own groups to the phrases that reach them, be it
// through other groups.
func TestUnused(t *testing.T) {
	shared, _ := rubric.ParseLexicon(&diag.Source{Name: "shared", Text: []byte("node: [<box>, machine]\nbox: [box]\nidle: [x]\n")})
	for _, c := range []struct{ phrases, own, want string }{
		{"[<cached>]", "cached: [cache]\n", ""},
		{"[x]", "cached: [cache]\n", "1:1 <cached>"},
		{"['x - <cached>']", "cached: [cache]\n", ""},
		{"[{say: x, unless: <cached>}]", "cached: [cache]\n", ""},
		{"['\"<\" .. <cached>']", "cached: [cache]\n", ""},
		{"[<cached>]", "cached: ['<memo> + page']\nmemo: [memo]\n", ""},
		{"[<memo>]", "cached: ['<memo> + page']\nmemo: [memo]\n", "1:1 <cached>"},
		{"[<node>]", "box: [rack]\n", ""}, // the shared <node> reaches it
		{"[x]", "box: [rack]\nrow: [row]\n", "1:1 <box> 2:1 <row>"},
	} {
		own, _ := rubric.ParseLexiconBeside(&diag.Source{Name: "own", Text: []byte(c.own)}, shared)
		text := "questions:\n  q1:\n    pass: a\n    concepts:\n      a: {idea: i, hint: h, phrases: " + c.phrases + "}\n"
		r, problems := rubric.Parse(&diag.Source{Name: "r", Text: []byte(text)}, rubric.Merge(shared, own), two())
		if r == nil {
			t.Errorf("%s: %v", c.phrases, problems)
			continue
		}
		var got []string
		for _, d := range own.Unused(r, shared) {
			got = append(got, strings.TrimPrefix(d.Range.String(), "own:")+" "+strings.TrimPrefix(d.Summary, "no phrase uses the group "))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s, %q: got %q, want %q", c.phrases, c.own, got, c.want)
		}
	}
}

// TestCheckExamplesTells holds what an author learns from an example that
// does not get its labels: what was found, by which phrase, and what was
// nearest to what was not.
func TestCheckExamplesTells(t *testing.T) {
	const text = "questions:\n  q1:\n    pass: old\n    concepts:\n" +
		"      old: {idea: i, hint: h, phrases: [price .. before]}\n      why: {idea: i, hint: h, phrases: ['[cache | cached]']}\n" +
		"    misconceptions:\n      new: {idea: i, refutation: r, phrases: [new price]}\n"
	r, problems := rubric.Parse(&diag.Source{Name: "r", Text: []byte(text)}, nil, two())
	if r == nil {
		t.Fatal(problems)
	}
	for _, c := range []struct{ example, summary, hint string }{
		{"answer: 'Her price, from the cache.', concepts: [old, why], passed: true", "old is not found, it does not pass",
			`matched: why: "cache"; nearest to old: 'price .. before' has "price" and lacks before`},
		{"answer: A new price., passed: false", "new is found and should not be", `matched: new: "new price" (by 'new price')`},
		{"answer: 'The price before.', passed: false", "old is found and should not be, it passes and should not", `matched: old: "price before" (by 'price .. before')`},
		{"answer: Not the price before., concepts: [old], passed: true", "old is not found, it does not pass",
			`matched: old: "price before" (negated); nearest to old: 'price .. before' has "price", "before", but not in its order or within its reach, or not counted`},
		{"answer: Who knows., concepts: [old], passed: false", "old is not found", "nothing matched; no phrase of old has a part in it"},
	} {
		list := rubric.CheckExamples(&diag.Source{Name: "e", Text: []byte("- {question: q1, " + c.example + ", why: w}\n")}, r)
		if len(list) != 1 || list[0].Code != rubric.CodeExample || list[0].Summary != "the example does not get its labels: "+c.summary || list[0].Hint != c.hint {
			t.Errorf("%s:\ngot  %v\nwant %s\n     %s", c.example, list, c.summary, c.hint)
		}
	}
}

// TestDeepGroups holds groups within groups to a depth that can be read.
func TestDeepGroups(t *testing.T) {
	for n, want := range map[int]bool{12: false, 13: true} {
		var text strings.Builder
		for i := range n - 1 {
			fmt.Fprintf(&text, "g%d: [<g%d>]\n", i, i+1)
		}
		fmt.Fprintf(&text, "g%d: [word]\n", n-1)
		_, list := rubric.ParseLexicon(&diag.Source{Name: "lexicon", Text: []byte(text.String())})
		if list.HasErrors() != want || want && list[0].Code != phrase.CodeDeep {
			t.Errorf("%d groups within each other: %v", n, list)
		}
	}
}
