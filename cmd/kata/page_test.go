//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/kata/answers"
)

// sheetForThePage is a sheet that fills every part of the page: several tries,
// designs that hold and that break, an objection, a sentence.
func sheetForThePage(t *testing.T) string {
	t.Helper()
	at := time.Date(2026, 1, 2, 15, 4, 5, 0, time.UTC)
	s := answers.New("lagging-follower")
	s.AddTry("q1", "She sees her comment at once, the followers are always up to date.", answers.Sure, at)
	s.AddTry("q1", "She sees the old thread without her comment. It is a stale read, read-your-writes is violated.", answers.Sure, at)
	s.AddTry("q2", "Her comment disappears again after the refresh. Monotonic reads are violated.", answers.Guess, at)
	s.AddTry("q3", "Read her own comments from the leader.\nFor a minute after a write, she reads from the leader.\n"+
		"Or the client remembers the log position of her last write, and a replica must have caught up to it.\nAvoid followers that lag by more than 200 ms.", answers.Sure, at)
	s.AddTry("q4", "Always send the same user to the same replica. If that replica fails, reroute her to another one.", answers.Sure, at)
	s.AddTry("q5", "More load on the leader, and the code is more complex.", answers.Sure, at)
	s.Dispute("q1", answers.Dispute{ID: "stale-read", Try: 2, Note: "I meant the whole page, not only the comment."})
	s.Answer("q2").Sentence = "A read went to a follower that was behind the one before it."
	file := filepath.Join(t.TempDir(), "answers.md")
	if err := os.WriteFile(file, answers.Format(s), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// writePage makes the page of a sheet by the command.
func writePage(t *testing.T, sheet string) string {
	t.Helper()
	page := filepath.Join(t.TempDir(), "report.html")
	var said strings.Builder
	if code := run([]string{"report", sheet, "--html", page}, env{strings.NewReader(""), io.Discard, &said, func(string) string { return "" }, time.Now, answers.Open}); code != 0 {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	return page
}

// TestPageInABrowser opens the report in Chromium: nothing is complained of,
// nothing is loaded but the file, nothing is wider than the window, all text
// stands out from what is behind it, every picture has a name, the headings are
// in order. With KATA_SCREENSHOTS=FOLDER it writes what it saw.
func TestPageInABrowser(t *testing.T) {
	b := openBrowser(t)
	url := "file://" + writePage(t, sheetForThePage(t))
	for _, width := range []int{1280, 390} {
		for _, scheme := range []string{"light", "dark"} {
			b.look(width, scheme)
			b.open(url)
			checkLayout(b, width, scheme)
			checkContrast(b, scheme)
			if folder := os.Getenv("KATA_SCREENSHOTS"); folder != "" {
				b.photograph(filepath.Join(folder, fmt.Sprintf("report-%d-%s.png", width, scheme)))
			}
		}
	}
	checkAccessible(b)
	checkPrint(b)
	loads, complaints := heard(b, url)
	if loads != 4 || len(complaints) > 0 {
		t.Errorf("%d loads were seen of 4; %q", loads, complaints)
	}
	// The same ears hear a page that does what ours must not.
	b.events = nil
	loud := filepath.Join(t.TempDir(), "loud.html")
	text := `<!doctype html><title>loud</title><img src="https://example.invalid/x.png"><script>console.error("loud")</script>`
	if err := os.WriteFile(loud, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	b.open("file://" + loud)
	if _, complaints := heard(b, "file://"+loud); len(complaints) < 2 || !strings.Contains(fmt.Sprint(complaints), "example.invalid") {
		t.Errorf("a page that loads and complains was not noticed: %q", complaints)
	}
}

// checkLayout holds that nothing but a box that scrolls is wider than the
// window, and that what it scrolls can be reached with keys.
func checkLayout(b *browser, width int, scheme string) {
	b.t.Helper()
	var wide []string
	b.ask(`[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll svg, thead') && e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5).map(e => e.outerHTML.slice(0, 120))`, &wide)
	for _, e := range wide {
		b.t.Errorf("at %d px, %s: beyond the edge: %s", width, scheme, e)
	}
	var scrolls int
	b.ask(`document.documentElement.scrollWidth - document.documentElement.clientWidth`, &scrolls)
	if scrolls > 0 {
		b.t.Errorf("at %d px, %s: the page scrolls sideways by %d px", width, scheme, scrolls)
	}
	var unreachable int
	b.ask(`[...document.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.tabIndex < 0).length`, &unreachable)
	if unreachable > 0 {
		b.t.Errorf("at %d px, %s: %d boxes scroll and cannot be reached with keys", width, scheme, unreachable)
	}
}

// checkPrint holds that paper is white, whatever the scheme, and that what is
// folded on the screen is open on it.
func checkPrint(b *browser) {
	b.t.Helper()
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print", "features": []map[string]string{{"name": "prefers-color-scheme", "value": "dark"}}}, nil)
	var paper, drawn string
	b.ask(`getComputedStyle(document.body).backgroundColor`, &paper)
	b.ask(`getComputedStyle(document.querySelector('svg.rates rect')).fill`, &drawn)
	if paper != "rgb(255, 255, 255)" || drawn != paper {
		b.t.Errorf("paper is %s, drawings are on %s", paper, drawn)
	}
	var folded int
	b.ask(`[...document.querySelectorAll('details')].filter(d => d.lastElementChild.getBoundingClientRect().height < 10 || !d.lastElementChild.checkVisibility({contentVisibilityAuto: true})).length`, &folded)
	if folded > 0 {
		b.t.Errorf("%d parts are folded on paper", folded)
	}
}

// contrasts gives, for each piece of text, its contrast against the nearest
// background behind it, by the formula of WCAG 2.
const contrasts = `(() => {
	const light = c => { const [r, g, b] = c.match(/[\d.]+/g).map(Number).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c !== 'rgba(0, 0, 0, 0)') return c; } return 'rgb(255, 255, 255)'; };
	const out = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.textContent.trim() || e.closest('style, title, desc')) continue;
		const style = getComputedStyle(e);
		const [a, b] = [light(e.closest('svg') ? style.fill : style.color), light(behind(e))].sort((x, y) => y - x);
		out.push({text: walk.currentNode.textContent.trim().slice(0, 60), ratio: (a + 0.05) / (b + 0.05)});
	}
	return out;
})()`

// checkContrast holds the level AA of WCAG 2 for all text, small as well as
// large.
func checkContrast(b *browser, scheme string) {
	b.t.Helper()
	var pieces []struct {
		Text  string
		Ratio float64
	}
	b.ask(contrasts, &pieces)
	if len(pieces) < 200 {
		b.t.Errorf("only %d pieces of text", len(pieces))
	}
	least := 21.0
	for _, p := range pieces {
		least = min(least, p.Ratio)
		if p.Ratio < 4.5 {
			b.t.Errorf("%s: the contrast of %q is %.2f", scheme, p.Text, p.Ratio)
		}
	}
	b.t.Logf("%s: %d pieces of text, the least contrast is %.2f", scheme, len(pieces), least)
}

// checkAccessible asks the tree that a screen reader is given.
func checkAccessible(b *browser) {
	b.t.Helper()
	type value struct {
		Value any `json:"value"`
	}
	var tree struct {
		Nodes []struct {
			Ignored    bool  `json:"ignored"`
			Role       value `json:"role"`
			Name       value `json:"name"`
			Properties []struct {
				Name  string `json:"name"`
				Value value  `json:"value"`
			} `json:"properties"`
		} `json:"nodes"`
	}
	b.call("Accessibility.getFullAXTree", nil, &tree)
	seen := map[string]int{}
	level := 0.0
	for _, n := range tree.Nodes {
		role, name := fmt.Sprint(n.Role.Value), fmt.Sprint(n.Name.Value)
		if n.Ignored {
			continue
		}
		seen[role]++
		switch role {
		case "image", "img", "heading", "link", "DisclosureTriangle", "region":
			if name == "" || n.Name.Value == nil {
				b.t.Errorf("a %s has no name", role)
			}
		}
		for _, p := range n.Properties {
			if next, ok := p.Value.Value.(float64); role == "heading" && p.Name == "level" && ok {
				if next > level+1 {
					b.t.Errorf("%q is a heading of level %v behind one of level %v", name, next, level)
				}
				level = next
			}
		}
	}
	b.t.Logf("roles: %v", seen)
	if seen["heading"] < 15 || seen["image"]+seen["img"] < 8 || seen["table"] < 2 || seen["main"] != 1 || seen["navigation"] != 1 {
		b.t.Errorf("roles: %v", seen)
	}
}

// heard gives how often a page was loaded since the events begin, and what
// was complained of or asked for besides.
func heard(b *browser, url string) (loads int, complaints []string) {
	b.t.Helper()
	for _, e := range b.events {
		switch e.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded":
			complaints = append(complaints, e.Method+": "+string(e.Params))
		case "Network.requestWillBeSent":
			var sent struct {
				Request struct {
					URL string `json:"url"`
				} `json:"request"`
			}
			if err := json.Unmarshal(e.Params, &sent); err != nil {
				b.t.Fatal(err)
			}
			if sent.Request.URL == url {
				loads++
			} else {
				complaints = append(complaints, "it asks for "+sent.Request.URL)
			}
		}
	}
	return loads, complaints
}
