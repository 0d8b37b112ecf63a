package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.com/kata/answers"
)

// TestReadmeExample holds that the small kata in the README is one that
// kata check takes as it stands.
func TestReadmeExample(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```(markdown|yaml)\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	if len(blocks) != 3 {
		t.Fatalf("%d blocks of markdown and yaml, want kata.md, rubric.yaml, lexicon.yaml", len(blocks))
	}
	folder := filepath.Join(t.TempDir(), "hot-cache")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"kata.md", "rubric.yaml", "lexicon.yaml"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(blocks[i][2]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	code := run([]string{"check", folder}, env{strings.NewReader(""), &out, &errs, func(string) string { return "" }, time.Now, answers.Open})
	if code != 0 || !strings.HasPrefix(out.String(), "hot-cache: ok") {
		t.Errorf("exit code %d\n%s%s", code, out.String(), errs.String())
	}
}
