package answers

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// shape is which texts stand under which question.
func shape(s *Sheet) string {
	var b strings.Builder
	for _, a := range s.Answers {
		b.WriteString(a.Question)
		for range a.Tries {
			b.WriteString(" try")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestEveryPrefixIsOpenedOrRefusedWithItsPlace(t *testing.T) {
	opened, refused := 0, 0
	for n := range len(lesson) {
		text := lesson[:n]
		checkKept(t, []byte(text))
		_, diags := parse(text)
		if !diags.HasErrors() {
			opened++
			continue
		}
		refused++
		for _, d := range diags {
			if d.Range.Source == nil || d.Hint == "" || d.Code == "" {
				t.Fatalf("%q: %s", text, d.Format())
			}
		}
	}
	t.Logf("%d prefixes: %d opened, %d refused", len(lesson), opened, refused)
}

// TestFlippedBytes flips single bytes. Whatever comes out keeps every line;
// what is opened without a word must have its answers where they were, but
// for the few flips that no reader of text can see: a digit of "## q1", or a
// line end that became a letter of the answer beside it.
func TestFlippedBytes(t *testing.T) {
	whole, _ := parse(lesson)
	random := rand.New(rand.NewPCG(1, 2))
	opened, refused, moved := 0, 0, 0
	const flips = 5000
	for range flips {
		text := []byte(lesson)
		at := random.IntN(len(text))
		was := text[at]
		for text[at] == was {
			text[at] = byte(random.IntN(256))
		}
		checkKept(t, text)
		s, diags := parse(string(text))
		switch {
		case diags.HasErrors():
			refused++
		case len(diags) == 0 && shape(s) != shape(whole):
			moved++
			line := lesson[strings.LastIndexByte(lesson[:at], '\n')+1:]
			if !strings.HasPrefix(line, "## q") {
				t.Logf("silently moved: %q for %q in %.20q", text[at], was, line)
			}
		default:
			opened++
		}
	}
	t.Logf("%d flips: %d opened, %d refused, %d opened with an answer elsewhere", flips, opened, refused, moved)
	if moved > flips/100 {
		t.Errorf("%d of %d flips move an answer without a word", moved, flips)
	}
}
