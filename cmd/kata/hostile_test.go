package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.com/kata/answers"
	"example.com/kata/kata/diag"
)

// said runs one command line, in no terminal, and gives all that it printed.
// Its data folder is an empty one.
func said(t *testing.T, in string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	home := t.TempDir()
	getenv := func(name string) string {
		return map[string]string{"XDG_DATA_HOME": home, "HOME": home, "LANG": "C.UTF-8"}[name]
	}
	run(args, env{strings.NewReader(in), &out, &out, getenv, func() time.Time { return time.Unix(0, 0) }, answers.Open})
	return out.String()
}

// foreign gives the first place of a text that could steer a terminal. What
// is not UTF-8 counts: some terminals take single bytes for 8-bit controls.
func foreign(text string) string {
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		if diag.Unsafe(r) || r == '\t' || r == '\r' || r == utf8.RuneError && size == 1 {
			return fmt.Sprintf("%q at byte %d: %q", r, i, text[max(0, i-40):min(len(text), i+20)])
		}
	}
	return ""
}

// asked are the strings that are tried: every tenth where time is short.
func asked() []string {
	all := naughtyStrings()
	if !testing.Short() {
		return all
	}
	var some []string
	for i := 0; i < len(all); i += 10 {
		some = append(some, all[i])
	}
	return some
}

// each runs a check for every naughty string, some at a time.
func each(t *testing.T, check func(t *testing.T, i int, naughty string)) {
	t.Helper()
	all := asked()
	for worker := range 4 {
		t.Run(strconv.Itoa(worker), func(t *testing.T) {
			t.Parallel()
			for i := worker; i < len(all); i += 4 {
				check(t, i, all[i])
			}
		})
	}
}

// TestNaughtyWords hands every string in where a word is expected: a command,
// a kata, a scenario, a policy, a flag, a file. Whatever is answered, the string
// comes back as text.
func TestNaughtyWords(t *testing.T) {
	each(t, func(t *testing.T, _ int, s string) {
		for _, args := range [][]string{
			{s}, {"start", s}, {"list", s}, {"run", s}, {"run", "stale-read", "--policy", s}, {"run", "stale-read", "--seed", s}, {"explore", "--policy", s}, {"explore", "--failover", s},
			{"grade", s}, {"verify", s}, {"check", s}, {"new", s}, {"new", "sheet", s}, {"report", s}, {"start", "--answers", filepath.Join("no", "such", s)}, {"--content", s, "list"}, {"report", "--html", s + "\x00", "x"},
			{"--" + s}, {"-" + s}, {"start", "--" + s}, {"help", s}, {"completion", s},
		} {
			if bad := foreign(said(t, "", args...)); bad != "" {
				t.Errorf("kata %.200q: %s", args, bad)
			}
		}
	})
}

// TestNaughtyFileNames gives a sheet every string as its name, where the
// system takes it.
func TestNaughtyFileNames(t *testing.T) {
	folder := t.TempDir()
	taken := make([]int, 4)
	each(t, func(t *testing.T, i int, s string) {
		name := filepath.Join(folder, "x"+strings.ReplaceAll(s, "/", "∕")+".md")
		if os.WriteFile(name, []byte("---\nkata: lagging-follower\n---\n\n## q1\n\nthe old thread\n\n## q9\n\nnothing\n"), 0o644) != nil {
			return
		}
		taken[i%4]++
		page := filepath.Join(folder, strconv.Itoa(i)+".html")
		for _, args := range [][]string{{"report", name}, {"grade", name}, {"report", name, "--json", name}, {"report", name, "--html", page}, {"start", "--answers", name}, {"check", name}, {"verify", name}, {"run", name}} {
			if bad := foreign(said(t, "", args...)); bad != "" {
				t.Errorf("kata %q: %s", args, bad)
			}
		}
		_ = os.WriteFile(name, []byte("---\nkata: [\n"), 0o644)
		if bad := foreign(said(t, "", "report", name)); bad != "" {
			t.Errorf("a broken sheet %q: %s", name, bad)
		}
	})
	t.Cleanup(func() {
		if n := taken[0] + taken[1] + taken[2] + taken[3]; runtime.GOOS == "linux" && n < len(asked())*7/10 {
			t.Errorf("only %d names were tried", n)
		}
	})
}

// naughtySheet answers with a string wherever a learner writes; with several,
// with one to each question.
func naughtySheet(naughty ...string) *answers.Sheet {
	sheet := answers.New("lagging-follower")
	at := time.Unix(0, 0)
	for i, s := range naughty {
		q := fmt.Sprintf("q%d", i+1)
		sheet.AddTry(q, s, answers.Guess, at)
		sheet.AddTry(q, s+"\nShe sees the old thread, a stale read. "+s, answers.Sure, at)
		sheet.Dispute(q, answers.Dispute{ID: s, Try: 1, Note: s, At: at})
		sheet.Answer(q).Sentence = s
	}
	return sheet
}

// TestNaughtyAnswers writes every string into a sheet, five at a time, and
// asks for all that can be made of it; and into the lesson itself.
func TestNaughtyAnswers(t *testing.T) {
	styles := ourStyles(t)
	all := slices.Collect(slices.Chunk(asked(), 5))
	for worker := range 4 {
		t.Run(strconv.Itoa(worker), func(t *testing.T) {
			t.Parallel()
			for i := worker; i < len(all); i += 4 {
				sheet := naughtySheet(all[i]...)
				if i%20 == 0 && len(all[i]) > 3 { // a design is played, which takes a while
					sheet.AddTry("q4", "Always the same replica for the same user. "+all[i][3], answers.Sure, time.Unix(0, 0))
				}
				checkNaughtyAnswers(t, sheet, all[i], styles)
			}
		})
	}
}

func checkNaughtyAnswers(t *testing.T, sheet *answers.Sheet, naughty, styles []string) {
	t.Helper()
	file := keep(t, sheet)
	page := said(t, "", "report", file, "--html", "-")
	outputs := map[string]string{"the page": page}
	for _, args := range [][]string{{"report", file}, {"report", file, "--markdown", "-"}, {"report", file, "--json", "-"}, {"grade", "--explain", file}} {
		outputs[fmt.Sprint(args)] = said(t, "", args...)
	}
	outputs["the lesson"] = said(t, strings.Join(naughty, "\n\n")+"\n", "start")
	for what, text := range outputs {
		if bad := foreign(text); bad != "" {
			t.Errorf("%s of %.60q: %s", what, naughty, bad)
		}
	}
	if !strings.HasPrefix(page, "<!doctype") {
		t.Errorf("no page of %.60q: %.300s", naughty, page)
	}
	for _, problem := range activeHTML(page, styles) {
		t.Errorf("the page of %.60q: %s", naughty, problem)
	}
}

// TestNaughtyTitles writes every string into a kata, wherever an author
// writes. Most are refused, by an error that quotes them; what is not refused
// is shown.
func TestNaughtyTitles(t *testing.T) {
	styles := ourStyles(t)
	used := make([]int, 4)
	each(t, func(t *testing.T, i int, s string) {
		folder := t.TempDir()
		sheet := naughtyKata(t, folder, s)
		for _, args := range [][]string{
			{"check", filepath.Join(folder, "naughty")}, {"--content", folder, "list"}, {"--content", folder, "start", "naughty", "--answers", filepath.Join(folder, "a.md")},
			{"--content", folder, "report", sheet}, {"--content", folder, "report", sheet, "--markdown", "-"}, {"--content", folder, "report", sheet, "--json", "-"}, {"--content", folder, "new", "sheet", "naughty"},
		} {
			if bad := foreign(said(t, "the old price\n", args...)); bad != "" {
				t.Errorf("kata %q with %.60q: %s", args, s, bad)
			}
		}
		page := said(t, "", "--content", folder, "report", sheet, "--html", "-")
		if bad := foreign(page); bad != "" {
			t.Errorf("the page with %.60q: %s", s, bad)
		}
		if strings.HasPrefix(page, "<!doctype") {
			used[i%4]++
			for _, problem := range activeHTML(page, styles) {
				t.Errorf("the page with %.60q: %s", s, problem)
			}
		}
	})
	t.Cleanup(func() {
		if n := used[0] + used[1] + used[2] + used[3]; n < len(asked())/2 {
			t.Errorf("only %d katas gave a page", n)
		}
	})
}

// naughtyKata writes a kata with a string in every text of it, and gives a
// sheet with an answer.
func naughtyKata(t *testing.T, folder, s string) (sheet string) {
	t.Helper()
	quoted := strconv.QuoteToASCII(s) // JSON's escapes, and so YAML's, but for \x of bytes: those are refused
	line := strings.Join(strings.Fields(s), " ")
	files := map[string]string{
		"naughty/kata.md": "---\nkata: naughty\ntitle: " + quoted + "\nminutes: 5\n---\n\n## Scenario\n\nA shop. " + s + "\n\n## Part 1: " + line + " (5 minutes)\n\n### q1: " + line +
			"\n\nWhat price? " + line + "\n\n#### Hints\n\n1. Who? " + line + "\n\n#### Model answer\n\nThe old price. " + line + "\n\n## Success criteria\n\n1. The old price. " + line + " (q1)\n\n## Closing thought\n\n" + s + "\n",
		"naughty/rubric.yaml": "kata: naughty\nquestions:\n  q1:\n    pass: {all of: [old-price]}\n    concepts:\n      old-price:\n        idea: " + quoted + "\n        hint: " + quoted +
			"\n        phrases: ['old price']\n    misconceptions:\n      new-price:\n        idea: " + quoted + "\n        refutation: " + quoted + "\n        phrases: ['new price']\n",
		"sheet.md": "---\nkata: naughty\n---\n\n## q1\n\nthe old price\n",
	}
	for name, text := range files {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, "sheet.md")
}

func keep(t *testing.T, s *answers.Sheet) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(file, answers.Format(s), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// allowed are all elements of a page of ours, and their attributes. Nothing
// that loads or runs is among them.
var allowed = map[string]string{
	"html": "lang", "head": "", "meta": "charset name content http-equiv", "title": "", "style": "", "body": "", "header": "", "nav": "aria-label", "main": "", "footer": "",
	"section": "aria-labelledby", "h1": "", "h2": "id", "h3": "", "h4": "", "h5": "", "h6": "", "p": "class", "span": "class", "ul": "class", "ol": "class start", "li": "", "q": "", "br": "", "hr": "", "a": "href rel",
	"pre": "", "code": "", "em": "", "strong": "", "blockquote": "", "details": "", "summary": "", "div": "class tabindex role aria-label", "figure": "", "figcaption": "",
	"table": "class role", "thead": "role", "tbody": "role", "tr": "role", "th": "class role scope", "td": "class role data-label",
	"svg": "xmlns class role viewBox width height", "desc": "", "rect": "width height fill", "line": "class x1 y1 x2 y2", "text": "class x y text-anchor transform", "g": "class", "circle": "class cx cy r", "path": "class d",
}

// activeHTML parses a page as a browser does and gives what is in it that is
// not allowed. The styles must be ours to the letter.
func activeHTML(page string, styles []string) []string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			problems = append(problems, "a comment: "+n.Data)
		case html.ElementNode:
			problems = append(problems, badElement(n, styles)...)
		}
	}
	return problems
}

func badElement(n *html.Node, styles []string) []string {
	attributes, known := allowed[n.Data]
	if !known {
		return []string{"an element <" + n.Data + ">"}
	}
	var problems []string
	for _, a := range n.Attr {
		if !slices.Contains(strings.Fields(attributes), a.Key) || a.Namespace != "" {
			problems = append(problems, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
		}
		if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "mailto:") {
			problems = append(problems, fmt.Sprintf("a link to %q", a.Val))
		}
		if a.Key == "http-equiv" && a.Val != "Content-Security-Policy" || a.Key == "fill" && a.Val != "var(--paper)" {
			problems = append(problems, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
		}
	}
	if n.Data == "style" && (n.FirstChild == nil || !slices.Contains(styles, n.FirstChild.Data)) {
		problems = append(problems, "a style that is not ours")
	}
	return problems
}

// ourStyles gives the styles of a page in which nobody is naughty.
func ourStyles(t *testing.T) []string {
	t.Helper()
	sheet := naughtySheet("nothing")
	sheet.AddTry("q4", "Always the same replica for the same user.", answers.Sure, time.Unix(0, 0))
	page := said(t, "", "report", keep(t, sheet), "--html", "-")
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "style" {
			out = append(out, n.FirstChild.Data)
		}
	}
	if len(out) < 3 {
		t.Fatalf("%d styles in the page, want those of the page, the runs and the plots", len(out))
	}
	return out
}

// TestActiveHTMLIsNoticed shows that the parser's eyes are open: of each kind
// of payload some is found when a page is made of it as it is.
func TestActiveHTMLIsNoticed(t *testing.T) {
	noticed := 0
	for _, s := range pagePayloads() {
		if len(activeHTML("<!doctype html><html><body><p>"+s+"</p></body></html>", nil)) > 0 {
			noticed++
		}
	}
	if noticed < 80 {
		t.Errorf("%d of %d payloads were noticed as markup", noticed, len(pagePayloads()))
	}
	for _, s := range []string{"\x1b[2J", "\u009b2J", "\x9b2J", "\u202e", "a\tb", "\x7f"} {
		if foreign("x"+s) == "" {
			t.Errorf("%q was not noticed", s)
		}
	}
}
