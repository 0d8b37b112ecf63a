package diag_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"example.com/kata/kata/diag"
)

func Example() {
	src := &diag.Source{Name: "rubric.yaml", Text: []byte("concepts:\n  misconception: [write-lost]\n")}
	var list diag.List
	at := src.Offset(2, 3)
	list.Error(src.At(at, len("misconception")), "K104", `unknown key "misconception"`,
		diag.DidYouMeanHint("misconception", []string{"concepts", "misconceptions"}))
	for _, d := range list.Sorted() {
		fmt.Print(d.Format())
	}
	// Output:
	// rubric.yaml:2:3: error[K104]: unknown key "misconception"
	//     2 |   misconception: [write-lost]
	//       |   ^~~~~~~~~~~~~
	//    hint: did you mean "misconceptions"?
}

// TestExcerpt marks the bytes between ‹ and ›.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for _, c := range []struct{ name, text, want string }{
		{"one letter", "a‹b›c", "    1 | abc\n      |  ^\n"},
		{"second line", "a\nb ‹cd› e\nf", "    2 | b cd e\n      |   ^~\n"},
		{"nothing, at the end", "ab\ncd‹›", "    2 | cd\n      |   ^\n"},
		{"an empty line", "a\n‹›\nb", "    2 | \n      | ^\n"},
		{"two lines are marked to the end of the first", "a ‹bc\nde› f", "    1 | a bc\n      |   ^~\n"},
		{"a tab is one column", "\ta\t‹b›", "    1 |  a b\n      |    ^\n"},
		{"a Windows line end", "a ‹bc\r\n›d", "    1 | a bc\n      |   ^~\n"},
		{"wide characters", "日本‹語の›a", "    1 | 日本語のa\n      |     ^~~~\n"},
		{"a combining accent", "e\u0301‹x›", "    1 | e\u0301x\n      |  ^\n"},
		{"emoji", "🙂‹x›", "    1 | 🙂x\n      |   ^\n"},
		{"an escape", "\x1b[31m‹x›", "    1 | \uFFFD[31mx\n      |      ^\n"},
		{"not UTF-8", "a\xff‹x›", "    1 | a\uFFFDx\n      |   ^\n"},
		{"a long line", "‹" + long + "›", "    1 | " + long[:72] + "…\n      | ^" + strings.Repeat("~", 71) + "\n"},
		{"the end of a long line", long + "‹x›", "    1 | …" + long[len(long)-24:] + "x\n      | " + strings.Repeat(" ", 25) + "^\n"},
		{"a long wide line", strings.Repeat("語", 100) + "‹語›", "    1 | …" + strings.Repeat("語", 12) + "語\n      | " + strings.Repeat(" ", 25) + "^~\n"},
		{"line 123456", strings.Repeat("\n", 123455) + "‹a›", "123456 | a\n       | ^\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(c.text, "‹")
			marked, after, _ := strings.Cut(rest, "›")
			src := &diag.Source{Name: "f", Text: []byte(before + marked + after)}
			if got := src.At(len(before), len(marked)).Excerpt(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestFormatWithoutPlace(t *testing.T) {
	src := &diag.Source{Name: "kata\x1b.md", Text: []byte("abc")}
	var list diag.List
	list.Warn(diag.Range{Source: src}, "K109", "the file\nis \u202eempty", "")
	list.Error(diag.Range{}, "", "nowhere", "look\telsewhere")
	list[1].Related = []diag.Range{src.At(1, 1)}
	list.Advise(diag.Range{Source: src}, "K610", "said by nobody", "")
	got := list[0].Format() + list[1].Format() + list[2].Format()
	want := "kata\uFFFD.md: warning[K109]: the file is \uFFFDempty\n" +
		"error: nowhere\n   hint: look elsewhere\n   see also: kata\uFFFD.md:1:2\n" +
		"kata\uFFFD.md: advice[K610]: said by nobody\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSorted(t *testing.T) {
	a, b := &diag.Source{Name: "a", Text: []byte("xyz")}, &diag.Source{Name: "b", Text: []byte("xyz")}
	var list diag.List
	list.Error(b.At(0, 1), "K2", "second file", "")
	list.Advise(a.At(2, 1), "K0", "later, advice", "")
	list.Warn(a.At(2, 1), "K1", "later, a warning", "")
	list.Error(a.At(2, 1), "K3", "later, an error", "")
	list.Error(a.At(1, 1), "K9", "first", "")
	list.Error(a.At(1, 1), "K9", "first", "told twice")
	var got []string
	for _, d := range list.Sorted() {
		got = append(got, d.Summary)
	}
	want := []string{"first", "later, an error", "later, a warning", "later, advice", "second file"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !list.HasErrors() || list.Count(diag.Warning) != 1 || list.Count(diag.Advice) != 1 || list.Count(diag.Error) != 4 || diag.List(nil).HasErrors() {
		t.Error("wrong counts")
	}
	if list[0].Summary != "second file" {
		t.Error("Sorted changed the list itself")
	}
}

// TestPositionAndOffset: each is the reverse of the other at every character.
func TestPositionAndOffset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "語", "\n", "\r\n", "\t", "🙂", "\xff"})).Draw(t, "text"), "")
		src := &diag.Source{Name: "f", Text: []byte(text)}
		for at := 0; at <= len(text); {
			line, col := src.Position(at)
			if back := src.Offset(line, col); back != at {
				t.Fatalf("%q: %d is %d:%d, and that is %d", text, at, line, col, back)
			}
			_, size := utf8.DecodeRuneInString(text[at:])
			at += max(1, size)
		}
		if line, _ := src.Position(-5); line != 1 {
			t.Fatalf("before the text is line %d", line)
		}
		end, _ := src.Position(len(text))
		if past, _ := src.Position(len(text) + 5); past != end {
			t.Fatalf("behind the text is line %d, and it ends on %d", past, end)
		}
		if got := src.Offset(end+1, 1); got != len(text) {
			t.Fatalf("a line too many is %d of %d", got, len(text))
		}
	})
}

func TestOffsetStaysOnItsLine(t *testing.T) {
	src := &diag.Source{Text: []byte("ab\ncd\n")}
	if got := src.Offset(1, 99); got != 2 {
		t.Errorf("got %d, want the end of the first line", got)
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{"concepts", "misconceptions", "pass", "q1", "q2", "leader", "reader"}
	for _, c := range []struct{ typed, want string }{
		{"concept", "concepts"},
		{"conecpts", "concepts"},      // neighbours swapped: one edit
		{"Concepts", "concepts"},      // case does not count
		{"cnocetps", "concepts"},      // two swaps
		{"cnctps", ""},                // too far for two edits, and no prefix
		{"passs", "pass"},             //
		{"psas", "pass"},              //
		{"pxxs", ""},                  // two edits are too many for a short name
		{"q3", ""},                    // the first of equally near ones
		{"lader", "leader"},           // nearer than reader
		{"mis", "misconceptions"},     // a front of it
		{"mi", ""},                    // too little of it
		{"", ""},                      //
		{strings.Repeat("x", 99), ""}, //
		{"misconcepti\u00f6ns", "misconceptions"},
	} {
		if got := diag.DidYouMean(c.typed, known); got != c.want {
			t.Errorf("%q: got %q, want %q", c.typed, got, c.want)
		}
	}
	if got := diag.DidYouMeanHint("zzz", []string{"a", "b"}); got != "known here: a, b" {
		t.Errorf("got %q", got)
	}
	if got := diag.DidYouMeanHint("zzz", nil); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, line, lines string }{
		{"plain ä 語", "plain ä 語", "plain ä 語"},
		{"a\tb\nc\r\nd\re", "a b c  d e", "a b\nc\nd e"},
		{"\x1b[31m\x00\x7f\u009b", "\uFFFD[31m\uFFFD\uFFFD\uFFFD", "\uFFFD[31m\uFFFD\uFFFD\uFFFD"},
		{"\u202eabc\u2066\u200f\u061c", "\uFFFDabc\uFFFD\uFFFD\uFFFD", "\uFFFDabc\uFFFD\uFFFD\uFFFD"},
		{"\ufeff\u2028\xff\n\xfe", "\uFFFD\uFFFD\uFFFD \uFFFD", "\uFFFD\uFFFD\uFFFD\n\uFFFD"},
		{"👩\u200d👦 e\u0301", "👩\u200d👦 e\u0301", "👩\u200d👦 e\u0301"},
	} {
		if got := diag.Clean(c.in); got != c.line {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.line)
		}
		if got := diag.CleanLines(c.in); got != c.lines {
			t.Errorf("CleanLines(%q) = %q, want %q", c.in, got, c.lines)
		}
	}
}

// FuzzFormat holds that no problem, wherever it points, prints anything but
// clean lines, with the caret inside the width of a terminal.
func FuzzFormat(f *testing.F) {
	f.Add("a\nb\x1b[31m\u202e\xff語\r\n\tc", 3, 2)
	f.Add(strings.Repeat("語", 300), 400, 30)
	f.Add("", 0, 1)
	f.Add("x", -4, 99)
	f.Fuzz(func(t *testing.T, text string, at, n int) {
		if n < 0 || n > 1<<30 || at > 1<<30 || at < -1<<30 {
			t.Skip()
		}
		src := &diag.Source{Name: text, Text: []byte(text)}
		out := diag.Diagnostic{Code: "K000", Range: src.At(at, n), Summary: text, Hint: text}.Format()
		if diag.CleanLines(out) != out {
			t.Errorf("unclean: %q", out)
		}
		for line := range strings.SplitSeq(src.At(at, n).Excerpt(), "\n") {
			if i := strings.IndexByte(line, '^'); i > 100 && !strings.Contains(text, "^") {
				t.Errorf("the caret stands at column %d: %q", i, line)
			}
		}
	})
}
