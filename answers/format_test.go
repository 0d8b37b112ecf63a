package answers

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"example.com/kata/kata/diag"
)

func parse(text string) (*Sheet, diag.List) {
	return Parse(&diag.Source{Name: "sheet.md", Text: []byte(text)})
}

// awkward are pieces that answers are made of in the law below: what our own
// lines look like, what terminals and editors trip over, and plain words.
var awkward = []string{
	"", " ", "\t", "\n", "\n\n", "\r\n", "\r", "\\", "\\\\", "## q1", "## Q2: title", "##q3", "### q4", "## Question 5", "# q1",
	"   ## q2", "    ## q2", "x## q2", "## q", "## 3", "#x q2", "> ## q1", "> quoted", "---", "--- ", "...", "kata: x",
	"<!-- kata: try 1 -->", "<!--kata:skipped-->", "<!-- kata: try", "<!-- kbta: try 1 -->", "x<!-- kata: model -->", "<!-- todo -->", "-->", "<!--",
	"\x00", "\x1b[31m", "\xff\xfe", "\xc3", "\u2028", "\u2029", "\u0085", "\ufeff", "\u202e", "é", "👩‍👩‍👧", "日本",
	"She sees the old thread.", "a stale read", "\"quoted\"", ", ", ": ", "`", "```",
}

func texts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(awkward), rapid.String(),
			rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) })), 0, 8).Draw(t, "parts")
		return strings.Join(parts, rapid.SampledFrom([]string{"", "\n", " "}).Draw(t, "between"))
	})
}

func instants() *rapid.Generator[time.Time] {
	return rapid.Map(rapid.Int64Range(0, 4e9), func(s int64) time.Time {
		if s == 0 {
			return time.Time{}
		}
		return time.Unix(s, 0).UTC()
	})
}

// sheets draws sheets as verbs and an editor could have made them.
func sheets() *rapid.Generator[*Sheet] {
	return rapid.Custom(func(t *rapid.T) *Sheet {
		s := New(rapid.StringMatching(`[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,3}`).Filter(func(id string) bool { return !yamlWord(id) }).Draw(t, "kata"))
		for _, n := range rapid.SliceOfN(rapid.IntRange(1, 9), 0, 12).Draw(t, "verbs") {
			q := "q" + string(rune('0'+n))
			switch rapid.IntRange(0, 7).Draw(t, "verb") {
			case 0, 1:
				s.AddTry(q, texts().Draw(t, "text"), Confidence(rapid.IntRange(0, 3).Draw(t, "confidence")), instants().Draw(t, "at"))
			case 2:
				s.Skip(q)
			case 3:
				s.ShowHint(q)
			case 4:
				s.ShowModel(q)
			case 5:
				s.Dispute(q, Dispute{ID: texts().Draw(t, "id"), Try: rapid.IntRange(0, 9).Draw(t, "try"), At: instants().Draw(t, "at"), Note: texts().Draw(t, "note")})
			case 6:
				s.KeepDesign(q, Design{Concept: texts().Draw(t, "concept"), Policy: texts().Draw(t, "policy"), Try: rapid.IntRange(0, 9).Draw(t, "try"), Confirmed: texts().Draw(t, "confirmed")})
			case 7:
				a := s.reach(q)
				a.Prompt = texts().Draw(t, "prompt")
				a.Title = plainTitle(texts().Draw(t, "title"))
				if len(a.Tries) == 0 {
					a.Tries = []Try{{Text: texts().Draw(t, "by hand")}}
				}
			}
		}
		return s
	})
}

// yamlWord tells whether an id would need quotes in YAML.
func yamlWord(id string) bool {
	return slices.Contains([]string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}, id)
}

func TestFormatLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sheets().Draw(t, "sheet")
		text := Format(s)
		back, diags := parse(string(text))
		if len(diags) > 0 {
			t.Fatalf("%s\n%s", diags[0].Format(), text)
		}
		if !back.Equal(s) {
			t.Fatalf("wrote %#v\nread  %#v\n%q", s, back, text)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(smallest))
	f.Add([]byte(lesson))
	f.Add([]byte(strings.ReplaceAll(lesson, "\n", "\r\n")))
	f.Add([]byte("\ufeff" + lesson + lesson))
	f.Add([]byte("---\nkata: [\n---\n## q1\n<!-- kata: question -->\n> a\nb\n<!-- kata: later x, \"y\n-->\nc"))
	f.Add([]byte("---\n---\n---\nkata: x\n---\n## q1\n\\\n\\\\\n \\## q2\n## q1: b\nx\n"))
	for _, a := range awkward {
		f.Add([]byte(a))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkKept(t, text) })
}

// checkKept holds the promise for any file at all: what was read is written
// back in one stable form, and each line of an answer is still there.
func checkKept(t *testing.T, text []byte) {
	t.Helper()
	s, _ := parse(string(text))
	once := Format(s)
	again, _ := parse(string(once))
	if !again.Equal(s) {
		t.Fatalf("read %q\nas    %#v\nwrote %q\nread  %#v", text, s, once, again)
	}
	if twice := Format(again); !bytes.Equal(once, twice) {
		t.Fatalf("wrote %q\nthen  %q", once, twice)
	}
	kept := map[string]bool{}
	for l := range strings.SplitSeq(string(once), "\n") {
		kept[l] = true
	}
	src := &diag.Source{Text: text}
	p := &parser{src: src, sheet: &Sheet{}}
	p.split()
	for _, l := range p.lines[p.readFront():] {
		_, _, isHeading := heading(l.text)
		_, _, isRecord := record(l.text)
		quote := strings.HasPrefix(l.text, ">")
		if !blank(strings.TrimLeft(l.text, `\`)) && !(isHeading && structural(l.text)) && !isRecord && !quote && !kept[l.text] && !kept[`\`+l.text] {
			t.Fatalf("read %q\nwrote %q\nlost  %q", text, once, l.text)
		}
	}
}

func TestAnyTextIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sheets().Draw(t, "sheet")
		text := string(Format(s))
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		text = text[:at] + texts().Draw(t, "inserted") + text[at:]
		s, _ = parse(text)
		once := Format(s)
		again, _ := parse(string(once))
		if !again.Equal(s) || !bytes.Equal(Format(again), once) {
			t.Fatalf("read %q\nwrote %q\nread %#v\nthen %#v", text, once, s, again)
		}
	})
}
