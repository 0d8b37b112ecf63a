package answers

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/kata/kata/diag"
)

// ConflictError means that the sheet was saved, but not where it was opened:
// another program had changed that file since. Neither text is lost. From
// here on the File saves to Kept, without an error.
type ConflictError struct {
	Path string // with the other program's text, untouched
	Kept string // with what was to be saved
}

// Error names both files and the next step.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s was changed by another program while it was open: your answers are saved in %s: compare the two and keep one",
		e.Path, filepath.Base(e.Kept))
}

// Probe finds out whether a save can succeed, by writing, syncing and
// removing a file beside the sheet. It is for the moment before the first
// question: nobody should type into a full disk.
func (f *File) Probe() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.mode&0o200 == 0 {
		return fmt.Errorf("%s is marked as read-only: make it writable, or name another file with --answers FILE", f.path())
	}
	// More than a lesson's answers have.
	text := slices.Repeat([]byte("kata\n"), 64<<10/5)
	probe := f.beside + ".probe"
	err := f.write(probe, text)
	if err == nil {
		err = f.disk.Remove(probe)
	}
	if err != nil {
		return fmt.Errorf("your answers could not be saved in %s: %w%s", f.dir, because(err), nextStep(err))
	}
	return nil
}

// Save writes the sheet. When it gives nil, the sheet is on the disk, and a
// power cut does not undo it (on Windows: see syncFolder). When it gives an
// error other than a ConflictError, the file holds, whole, what it held before
// or the new sheet; the draft is still there, and Save may be tried again.
//
// The text goes to a temporary file, which is synced and renamed over the
// sheet; then the folder is synced. Just before the rename the sheet is
// compared with what this File knows of it. Only a change in the instant
// between the two calls could be overwritten. A file with several hard links
// is parted from the others.
func (f *File) Save(s *Sheet) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	text := Format(s)
	if len(text) > MaxBytes {
		return fmt.Errorf("%s is not saved: with %d KiB it would be larger than the %d KiB that can be read again: shorten the longest answer",
			f.path(), len(text)>>10, MaxBytes>>10)
	}
	if _, diags := Parse(&diag.Source{Name: f.path(), Text: text}); diags.HasErrors() {
		// Only a sheet that no verb made, such as one without a kata.
		return fmt.Errorf("%s is not saved: it could not be read again: %s", f.path(), diags[0].Summary)
	}
	temp := f.beside + ".tmp"
	if err := f.write(temp, text); err != nil {
		return f.unsaved(err)
	}
	now, err := f.now()
	if err != nil {
		f.disk.Remove(temp)
		return f.unsaved(err)
	}
	saved := state{true, text}
	if !slices.ContainsFunc(f.ours, now.equal) && now.there && !now.equal(saved) {
		return f.saveBeside(temp, saved, s)
	}
	f.ours = []state{now, saved}
	if err := f.move(temp, f.name); err != nil {
		return f.unsaved(err)
	}
	f.ours = []state{saved}
	f.submitted(s)
	return nil
}

func (f *File) unsaved(err error) error {
	return fmt.Errorf("%s is not saved: %w%s", f.path(), because(err), nextStep(err))
}

// saveBeside gives the sheet a new name and stays with it.
func (f *File) saveBeside(temp string, saved state, sheet *Sheet) error {
	kept, err := f.reserve("kept")
	if err == nil {
		err = f.move(temp, kept)
	}
	if err != nil {
		f.disk.Remove(temp)
		return fmt.Errorf("%s was changed by another program, and your answers are not saved: %w%s", f.path(), because(err), nextStep(err))
	}
	conflict := &ConflictError{Path: f.path(), Kept: filepath.Join(f.dir, kept)}
	f.name, f.ours = kept, []state{saved}
	f.submitted(sheet)
	return conflict
}

// Archive renames the sheet to a dated name, never over another file, and
// gives the new path; "" when there was no file. Its draft goes with it. The
// File then begins a new sheet of the same kata under the old name.
func (f *File) Archive(at time.Time) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now, err := f.now()
	if err != nil {
		return "", err
	}
	kept := ""
	if now.there {
		if kept, err = f.reserve(at.Format(time.DateOnly)); err == nil {
			err = f.move(f.name, kept)
		}
		if err != nil {
			return "", fmt.Errorf("%s could not be kept under another name: %w%s", f.path(), because(err), nextStep(err))
		}
		if len(f.drafts) > 0 && f.disk.Rename(f.beside+draftEnding, "."+kept+draftEnding) == nil {
			f.drafts = nil
		}
		kept = filepath.Join(f.dir, kept)
	}
	f.ours, f.sheet, f.diags, f.source = []state{{}}, New(f.sheet.Kata), nil, nil
	return kept, nil
}

// reserve takes a free name for the sheet, NAME.WORD.md, NAME.WORD-2.md, …, by
// making an empty file of that name.
func (f *File) reserve(word string) (string, error) {
	ending := filepath.Ext(f.name)
	stem := strings.TrimSuffix(f.name, ending)
	const most = 1000
	for n := 1; ; n++ {
		name := stem + "." + word + ending
		if n > 1 {
			name = stem + "." + word + "-" + strconv.Itoa(n) + ending
		}
		file, err := f.disk.Create(name, f.mode|0o600)
		if err == nil {
			return name, file.Close()
		}
		if !errors.Is(err, fs.ErrExist) || n == most {
			return "", err
		}
	}
}

// write makes a file of ours with a text and syncs it. A file of that name is
// what a killed program left. After an error the name is free.
func (f *File) write(name string, text []byte) error {
	if err := f.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := f.disk.Create(name, f.mode|0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		f.disk.Remove(name)
	}
	return err
}

// move renames and makes that durable.
func (f *File) move(from, to string) error {
	if err := f.disk.Rename(from, to); err != nil {
		f.disk.Remove(f.beside + ".tmp")
		return err
	}
	return f.disk.Sync()
}

// KeptBeside gives the files in which earlier conflicts kept answers of this
// sheet, or in which a damaged draft was put aside, oldest name first: somebody
// still has to compare them. A folder that cannot be read has none.
func (f *File) KeptBeside() []string {
	ending := filepath.Ext(f.name)
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil
	}
	var kept []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), strings.TrimSuffix(f.name, ending)+".kept") && filepath.Ext(e.Name()) == ending {
			kept = append(kept, filepath.Join(f.dir, e.Name()))
		}
	}
	return kept
}
