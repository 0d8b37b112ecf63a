package answers

import (
	"testing"
	"time"
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
