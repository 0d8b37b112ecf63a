package content_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/kata/content"
)

// TestEveryCodeIsExplained holds the table of codes to those that the packages
// declare: each is there once, with a before and an after, and no other.
func TestEveryCodeIsExplained(t *testing.T) {
	declared := map[string]string{}
	constant := regexp.MustCompile(`Code\w+\s*=\s*"(K\d{3})"`)
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(name)
		for _, m := range constant.FindAllSubmatch(text, -1) {
			if other := declared[string(m[1])]; other != "" {
				t.Errorf("%s is declared in %s and in %s", m[1], other, name)
			}
			declared[string(m[1])] = name
		}
		return err
	})
	if err != nil || len(declared) < 80 {
		t.Fatalf("%d codes found, %v", len(declared), err)
	}
	var ids []string
	for _, c := range content.Codes() {
		ids = append(ids, c.ID)
		if declared[c.ID] == "" {
			t.Errorf("%s is explained, and no package declares it", c.ID)
		}
		delete(declared, c.ID)
		if !regexp.MustCompile(`^(error|warning|advice)( or (error|warning|advice))?$`).MatchString(c.Level) || c.Title == "" ||
			strings.Join(c.Before, "") == "" || strings.Join(c.After, "") == "" {
			t.Errorf("the entry of %s is not whole: %+v", c.ID, c)
		}
	}
	for id, where := range declared {
		t.Errorf("%s of %s is not explained in codes.txt", id, where)
	}
	if !slices.IsSorted(ids) {
		t.Error("the codes are not sorted")
	}
}

func TestExplain(t *testing.T) {
	c, err := content.Explain("k105")
	want := "K105, error: the id of a kata has other characters than a-z, 0-9 and -\n\n  before  kata: Hot_Cache\n\n  after   kata: hot-cache\n"
	if err != nil || c.Format() != want {
		t.Errorf("%v\n%s", err, c.Format())
	}
	if _, err := content.Explain("K999"); err == nil || !strings.Contains(err.(content.UnknownCode).Hint(), "--explain all") {
		t.Error(err)
	}
}
