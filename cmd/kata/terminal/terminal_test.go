package terminal

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/kata/diag"
)

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// TestPipe holds the contract of answers on a pipe: an empty line or the end
// of the input ends an answer, further empty lines are passed over, "-" alone
// skips, and the end is the end.
func TestPipe(t *testing.T) {
	in := "\n\none\ntwo\n\n\n-\n-\n- a list\n-\n\nlast\n\n-"
	c := New(strings.NewReader(in), &bytes.Buffer{}, environment())
	want := []workbook.Event{
		{Kind: workbook.Answered, Text: "one\ntwo"},
		{Kind: workbook.Skipped},
		{Kind: workbook.Skipped},
		{Kind: workbook.Answered, Text: "- a list\n-"},
		{Kind: workbook.Answered, Text: "last"},
		{Kind: workbook.Skipped},
		{Kind: workbook.Ended},
		{Kind: workbook.Ended},
	}
	for i, w := range want {
		e, err := c.Ask(workbook.Prompt{Kind: workbook.AskAnswer}, func() time.Time { return time.Time{} })
		if err != nil || e != w {
			t.Errorf("event %d: got %+v, %v, want %+v", i, e, err, w)
		}
	}
}

func TestLocale(t *testing.T) {
	for _, c := range []struct {
		env  []string
		utf8 bool
	}{
		{nil, false},
		{[]string{"LANG", "C"}, false},
		{[]string{"LANG", "en_US.UTF-8"}, true},
		{[]string{"LANG", "de_DE.utf8"}, true},
		{[]string{"LANG", "en_US.UTF-8", "LC_ALL", "C"}, false},
		{[]string{"LC_CTYPE", "C.UTF-8", "LANG", "C"}, true},
	} {
		if got := utf8Locale(environment(c.env...)); got != c.utf8 {
			t.Errorf("%v: got %v, want %v", c.env, got, c.utf8)
		}
	}
}

// TestKeysLeaveNoTrace holds that arrow and function keys, which a terminal
// in line mode puts into the text, are taken out again.
func TestKeysLeaveNoTrace(t *testing.T) {
	for typed, want := range map[string]string{
		"plain":                    "plain",
		"a\x1b[Db":                 "ab",
		"\x1b[1;5Cend\x1b[3~":      "end",
		"\x1bOPhelp":               "help",
		"cut\x1b[":                 "cut",
		"alone\x1b":                "alone",
		"\x1b[A\x1b[A\x1b[B twice": " twice",
	} {
		if got := withoutKeys(typed); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

// TestShowIsClean is a law: whatever stands in a screen, nothing that steers
// a terminal is written, and no line is wider than it.
func TestShowIsClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		screen := workbook.Screen{Blocks: []workbook.Block{
			{Kind: workbook.Title, Text: rapid.String().Draw(t, "title")},
			{Kind: workbook.Markdown, Text: rapid.String().Draw(t, "markdown")},
			{Kind: workbook.Item, Mark: "+", Text: rapid.String().Draw(t, "item")},
			{Kind: workbook.Quote, Text: rapid.String().Draw(t, "quote") + "\x1b]0;x\x07\u202e"},
		}}
		var out bytes.Buffer
		lang := rapid.SampledFrom([]string{"C", "C.UTF-8"}).Draw(t, "locale")
		if err := New(strings.NewReader(""), &out, environment("LANG", lang)).Show(screen); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			if strings.ContainsFunc(line, diag.Unsafe) {
				t.Errorf("unsafe: %q", line)
			}
			if w := uniseg.StringWidth(line); w > 80 {
				t.Errorf("%d columns: %q", w, line)
			}
		}
	})
}

func TestMeant(t *testing.T) {
	tryIt := workbook.Prompt{Keys: []workbook.Key{{Press: "", Does: "yes, try it"}, {Press: "n", Does: "no"}}}
	skip := workbook.Prompt{Keys: []workbook.Key{{Press: "", Does: "no, answer it"}, {Press: "y", Does: "skip"}}}
	review := workbook.Prompt{Keys: []workbook.Key{{Press: "", Does: "yes, next question"}, {Press: "d", Does: "no"}}}
	for _, test := range []struct {
		p           workbook.Prompt
		press, want string
	}{
		{tryIt, "y", ""}, {tryIt, "yes", ""}, {tryIt, "n", "n"}, {tryIt, "no", "n"}, {tryIt, "x", "x"},
		{skip, "n", ""}, {skip, "y", "y"}, {skip, "yes", "yes"},
		{review, "y", ""}, {review, "n", "d"},
	} {
		if got := meant(test.p, test.press); got != test.want {
			t.Errorf("%q where Enter is %q: %q, want %q", test.press, test.p.Keys[0].Does, got, test.want)
		}
	}
}
