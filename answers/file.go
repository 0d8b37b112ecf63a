package answers

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"example.com/kata/kata/diag"
)

// File is a sheet on disk that this program, and no other, is writing. Its
// methods may be called from several goroutines.
//
// Beside the sheet stand, while they are needed, .NAME.lock, .NAME.draft and
// for moments .NAME.tmp and .NAME.probe.
type File struct {
	mu     sync.Mutex
	disk   Disk
	lock   *lock
	dir    string
	name   string      // of the file that Save writes
	beside string      // what the names of lock, draft and temporary files begin with
	mode   fs.FileMode // of the sheet as it was found
	sheet  *Sheet
	diags  diag.List
	source *diag.Source // what the sheet was read from; nil for a new one

	// ours lists what the file can hold without anybody else having changed
	// it: what was read or last saved and, after a save that failed halfway,
	// what that one may have left.
	ours   []state
	drafts []Draft // what is in the draft file, one a question
}

// state is the content of a file that may not be there.
type state struct {
	there bool
	text  []byte
}

func (s state) equal(other state) bool {
	return s.there == other.there && bytes.Equal(s.text, other.text)
}

// DamagedError means that a sheet was not opened, because what Parse did not
// understand could be lost at the next save. The file is as it was.
type DamagedError struct {
	Path  string
	Diags diag.List // with at least one error; each has its place and its next step
}

// Error names the place of the first problem, the problem and the next step.
func (e *DamagedError) Error() string {
	for _, d := range e.Diags {
		if d.Severity == diag.Error {
			return fmt.Sprintf("%s: %s, so the sheet is not opened", d.Range, d.Summary)
		}
	}
	return e.Path + " is damaged"
}

// Hint says what to do.
func (e *DamagedError) Hint() string {
	return "mend that line, or name another file with --answers FILE"
}

// Open opens the sheet at a path, for reading and saving, and takes its lock.
// Where there is no file, or an empty one, it begins a sheet of the kata; a
// sheet that is there may be of any kata (see Check). Missing folders are
// made. The errors are a *LockedError, a *DamagedError, or one that says what
// cannot be read or written.
func Open(path, kataID string) (*File, error) {
	dir, name, err := follow(path)
	if err != nil {
		return nil, err
	}
	d, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	l, err := takeLock(path, filepath.Join(dir, "."+name+".lock"))
	if err != nil {
		d.Close()
		return nil, err
	}
	f, err := OpenOn(d, dir, name, kataID)
	if err != nil {
		l.release()
		d.Close()
		return nil, err
	}
	f.lock = l
	return f, nil
}

// OpenOn is Open on a disk, without a lock: the caller sees to it that nobody
// else uses the disk. dir is the folder as messages name it, name the sheet's
// name on the disk.
func OpenOn(d Disk, dir, name, kataID string) (*File, error) {
	f := &File{disk: d, lock: &lock{}, dir: dir, name: name, beside: "." + name, mode: 0o600}
	info, err := d.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w%s", f.path(), because(err), nextStep(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file that can hold a sheet: name one with --answers FILE", f.path())
	default:
		f.mode = info.Mode().Perm()
	}
	now, err := f.now()
	if err != nil {
		return nil, err
	}
	f.ours = []state{now}
	f.sheet = New(kataID)
	if len(bytes.TrimSpace(now.text)) > 0 {
		f.source = &diag.Source{Name: f.path(), Text: now.text}
		f.sheet, f.diags = Parse(f.source)
		if f.diags.HasErrors() {
			return nil, &DamagedError{f.path(), f.diags}
		}
	}
	if err := f.readDrafts(); err != nil {
		return nil, err
	}
	return f, nil
}

// Read reads a sheet without a lock, from anything that can be read. The
// error is one of the system; what is wrong with the text is in the list.
func Read(path string) (*Sheet, *diag.Source, diag.List, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("the sheet cannot be read: %w", err)
	}
	defer in.Close()
	text, err := readBounded(in)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("the sheet cannot be read: %w", err)
	}
	src := &diag.Source{Name: path, Text: text}
	s, diags := Parse(src)
	return s, src, diags, nil
}

// Sheet gives the sheet as it was read or begun. Change it with its verbs and
// give it to Save.
func (f *File) Sheet() *Sheet {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sheet
}

// Warnings gives what Parse remarked about the sheet, without stopping.
func (f *File) Warnings() diag.List { return f.diags }

// Path gives the path of the file that Save writes, links followed. A
// ConflictError changes it.
func (f *File) Path() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.path()
}

func (f *File) path() string { return filepath.Join(f.dir, f.name) }

// Close lets go of the lock. What was not saved is not saved by it.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return errors.Join(f.lock.release(), f.disk.Close())
}

// now reads what the file holds at this moment.
func (f *File) now() (state, error) {
	text, err := f.disk.Read(f.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return state{}, nil
	case err != nil:
		return state{}, fmt.Errorf("%s cannot be read: %w%s", f.path(), because(err), nextStep(err))
	}
	return state{true, text}, nil
}
