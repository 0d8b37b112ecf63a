package faults

import (
	"io/fs"
	"maps"
	"slices"
	"time"
)

// Memory is a disk that can lose power: what was not synced may or may not be
// there afterwards.
type Memory struct {
	names   map[string]*inode
	durable map[string]*inode   // the names as they were when the folder was synced
	since   []map[string]*inode // the names after each change since
}

type inode struct {
	text, synced []byte
	mode         fs.FileMode
}

// Content is what a name holds, if there is such a name.
type Content struct {
	There bool
	Text  string
}

// NewMemory makes a disk with some files, all of them durable.
func NewMemory(files map[string]string) *Memory {
	m := &Memory{names: map[string]*inode{}}
	for name, text := range files {
		m.names[name] = &inode{[]byte(text), []byte(text), 0o600}
	}
	_ = m.Sync() // has no error to give
	return m
}

// Files gives what the disk holds now, by name.
func (m *Memory) Files() map[string]string {
	out := map[string]string{}
	for name, n := range m.names {
		out[name] = string(n.text)
	}
	return out
}

// AfterPowerCut gives every content that a name can have when the power goes:
// any number of the latest changes of names undone, and of what was not
// synced nothing, half or all there.
func (m *Memory) AfterPowerCut(name string) []Content {
	var out []Content
	for _, names := range append([]map[string]*inode{m.durable}, m.since...) {
		n := names[name]
		if n == nil {
			out = append(out, Content{})
			continue
		}
		out = append(out, Content{true, string(n.text)})
		if string(n.synced) != string(n.text) {
			out = append(out, Content{true, string(n.synced)}, Content{true, ""}, Content{true, string(n.text[:len(n.text)/2])})
		}
	}
	return out
}

func (m *Memory) changed() { m.since = append(m.since, maps.Clone(m.names)) }

// Read reads a file.
func (m *Memory) Read(name string) ([]byte, error) {
	if n := m.names[name]; n != nil {
		return slices.Clone(n.text), nil
	}
	return nil, fs.ErrNotExist
}

// Stat tells what a file is.
func (m *Memory) Stat(name string) (fs.FileInfo, error) {
	if n := m.names[name]; n != nil {
		return info{n, name}, nil
	}
	return nil, fs.ErrNotExist
}

// Create makes a file; a name that is taken is an error.
func (m *Memory) Create(name string, mode fs.FileMode) (File, error) {
	if m.names[name] != nil {
		return nil, fs.ErrExist
	}
	n := &inode{mode: mode}
	m.names[name] = n
	m.changed()
	return n, nil
}

// Rename renames a file, over another one if need be.
func (m *Memory) Rename(from, to string) error {
	if m.names[from] == nil {
		return fs.ErrNotExist
	}
	m.names[to] = m.names[from]
	delete(m.names, from)
	m.changed()
	return nil
}

// Remove removes a file.
func (m *Memory) Remove(name string) error {
	if m.names[name] == nil {
		return fs.ErrNotExist
	}
	delete(m.names, name)
	m.changed()
	return nil
}

// Sync makes the names durable.
func (m *Memory) Sync() error {
	m.durable, m.since = maps.Clone(m.names), nil
	return nil
}

// Close does nothing: a disk in memory may be opened again.
func (m *Memory) Close() error { return nil }

func (n *inode) Write(text []byte) (int, error) {
	n.text = append(n.text, text...)
	return len(text), nil
}
func (n *inode) Sync() error  { n.synced = slices.Clone(n.text); return nil }
func (n *inode) Close() error { return nil }

type info struct {
	*inode
	name string
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(len(i.text)) }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
