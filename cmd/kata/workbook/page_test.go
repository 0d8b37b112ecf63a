package workbook_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
)

// TestPageKeepsItsWord holds what a reader of the page relies on: a policy
// against loading, headings in order, a name for each picture.
func TestPageKeepsItsWord(t *testing.T) {
	bundle, _, err := content.Embedded().Load("lagging-follower")
	if err != nil {
		t.Fatal(err)
	}
	sheet := answers.New(bundle.Kata.ID)
	sheet.AddTry("q1", "She sees the old thread, a stale read.", answers.Sure, time.Unix(0, 0))
	var page bytes.Buffer
	if err := workbook.NewReport(bundle, sheet).HTML(&page); err != nil {
		t.Fatal(err)
	}
	text := page.String()
	if !strings.Contains(text, `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`) {
		t.Error("the page has no policy against loading")
	}
	if n, m := strings.Count(text, "<svg "), strings.Count(text, `role="img"`); n == 0 || n != m || n != strings.Count(text, "<desc>") {
		t.Errorf("%d pictures, %d with a role, %d with a description", n, m, strings.Count(text, "<desc>"))
	}
	level := 0
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if next := int(n.Data[1] - '0'); next > level+1 {
				t.Errorf("a heading h%d follows h%d", next, level)
			} else {
				level = next
			}
		}
	}
}
