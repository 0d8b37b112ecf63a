// Package faults holds disks for tests of what must not be lost: a disk in
// memory that can lose its power, and one that fails, or stops as if the
// program were killed, at any call.
//
//	Memory <- Failing <- answers.OpenOn <- the code under test
//
// Both are an answers.Disk. The package knows nothing of sheets.
package faults

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// Disk is what a failing disk passes its calls on to: an answers.Disk.
type Disk interface {
	Read(name string) ([]byte, error)
	Stat(name string) (fs.FileInfo, error)
	Create(name string, mode fs.FileMode) (File, error)
	Rename(from, to string) error
	Remove(name string) error
	Sync() error
	Close() error
}

// File is a file that is being written: an answers.DiskFile.
type File = interface {
	io.WriteCloser
	Sync() error
}

// Failing passes its calls on to another disk until the call numbered At, from
// 1, where it does what its fault says. Calls of its files count too; closing
// the disk does not.
type Failing struct {
	Disk
	Fault Fault
	At    int // 0: no call fails
	Calls int // so far

	broken bool
}

// Fault is what goes wrong at a call.
type Fault struct {
	Name   string
	Err    error
	Done   bool // the call has its effect, and fails all the same
	Killed bool // no later call has an effect
	Stays  bool // every later call that writes fails too
}

// ErrKilled is the error of each call of a program that is dead already.
var ErrKilled = errors.New("killed")

// All lists the faults. A full disk is one that stays full.
func All() []Fault {
	return []Fault{
		{Name: "full", Err: syscall.ENOSPC},
		{Name: "full for good", Err: syscall.ENOSPC, Stays: true},
		{Name: "io error", Err: syscall.EIO},
		{Name: "io error after the effect", Err: syscall.EIO, Done: true},
		{Name: "killed before", Err: ErrKilled, Killed: true},
		{Name: "killed after", Err: ErrKilled, Done: true, Killed: true},
	}
}

// Heal ends the fault: from now on every call has its effect.
func (d *Failing) Heal() { d.At, d.broken = 0, false }

// Struck tells whether the call numbered At was made.
func (d *Failing) Struck() bool { return d.At > 0 && d.Calls >= d.At }

// call runs one call of the disk, or not.
func (d *Failing) call(writes bool, effect func() error) error {
	d.Calls++
	switch {
	case d.broken:
		return ErrKilled
	case d.Fault.Stays && d.Struck() && writes:
		return d.Fault.Err
	case d.Calls != d.At:
		return effect()
	}
	d.broken = d.Fault.Killed
	if d.Fault.Done {
		_ = effect()
	}
	return d.Fault.Err
}

// Read reads a file.
func (d *Failing) Read(name string) (text []byte, err error) {
	err = d.call(false, func() (err error) { text, err = d.Disk.Read(name); return err })
	if err != nil {
		return nil, err
	}
	return text, nil
}

// Stat tells what a file is.
func (d *Failing) Stat(name string) (info fs.FileInfo, err error) {
	err = d.call(false, func() (err error) { info, err = d.Disk.Stat(name); return err })
	return info, err
}

// Create makes a file.
func (d *Failing) Create(name string, mode fs.FileMode) (file File, err error) {
	err = d.call(true, func() (err error) { file, err = d.Disk.Create(name, mode); return err })
	if err != nil {
		return nil, err
	}
	return &failingFile{file, d}, nil
}

// Rename renames a file. It needs no room on the disk.
func (d *Failing) Rename(from, to string) error {
	return d.call(false, func() error { return d.Disk.Rename(from, to) })
}

// Remove removes a file. It needs no room on the disk.
func (d *Failing) Remove(name string) error {
	return d.call(false, func() error { return d.Disk.Remove(name) })
}

// Sync makes the names durable.
func (d *Failing) Sync() error { return d.call(false, d.Disk.Sync) }

type failingFile struct {
	File
	disk *Failing
}

// Write fails with half of the text written, as a full disk does.
func (f *failingFile) Write(text []byte) (n int, err error) {
	err = f.disk.call(true, func() (err error) { n, err = f.File.Write(text); return err })
	if err != nil && n == 0 {
		n, _ = f.File.Write(text[:len(text)/2])
	}
	return n, err
}

func (f *failingFile) Sync() error { return f.disk.call(true, f.File.Sync) }

// Close always lets go of the file, as the end of a program does.
func (f *failingFile) Close() error {
	closing := f.File.Close()
	return f.disk.call(false, func() error { return closing })
}
