package answers

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.com/kata/answers/faults"
)

const sheetName = "lagging-follower.md"

// everyFault runs an action once for each call that it makes on the disk and
// each fault, each time on a fresh disk with the files of before.
func everyFault(t *testing.T, before map[string]string, run func(t *testing.T, m *faults.Memory, d *faults.Failing)) int {
	t.Helper()
	cases := 0
	for _, fault := range faults.All() {
		for at := 1; ; at++ {
			m := faults.NewMemory(before)
			d := &faults.Failing{Disk: m, Fault: fault, At: at}
			t.Run(fmt.Sprintf("%s at call %d", fault.Name, at), func(t *testing.T) { run(t, m, d) })
			if t.Failed() {
				return cases
			}
			if d.Calls < at {
				break
			}
			cases++
		}
	}
	return cases
}

// theFile gives what a disk holds under a name.
func theFile(t *testing.T, m *faults.Memory, name string) string {
	t.Helper()
	text, err := m.Read(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(text)
}

// TestSaveUnderEveryFault holds the bar "nothing lost": after any fault at any
// call the sheet is the old or the new one, whole; it is the new one, power
// cut or not, when Save said so; the draft outlives a save that failed; and a
// healthy disk makes the next save good.
func TestSaveUnderEveryFault(t *testing.T) {
	before := map[string]string{sheetName: lesson, "." + sheetName + ".tmp": "left over"}
	good := 0
	cases := everyFault(t, before, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		at := d.At
		d.At = 0
		f, err := OpenOn(d, "answers", sheetName, "lagging-follower")
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SaveDraft(Draft{"q2", 1, "going back in ti"}); err != nil {
			t.Fatal(err)
		}
		m.Sync()
		s := f.Sheet().Clone()
		s.AddTry("q2", "going back in time", Sure, at_("20:00:00"))
		old, new := lesson, string(Format(s))

		d.Calls, d.At = 0, at
		err = f.Save(s)
		for _, after := range append(m.AfterPowerCut(sheetName), faults.Content{There: true, Text: theFile(t, m, sheetName)}) {
			text := after.Text
			if text != old && text != new {
				t.Fatalf("torn: %q", text)
			}
			if err == nil && text != new {
				t.Fatal("said to be saved, and is not")
			}
		}
		if err != nil && !strings.Contains(err.Error(), "is not saved: ") {
			t.Fatalf("says %q", err)
		}
		// A new program finds the draft as long as the answer is not there.
		again, openErr := OpenOn(m, "answers", sheetName, "lagging-follower")
		if openErr != nil {
			t.Fatal(openErr)
		}
		if _, ok := again.Draft("q2"); err != nil && !ok && again.Sheet().Answer("q2").Text() == "" {
			t.Fatal("neither the answer nor its draft is there")
		}
		if err == nil {
			good++
		}
		d.Heal()
		s.AddTry("q2", "it is not her own", Sure, at_("20:01:00"))
		if err := f.Save(s); err != nil {
			t.Fatalf("the disk is well again, and: %v", err)
		}
		if theFile(t, m, sheetName) != string(Format(s)) {
			t.Fatal("the second save did not arrive")
		}
	})
	if cases < len(faults.All())*8 {
		t.Fatalf("only %d faults were injected", cases)
	}
	t.Logf("%d faults, %d saves that went well all the same", cases, good)
}

// TestPowerCutAtEveryCall cuts the power before each call of a save.
func TestPowerCutAtEveryCall(t *testing.T) {
	everyFault(t, map[string]string{sheetName: lesson}, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		f := &File{disk: d, lock: &lock{}, name: sheetName, beside: "." + sheetName, ours: []state{{true, []byte(lesson)}}}
		s, _ := parse(lesson)
		s.AddTry("q2", "going back in time", Sure, at_("20:00:00"))
		err := f.Save(s)
		for _, after := range m.AfterPowerCut(sheetName) {
			if text := after.Text; text != lesson && text != string(Format(s)) || err == nil && text == lesson {
				t.Fatalf("%v, and after a power cut %q", err, text)
			}
		}
	})
}

func TestConflictUnderEveryFault(t *testing.T) {
	foreign := lesson + "\nmore, from an editor\n"
	everyFault(t, map[string]string{sheetName: foreign, "lagging-follower.kept.md": "older"}, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		f := &File{disk: d, lock: &lock{}, dir: "answers", name: sheetName, beside: "." + sheetName, ours: []state{{true, []byte(lesson)}}}
		s, _ := parse(lesson)
		s.AddTry("q2", "going back in time", Sure, at_("20:00:00"))
		err := f.Save(s)
		if err == nil {
			t.Fatal("no word about the other program's change")
		}
		if theFile(t, m, sheetName) != foreign || theFile(t, m, "lagging-follower.kept.md") != "older" {
			t.Fatal("a file of somebody else was overwritten")
		}
		if conflict, ok := errors.AsType[*ConflictError](err); ok {
			if text := theFile(t, m, "lagging-follower.kept-2.md"); text != string(Format(s)) {
				t.Fatalf("%s holds %q", conflict.Kept, text)
			}
			d.Heal()
			if err := f.Save(s); err != nil {
				t.Fatalf("the second save: %v", err)
			}
		}
	})
}

func TestArchiveUnderEveryFault(t *testing.T) {
	before := map[string]string{sheetName: lesson, "lagging-follower.2026-11-24.md": "older"}
	everyFault(t, before, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		f := &File{disk: d, lock: &lock{}, name: sheetName, beside: "." + sheetName, sheet: New("x"), ours: []state{{true, []byte(lesson)}}}
		kept, err := f.Archive(at_("20:00:00"))
		if theFile(t, m, "lagging-follower.2026-11-24.md") != "older" {
			t.Fatal("an older sheet was overwritten")
		}
		if !slices.Contains(slices.Collect(maps.Values(m.Files())), lesson) {
			t.Fatal("the sheet is gone")
		}
		if err == nil && (kept != "lagging-follower.2026-11-24-2.md" || theFile(t, m, kept) != lesson) {
			t.Fatalf("kept in %q", kept)
		}
	})
}

func TestProbeUnderEveryFault(t *testing.T) {
	everyFault(t, nil, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		f := &File{disk: d, lock: &lock{}, dir: "answers", name: sheetName, beside: "." + sheetName, mode: 0o600}
		err := f.Probe()
		// Only the fault of the first call, which clears away, may pass: it
		// finds nothing to remove either way.
		if err == nil && d.Struck() {
			t.Fatal("a fault was not noticed")
		}
		if err == nil && len(m.Files()) > 0 {
			t.Fatal("something was left behind")
		}
	})
}

func TestDraftUnderEveryFault(t *testing.T) {
	everyFault(t, nil, func(t *testing.T, m *faults.Memory, d *faults.Failing) {
		f := &File{disk: d, lock: &lock{}, name: sheetName, beside: "." + sheetName, mode: 0o600, sheet: New("x")}
		first, second := Draft{"q1", 1, "She se"}, Draft{"q1", 1, "She sees\n\n"}
		errs := [2]error{f.SaveDraft(first), f.SaveDraft(second)}
		again, err := OpenOn(m, "answers", sheetName, "x")
		if err != nil {
			t.Fatal(err)
		}
		got, ok := again.Draft("q1")
		switch {
		case !ok:
			if errs[0] == nil || errs[1] == nil {
				t.Fatalf("the draft is gone: %v", errs)
			}
		case got != first && got != second, errs[1] == nil && got != second:
			t.Fatalf("%+v, %v", got, errs)
		}
	})
}

func TestSaveRefusesWhatCannotBeReadAgain(t *testing.T) {
	m := faults.NewMemory(nil)
	f, err := OpenOn(m, "answers", sheetName, "x")
	if err != nil {
		t.Fatal(err)
	}
	s := New("x")
	s.AddTry("q1", strings.Repeat("a", MaxBytes), Unset, at_("20:00:00"))
	if err := f.Save(s); err == nil || len(m.Files()) > 0 {
		t.Fatalf("%v, %d files", err, len(m.Files()))
	}
	if err := f.Save(New("")); err == nil || len(m.Files()) > 0 {
		t.Fatalf("without a kata: %v, %d files", err, len(m.Files()))
	}
}
