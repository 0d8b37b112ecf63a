package spacetime_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"github.com/rogpeppe/go-internal/txtar"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/scenario"
	"example.com/kata/kata/replication/spacetime"
)

var update = flag.Bool("update", false, "rewrite the outputs in testdata")

// TestStories plays the archives in testdata: a sentence why, a scenario, and
// for each way of telling it the output. The name of an output is its command:
//
//	text 60 policy=sticky lag=20ms named
//	words
//	found
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { story(t, file) })
	}
}

func story(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := parse(t, archive.Files[0].Name, archive.Files[0].Data)
	for i := range archive.Files[1:] {
		f := &archive.Files[1+i]
		got := tell(t, s, f.Name)
		if *update {
			f.Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func parse(t testing.TB, name string, text []byte) *scenario.Scenario {
	t.Helper()
	s, diags := scenario.Parse(&diag.Source{Name: name, Text: text})
	for _, d := range diags {
		t.Error(d.Format())
	}
	if s == nil {
		t.FailNow()
	}
	for _, d := range s.Check() {
		t.Error(d.Format())
	}
	return s
}

// tell runs one command of a story.
func tell(t *testing.T, s *scenario.Scenario, command string) string {
	words := strings.Fields(command)
	var c scenario.Changes
	o := spacetime.Options{Question: s.Question + 1}
	for _, w := range words[1:] {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "policy":
			c.Policy = value
		case "lag":
			c.Lag = micros(t, value)
		case "wait":
			c.Wait = micros(t, value)
		case "timeout":
			c.Timeout = micros(t, value)
		case "replica":
			c.Replica = strings.ReplaceAll(value, "_", " ")
		case "named":
			o.Named = true
		case "utf8":
			o.UTF8 = true
		case "limit":
			o.Limit, _ = strconv.Atoi(value)
		default:
			var err error
			if o.Width, err = strconv.Atoi(key); err != nil {
				t.Fatalf("unknown word %q in %q", w, command)
			}
		}
	}
	h, found, err := s.Run(c)
	if err != nil {
		t.Fatal(err)
	}
	sameEvents(t, &h, found, o)
	switch words[0] {
	case "text":
		return lines(spacetime.Text(&h, found, o))
	case "words":
		return lines(spacetime.Words(&h, found, o))
	case "found":
		var out []string
		for _, v := range found {
			out = append(out, fmt.Sprintf("%s (%s) %d %d: %s", v.Code, v.Code.Name(), v.Earlier, v.Later, v.Tell(&h)))
		}
		return lines(out)
	}
	t.Fatalf("unknown command %q", command)
	return ""
}

func lines(all []string) string { return strings.Join(append(all, ""), "\n") }

func micros(t *testing.T, text string) *int64 {
	µs, err := scenario.ParseTime(text)
	if err != nil {
		t.Fatal(err)
	}
	return &µs
}

// sameEvents holds the three ways of telling against each other: every event
// is in each of them, with its time, and nothing is wider than it may be.
func sameEvents(t interface {
	Helper()
	Errorf(string, ...any)
}, h *replication.History, found []guarantee.Violation, o spacetime.Options) {
	t.Helper()
	o.Limit = 0
	events := spacetime.Events(h, found, o)
	text, words := spacetime.Text(h, found, o), spacetime.Words(h, found, o)
	drawing := spacetime.SVG("a <title> & more\x1b", h, found, o)
	if len(words) != len(events) {
		t.Errorf("%d events, %d of them in words", len(events), len(words))
	}
	if n := strings.Count(drawing, `<g class="event`); n != len(events) {
		t.Errorf("%d events, %d of them in the SVG", len(events), n)
	}
	timed := 0
	for _, l := range text {
		if len(l) > 5 && strings.TrimSpace(l[:5]) != "" && strings.TrimSpace(l[:5]) != "ms" {
			timed++
		}
	}
	if timed != len(events) {
		t.Errorf("%d events, %d of them in the diagram", len(events), timed)
	}
	all := strings.Join(strings.Fields(strings.NewReplacer("|", " ", "│", " ").Replace(strings.Join(text, " "))), " ")
	for i, e := range events {
		if !strings.Contains(all, e.Label) || !strings.Contains(drawing, strings.ReplaceAll(e.Label, "'", "&#39;")) {
			t.Errorf("%q is not drawn", e.Label)
		}
		if i < len(words) && !strings.Contains(words[i], e.Words) {
			t.Errorf("%q is not told", e.Words)
		}
	}
	for _, l := range text {
		if width := max(40, o.Width); o.Width > 0 && uniseg.StringWidth(l) > width {
			t.Errorf("wider than %d: %s", width, l)
		}
	}
}
