package answers

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"syscall"
	"testing"
	"time"
)

// A failing disk passes its calls on to another one until the call numbered
// at (from 1), where it does what its fault says.
type failing struct {
	disk
	at, calls int
	fault     fault
	broken    bool
}

type fault struct {
	name   string
	err    error
	done   bool // the call has its effect, and fails all the same
	killed bool // no later call has an effect
}

var errKilled = errors.New("killed")

var faults = []fault{
	{"full", syscall.ENOSPC, false, false},
	{"io error", syscall.EIO, false, false},
	{"io error after the effect", syscall.EIO, true, false},
	{"killed before", errKilled, false, true},
	{"killed after", errKilled, true, true},
}

// call runs one call of the disk, or not.
func (d *failing) call(effect func() error) error {
	d.calls++
	if d.broken {
		return errKilled
	}
	if d.calls != d.at {
		return effect()
	}
	d.broken = d.fault.killed
	if d.fault.done {
		effect()
	}
	return d.fault.err
}

func (d *failing) Read(name string) (text []byte, err error) {
	err = d.call(func() (err error) { text, err = d.disk.Read(name); return err })
	return text, err
}

func (d *failing) Create(name string, mode fs.FileMode) (file diskFile, err error) {
	err = d.call(func() (err error) { file, err = d.disk.Create(name, mode); return err })
	if err != nil {
		return nil, err
	}
	return &failingFile{file, d}, nil
}

func (d *failing) Rename(from, to string) error {
	return d.call(func() error { return d.disk.Rename(from, to) })
}
func (d *failing) Remove(name string) error {
	return d.call(func() error { return d.disk.Remove(name) })
}
func (d *failing) Sync() error { return d.call(d.disk.Sync) }

type failingFile struct {
	diskFile
	disk *failing
}

// Write fails with half of the text written, as a full disk does.
func (f *failingFile) Write(text []byte) (n int, err error) {
	err = f.disk.call(func() (err error) { n, err = f.diskFile.Write(text); return err })
	if err != nil && n == 0 {
		n, _ = f.diskFile.Write(text[:len(text)/2])
	}
	return n, err
}
func (f *failingFile) Sync() error { return f.disk.call(f.diskFile.Sync) }

// Close always lets go of the file, as the end of a program does.
func (f *failingFile) Close() error {
	closing := f.diskFile.Close()
	return f.disk.call(func() error { return closing })
}

// memory is a disk that can lose power: what was not synced may or may not be
// there afterwards.
type memory struct {
	names   map[string]*inode
	durable map[string]*inode   // the names as they were when the folder was synced
	since   []map[string]*inode // the names after each change since
}

type inode struct {
	text, synced []byte
	mode         fs.FileMode
}

func newMemory() *memory {
	return &memory{names: map[string]*inode{}, durable: map[string]*inode{}}
}

func (m *memory) changed() { m.since = append(m.since, maps.Clone(m.names)) }

func (m *memory) Read(name string) ([]byte, error) {
	if n := m.names[name]; n != nil {
		return slices.Clone(n.text), nil
	}
	return nil, fs.ErrNotExist
}

func (m *memory) Stat(name string) (fs.FileInfo, error) {
	if n := m.names[name]; n != nil {
		return info{n}, nil
	}
	return nil, fs.ErrNotExist
}

func (m *memory) Create(name string, mode fs.FileMode) (diskFile, error) {
	if m.names[name] != nil {
		return nil, fs.ErrExist
	}
	n := &inode{mode: mode}
	m.names[name] = n
	m.changed()
	return n, nil
}

func (m *memory) Rename(from, to string) error {
	if m.names[from] == nil {
		return fs.ErrNotExist
	}
	m.names[to] = m.names[from]
	delete(m.names, from)
	m.changed()
	return nil
}

func (m *memory) Remove(name string) error {
	if m.names[name] == nil {
		return fs.ErrNotExist
	}
	delete(m.names, name)
	m.changed()
	return nil
}

func (m *memory) Sync() error {
	m.durable, m.since = maps.Clone(m.names), nil
	return nil
}

func (m *memory) Close() error { return nil }

func (n *inode) Write(text []byte) (int, error) {
	n.text = append(n.text, text...)
	return len(text), nil
}
func (n *inode) Sync() error  { n.synced = slices.Clone(n.text); return nil }
func (n *inode) Close() error { return nil }

// afterPowerCut gives every content that a name can have when the power goes:
// any number of the latest changes of names undone, and of what was not
// synced nothing, half or all there.
func (m *memory) afterPowerCut(name string) []state {
	var out []state
	for _, names := range append([]map[string]*inode{m.durable}, m.since...) {
		n := names[name]
		if n == nil {
			out = append(out, state{})
			continue
		}
		out = append(out, state{true, n.text})
		if string(n.synced) != string(n.text) {
			out = append(out, state{true, n.synced}, state{true, nil}, state{true, n.text[:len(n.text)/2]})
		}
	}
	return out
}

type info struct{ *inode }

func (i info) Name() string       { return "" }
func (i info) Size() int64        { return int64(len(i.text)) }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }

// everyFault runs an action once for each call that it makes on the disk and
// each fault, each time on a fresh disk with the files of before.
func everyFault(t *testing.T, before map[string]string, run func(t *testing.T, m *memory, d *failing)) int {
	t.Helper()
	cases := 0
	for _, fault := range faults {
		for at := 1; ; at++ {
			m := newMemory()
			for name, text := range before {
				m.names[name] = &inode{[]byte(text), []byte(text), 0o600}
			}
			m.Sync()
			d := &failing{disk: m, fault: fault, at: at}
			t.Run(fmt.Sprintf("%s at call %d", fault.name, at), func(t *testing.T) { run(t, m, d) })
			if t.Failed() {
				return cases
			}
			if d.calls < at {
				break
			}
			cases++
		}
	}
	return cases
}
