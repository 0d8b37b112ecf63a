package answers

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// opened opens a sheet in a folder of the test's own.
func opened(t *testing.T, path string) *File {
	t.Helper()
	f, err := Open(path, "lagging-follower")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestALessonOnDisk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	path := filepath.Join(dir, "a.md")
	f := opened(t, path)
	if err := f.Probe(); err != nil {
		t.Fatal(err)
	}
	s := f.Sheet()
	s.AddTry("q1", "She sees the old thread.", Unsure, at_("19:31:02"))
	if err := f.Save(s); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveDraft(Draft{"q2", 1, "It goes ba"}); err != nil {
		t.Fatal(err)
	}
	f.Close()

	f = opened(t, path)
	if !f.Sheet().Equal(s) || len(f.Warnings()) > 0 {
		t.Fatalf("read %#v", f.Sheet())
	}
	if d, ok := f.Draft("q2"); !ok || d != (Draft{"q2", 1, "It goes ba"}) {
		t.Fatalf("the draft is %+v, %v", d, ok)
	}
	f.Sheet().AddTry("q2", "It goes back in time.", Sure, at_("19:40:00"))
	if err := f.Save(f.Sheet()); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.Draft("q2"); ok {
		t.Fatal("the draft stays after its answer is saved")
	}
	f.Close()
	want := []string{"a.md"}
	if runtime.GOOS == "windows" {
		want = []string{".a.md.lock", "a.md"}
	} else {
		for p, mode := range map[string]os.FileMode{dir: 0o700, path: 0o600} {
			if info, err := os.Stat(p); err != nil || info.Mode().Perm() != mode {
				t.Errorf("%s: %v, want %v", p, info.Mode(), mode)
			}
		}
	}
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Fatalf("the folder holds %v", got)
	}
}

func TestASubmittedDraftIsNotOffered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	write(t, path, lesson)
	for text, offered := range map[string]bool{
		"A tok": false, "A token.": false, "A token.\n": false, "A token. And more": true, "Something else": true, " \n": false,
	} {
		write(t, filepath.Join(filepath.Dir(path), ".a.md.draft"), "<!-- kata: draft q3, try 1 -->\n"+text)
		f := opened(t, path)
		if d, ok := f.Draft("q3"); ok != offered || ok && d.Text != text {
			t.Errorf("%q: %+v, %v", text, d, ok)
		}
		f.Close()
	}
}

func TestASecondProgramIsToldWhoHoldsTheSheet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	f := opened(t, path)
	_, err := Open(path, "lagging-follower")
	locked, ok := errors.AsType[*LockedError](err)
	if !ok || !strings.HasPrefix(locked.Holder, "process ") {
		t.Fatalf("%v", err)
	}
	link := filepath.Join(t.TempDir(), "link.md")
	if os.Symlink(path, link) == nil {
		if _, err := Open(link, "lagging-follower"); err == nil {
			t.Fatal("a link leads past the lock")
		}
	}
	f.Close()
	opened(t, path)
}

func TestManyProgramsAtOnceHaveOneHolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	// The lock that is tested guards them; the race detector does not see it.
	var held, saved atomic.Int32
	done := make(chan error)
	for range 8 {
		go func() {
			for range 25 {
				f, err := Open(path, "lagging-follower")
				if _, locked := errors.AsType[*LockedError](err); locked {
					time.Sleep(time.Millisecond)
					continue
				}
				if err != nil {
					done <- err
					return
				}
				if held.Add(1) != 1 {
					done <- errors.New("two hold it")
					return
				}
				f.Sheet().AddTry("q1", "a word", Unset, time.Time{})
				if err := f.Save(f.Sheet()); err != nil {
					done <- err
					return
				}
				held.Add(-1)
				saved.Add(1)
				f.Close()
			}
			done <- nil
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	if f := opened(t, path); len(f.Sheet().Answer("q1").Tries) != int(saved.Load()) {
		t.Fatalf("%d tries of %d", len(f.Sheet().Answer("q1").Tries), saved.Load())
	}
}

func TestAnEditorsChangeIsNotOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	write(t, path, lesson)
	f := opened(t, path)
	write(t, path, lesson+"\nfrom an editor\n")
	f.Sheet().AddTry("q2", "mine", Unset, time.Time{})
	conflict, ok := errors.AsType[*ConflictError](f.Save(f.Sheet()))
	if !ok {
		t.Fatal("no word about it")
	}
	if got := read(t, path); got != lesson+"\nfrom an editor\n" {
		t.Fatalf("the editor's text is now %q", got)
	}
	if filepath.Base(conflict.Kept) != "a.kept.md" || !strings.Contains(read(t, conflict.Kept), "mine") || f.Path() != conflict.Kept {
		t.Fatalf("%v, and the file saves to %s", conflict, f.Path())
	}
}

func TestALinkedSheetStaysALink(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link.md")
	if err := os.Symlink(filepath.Join("real", "a.md"), link); err != nil {
		t.Skip(err)
	}
	f := opened(t, link) // to nothing yet
	f.Sheet().AddTry("q1", "hello", Unset, time.Time{})
	if err := f.Save(f.Sheet()); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(link); err != nil || target != filepath.Join("real", "a.md") {
		t.Fatalf("%s, %v", target, err)
	}
	if !strings.Contains(read(t, filepath.Join(dir, "real", "a.md")), "hello") {
		t.Fatal("the linked file does not have the answer")
	}
	loop := filepath.Join(dir, "loop.md")
	if os.Symlink("loop.md", loop) == nil {
		if _, err := Open(loop, "x"); err == nil || !strings.Contains(err.Error(), "leads nowhere") {
			t.Fatalf("a loop: %v", err)
		}
	}
}

func TestTheModeOfASheetStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	write(t, path, lesson)
	f := opened(t, path)
	if err := f.Save(f.Sheet()); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o644 {
		t.Fatalf("%v", info.Mode())
	}
	f.Close()
	os.Chmod(path, 0o444)
	if err := opened(t, path).Probe(); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Fatalf("%v", err)
	}
}

func TestWhatIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	write(t, file, "")
	damaged := filepath.Join(dir, "damaged.md")
	write(t, damaged, lesson+"\n## q1\n\nagain\n")
	for path, want := range map[string]string{
		dir:                         "is not a file that can hold a sheet",
		filepath.Join(file, "a.md"): "--answers FILE",
		damaged:                     "damaged.md:29:1: the heading of q1 stands twice",
	} {
		if _, err := Open(path, "x"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if got := read(t, damaged); got != lesson+"\n## q1\n\nagain\n" {
		t.Errorf("it was changed to %q", got)
	}
	if f := opened(t, file); f.Sheet().Kata != "lagging-follower" {
		t.Error("an empty file does not begin a sheet")
	}
}

func TestArchiveBeginsAfresh(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lagging-follower.md")
	f := opened(t, path)
	for _, want := range []string{"", "lagging-follower.2026-11-24.md", "lagging-follower.2026-11-24-2.md"} {
		if want != "" {
			f.Sheet().AddTry("q1", want, Unset, time.Time{})
			if err := f.Save(f.Sheet()); err != nil {
				t.Fatal(err)
			}
		}
		kept, err := f.Archive(at_("20:00:00"))
		if err != nil || want != "" && (filepath.Base(kept) != want || !strings.Contains(read(t, kept), want)) {
			t.Fatalf("%s, %v", kept, err)
		}
		if len(f.Sheet().Answers) > 0 || f.Sheet().Kata != "lagging-follower" {
			t.Fatal("the new sheet is not new")
		}
	}
	if ids, err := Saved(dir); err != nil || len(ids) != 0 {
		t.Fatalf("%v, %v: dated sheets are not open ones", ids, err)
	}
}

func TestSavedGivesTheLatestFirst(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{"old.md", "new.md", "Note.md", "x.kept.md", "a.txt"} {
		write(t, filepath.Join(dir, name), "")
		then := at_("20:00:00").Add(time.Duration(i) * time.Hour)
		os.Chtimes(filepath.Join(dir, name), then, then)
	}
	if ids, err := Saved(dir); err != nil || !slices.Equal(ids, []string{"new", "old"}) {
		t.Fatalf("%v, %v", ids, err)
	}
	if ids, err := Saved(filepath.Join(dir, "none")); err != nil || ids != nil {
		t.Fatalf("%v, %v", ids, err)
	}
}

func TestFolder(t *testing.T) {
	for _, c := range []struct{ goos, home, env, want string }{
		{"linux", "/home/a", "", "/home/a/.local/share/kata/answers"},
		{"linux", "/home/a", "XDG_DATA_HOME=/data", "/data/kata/answers"},
		{"linux", "/home/a", "XDG_DATA_HOME=data", "/home/a/.local/share/kata/answers"},
		{"linux", "", "XDG_DATA_HOME=/data", "/data/kata/answers"},
		{"freebsd", "/home/a", "", "/home/a/.local/share/kata/answers"},
		{"darwin", "/Users/a", "XDG_DATA_HOME=/data", "/Users/a/Library/Application Support/kata/answers"},
		{"windows", `C:\Users\a`, `LocalAppData=D:\Local\`, `D:\Local\kata\answers`},
		{"windows", `C:\Users\a`, "", `C:\Users\a\AppData\Local\kata\answers`},
		{"linux", "", "", ""},
		{"darwin", "", "", ""},
		{"windows", "", "", ""},
	} {
		getenv := func(key string) string {
			if name, v, _ := strings.Cut(c.env, "="); name == key {
				return v
			}
			return ""
		}
		got, err := Folder(c.goos, getenv, c.home)
		if got != c.want || (c.want == "") != errors.Is(err, ErrNoHome) {
			t.Errorf("%+v: %q, %v", c, got, err)
		}
	}
	if _, err := Path("linux", "/a", "../b"); err == nil {
		t.Error("an id leads out of the folder")
	}
	if got, err := Path("windows", `C:\a`, "b"); got != `C:\a\b.md` || err != nil {
		t.Errorf("%s, %v", got, err)
	}
}
