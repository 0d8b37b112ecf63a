package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// tinyDisk mounts a file system of a few hundred kilobytes, where that is
// allowed.
func tinyDisk(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=512k"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill leaves a disk with less room than is asked for, and gives the way to
// free it again.
func fill(t *testing.T, dir string, room int64) (free func()) {
	t.Helper()
	name := filepath.Join(dir, "other.bin")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for block := make([]byte, 4096); ; {
		if _, err := f.Write(block); err != nil {
			break
		}
	}
	if err := f.Truncate(max(0, size(t, f)-room)); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

func size(t *testing.T, f *os.File) int64 {
	t.Helper()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// TestFullDiskIsToldBeforeTyping starts on a disk without room: with none at
// all, and with room for a lock but not for answers.
func TestFullDiskIsToldBeforeTyping(t *testing.T) {
	for _, room := range []int64{0, 16 << 10} {
		for _, plain := range []bool{true, false} {
			t.Run(fmt.Sprintf("%d KiB, plain %v", room>>10, plain), func(t *testing.T) {
				dir := tinyDisk(t)
				fill(t, dir, room)
				p := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", fmt.Sprintf("--plain=%v", plain), "--answers", filepath.Join(dir, "a.md"))
				p.sees("kata: error: ")
				p.sees("no space left on device")
				p.sees("free some space")
				if code := p.exits(); code != 2 || strings.Contains(p.screen(), "q1: ") {
					t.Errorf("exit code %d, and the screen:\n%s", code, p.screen())
				}
			})
		}
	}
}

// TestDiskFillsWhileTyping fills the disk when the answer is begun. It is not
// said to be saved; with some space it is saved at the next try, and without,
// it is printed. Either way every word is still there.
func TestDiskFillsWhileTyping(t *testing.T) {
	answer := strings.Repeat("She sees the thread without her comment. ", 300) + "The end."
	for _, relieved := range []bool{true, false} {
		t.Run(fmt.Sprintf("relieved %v", relieved), func(t *testing.T) {
			dir := tinyDisk(t)
			sheet := filepath.Join(dir, "a.md")
			p := atTheBox(t, 80, 24, sheet)
			free := fill(t, dir, 0)
			p.types(paste(answer))
			p.sees("could not be kept on disk")
			p.types(submit)
			p.sees("Not saved: ")
			p.sees("print my answers here")
			if relieved {
				free()
				p.types("\n")
				p.sees("Saved.")
				p.types("q\n")
			} else {
				p.types("q\n")
				p.sees("The end.")
			}
			code := p.exits()
			if relieved {
				sheetHas(t, sheet, strings.TrimRight(answer, " "))
			}
			if relieved != (code == 0) || !relieved && strings.Contains(p.screen(), "Saved.") {
				t.Errorf("exit code %d, and the screen:\n%s", code, p.screen())
			}
		})
	}
}

// TestDiskFillsAndTheLearnerStops leaves the box on a full disk: what cannot
// be kept stays on the screen, with a word about it.
func TestDiskFillsAndTheLearnerStops(t *testing.T) {
	dir := tinyDisk(t)
	p := atTheBox(t, 80, 24, filepath.Join(dir, "a.md"), "NO_COLOR=1")
	fill(t, dir, 0)
	p.types("She sees the thread")
	p.sees("could not be kept on disk")
	p.types("\x03")
	p.sees("> She sees the thread")
	p.sees("Not saved: ")
	if code := p.exits(); code != 0 || strings.Contains(p.screen(), "is kept;") {
		t.Errorf("exit code %d, and the screen:\n%s", code, p.screen())
	}
}

// TestReadOnlyFolderIsToldBeforeTyping starts in a folder that cannot be
// written, with and without a sheet in it. The sheet can still be read.
func TestReadOnlyFolderIsToldBeforeTyping(t *testing.T) {
	dir := tinyDisk(t)
	old := filepath.Join(dir, "old.md")
	if err := os.WriteFile(old, []byte("---\nkata: lagging-follower\n---\n\n## q1\n\nThe old thread.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"old.md", "new.md", "deeper/new.md"} {
		p := sitDown(t, 80, 24, []string{"NO_COLOR=1"}, "start", "--answers", filepath.Join(dir, name))
		p.sees("kata: error: ")
		p.sees("read-only file system")
		p.sees("--answers FILE")
		if code := p.exits(); code != 2 || strings.Contains(p.screen(), "q1: ") {
			t.Errorf("%s: exit code %d, and the screen:\n%s", name, code, p.screen())
		}
	}
	p := sitDown(t, 80, 24, nil, "report", old)
	p.sees("The Lagging Follower Dilemma")
	if code := p.exits(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestTwoProgramsAtOnce starts eight lessons on one sheet at once, again and
// again. Each either has its answer in the sheet or says that it has not.
func TestTwoProgramsAtOnce(t *testing.T) {
	dir := t.TempDir()
	program, sheet := programIn(t, dir), filepath.Join(dir, "a.md")
	refused := 0
	for round := range 5 {
		type end struct {
			word string
			code int
			out  string
		}
		ends := make(chan end)
		for n := range 8 {
			go func() {
				word := fmt.Sprintf("word-%d-%d", round, n)
				cmd := exec.CommandContext(t.Context(), program, "start", "--content", filepath.Join("testdata", "katas"), "--answers", sheet, "hot-cache")
				cmd.Env = []string{"LANG=C.UTF-8", "HOME=" + dir}
				cmd.Stdin = strings.NewReader(word + "\n")
				var out bytes.Buffer
				cmd.Stdout, cmd.Stderr = &out, &out
				_ = cmd.Run() // its exit code tells
				ends <- end{word, cmd.ProcessState.ExitCode(), out.String()}
			}()
		}
		for range 8 {
			e := <-ends
			text, err := os.ReadFile(sheet)
			switch {
			case e.code == 0 && err == nil && strings.Contains(string(text), e.word):
			case e.code == 2 && strings.Contains(e.out, "is open in ") && strings.Contains(e.out, "kata: hint: "):
				refused++
			default:
				t.Errorf("exit code %d; the sheet:\n%s\nit said:\n%s", e.code, text, e.out)
			}
		}
	}
	t.Logf("40 starts, %d refused", refused)
}
