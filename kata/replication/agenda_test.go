package replication

import (
	"testing"

	"pgregory.net/rapid"
)

// TestAgenda holds the tournament against a look through all sessions.
func TestAgenda(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		times := rapid.SliceOfN(rapid.Int64Range(0, 5), 0, 20).Draw(t, "times")
		var a agenda
		a.clear(len(times))
		for i, at := range times {
			a.add(event{at, SessionID(i)})
		}
		for range rapid.IntRange(0, 60).Draw(t, "events") {
			want := event{never, empty}
			for i, at := range times {
				if at < want.at {
					want = event{at, SessionID(i)}
				}
			}
			got, ok := a.first()
			if ok != (want.session != empty) || ok && got != want {
				t.Fatalf("first is %v, want %v of %v", got, want, times)
			}
			if !ok {
				return
			}
			next := got.at + rapid.Int64Range(0, 3).Draw(t, "later")
			if rapid.IntRange(0, 9).Draw(t, "done") == 0 {
				next = never
			}
			times[got.session] = next
			a.delay(next)
		}
	})
}
