package content

import (
	"io/fs"
	"os"
	"strings"
)

// Confined gives the files below a folder of katas so that a link in a kata
// leads nowhere out of that kata: what kata check shows of a file, it shows
// to whoever runs it on a folder that somebody else made.
func Confined(root *os.Root) fs.FS { return confined{root} }

// confined is a folder whose folders are each a root of their own.
type confined struct{ root *os.Root }

// within carries out f in the root that a name belongs to.
func within[T any](c confined, op, name string, f func(root fs.FS, name string) (T, error)) (T, error) {
	var none T
	if !fs.ValidPath(name) {
		return none, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	id, rest, inside := strings.Cut(name, "/")
	if !inside {
		return f(c.root.FS(), name)
	}
	root, err := c.root.OpenRoot(id)
	if err != nil {
		return none, err
	}
	defer root.Close()
	return f(root.FS(), rest)
}

// Open opens a file or folder.
func (c confined) Open(name string) (fs.File, error) {
	return within(c, "open", name, fs.FS.Open)
}

// Stat tells what a name leads to, without opening it: a pipe would wait.
func (c confined) Stat(name string) (fs.FileInfo, error) {
	return within(c, "stat", name, fs.Stat)
}

// Lstat tells what a name is, be it a link.
func (c confined) Lstat(name string) (fs.FileInfo, error) {
	return within(c, "lstat", name, fs.Lstat)
}

// ReadLink tells where a link leads.
func (c confined) ReadLink(name string) (string, error) {
	return within(c, "readlink", name, fs.ReadLink)
}
