package workbook_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
)

// payloads are answers that try to become more than text.
var payloads = []string{
	`<script>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`,
	`"><svg onload=alert(1)>`,
	`</pre></details><iframe src="https://example.org"></iframe>`,
	"[a link](javascript:alert(1)) ![](https://example.org/x.png)",
	"{{.Kata}} stale read \x1b]8;;https://example.org\x07 \u202e",
	`<style>@import url(https://example.org)</style><base href="https://example.org">`,
}

// allowedTags are all elements of the page. Nothing that loads or runs is
// among them.
var allowedTags = strings.Fields(`html head meta title style body header main section footer h1 h2 h3 p span
	ul ol li br q pre details summary div table thead tbody tr th td figure figcaption strong em code a blockquote
	svg desc rect line text g circle path polygon`)

// TestPageIsText holds that whatever is typed stays text in the page: only
// elements of the list, no handler, no address but those of the kata's own
// sources.
func TestPageIsText(t *testing.T) {
	bundle, _, err := content.Embedded().Load("lagging-follower")
	if err != nil {
		t.Fatal(err)
	}
	sheet := answers.New(bundle.Kata.ID)
	for i, q := range bundle.Kata.Questions() {
		for _, p := range payloads {
			sheet.AddTry(q.ID, p+" She sees the old thread, a stale read.", answers.Sure, time.Unix(int64(i), 0))
		}
		sheet.Dispute(q.ID, answers.Dispute{ID: "x", Try: 1, Note: payloads[0]})
	}
	var page bytes.Buffer
	if err := workbook.NewReport(bundle, sheet).HTML(&page); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(page.String(), "\x1b\x07\u202e") {
		t.Error("a control character came through")
	}
	tokens := html.NewTokenizer(&page)
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tag := tokens.Token()
		if !slices.Contains(allowedTags, tag.Data) {
			t.Errorf("the page has an element <%s>", tag.Data)
		}
		for _, a := range tag.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "https://") {
				t.Errorf("<%s %s=%q>", tag.Data, a.Key, a.Val)
			}
		}
	}
}

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
	if !strings.Contains(text, `content="default-src 'none'; style-src 'unsafe-inline'"`) {
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
