package spacetime

import (
	"fmt"
	"strings"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// Words tells the same events as Text, numbered, one a line, for people who
// listen. Lines are as long as their sentences: whoever prints them breaks them.
func Words(h *replication.History, found []guarantee.Violation, o Options) []string {
	var lines []string
	events, left := limited(Events(h, found, o), o)
	for i, e := range events {
		var line strings.Builder
		fmt.Fprintf(&line, "%d. At %s ms: %s.", i+1, FormatMillis(e.At), e.Words)
		for _, n := range e.Notes {
			line.WriteString(" Note: " + n + ".")
		}
		if e.Marked && e.Kind == Answer {
			line.WriteString(" This is the read in question.")
		}
		lines = append(lines, line.String())
	}
	if left > 0 {
		lines = append(lines, fmt.Sprintf("And %d more events.", left))
	}
	return lines
}
