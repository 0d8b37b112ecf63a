package scenario_test

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/scenario"
)

// TestContent runs every scenario of the first kata with all its variants.
func TestContent(t *testing.T) {
	files, err := filepath.Glob("../../../content/lagging-follower/scenarios/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, diags := scenario.Parse(&diag.Source{Name: filepath.Base(file), Text: text})
		if s != nil {
			diags = append(diags, s.Check()...)
		}
		for _, d := range diags {
			t.Error(d.Format())
		}
	}
}
