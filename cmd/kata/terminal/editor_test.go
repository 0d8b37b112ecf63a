package terminal

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// pieces are what people type and paste: wide and combined characters, parts
// of such, controls, bytes that are no UTF-8.
var pieces = rapid.SampledFrom([]string{
	"a", "word", " ", "\n", "\t", "é", "e\u0301", "\u0301", "爱", "👩‍👩‍👧", "\u200d", "🇩", "🇪", "\u202e", "\x1b[2J", "\xff", "\r\n", "a longer run of words, typed at once",
})

// TestEditorKeepsText holds the editor against a plain string with a cursor:
// what is typed is there, and nothing else.
func TestEditorKeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, width := newEditor(""), rapid.IntRange(1, 30).Draw(t, "width")
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			text := e.text()
			at := len(strings.Join(e.lines[:e.row], "\n")) + min(e.row, 1) + e.at
			switch rapid.SampledFrom([]string{"type", "type", "type", "left", "right", "up", "down", "home", "end", "begin", "close", "backspace", "delete", "word"}).Draw(t, "step") {
			case "type":
				piece := pieces.Draw(t, "piece")
				e.insert(piece)
				if want := text[:at] + strings.ReplaceAll(strings.ReplaceAll(piece, "\r\n", "\n"), "\r", "\n") + text[at:]; e.text() != want {
					t.Fatalf("%q typed into %q at %d gives %q", piece, text, at, e.text())
				}
			case "left":
				e.left()
			case "right":
				e.right()
			case "up":
				e.vertical(-1, width)
			case "down":
				e.vertical(1, width)
			case "home":
				e.home()
			case "end":
				e.end()
			case "begin":
				e.begin()
			case "close":
				e.close()
			case "word":
				e.cut(e.wordStart())
			case "backspace":
				e.backspace()
				if got := e.text(); len(got) > len(text) || !strings.HasPrefix(text, got[:min(at, len(got))]) && !strings.HasSuffix(text, text[at:]) {
					t.Fatalf("backspace at %d of %q gives %q", at, text, got)
				}
			case "delete":
				e.delete()
			}
			looksRight(t, e, width, rapid.IntRange(1, 6).Draw(t, "height"))
		}
	})
}

// looksRight holds what is shown to the size it may have, and the cursor to a
// place between two characters that is on the screen.
func looksRight(t *rapid.T, e *editor, width, height int) {
	if e.row < 0 || e.row >= len(e.lines) || !slices.Contains(boundaries(e.lines[e.row]), e.at) {
		t.Fatalf("the cursor stands at %d of line %d of %q", e.at, e.row, e.lines)
	}
	shown, y, x := e.view(width, height)
	if len(shown) == 0 || len(shown) > height || y >= len(shown) || x < 0 {
		t.Fatalf("%d rows of %d, the cursor at %d, %d", len(shown), height, x, y)
	}
	for _, row := range shown {
		if w := uniseg.StringWidth(row); w > max(width, 4) {
			t.Fatalf("the row %q is %d wide, of %d", row, w, width)
		}
		if strings.ContainsAny(row, "\x1b\t\n\u202e") {
			t.Fatalf("the row %q is not clean", row)
		}
	}
}

// TestEditorMoves walks by rows, words and lines.
func TestEditorMoves(t *testing.T) {
	const width = 10
	for _, test := range []struct {
		text string
		do   func(e *editor)
		want string // with | at the cursor
	}{
		{"one two three four", func(e *editor) { e.vertical(-1, width) }, "one two| three four"},
		{"one two three four", func(e *editor) { e.begin(); e.vertical(1, width) }, "one two |three four"},
		{"ab\ncdef\ngh", func(e *editor) { e.vertical(-1, width); e.vertical(-1, width) }, "ab|\ncdef\ngh"},
		{"abc\nd\nefg", func(e *editor) { e.begin(); e.end(); e.vertical(1, width); e.vertical(1, width) }, "abc\nd\nefg|"},
		{"one two", func(e *editor) { e.cut(e.wordStart()) }, "one |"},
		{"one two", func(e *editor) { e.home(); e.cut(e.wordEnd()) }, "| two"},
		{"one\ntwo", func(e *editor) { e.home(); e.backspace() }, "one|two"},
		{"one\ntwo", func(e *editor) { e.begin(); e.end(); e.delete() }, "one|two"},
		{"👩‍👩‍👧x", func(e *editor) { e.left(); e.left() }, "|👩‍👩‍👧x"},
		{"爱丽丝", func(e *editor) { e.backspace() }, "爱丽|"},
		{"a", func(e *editor) { e.left(); e.left(); e.backspace(); e.right(); e.right() }, "a|"},
	} {
		e := newEditor(test.text)
		test.do(e)
		lines := slices.Clone(e.lines)
		lines[e.row] = lines[e.row][:e.at] + "|" + lines[e.row][e.at:]
		if got := strings.Join(lines, "\n"); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

// BenchmarkType types a letter into 100 KB and shows the rows: in lines, and
// in one line.
func BenchmarkType(b *testing.B) {
	for name, text := range map[string]string{
		"lines":    strings.Repeat("the quick brown fox jumps over the lazy dog and then some more words\n", 1450),
		"one line": strings.Repeat("the quick brown fox jumps over the lazy dog and then some more words ", 1450),
	} {
		b.Run(name, func(b *testing.B) {
			e := newEditor(text)
			for b.Loop() {
				e.insert("x")
				e.view(78, 10)
				e.backspace()
			}
		})
	}
}
