// Package skeleton makes new katas: a folder that is valid from its first
// minute, with one of everything, and comments that teach.
//
//	slug -> Files -> kata.md, rubric.yaml, … and their JSON Schemas -> Write
//
// Each YAML file begins with the line by which editors find its schema, so
// that a wrong key is underlined while it is typed. The schemas tell the form
// of a file alone; kata check tells the rest.
package skeleton

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

//go:embed files
var files embed.FS

// File is one file of a new kata. Name is its path in the kata's folder, with
// slashes.
type File struct {
	Name string
	Text string
}

// Files gives the files of a new kata. The slug must be a valid id.
func Files(slug string) []File {
	var out []File
	err := fs.WalkDir(files, "files", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		fill := strings.NewReplacer("SLUG", slug, "TITLE", title(slug))
		if path.Ext(name) == ".json" {
			fill = strings.NewReplacer(`["POLICIES"]`, words(replication.PolicyNames()), `["GUARANTEES"]`, words(guarantee.Codes()))
		}
		out = append(out, File{strings.TrimPrefix(name, "files/"), fill.Replace(string(text))})
		return nil
	})
	if err != nil {
		panic(err) // the files are in the binary
	}
	return out
}

// words writes names as a JSON list.
func words[T ~string](names []T) string {
	text, err := json.Marshal(names)
	if err != nil {
		panic(err) // strings always encode
	}
	return string(text)
}

// title makes "Hot Cache" of "hot-cache".
func title(slug string) string {
	words := strings.Split(slug, "-")
	for i, w := range words {
		if w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// Write makes the folder of a new kata below root. It never touches what is
// there: the error of a name that is taken is fs.ErrExist, and after any other
// nothing is left behind.
func Write(root *os.Root, slug string) (err error) {
	if err := root.Mkdir(slug, 0o777); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("the kata cannot be written: %w", err)
			_ = root.RemoveAll(slug) // the first error is the one to tell
		}
	}()
	for _, f := range Files(slug) {
		name := path.Join(slug, f.Name)
		if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			return err
		}
		if err := root.WriteFile(name, []byte(f.Text), 0o666); err != nil {
			return err
		}
	}
	return nil
}
