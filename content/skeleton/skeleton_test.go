package skeleton_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"example.com/kata/content"
	"example.com/kata/content/skeleton"
)

// TestNewKataIsWhole makes a kata and checks it: nothing to report, and its
// few examples hold all of its rubric.
func TestNewKataIsWhole(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := skeleton.Write(root, "hot-cache"); err != nil {
		t.Fatal(err)
	}
	bundle, _, err := content.Embedded().With("mine", root.FS()).Load("hot-cache")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range bundle.Check() {
		t.Error(d.Format())
	}
	for _, score := range bundle.Mutate() {
		if score.Noticed < score.All || score.All < 5 {
			t.Errorf("%+v", score)
		}
	}
	if bundle.Kata.Title != "Hot Cache" || len(bundle.Scenarios()) != 1 {
		t.Errorf("title %q, %d runs", bundle.Kata.Title, len(bundle.Scenarios()))
	}
	for _, q := range bundle.Kata.Questions() {
		if text := strings.Join(append(q.Hints, q.Prompt, q.Model), "\n"); strings.Contains(text, "<!--") {
			t.Errorf("a comment is shown: %s", text)
		}
	}
	// What is there stays as it is.
	if err := root.WriteFile("hot-cache/kata.md", []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := skeleton.Write(root, "hot-cache"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v", err)
	}
	if text, err := root.ReadFile("hot-cache/kata.md"); string(text) != "mine" {
		t.Errorf("overwritten: %q, %v", text, err)
	}
}

// schemas gives the schemas by file name.
func schemas(t *testing.T) map[string]map[string]any {
	t.Helper()
	out := map[string]map[string]any{}
	for _, f := range skeleton.Files("hot-cache") {
		if name, ok := strings.CutSuffix(f.Name, ".schema.json"); ok {
			var s map[string]any
			if err := json.Unmarshal([]byte(f.Text), &s); err != nil {
				t.Fatal(f.Name, err)
			}
			out[strings.TrimPrefix(name, "schema/")] = s
		}
	}
	return out
}

// schemaOf gives the schema's name for a file of a kata.
func schemaOf(file string) string {
	switch {
	case strings.Contains(filepath.ToSlash(file), "scenario"):
		return "scenario"
	}
	return strings.TrimSuffix(filepath.Base(file), ".yaml")
}

// TestSchemasTakeGoodFiles holds that no editor underlines what kata takes:
// the files of a new kata, of the katas of the binary, of good fixtures.
func TestSchemasTakeGoodFiles(t *testing.T) {
	all := schemas(t)
	texts := map[string]string{}
	for _, f := range skeleton.Files("hot-cache") {
		if strings.HasSuffix(f.Name, ".yaml") {
			texts[f.Name] = f.Text
			up := strings.Repeat("../", strings.Count(f.Name, "/"))
			if want := "# yaml-language-server: $schema=" + up + "schema/" + schemaOf(f.Name) + ".schema.json\n"; !strings.HasPrefix(f.Text, want) {
				t.Errorf("%s does not begin with %q", f.Name, want)
			}
		}
	}
	for _, pattern := range []string{"../*.yaml", "../*/*.yaml", "../*/scenarios/*.yaml", "../testdata/good/*.yaml", "../../kata/replication/scenario/testdata/*.good.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, names, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(text)
		}
	}
	for name, text := range texts {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(name, err)
		}
		s := all[schemaOf(name)]
		if s == nil {
			t.Fatalf("no schema for %s", name)
		}
		if wrong := (validator{s}).check(s, value, name); wrong != "" {
			t.Error(wrong)
		}
	}
}

// TestSchemasRefuse holds that an editor underlines plain mistakes.
func TestSchemasRefuse(t *testing.T) {
	all := schemas(t)
	for name, texts := range map[string][]string{
		"rubric": {
			"kata: x", "questions: {}", "questions: {q1: {pass: a}}", "questions: {one: {pass: a, concepts: {}}}",
			"questions: {q1: {pass: {most of: [a]}, concepts: {}}}", "questions: {q1: {pass: {at least 0 of: [a]}, concepts: {}}}",
			"questions: {q1: {pass: a, concepts: {a: {idea: i, phrases: [x]}}}}", "questions: {q1: {pass: a, concepts: {a: {idea: i, hint: h, phrases: []}}}}",
			"questions: {q1: {pass: a, concepts: {A_: {idea: i, hint: h, phrases: [x]}}}}",
			"questions: {q1: {pass: a, concepts: {a: {idea: i, hint: h, phrases: [{say: x, name: y}]}}}}",
			"questions: {q1: {pass: a, concepts: {a: {idea: i, hint: h, phrases: [x], binds: [{policy: stiky, guarantee: MR, expect: holds}]}}}}",
			"questions: {q1: {pass: a, concepts: {a: {idea: i, hint: h, phrases: [x], outcome: {say: s}}}}}",
		},
		"examples": {"{}", "- {question: q1, answer: a, passed: yes-ish, why: w}", "- {question: q1, answer: a, passed: true}"},
		"lexicon":  {"a: b", "a: []", "A: [b]", "number: [b]"},
		"scenario": {"title: t", "{title: t, keys: {x: {}}, leader: L, sessions: {}, policy: none, steps: [], promises: none}",
			"{title: t, keys: {x: {}}, leader: L, sessions: {}, policy: leader_only, steps: [{session: a, write: x, read: x}], promises: none}"},
	} {
		for _, text := range texts {
			var value any
			if err := yaml.Unmarshal([]byte(text), &value); err != nil {
				t.Fatal(text, err)
			}
			if (validator{all[name]}).check(all[name], value, "") == "" {
				t.Errorf("%s takes %s", name, text)
			}
		}
	}
}

// TestSchemasKnowAllKeys holds the schemas to the readers: each list of keys
// that a reader takes is that of one object of the schemas, and the other way
// round.
func TestSchemasKnowAllKeys(t *testing.T) {
	read := map[string]string{} // sorted keys -> where
	for _, pattern := range []string{"../../grader/rubric/*.go", "../../kata/replication/scenario/*.go"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if sel, ok := call.Fun.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Only" {
					return true
				}
				var keys []string
				for _, arg := range call.Args {
					if lit, ok := arg.(*ast.BasicLit); ok {
						key, _ := strconv.Unquote(lit.Value)
						keys = append(keys, key)
					}
				}
				slices.Sort(keys)
				read[strings.Join(keys, ", ")] = name
				return true
			})
		}
	}
	described := map[string]bool{}
	for _, s := range schemas(t) {
		objects(s, func(properties map[string]any) {
			var keys []string
			for key := range properties {
				keys = append(keys, key)
			}
			slices.Sort(keys)
			described[strings.Join(keys, ", ")] = true
		})
	}
	for keys, where := range read {
		if !described[keys] {
			t.Errorf("%s reads the keys %s, and no schema has just these", where, keys)
		}
	}
	for keys := range described {
		if read[keys] == "" {
			t.Errorf("a schema has the keys %s, and no reader reads just these", keys)
		}
	}
	if len(read) < 15 {
		t.Errorf("only %d lists of keys found", len(read))
	}
}

// objects visits the properties of all objects of a schema.
func objects(v any, visit func(properties map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		if p, ok := v["properties"].(map[string]any); ok && v["additionalProperties"] == false {
			visit(p)
		}
		for _, inner := range v {
			objects(inner, visit)
		}
	case []any:
		for _, inner := range v {
			objects(inner, visit)
		}
	}
}
