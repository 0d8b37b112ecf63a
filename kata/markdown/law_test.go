package markdown_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
)

// checkLines holds what Layout and Wrap promise of every text: no line is
// wider than asked for, and none has a control character, a line end, or a
// space at its end.
func checkLines(t interface{ Fatalf(string, ...any) }, lines []markdown.Line, width int) {
	limit := max(markdown.MinWidth, min(width, markdown.MaxWidth))
	for i, l := range lines {
		text := l.String()
		if got := uniseg.StringWidth(text); got > limit || got != l.Width() {
			t.Fatalf("line %d is %d wide (Width says %d) and %d is the limit: %q", i, got, l.Width(), limit, text)
		}
		if text != diag.Clean(text) {
			t.Fatalf("line %d has characters that are not clean: %q", i, text)
		}
		if strings.HasSuffix(text, " ") {
			t.Fatalf("line %d ends with a space: %q", i, text)
		}
		for _, s := range l {
			if s.Text == "" {
				t.Fatalf("line %d has an empty span: %q", i, l)
			}
		}
	}
}

// checkLayout holds what Layout promises beyond that.
func checkLayout(t interface{ Fatalf(string, ...any) }, text string, width int) {
	lines := markdown.Layout(text, width)
	checkLines(t, lines, width)
	if n := len(lines); n > 0 && (len(lines[0]) == 0 || len(lines[n-1]) == 0) {
		t.Fatalf("an empty line at the start or the end: %q", lines)
	}
}

// TestLayoutKeepsWidth throws pieces of Markdown together.
func TestLayoutKeepsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := []string{
			"word ", "read-your-writes ", "\n", "\n\n", "  ", "\t", "- ", "1. ", "> ", "# ", "```\n", "`", "*", "**",
			"[a](https://example.com/a) ", "![b](c)", "<b>", "<!-- ", " -->", "&#27;", "&amp;", "| a | b |\n|--|--|\n| c | d |\n",
			"日本語、", "👨‍👩‍👧‍👦", "🇩🇪", "e\u0301", "\u200b", "\u202e", "\x1b[31m", "\\", "|", "---\n", "    ", "ﷺ", "\u2e3b", "\u00a0", "\xff",
			strings.Repeat("x", 100),
		}
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
		width := rapid.IntRange(0, 120).Draw(t, "width")
		checkLayout(t, text, width)
		checkLines(t, markdown.Wrap([]markdown.Span{{Text: text}}, width, "1. ", "   "), width)
	})
}

// TestLayoutKeepsWords writes a document of known words and finds all of them
// in their order, in whatever it is wrapped and nested.
func TestLayoutKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want []string
		word := rapid.StringMatching(`[a-z]{1,9}|日|é|naïve|a-b`)
		words := func(least int) string {
			ws := rapid.SliceOfN(word, least, 30).Draw(t, "words")
			want = append(want, ws...)
			return strings.Join(ws, rapid.SampledFrom([]string{" ", "  "}).Draw(t, "between"))
		}
		var text strings.Builder
		for range rapid.IntRange(0, 8).Draw(t, "blocks") {
			switch rapid.IntRange(0, 5).Draw(t, "kind") {
			case 0:
				text.WriteString(words(1) + "\n\n")
			case 1:
				text.WriteString("## " + words(1) + "\n\n")
			case 2:
				text.WriteString("- " + words(1) + "\n  - " + words(1) + "\n    1. " + words(1) + "\n\n<!-- -->\n\n")
			case 3:
				text.WriteString("> " + words(1) + "\n>\n> > " + words(1) + "\n\n")
			case 4:
				text.WriteString("**" + words(1) + "** [" + words(1) + "](#here) `" + words(1) + "`\n\n")
			case 5:
				text.WriteString("| " + words(1) + "\n|---|\n| " + words(1) + "\n\n")
			}
		}
		width := rapid.IntRange(markdown.MinWidth, 100).Draw(t, "width")
		var got []string
		for _, l := range markdown.Layout(text.String(), width) {
			var kept strings.Builder
			for _, s := range l {
				if s.Style != markdown.Mark {
					kept.WriteString(s.Text)
				}
			}
			got = append(got, strings.Fields(kept.String())...)
		}
		// The head of a stacked table is told again with every row.
		if !slices.Equal(want, got) && !strings.Contains(text.String(), "|---|") {
			t.Fatalf("in %q\nwant %q\ngot  %q", text.String(), want, got)
		}
		for _, w := range want {
			if !slices.ContainsFunc(got, func(g string) bool { return strings.TrimSuffix(g, ":") == w }) {
				t.Fatalf("the word %q is lost in %q", w, got)
			}
		}
	})
}

func TestWrapHangs(t *testing.T) {
	lines := markdown.Wrap([]markdown.Span{
		{Text: "you wrote "}, {Text: "“the follower is *behind*”", Style: markdown.Quote}, {Text: ", and it is\x1b[31m."},
	}, 30, "- ", "  ")
	var got []string
	for _, l := range lines {
		got = append(got, l.String())
	}
	want := []string{"- you wrote “the follower is", "  *behind*”, and it is�[31m."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// slow are texts on which goldmark, or a renderer written without care, takes
// the square of their length.
func slow(n int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, n/len(s)) }
	ticks := ""
	for i := 1; len(ticks) < n-i; i++ {
		ticks += "a" + strings.Repeat("`", i)
	}
	steps := ""
	for i := 0; len(steps) < n-2*i-4; i++ {
		steps += strings.Repeat("  ", i) + "- a\n"
	}
	return map[string]string{
		"open links":      fill("[]("),
		"links in links":  fill("[a]("),
		"open brackets":   fill("["),
		"brackets":        strings.Repeat("[", n/2) + strings.Repeat("]", n/2),
		"emphasis":        fill("*a_ "),
		"strong":          fill("**a *b "),
		"quotes":          fill("> "),
		"quotes lines":    fill("> > > > > > > > a\n"),
		"bullets":         fill("- "),
		"numbers":         fill("1. "),
		"code spans":      ticks,
		"steps":           steps,
		"rows":            "|" + strings.Repeat("a|", 200) + "\n|" + strings.Repeat("-|", 200) + "\n" + strings.Repeat("|\n", n/3),
		"narrow rows":     "|" + strings.Repeat("a|", 20) + "\n|" + strings.Repeat("-|", 20) + "\n" + strings.Repeat("|\n", n/3),
		"definitions":     fill("[a]: b\n"),
		"escapes":         fill("\\["),
		"entities":        fill("&#27;"),
		"ampersands":      fill("&"),
		"zero width":      fill("\u200b"),
		"combining":       "e" + fill("\u0301"),
		"one word":        fill("x"),
		"one line":        fill("x "),
		"lines":           fill("x\n"),
		"hard breaks":     fill("x\\\n"),
		"headings":        fill("# x\n"),
		"underlined":      fill("x\n=\n"),
		"tags":            fill("<a "),
		"comments":        fill("<!--"),
		"joined emoji":    fill("👩\u200d"),
		"flags":           fill("🇩"),
		"too large":       strings.Repeat("word ", markdown.MaxBytes/4),
		"too large quote": strings.Repeat("> ", markdown.MaxBytes),
	}
}

// TestTimeIsBounded gives each text ten seconds for all three readers; the
// slowest needs a tenth of that on a busy machine with two cores.
func TestTimeIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, text := range slow(markdown.MaxBytes / 2) {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			markdown.Parse(&diag.Source{Name: "kata.md", Text: []byte("---\n---\n" + text)})
			parsed := time.Since(start)
			checkLayout(t, text, 40)
			laidOut := time.Since(start)
			markdown.HTML(text)
			took := time.Since(start)
			t.Logf("parse %v, layout %v, HTML %v", parsed, laidOut-parsed, took-laidOut)
			if took > 10*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestWrapKeepsPunctuation: a comma does not begin a line, so that the
// character before it moves along.
func TestWrapKeepsPunctuation(t *testing.T) {
	lines := markdown.Wrap([]markdown.Span{{Text: "一二三四五六七八九十、次"}}, 20, "", "")
	if len(lines) != 2 || lines[0].String() != "一二三四五六七八九" || lines[1].String() != "十、次" {
		t.Errorf("got %v", lines)
	}
}

// TestEmptyColumns: the rule below the head has a width of its own.
func TestEmptyColumns(t *testing.T) {
	text := strings.Repeat("| ", 30) + "|\n" + strings.Repeat("|-", 30) + "|\n| x |\n"
	checkLayout(t, text, 80)
	checkLayout(t, text, 88)
}
