package answers

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/gofrs/flock"
)

// LockedError means that another program has the sheet open. Read still
// reads it.
type LockedError struct {
	Path   string
	Holder string // "process 4711 on laptop"; "" when it cannot be told
}

// Error names the sheet, who has it open and the next step.
func (e *LockedError) Error() string {
	who := "another program"
	if e.Holder != "" {
		who = e.Holder
	}
	return fmt.Sprintf("%s is open in %s", e.Path, who)
}

// Hint says what to do.
func (e *LockedError) Hint() string {
	return "finish there first, or name another file with --answers FILE"
}

// lock is the lock of a sheet: a neighbour file, since the sheet itself is
// replaced at every save. The system lets go of it when the program ends, in
// whatever way.
type lock struct{ file *flock.Flock }

// takeLock takes the lock of a sheet or gives a LockedError. Where the file
// system has no locks it goes on without: Save still sees foreign changes.
func takeLock(sheet, path string) (*lock, error) {
	const most = 100 // each turn, somebody let go in between
	for range most {
		file := flock.New(path, flock.SetPermissions(0o600))
		got, err := file.TryLock()
		switch {
		case errors.Is(err, errors.ErrUnsupported):
			return &lock{}, nil
		case err != nil:
			return nil, fmt.Errorf("the folder of %s cannot be written: %w%s", sheet, err, nextStep(err))
		case !got:
			return nil, &LockedError{sheet, holder(path)}
		}
		// Whoever held it may have removed the file between our opening and
		// our locking it; then we hold a lock that nobody else will meet.
		mine, err := file.Stat()
		if err == nil {
			if named, err := os.Stat(path); err == nil && os.SameFile(mine, named) {
				writeHolder(path)
				return &lock{file}, nil
			}
		}
		file.Close()
	}
	return nil, &LockedError{Path: sheet}
}

// release removes the lock's file while it is still locked, so that no litter
// stays beside the sheet, and lets go. On Windows an open file stays.
func (l *lock) release() error {
	if l.file == nil {
		return nil
	}
	os.Remove(l.file.Path())
	return l.file.Close()
}

// The first byte of the file is what Windows locks, and nobody else may read
// it there: the holder's name begins at the second.

func writeHolder(path string) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return // the name is a courtesy
	}
	defer f.Close()
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	f.WriteAt(fmt.Appendf(nil, "process %d on %s\n", os.Getpid(), host), 1)
}

func holder(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	text := make([]byte, 256)
	n, _ := f.ReadAt(text, 1)
	name, _, whole := strings.Cut(string(text[:n]), "\n")
	if !whole {
		return ""
	}
	return name
}
