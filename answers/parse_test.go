package answers

import (
	"strings"
	"testing"
	"time"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

const smallest = `---
kata: lagging-follower
---

## q1

She sees the thread without her comment.

## q2
## q3

A token.
`

const lesson = `---
kata: lagging-follower
---

## q1

<!-- kata: hints 1 -->
<!-- kata: dispute names-stale-read, try 1, 2026-11-24T19:32:00Z, note: "I said \"old\"" -->
<!-- kata: try 1, prediction, 2026-11-24T19:31:02Z, confidence: unsure -->

She sees the thread
without her comment.

<!-- kata: try 2, 2026-11-24T19:40:10Z -->

A stale read.

## q2

<!-- kata: skipped -->

## q3

<!-- kata: design track-write-position, policy: token_read_write, try 1, confirmed: yes -->
<!-- kata: try 1, prediction, 2026-11-24T19:45:00Z, confidence: sure -->

A token.
`

func at_(clock string) time.Time {
	t, err := time.Parse(time.RFC3339, "2026-11-24T"+clock+"Z")
	if err != nil {
		panic(err)
	}
	return t.UTC()
}

func TestParseReadsWhatALessonWrote(t *testing.T) {
	want := New("lagging-follower")
	want.AddTry("q1", "She sees the thread\nwithout her comment.", Unsure, at_("19:31:02"))
	want.AddTry("q1", "A stale read.", Unset, at_("19:40:10"))
	want.ShowHint("q1")
	want.Dispute("q1", Dispute{ID: "names-stale-read", Try: 1, At: at_("19:32:00"), Note: `I said "old"`})
	want.Skip("q2")
	want.AddTry("q3", "A token.", Sure, at_("19:45:00"))
	want.KeepDesign("q3", Design{Concept: "track-write-position", Policy: "token_read_write", Try: 1, Confirmed: "yes"})
	got, diags := parse(lesson)
	if len(diags) > 0 {
		t.Fatal(diags[0].Format())
	}
	if !got.Equal(want) {
		t.Fatalf("got  %#v\nwant %#v", got, want)
	}
}

const front = "---\nkata: x\n---\n"

func TestParseUnderstands(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"the smallest":           {smallest, "q1=[She sees the thread without her comment.] q2= q3=[A token.]"},
		"capitals and blanks":    {front + "##  Q1 \n\na\n##\tq2 ##\nb", "q1=[a] q2=[b]"},
		"titles":                 {front + "## q1: Alice refreshes\na\n## q2 — later\nb\n## q3. c\nc\n## q4 d\nd", "q1=[a] q2=[b] q3=[c] q4=[d]"},
		"any order":              {front + "## q2\nb\n## q1\na", "q1=[a] q2=[b]"},
		"CR LF":                  {"---\r\nkata: x\r\n---\r\n## q1\r\na\r\nb\r\n", "q1=[a\nb]"},
		"a byte order mark":      {"\ufeff" + front + "## q1\na", "q1=[a]"},
		"a CR of the learner's":  {front + "## q1\na\r\nb\r\n", "q1=[a\r\nb\r]"},
		"no line end":            {front + "## q1\na", "q1=[a]"},
		"other headings":         {front + "## q1\n# Token\n## 1. First\n### Why\n#tag", "q1=[# Token\n## 1. First\n### Why\n#tag]"},
		"rules and comments":     {front + "## q1\n---\n<!-- todo -->\n---", "q1=[---\n<!-- todo -->\n---]"},
		"escaped lines":          {front + "## q1\n\\## q2\n\\\\<!-- kata: x -->\n\\a", "q1=[## q2\n\\<!-- kata: x -->\n\\a]"},
		"a prompt":               {front + "## q1\n<!-- kata: question -->\n> What?\n>\n> Why?\na", "q1=[a]"},
		"a quotation":            {front + "## q1\n> What?\na", "q1=[> What?\na]"},
		"text above the tries":   {front + "## q1\nnewest\n<!-- kata: try 1 -->\nold", "q1=[old][newest]"},
		"text below a record":    {front + "## q1\n<!-- kata: hints 2 -->\na", "q1=[a]"},
		"an empty try":           {front + "## q1\n<!-- kata: try 1 -->\n<!-- kata: try 2 -->\nb", "q1=[][b]"},
		"a title above them all": {front + "# My answers\n\n<!-- a\ncomment -->\n\n## q1\na", "q1=[a]"},
		"other keys":             {"---\n# mine\nkata: x\nname: Ann\n---\n## q1\na", "q1=[a]"},
	} {
		s, diags := parse(c.text)
		for _, d := range diags {
			t.Errorf("%s: %s", name, d.Format())
		}
		got := ""
		for _, a := range s.Answers {
			got += " " + a.Question + "="
			for _, try := range a.Tries {
				got += "[" + try.Text + "]"
			}
		}
		if got = strings.TrimPrefix(got, " "); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		checkKept(t, []byte(c.text))
	}
}

func TestParseReports(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"nothing":                 {"", "s:1:1: error[K502]"},
		"no front matter":         {"## q1\na", "s:1:1: error[K502]"},
		"an open front matter":    {"---\nkata: x\n## q1\n---\n", "s:1:1: error[K502]"},
		"no kata":                 {"---\nname: x\n---\n", "s:2:1: error[K503]"},
		"an empty front matter":   {"---\n---\n", "s:1:1: error[K503]"},
		"an empty kata":           {"---\n\nkata:\n---\n", "s:3:6: error[K006]"},
		"an impossible kata":      {"---\nkata: ../x\n---\n", "s:2:7: error[K503]"},
		"the kata twice":          {"---\nkata: x\nkata: y\n---\n", "s:3:1: error[K005]"},
		"no YAML":                 {"\ufeff---\nkata: [x\n---\n", "error[K001]"},
		"text above":              {front + "Ann\n## q1\n", "s:4:1: warning[K504]"},
		"a record above":          {front + "<!-- kata: try 1 -->\na\n", "s:4:1: error[K504]"},
		"twice":                   {front + "## q1\na\n## q1\nb", "s:6:1: error[K505]"},
		"another level":           {front + "# q1\n", "s:4:1: error[K506]"},
		"in words":                {front + "## q1\n## Question 2\n", "s:5:1: error[K506]"},
		"a zero":                  {front + "## q02\n", "s:4:1: error[K506]"},
		"a number":                {front + "## 2\n", "s:4:1: error[K506]"},
		"a cut record":            {front + "## q1\n  <!-- kata: try 1, pre", "s:5:1: error[K507]"},
		"a record with a tail":    {front + "## q1\n<!-- kata: try 1 --> a", "s:5:1: error[K507]"},
		"a bad count":             {front + "## q1\n<!-- kata: hints -1 -->", "s:5:1: error[K507]"},
		"a damaged record":        {front + "## q1\n<!-- kaba: try 1 -->", "s:5:1: error[K507]"},
		"a misspelt record":       {front + "## q1\n<!-- kata: tri 1 -->\na", "s:5:1: error[K508]: unknown record line \"tri\""},
		"a record of later":       {front + "## q1\n<!-- kata: reflection -->\na", "s:5:1: warning[K508]"},
		"a field of later":        {front + "## q1\n<!-- kata: try 1, mood: good -->\na", "s:5:1: warning[K508]"},
		"a design of later":       {front + "## q1\n<!-- kata: design a, colour: red -->\na", "s:5:1: warning[K508]"},
		"a late prediction":       {front + "## q1\n<!-- kata: try 1 -->\na\n<!-- kata: try 2, prediction -->\n", "s:7:1: error[K509]"},
		"tries that do not count": {front + "## q1\n<!-- kata: try 3 -->\na\n", "s:5:1: warning[K509]"},
	} {
		_, diags := Parse(&diag.Source{Name: "s", Text: []byte(c.text)})
		if len(diags) != 1 || !strings.Contains(diags[0].Format(), c.want) {
			t.Errorf("%s: want %s, got", name, c.want)
			for _, d := range diags {
				t.Error(d.Format())
			}
		}
		checkKept(t, []byte(c.text))
	}
	_, diags := parse(strings.Repeat("a", MaxBytes+1))
	if len(diags) != 1 || diags[0].Code != CodeTooLarge {
		t.Errorf("8 MiB and a byte: %v", diags)
	}
}

func TestParseKeepsALargeAnswer(t *testing.T) {
	for name, text := range map[string]string{
		"one line":      strings.Repeat("a", 1<<20),
		"awkward lines": strings.Repeat("\\## q1\n## q2\n\x1b[0m\xff\r\n\u2028 \n", 1<<16),
	} {
		s := New("x")
		s.AddTry("q1", text, Unset, at_("20:00:00"))
		if back, diags := parse(string(Format(s))); len(diags) > 0 || !back.Equal(s) {
			t.Errorf("%s: %d problems, or not the same", name, len(diags))
		}
	}
}

func TestCheck(t *testing.T) {
	k := &kata.Kata{ID: "x", Parts: []kata.Part{{Questions: []kata.Question{{ID: "q1"}, {ID: "q2"}}}}}
	src := &diag.Source{Name: "s", Text: []byte("---\nkata: y\n---\n## q2\n\n## q7: more\n")}
	s, _ := Parse(src)
	var got strings.Builder
	for _, d := range Check(src, s, k) {
		got.WriteString(d.Range.String() + " " + d.Code + " ")
	}
	if got.String() != "s:2:1 K511 s:6:1 K510 " {
		t.Error(got.String())
	}
	if len(Check(nil, New("x"), k)) > 0 {
		t.Error("a new sheet is not good")
	}
}
