package content_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

// wanted is a problem that a fixture expects on its own line:
//
//	# want warning[K609] "part of the summary" "part of the hint"
var (
	wanted = regexp.MustCompile(`((?:error|warning|advice)\[K\d+\])((?: "(?:[^"\\]|\\.)*")*)`)
	quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
)

// TestMistakes checks the katas of testdata, one for each code. Each has the
// problems that stand behind "# want" on the lines to blame, and no other.
func TestMistakes(t *testing.T) {
	library := content.Embedded().With("testdata", os.DirFS("testdata"))
	folders, err := os.ReadDir("testdata")
	if err != nil || len(folders) == 0 {
		t.Fatal(folders, err)
	}
	for _, folder := range folders {
		if folder.Name() == "seeded" {
			continue // see TestSeededMistakes
		}
		t.Run(folder.Name(), func(t *testing.T) {
			bundle, _, err := library.Load(folder.Name())
			if err != nil {
				t.Fatal(err)
			}
			found := map[string]diag.List{} // by place: "testdata/k609/rubric.yaml:3"
			for _, d := range bundle.Check() {
				place := d.Range.String()
				if i := strings.LastIndexByte(place, ':'); i >= 0 {
					place = place[:i]
				}
				found[place] = append(found[place], d)
			}
			files, err := filepath.Glob("testdata/" + folder.Name() + "/*.yaml")
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for i, line := range strings.Split(string(text), "\n") {
					place := filepath.ToSlash(file) + ":" + strconv.Itoa(i+1)
					_, marks, _ := strings.Cut(line, "# want ")
					hold(t, place, wanted.FindAllStringSubmatch(marks, -1), found[place])
					delete(found, place)
				}
			}
			for place, problems := range found {
				t.Errorf("%s: not expected:\n%s", place, problems[0].Format())
			}
		})
	}
}

// hold compares the problems of one line with its marks, in any order.
func hold(t *testing.T, place string, marks [][]string, problems diag.List) {
	t.Helper()
	if len(marks) != len(problems) {
		t.Errorf("%s: %d problems, want %d: %v", place, len(problems), len(marks), problems)
	}
	for _, mark := range marks {
		ok := false
		for _, d := range problems {
			said := d.Summary + "\n" + d.Hint
			all := d.Severity.String()+"["+d.Code+"]" == mark[1]
			for _, part := range quoted.FindAllString(mark[2], -1) {
				all = all && strings.Contains(said, strings.ReplaceAll(part[1:len(part)-1], `\"`, `"`))
			}
			ok = ok || all
		}
		if !ok {
			t.Errorf("%s: want %s, got %v", place, mark[0], problems)
		}
	}
}
