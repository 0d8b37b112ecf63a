package strictyaml_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

func parse(text string) (strictyaml.Value, diag.List) {
	return strictyaml.Parse(&diag.Source{Name: "f.yaml", Text: []byte(text)})
}

func Example() {
	root, _ := parse("question: q1\npoints: many\npases: all\n")
	top := root.Map().Only("question", "points", "passes")
	fmt.Println(top.Need("question"), top.Need("points").Int(0, 10), top.Get("passes").Present())
	for _, d := range root.Diagnostics().Sorted() {
		fmt.Print(d.Format())
	}
	// Output:
	// q1 0 false
	// f.yaml:2:9: error[K007]: a whole number is needed here, and this is "many"
	//     2 | points: many
	//       |         ^~~~
	//    hint: write a number from 0 to 10
	// f.yaml:3:1: error[K008]: unknown key "pases"
	//     3 | pases: all
	//       | ^~~~~
	//    hint: did you mean "passes"?
}

// brief gives problems as "line:col code", joined.
func brief(list diag.List) string {
	var out []string
	for _, d := range list {
		line, col := d.Range.Source.Position(d.Range.Start)
		out = append(out, fmt.Sprintf("%d:%d %s", line, col, d.Code))
	}
	return strings.Join(out, ", ")
}

// TestRefused holds each kind of document that Parse refuses, with the place
// that it names.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a syntax error", "a: 1\nb: c: d\n", "2:1 K001"},
		{"a syntax error in the first line", "a: b: c\n", "1:1 K001"},
		{"a tab", "a:\n\tb: 1\n", "2:1 K001"},
		{"an open quote", "a: \"b\n", "2:1 K001"},
		{"an open bracket", "a: [b\n", "1:1 K001"},
		{"not UTF-8", "a: \xffb\n", "1:4 K003"},
		{"an escape character", "a: 1\nb: \x1b[31m\n", "2:4 K003"},
		{"an alias", "a: &x 1\nb: *x\n", "1:4 K004, 2:4 K004"},
		{"an alias of nothing", "a: 1\nb: *x\n", "2:4 K004"},
		{"an anchor", "a: &x 1\n", "1:4 K004"},
		{"an alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "1:4 K004, 2:4 K004, 2:8 K004, 2:11 K004, 3:4 K004, 3:8 K004, 3:11 K004"},
		{"a merge key", "a:\n  <<: {b: 1}\n", "2:3 K004"},
		{"a tag", "a: !!str 1\nb: !mine {c: 1}\n", "1:4 K004, 2:4 K004"},
		{"a second document", "a: 1\n---\nb: 2\n", "2:1 K004"},
		{"a duplicate key", "a: 1\nb: 2\n\"a\": 3\n", "3:1 K005"},
		{"an empty item", "- a\n-\n- ~\n- null\n- \"null\"\n", "2:2 K006, 3:3 K006, 4:3 K006"},
		{"an empty key", "~: 1\n", "1:1 K006"},
		{"a key that is no word", "[a, b]: 1\n", "1:1 K007"},
		{"deep brackets", strings.Repeat("[", 21) + strings.Repeat("]", 21), "1:21 K002"},
		{"very deep brackets", strings.Repeat("[", 1000), "1:201 K002"},
		{"very deep dashes", strings.Repeat("- ", 1000), "1:1 K002"},
		{"300 KiB", strings.Repeat("a: 1\n", 60<<10), "1:1 K002"},
		{"too many items", strings.Repeat("- a\n", 10001), "1:1 K002"},
		{"other line ends before it", "a: \"\u2028\"\rb: 1\r\nb: 2\n", "2:1 K005"},
		{"a byte order mark before it", "\ufeffa: 1\na: 2\n", "2:1 K005"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, list := parse(c.text)
			if got := brief(list); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if root.Present() || root.Map().Get("a").Present() {
				t.Error("the value is there")
			}
			for _, d := range list {
				if d.Severity != diag.Error || d.Summary == "" || d.Hint == "" {
					t.Errorf("no summary or hint: %+v", d)
				}
			}
		})
	}
}

func TestTaken(t *testing.T) {
	for _, text := range []string{
		"", "# only a comment\n", "a: 1", "---\na: 1\n", "--- # c\na: 1\n...\n", "\ufeffa: 1\r\nb: 2\r\n", "a: {b: [c, \"d\"]}\n", "a: |\n  b\n  c\n",
		strings.Repeat("[", 19) + "a" + strings.Repeat("]", 19), "a: \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"\n", "\"<<\": 1\n", "a:\n",
	} {
		if _, list := parse(text); len(list) > 0 {
			t.Errorf("%q: %s", text, brief(list))
		}
	}
}

// TestFortyThousandKeys takes yaml.v3's own decoder six seconds and more.
func TestFortyThousandKeys(t *testing.T) {
	var text strings.Builder
	for i := range 40000 {
		fmt.Fprintf(&text, "%x: \n", i)
	}
	start := time.Now()
	_, list := parse(text.String())
	if got := brief(list); got != "1:1 K002" {
		t.Errorf("got %s", got)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

// TestTimeIsBounded gives two seconds to each of the inputs on which a YAML
// parser, or the search for a problem's place, could take the square of the
// length.
func TestTimeIsBounded(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, strictyaml.MaxBytes/len(s)) }
	steps := func(s string) string {
		var b strings.Builder
		for i := 0; b.Len() < strictyaml.MaxBytes-i-5; i++ {
			b.WriteString(strings.Repeat(" ", i) + s + "\n")
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"maps in maps": steps("a:"), "lists in lists": steps("-"), "keys in keys": steps("?"), "brackets": fill("["), "braces": fill("{"), "dashes": fill("- "), "question marks": fill("? "),
		"comments": fill("#\n"), "comments behind": fill("a: 1 #\n"), "items": fill("- a\n"), "empty items": strings.Repeat("-\n", 9999), "wide lists": fill("- - - - - - - - - - - - - - - - - - - - a\n"),
		"flow items": "[" + fill("a,")[:100000] + "]", "flow maps": "{" + fill("[a]: b,")[:100000] + "}", "anchors": fill("&a "), "tags": fill("!a "), "aliases": fill("*a "),
		"one scalar": fill("x"), "lines": fill("x\n"), "blocks": fill("a: |\n x\n"), "documents": fill("---\n"), "percent": fill("%"), "keys of brackets": fill("?[],"), "nothing": fill(" \n"),
	} {
		start := time.Now()
		root, list := parse(text)
		for _, d := range list[:min(len(list), 100)] {
			_ = d.Format()
		}
		root.Map().Only("a")
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// TestValuesReportThemselves reads each line with each verb.
func TestValuesReportThemselves(t *testing.T) {
	verbs := map[string]func(strictyaml.Value) any{
		"string":  func(v strictyaml.Value) any { return v.String() },
		"int":     func(v strictyaml.Value) any { return v.Int(1, 9) },
		"float":   func(v strictyaml.Value) any { return v.Float(0, 1) },
		"bool":    func(v strictyaml.Value) any { return v.Bool() },
		"one":     func(v strictyaml.Value) any { return v.OneOf("holds", "breaks") },
		"strings": func(v strictyaml.Value) any { return v.Strings() },
		"map":     func(v strictyaml.Value) any { return v.Map().Get("x").String() },
	}
	for _, c := range []struct{ verb, text, want, problems string }{
		{"string", "word", "word", ""},
		{"string", "30", "30", ""},
		{"string", "no", "no", "1:4 K007"},
		{"string", "true", "true", "1:4 K007"},
		{"string", "\"no\"", "no", ""},
		{"string", "~", "", "1:4 K006"},
		{"string", "", "", "1:3 K006"},
		{"string", "[x]", "", "1:4 K007"},
		{"int", "7", "7", ""},
		{"int", "0", "1", "1:4 K010"},
		{"int", "10", "1", "1:4 K010"},
		{"int", "7.5", "1", "1:4 K007"},
		{"int", "0x7", "1", "1:4 K007"},
		{"int", "99999999999999999999", "1", "1:4 K007"},
		{"int", "null", "1", "1:4 K006"},
		{"int", "{x: 1}", "1", "1:4 K007"},
		{"float", "0.5", "0.5", ""},
		{"float", "1.5", "0", "1:4 K010"},
		{"float", ".nan", "0", "1:4 K007"},
		{"float", "nan", "0", "1:4 K010"},
		{"float", "x", "0", "1:4 K007"},
		{"bool", "true", "true", ""},
		{"bool", "yes", "false", "1:4 K007"},
		{"one", "holds", "holds", ""},
		{"one", "hold", "", "1:4 K010"},
		{"one", "[holds]", "", "1:4 K007"},
		{"strings", "[x, z]", "[x z]", ""},
		{"strings", "x", "[]", "1:4 K007"},
		{"strings", "~", "[]", "1:4 K006"},
		{"strings", "[x, [y], no]", "[x  no]", "1:8 K007, 1:13 K007"},
		{"map", "{x: z}", "z", ""},
		{"map", "[x]", "", "1:4 K007"},
		{"map", "", "", "1:3 K006"},
	} {
		root, list := parse("a: " + c.text)
		if len(list) > 0 {
			t.Fatalf("%q: %s", c.text, brief(list))
		}
		got := fmt.Sprint(verbs[c.verb](root.Map().Get("a")))
		if got != c.want || brief(root.Diagnostics()) != c.problems {
			t.Errorf("%s of %q: got %q and %q, want %q and %q", c.verb, c.text, got, brief(root.Diagnostics()), c.want, c.problems)
		}
		var absent strictyaml.Value
		verbs[c.verb](absent) // reports nothing, and does not panic
		verbs[c.verb](root.Map().Get("missing"))
		if brief(root.Diagnostics()) != c.problems {
			t.Errorf("%s of an absent value reports %s", c.verb, brief(root.Diagnostics()))
		}
	}
}

func TestMaps(t *testing.T) {
	root, _ := parse("b: 1\na: x\nc: [y]\n")
	var keys []string
	for key, value := range root.Map().All() {
		keys = append(keys, key.Text())
		if value.IsText() == value.IsList() || value.IsMap() || !value.Present() {
			t.Errorf("%s has a wrong kind", key.Text())
		}
	}
	if !slices.Equal(keys, []string{"b", "a", "c"}) {
		t.Errorf("not in the order of the file: %v", keys)
	}
	root.Map().Need("d")
	root.Map().Get("a").Warn("K999", "look", "")
	if got := brief(root.Diagnostics()); got != "1:1 K009, 2:4 K999" {
		t.Errorf("got %s", got)
	}
	if root.Diagnostics().Count(diag.Warning) != 1 {
		t.Error("the warning is none")
	}
}

// TestWithin finds a word of a scalar in the file. Where the scalar is not
// written as it reads, the place is the whole of it.
func TestWithin(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: the leader lags", "leader"},
		{"a: 'the leader lags'", "leader"},
		{"a: \"the leader lags\"", "leader"},
		{"- x\n- [y, 'ä 語 the leader lags']", "leader"},
		{"a: \"ä the leader\\tlags\"", "\"ä the leader\\tlags"},
		{"a: 'it''s the leader'", "'it''s the leader"},
		{"a: the\n  leader lags", "the"},
		{"a: |\n  the leader lags", "|"},
		{"a: >-\n  the leader lags", ">-"},
		{"\ufeffa: the leader lags", "leader"},
	} {
		root, list := parse(c.text)
		if len(list) > 0 {
			t.Fatalf("%q: %s", c.text, brief(list))
		}
		v := root.Map().Get("a")
		if root.IsList() {
			v = root.Items()[1].Items()[1]
		}
		i := strings.Index(v.String(), "leader")
		at := v.Within(i, i+len("leader"))
		if got := c.text[at.Start:at.End]; got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWithinStaysInside(t *testing.T) {
	root, _ := parse("a: word")
	v := root.Map().Get("a")
	for _, c := range [][2]int{{-1, 2}, {3, 1}, {0, 9}} {
		if at := v.Within(c[0], c[1]); at != v.Range() {
			t.Errorf("%v: %v", c, at)
		}
	}
	if at := root.Map().Get("b").Within(0, 1); at.Start != 0 || at.Source == nil {
		t.Errorf("of an absent value: %+v", at)
	}
}

// FuzzParse reads whatever it is given with every verb.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "a: 1\n", "a: &x [*x]\n", "<<: *y\n", "? - a\n: - b\n", "- - - x\n", "a: |+2\n   b\n", "!!binary x", "%YAML 1.2\n---\na\n...\n", "\ufeff#\n- #\n - #\n", "a: \"\\x1b\\u2028\"\r\rb: '\n'\n",
		"{a: [b, {c: d}], ? e : f}", "0: [:!00 \xef", "a:\n  - b\n c", ":\n  :\n", "\"\\ud800\"", "- |\n\t\n-", "a: ~\n~: a\n", "#\n \n\n\n-\n#a\n-", "&a !b *c",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4<<10 {
			t.Skip("long")
		}
		root, list := parse(text)
		if list.HasErrors() && root.Present() {
			t.Fatal("a value in spite of errors")
		}
		read(root, 0)
		for _, d := range slices.Concat(list, root.Diagnostics()) {
			if d.Range.Start < 0 || d.Range.Start > len(text) || d.Range.End < d.Range.Start {
				t.Fatalf("a place outside of the file: %+v", d)
			}
			if out := d.Format(); diag.CleanLines(out) != out {
				t.Fatalf("unclean: %q", out)
			}
		}
	})
}

func read(v strictyaml.Value, depth int) {
	if depth > strictyaml.MaxDepth {
		panic("deeper than the limit")
	}
	_, _, _, _, _ = v.String(), v.Int(0, 9), v.Float(0, 1), v.Bool(), v.OneOf("a", "b")
	if at := v.Within(0, len(v.Text())); v.Present() && at.Source == nil {
		panic("no source")
	}
	for _, item := range v.Items() {
		read(item, depth+1)
	}
	for key, value := range v.Map().Only("a").All() {
		read(key, depth+1)
		read(value, depth+1)
	}
}
