package assertion

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.com/kata/grader/text"
)

var update = flag.Bool("update", false, "make order.txt anew from the comments of the Go standard library")

// TestMakeOrder makes the table when -update is given.
func TestMakeOrder(t *testing.T) {
	if !*update {
		t.Skip("no -update")
	}
	o := &order{class: map[string]class{}}
	for i, w := range strings.Fields(littleWords) {
		o.class[w] = firstLittle + class(i)
	}
	n := int(firstLittle) + len(o.class)
	pairs := make([][]float64, n)
	for i := range pairs {
		pairs[i] = make([]float64, n)
	}
	count := func(prose string, weight float64) {
		d := text.Read(prose)
		if len(d.Tokens) < 8 {
			return
		}
		neighbours(d.Tokens, o.classes(d.Tokens, nil), func(first, second class) { pairs[first][second] += weight })
	}
	comments(t, func(comment string) { count(comment, 1) })
	for _, a := range answers(t) {
		count(a, answerWeight)
	}
	if err := os.WriteFile("order.txt", []byte(table(pairs)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// answerWeight makes up for the few words of the labelled answers, which
// speak of people, as comments of code do not.
const answerWeight = 3

// answers gives the labelled answers that are sentences.
func answers(t *testing.T) (out []string) {
	for _, name := range []string{"answers", "authors", "written", "people"} {
		f, err := os.Open("../agreement/testdata/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for dec := json.NewDecoder(f); ; {
			var a struct{ Answer, Style string }
			if err := dec.Decode(&a); err != nil {
				break
			}
			if a.Style != "keyword-dump" && a.Style != "gibberish-idk" {
				out = append(out, a.Answer)
			}
		}
	}
	return out
}

// table turns counts into log odds; pairs never seen are smoothed by a tenth
// of what chance expects of them.
func table(pairs [][]float64) string {
	var first, second = make([]float64, len(pairs)), make([]float64, len(pairs))
	total := 0.0
	for i, row := range pairs {
		for j, n := range row {
			first[i] += n
			second[j] += n
			total += n
		}
	}
	var b strings.Builder
	for i, row := range pairs {
		for j, n := range row {
			expected := first[i] * second[j] / total
			odds := math.Log((n + 3) / (expected + 3))
			fmt.Fprintf(&b, "%d ", int(math.Round(10*max(-4, min(4, odds)))))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// comments visits the comments of the standard library's packages.
func comments(t *testing.T, visit func(string)) {
	root, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(strings.TrimSpace(string(root)), "src"), func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || e.Name() == "cmd" || e.Name() == "vendor") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil
		}
		for _, group := range f.Comments {
			visit(strings.ReplaceAll(group.Text(), "\n", " "))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
