package answers

import (
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"example.com/kata/answers/faults"
)

const draftName = "." + sheetName + ".draft"

const twoDrafts = "<!-- kata: draft q2, try 1 -->\ngoing back\nin ti\n\n<!-- kata: draft q4, try 1 -->\n\\## q1\nHash the user\n"

// TestOpenUnderEveryFault opens a sheet on a disk that fails: what cannot be
// read is never taken for a sheet, or a draft, that is not there.
func TestOpenUnderEveryFault(t *testing.T) {
	before := map[string]string{sheetName: lesson, draftName: twoDrafts}
	everyFault(t, before, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		f, err := OpenOn(d, "answers", sheetName, "lagging-follower")
		if !maps.Equal(m.Files(), before) {
			t.Fatalf("opening changed the files: %q", m.Files())
		}
		if err != nil {
			return
		}
		if whole, _ := parse(lesson); !f.Sheet().Equal(whole) || len(f.Drafts()) != 2 {
			t.Fatalf("opened without a word: %+v, %+v", f.Sheet(), f.Drafts())
		}
	})
}

func TestEachQuestionHasItsDraft(t *testing.T) {
	m := faults.NewMemory(map[string]string{sheetName: lesson, draftName: twoDrafts})
	reopen := func() *File {
		t.Helper()
		f, err := OpenOn(m, "answers", sheetName, "lagging-follower")
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := reopen()
	if d, _ := f.Draft("q2"); d.Text != "going back\nin ti" {
		t.Fatalf("q2: %q", d.Text)
	}
	if d, _ := f.Draft("q4"); d.Text != "## q1\nHash the user" {
		t.Fatalf("q4: %q", d.Text)
	}
	odd := Draft{"q5", 1, "\n<!-- kata: draft q1, try 1 -->\n\n  more load \n\n"}
	if err := f.SaveDraft(odd); err != nil {
		t.Fatal(err)
	}
	f = reopen()
	if d, _ := f.Draft("q5"); d != odd || len(f.Drafts()) != 3 {
		t.Fatalf("%+v of %+v", d, f.Drafts())
	}
	// One is dropped, one submitted; the third stays.
	if err := f.DropDraft("q5"); err != nil {
		t.Fatal(err)
	}
	f.Sheet().AddTry("q2", "going back\nin time", Sure, at_("20:00:00"))
	if err := f.Save(f.Sheet()); err != nil {
		t.Fatal(err)
	}
	if f = reopen(); len(f.Drafts()) != 1 || f.Drafts()[0].Question != "q4" {
		t.Fatalf("%+v", f.Drafts())
	}
	if err := f.DropDraft("q4"); err != nil || m.Files()[draftName] != "" {
		t.Fatalf("%v, %q", err, m.Files())
	}
}

// TestDamagedDraft flips each byte of a draft file, and cuts it at each. What
// is not read as a draft is kept aside; no word of it is overwritten.
func TestDamagedDraft(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var texts []string
	for at := range len(twoDrafts) {
		flipped := []byte(twoDrafts)
		for flipped[at] == twoDrafts[at] {
			flipped[at] = byte(random.IntN(256))
		}
		texts = append(texts, twoDrafts[:at], string(flipped))
	}
	aside := 0
	for _, text := range texts {
		m := faults.NewMemory(map[string]string{sheetName: lesson, draftName: text})
		f, err := OpenOn(m, "answers", sheetName, "lagging-follower")
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SaveDraft(Draft{"q5", 1, "more load"}); err != nil {
			t.Fatal(err)
		}
		kept := m.Files()["lagging-follower.kept.md"]
		if kept != "" {
			aside++
			if kept != text {
				t.Fatalf("kept %q of %q", kept, text)
			}
			continue
		}
		got := ""
		for _, d := range f.Drafts() {
			got += d.Text + "\n"
		}
		for l := range strings.SplitSeq(text, "\n") {
			if l = strings.TrimLeft(l, `\`); !strings.HasPrefix(l, "<!-- kata: draft") && !strings.Contains(got, strings.Trim(l, blanks)) {
				t.Fatalf("%q is in no draft of %q", l, text)
			}
		}
	}
	if aside < len(texts)/10 {
		t.Errorf("only %d of %d were kept aside", aside, len(texts))
	}
	t.Logf("%d damaged draft files, %d kept aside", len(texts), aside)
}

// TestDamagedSheetIsNeverOverwritten opens every prefix of a sheet, and 1,000
// single-byte flips of it, as a file: each is opened or refused with its
// place. Refused, it stays as it is; opened, and with one more answer saved,
// it still has every line.
func TestDamagedSheetIsNeverOverwritten(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var texts []string
	for n := range len(lesson) {
		texts = append(texts, lesson[:n])
	}
	for range 1000 {
		text := []byte(lesson)
		at := random.IntN(len(text))
		for text[at] == lesson[at] {
			text[at] = byte(random.IntN(256))
		}
		texts = append(texts, string(text))
	}
	refused := 0
	for _, text := range texts {
		m := faults.NewMemory(map[string]string{sheetName: text})
		f, err := OpenOn(m, "answers", sheetName, "lagging-follower")
		if m.Files()[sheetName] != text || len(m.Files()) != 1 {
			t.Fatalf("opening changed the files: %q", m.Files())
		}
		if damaged, ok := errors.AsType[*DamagedError](err); ok {
			refused++
			if !strings.HasPrefix(damaged.Error(), "answers"+string(os.PathSeparator)+sheetName+":") || damaged.Hint() == "" {
				t.Fatalf("%q: %v", text, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		f.Sheet().AddTry("q9", "one more", Unset, at_("20:00:00"))
		if err := f.Save(f.Sheet()); err != nil {
			t.Fatal(err)
		}
		// What a person's line becomes is checkKept's; here it is that the file
		// has what Format makes of it, and one answer more.
		again, diags := parse(m.Files()[sheetName])
		if diags.HasErrors() || again.Answer("q9").Text() != "one more" {
			t.Fatalf("%q became %q", text, m.Files()[sheetName])
		}
		checkKept(t, []byte(text))
		was, _ := parse(text)
		for _, a := range was.Answers {
			for i, try := range a.Tries {
				if again.Answer(a.Question).Tries[i].Text != try.Text {
					t.Fatalf("%s of %q became %q", a.Question, text, m.Files()[sheetName])
				}
			}
		}
	}
	t.Logf("%d files, %d refused", len(texts), refused)
}
