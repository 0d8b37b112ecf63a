package content_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

// The folders of testdata/seeded are the kata "base" with one mistake each, as
// an author would make it. They hold the files that differ, with a mark on the
// line that is to blame and the column behind the code,
//
//	expect: hold # want error[K010]:65 "part of the summary" "part of the hint"
//
// (in kata.md as a comment at the end of the line; of a whole file in
// want.txt), and in mend.txt what the hint says to do:
//
//	rubric.yaml :: old text ==> new text
//	mv old-name new-name
var (
	seededMark = regexp.MustCompile(`((?:error|warning)\[K\d+\])(?::(\d+))?((?: "(?:[^"\\]|\\.)*")*)`)
	markEnd    = regexp.MustCompile(`(?m)( *# want .*| *<!-- want .*-->)$`)
)

// seeded is one mistake.
type seeded struct {
	files map[string]string // of the kata, without marks
	want  []string          // "rubric.yaml:12:7 error[K010]", each with parts of what is said
	parts map[string][]string
	mend  string
}

// readSeeded reads a mistake on top of the files of the base.
func readSeeded(t *testing.T, dir string, base map[string]string) seeded {
	t.Helper()
	s := seeded{files: maps.Clone(base), parts: map[string][]string{}}
	expect := func(place, marks string) {
		for _, m := range seededMark.FindAllStringSubmatch(marks, -1) {
			at := place
			if m[2] != "" {
				at += ":" + m[2]
			}
			key := at + " " + m[1]
			s.want = append(s.want, key)
			for _, part := range quoted.FindAllString(m[3], -1) {
				s.parts[key] = append(s.parts[key], strings.ReplaceAll(part[1:len(part)-1], `\"`, `"`))
			}
		}
	}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel := strings.TrimPrefix(filepath.ToSlash(name), filepath.ToSlash(dir)+"/")
		switch rel {
		case "mend.txt":
			s.mend = string(text)
			return err
		case "want.txt":
			for line := range strings.Lines(string(text)) {
				place, marks, _ := strings.Cut(line, ": ")
				expect(place, marks)
			}
			return err
		}
		for i, line := range strings.Split(string(text), "\n") {
			if _, marks, ok := strings.Cut(line, " want "); ok {
				expect(fmt.Sprintf("%s:%d", rel, i+1), marks)
			}
		}
		s.files[rel] = markEnd.ReplaceAllString(string(text), "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(s.want)
	return s
}

// checked gives the errors and warnings of a kata made of files.
func checked(t *testing.T, files map[string]string) diag.List {
	t.Helper()
	shelf := fstest.MapFS{}
	for name, text := range files {
		shelf["shop/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	bundle, _, err := content.Embedded().With("", shelf).Load("shop")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(bundle.Check(), func(d diag.Diagnostic) bool { return d.Severity == diag.Advice })
}

// TestSeededMistakes holds that each mistake is found where it is, with a hint
// that mends it when it is followed, and that nothing else is reported.
func TestSeededMistakes(t *testing.T) {
	base := readSeeded(t, filepath.Join("testdata", "seeded", "base"), map[string]string{})
	for _, d := range checked(t, base.files) {
		t.Fatalf("the base has problems:\n%s", d.Format())
	}
	folders, err := os.ReadDir(filepath.Join("testdata", "seeded"))
	if err != nil || len(folders) < 41 {
		t.Fatal(len(folders), err)
	}
	for _, folder := range folders {
		if folder.Name() == "base" {
			continue
		}
		t.Run(folder.Name(), func(t *testing.T) {
			s := readSeeded(t, filepath.Join("testdata", "seeded", folder.Name()), base.files)
			var got []string
			for _, d := range checked(t, s.files) {
				key := strings.TrimPrefix(d.Range.String(), "shop/") + " " + d.Severity.String() + "[" + d.Code + "]"
				got = append(got, key)
				for _, part := range s.parts[key] {
					if !strings.Contains(d.Summary+"\n"+d.Hint, part) {
						t.Errorf("%q is not said:\n%s", part, d.Format())
					}
				}
				if d.Hint == "" {
					t.Errorf("no hint:\n%s", d.Format())
				}
			}
			if slices.Sort(got); !slices.Equal(got, s.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(s.want, "\n  "))
			}
			mend(t, s.files, s.mend)
			for _, d := range checked(t, s.files) {
				t.Errorf("mended, and still:\n%s", d.Format())
			}
		})
	}
}

// mend does what a hint says.
func mend(t *testing.T, files map[string]string, steps string) {
	t.Helper()
	if steps == "" {
		t.Fatal("no mend")
	}
	signs := strings.NewReplacer(`\n`, "\n", `\t`, "\t")
	for line := range strings.SplitSeq(strings.TrimSuffix(steps, "\n"), "\n") {
		if names, ok := strings.CutPrefix(line, "mv "); ok {
			from, to, _ := strings.Cut(names, " ")
			files[to] = files[from]
			delete(files, from)
			continue
		}
		file, change, ok := strings.Cut(line, " :: ")
		before, after, found := strings.Cut(change, " ==> ")
		before, after = signs.Replace(before), signs.Replace(after)
		if !ok || !found || strings.Count(files[file], before) != 1 {
			t.Fatalf("the mend %q does not fit:\n%s", line, files[file])
		}
		files[file] = strings.Replace(files[file], before, after, 1)
	}
}
