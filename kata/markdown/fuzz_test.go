package markdown_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
)

// seeds are small Markdown texts, one for each thing that a text can hold.
func seeds(f *testing.F) {
	for _, s := range []string{
		"", "word", "# h\n\npara *e* **s** `c`\n\n- a\n  1. b\n\n> q\n", "| a | b |\n|:-:|--:|\n| c |\n", "```\ncode\n", "a\\\nb  \nc",
		"<div onclick=x>\n<script>alert(1)</script>\n</div>", "<!-- c -->\n\na <!-- d --> b <b>x</b>", "[a](javascript:x) [b](java&#115;cript:x) [c](//x) [d](#e)",
		"[x]: https://example.com \"t\"\n\n[x] ![y](z) <https://a.b> <c@d.e> <javascript:x>", "&#27;[31m &#x202e; &lt;script&gt; \\&amp;", "[a](https://x.y/\"onmouseover=\"z)",
		"a\x1b[31m\u202e\xff\r\nb\rc", "日本語、👨‍👩‍👧‍👦🇩🇪e\u0301", "9999999999. a\n\n999999999. b\n", "\t\tcode\n- \n-\n\n1)\n", "***\n---\n___\na\n---\n",
	} {
		f.Add(s)
	}
	for _, s := range slow(300) {
		f.Add(s)
	}
}

// bounded keeps one input to a fraction of a second: the fuzzer looks for
// wrong output here, TestTimeIsBounded for slow one.
func bounded(t *testing.T, text string) {
	if len(text) > 4<<10 {
		t.Skip("long")
	}
}

func FuzzLayout(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		bounded(t, text)
		for _, width := range []int{80, 20} {
			checkLayout(t, text, width)
			checkLines(t, markdown.Wrap([]markdown.Span{{Text: text}}, width, "> ", "  "), width)
		}
	})
}

func FuzzHTML(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		bounded(t, text)
		if err := checkHTML(string(markdown.HTML(text))); err != nil {
			t.Error(err)
		}
	})
}

// checkHTML reads a fragment as a browser does and holds it against the list
// that HTML promises.
func checkHTML(fragment string) error {
	tags := strings.Fields("p h3 h4 h5 h6 ul ol li blockquote pre code strong em br hr table thead tbody tr th td a")
	var open []string
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return z.Err()
			}
			if len(open) > 0 {
				return fmt.Errorf("%v stay open in %q", open, fragment)
			}
			return nil
		case html.TextToken:
			if diag.CleanLines(token.Data) != token.Data {
				return fmt.Errorf("unclean text %q", token.Data)
			}
		case html.StartTagToken:
			if !slices.Contains(tags, token.Data) {
				return fmt.Errorf("the tag %v in %q", token, fragment)
			}
			for _, a := range token.Attr {
				if err := checkAttribute(token.Data, a); err != nil {
					return err
				}
			}
			if token.Data != "br" && token.Data != "hr" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return fmt.Errorf("%v closes %v in %q", token, open, fragment)
			}
			open = open[:len(open)-1]
		default:
			return fmt.Errorf("%v in %q", token, fragment)
		}
	}
}

func checkAttribute(tag string, a html.Attribute) error {
	switch {
	case tag == "ol" && a.Key == "start" && strings.Trim(a.Val, "0123456789") == "":
	case tag == "a" && a.Key == "rel" && a.Val == "noopener noreferrer":
	case tag == "a" && a.Key == "href":
		to := strings.ToLower(a.Val)
		for _, ok := range []string{"https://", "http://", "mailto:", "#"} {
			if strings.HasPrefix(to, ok) && diag.Clean(a.Val) == a.Val {
				return nil
			}
		}
		return fmt.Errorf("a link to %q", a.Val)
	default:
		return fmt.Errorf("the attribute %s=%q of %s", a.Key, a.Val, tag)
	}
	return nil
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "---\n", "---\n---\n", "---\nkata: a\ntitle: b\nminutes: 1\n---\n## Part 1: A (1 minute)\n### q1: B\nc\n#### Hints\n1. d\n#### Model answer\ne\n## Success criteria\n1. f (q1)\n",
		"\ufeff---\r\nkata: a\r\n---\r\n## Objective\r\nx\r\n", "---\nkata: *a\n---\n# a\n## \n### \n####\n", "---\n---\n## Success criteria\n1.\n2. (q1\n- x\n",
		"---\n---\n## part\n## part 1\n## Part 1:\n### q1\n### q1:\n#### Hints\n-\n- - a\n1) b\n", "---\n---\na\n---\nb\n===\n", "---\na: \xff\n---\n", "---\n---\n## Hints\n\x1b\u202e",
	} {
		f.Add([]byte(s))
	}
	for _, s := range slow(300) {
		f.Add([]byte("---\n---\n## Part 1: A (1 minute)\n### q1: B\n" + s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		bounded(t, string(text))
		src := &diag.Source{Name: "kata.md", Text: text}
		k, list := markdown.Parse(src)
		if k == nil {
			t.Fatal("no kata")
		}
		for _, d := range list {
			if d.Range.Source != src || d.Range.Start < 0 || d.Range.Start > len(text) || d.Range.End < d.Range.Start || d.Range.End > len(text)+1 {
				t.Fatalf("a place outside of the file: %+v", d)
			}
			if !strings.HasPrefix(d.Code, "K") || d.Summary == "" {
				t.Fatalf("a problem without code or summary: %+v", d)
			}
			if out := d.Format(); diag.CleanLines(out) != out {
				t.Fatalf("an unclean problem: %q", out)
			}
		}
		if list.HasErrors() {
			return
		}
		for i, q := range k.Questions() {
			if q.ID != fmt.Sprintf("q%d", i+1) || q.Title == "" || q.Prompt == "" {
				t.Fatalf("an incomplete question without an error: %+v", q)
			}
		}
		if k.ID == "" || k.Title == "" || k.Minutes == 0 || len(k.Questions()) == 0 {
			t.Fatalf("an incomplete kata without an error: %+v", k)
		}
	})
}
