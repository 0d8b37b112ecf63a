package answers

import (
	"path/filepath"
	"strings"
	"testing"

	"example.com/kata/kata/diag"
)

// full is the sheet of a whole lesson: five questions, two tries each.
func full() *Sheet {
	s := New("lagging-follower")
	for _, q := range []string{"q1", "q2", "q3", "q4", "q5"} {
		s.AddTry(q, strings.Repeat("She sees the thread without her comment.\n", 10), Unsure, at_("19:31:02"))
		s.AddTry(q, strings.Repeat("A stale read, since the follower lags.\n", 10), Sure, at_("19:40:00"))
	}
	return s
}

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string][]byte{"lesson": Format(full()), "1MB": []byte(front + "## q1\n" + strings.Repeat("She sees the thread without her comment.\n", 1<<20/41))} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Parse(&diag.Source{Text: text})
			}
		})
	}
}

func BenchmarkFormat(b *testing.B) {
	s := full()
	for b.Loop() {
		Format(s)
	}
}

func BenchmarkSave(b *testing.B) {
	f, err := Open(filepath.Join(b.TempDir(), "a.md"), "x")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	s := full()
	for b.Loop() {
		if err := f.Save(s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSaveDraft(b *testing.B) {
	f, err := Open(filepath.Join(b.TempDir(), "a.md"), "x")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	text := strings.Repeat("She sees the thread without her comment.\n", 50)
	for b.Loop() {
		if err := f.SaveDraft(Draft{"q1", 1, text}); err != nil {
			b.Fatal(err)
		}
	}
}
