//go:build unix

package main

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/kata/answers"
)

// ourCodes are the escape codes that the program writes itself: styles.
var ourCodes = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// TestNaughtyStringsOnATerminal shows a report with all strings in it on a
// terminal with styles: nothing but the styles is left of escape codes.
func TestNaughtyStringsOnATerminal(t *testing.T) {
	sheet := answers.New("lagging-follower")
	sheet.AddTry("q1", "She sees the old thread.", answers.Sure, time.Unix(0, 0))
	for i, s := range naughtyStrings() {
		if len(s) < 2000 {
			sheet.Dispute("q1", answers.Dispute{ID: strconv.Itoa(i), Try: 1, Note: s, At: time.Unix(0, 0)})
		}
	}
	p := sitDown(t, 80, 24, nil, "report", keep(t, sheet))
	if code := p.exits(); code != 0 {
		t.Fatalf("exit code %d: %s", code, p.screen())
	}
	screen := p.screen()
	if !ourCodes.MatchString(screen) || strings.Count(screen, "misread") < 400 {
		t.Errorf("no styles, or not all strings were shown: %d", strings.Count(screen, "misread"))
	}
	if bad := foreign(strings.ReplaceAll(ourCodes.ReplaceAllString(screen, ""), "\r\n", "\n")); bad != "" {
		t.Error(bad)
	}
}
