package answers

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Disk is every call on files that a File makes, on one folder, but for its
// lock. Names are names in that folder. Open uses the system's; package faults
// has disks that fail, stop or lose power at any of these calls.
type Disk interface {
	Read(name string) ([]byte, error)
	Stat(name string) (fs.FileInfo, error)
	Create(name string, mode fs.FileMode) (DiskFile, error) // fails when the name is taken
	Rename(from, to string) error                           // replaces
	Remove(name string) error
	Sync() error // makes names durable, as DiskFile.Sync does for contents
	Close() error
}

// DiskFile is a file of a Disk while it is written.
type DiskFile = interface {
	io.WriteCloser
	Sync() error
}

// rootDisk is a folder of the system. os.Root keeps every name inside it.
type rootDisk struct{ root *os.Root }

func (d rootDisk) Read(name string) ([]byte, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readBounded(f)
}

// readBounded reads one byte more than a sheet may have, which is enough for
// Parse to refuse it.
func readBounded(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, MaxBytes+1)) }

func (d rootDisk) Stat(name string) (fs.FileInfo, error) { return d.root.Stat(name) }

func (d rootDisk) Create(name string, mode fs.FileMode) (DiskFile, error) {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	if mode != 0o600 {
		if err := f.Chmod(mode); err != nil {
			f.Close()
			return nil, err
		}
	}
	return f, nil
}

func (d rootDisk) Rename(from, to string) error { return d.root.Rename(from, to) }
func (d rootDisk) Remove(name string) error     { return d.root.Remove(name) }
func (d rootDisk) Sync() error                  { return syncFolder(d.root) }
func (d rootDisk) Close() error                 { return d.root.Close() }

// openFolder opens a folder and makes it, for the user alone, when it is not
// there.
func openFolder(dir string) (Disk, error) {
	if err := makeFolder(dir); err != nil {
		return nil, fmt.Errorf("there is no folder %s and it cannot be made: %w%s", dir, err, nextStep(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be opened as a folder: %w: name another place with --answers FILE", dir, err)
	}
	return rootDisk{root}, nil
}

// makeFolder is os.MkdirAll that also makes the new names durable: a sheet in
// a folder that a power cut takes away was not saved.
func makeFolder(dir string) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(dir)
	if parent == dir {
		return fs.ErrNotExist
	}
	if err := makeFolder(parent); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	root, err := os.OpenRoot(parent)
	if err != nil {
		return nil // made, in a folder that may not be listed: nothing more can be done
	}
	defer root.Close()
	return syncFolder(root)
}

// follow gives the folder and the name of the file that a path means. A
// symbolic link stays a link: what it points to is read and saved, and is
// what the lock is for. A link to nothing yet is followed too.
func follow(path string) (dir, name string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	const most = 40 // as Linux has it
	for range most {
		dir, name = filepath.Dir(path), filepath.Base(path)
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		path = filepath.Join(dir, name)
		link, err := os.Readlink(path)
		if err != nil {
			return dir, name, nil
		}
		if !filepath.IsAbs(link) {
			link = filepath.Join(dir, link)
		}
		path = link
	}
	return "", "", fmt.Errorf("%s is a link that leads nowhere: name a file with --answers FILE", path)
}

// because gives the cause alone of an error that names a file of ours, which
// the learner never heard of.
func because(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// nextStep tells what to do about an error of the system, as the end of a
// sentence.
func nextStep(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return ": free some space on the disk, or name another place with --answers FILE"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ": name a place that you may write to with --answers FILE"
	}
	return ": try again, or name another place with --answers FILE"
}
