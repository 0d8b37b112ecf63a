package content

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"example.com/kata/grader/likeness"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

//go:embed lexicon.yaml */kata.md */*.yaml */learnt.txt */scenarios/*.yaml
var embedded embed.FS

// lexiconFile and the others are the file names of a kata's folder.
const (
	lexiconFile   = "lexicon.yaml"
	kataFile      = "kata.md"
	rubricFile    = "rubric.yaml"
	examplesFile  = "examples.yaml"
	scenariosPath = "scenarios"
)

// LearntFile is the file beside a rubric in which what labelled answers taught
// is read.
const LearntFile = "learnt.txt"

// maxKatas bounds how many katas one shelf may have.
const maxKatas = 1000

// The codes of this package's problems.
const (
	CodeFile      = "K601" // a file that is missing or cannot be read
	CodeFolder    = "K602" // a folder whose name is no id, or that is no kata
	CodeName      = "K603" // a name that nothing in the kata has
	CodeModel     = "K605" // a model answer that its rubric does not pass
	CodeQuestion  = "K607" // a question that its rubric does not judge
	CodeBinding   = "K608" // a binding that the explorer contradicts
	CodeBeside    = "K609" // a phrase that never decides: others show the same wherever it stands
	CodeUnspoken  = "K610" // a phrase that no example answer says
	CodeAsked     = "K611" // a phrase that the question itself says
	CodePasted    = "K612" // a question that, pasted as an answer, earns an idea
	CodeStrange   = "K613" // a file or folder that nothing reads
	CodeTells     = "K614" // a title or hint that gives the answer away
	CodeRefuted   = "K615" // a prediction that the run of its question contradicts, or that no run can confirm
	CodeMisspelt  = "K616" // a word of a phrase that is most likely misspelt
	CodeLost      = "K621" // a phrase that no example misses
	CodeUnguarded = "K622" // a guard of a phrase that no example misses
	CodeLoose     = "K623" // a threshold that no example misses
	CodeUnlinked  = "K624" // an "implies" or "yields to" that no example misses
)

// shelf is one folder of katas. Name stands before the file names that people
// see.
type shelf struct {
	name string
	fsys fs.FS
}

// Library finds katas on several shelves. A later shelf replaces the katas of
// an earlier one that have the same id.
type Library struct{ shelves []shelf }

// Embedded gives the library of the katas in this binary.
func Embedded() *Library { return &Library{[]shelf{{"content", embedded}}} }

// Only gives a library of one folder, without the katas of the binary.
func Only(name string, fsys fs.FS) *Library { return &Library{[]shelf{{name, fsys}}} }

// With gives the library with one more shelf in front. Name is how people
// know the folder.
func (l *Library) With(name string, fsys fs.FS) *Library {
	return &Library{append(slices.Clone(l.shelves), shelf{name, fsys})}
}

// IDs gives the ids of all katas: those of the binary first, then the others,
// each shelf in the order of its names.
func (l *Library) IDs() ([]string, error) {
	var ids []string
	for _, s := range l.shelves {
		entries, err := fs.ReadDir(s.fsys, ".")
		if err != nil {
			return nil, fmt.Errorf("the folder of katas %s cannot be read: %w", s.name, err)
		}
		found := 0
		for _, e := range entries {
			if e.Type().IsRegular() || !kata.ValidID(e.Name()) || !s.holds(e.Name()) {
				continue
			}
			if found++; found > maxKatas {
				return nil, TooMany{s.name}
			}
			if !slices.Contains(ids, e.Name()) {
				ids = append(ids, e.Name())
			}
		}
	}
	return ids, nil
}

// holds tells whether a folder of the shelf has a kata.md, be it one that
// cannot be read: that is then told, and not that there is no kata.
func (s shelf) holds(id string) bool {
	_, err := fs.Lstat(s.fsys, path.Join(id, kataFile))
	return err == nil || !errors.Is(err, fs.ErrNotExist) && s.folder(id)
}

// folder tells whether the shelf has a folder of the name.
func (s shelf) folder(id string) bool {
	info, err := fs.Stat(s.fsys, id)
	return err == nil && info.IsDir()
}

// Kata gives the text of a kata alone: enough to list it.
func (l *Library) Kata(id string) (*kata.Kata, diag.List) {
	b, problems, err := l.Load(id)
	if err != nil {
		return nil, problems
	}
	return b.Kata, problems
}

// Holds tells whether the shelf of a name has a kata.
func (l *Library) Holds(name string) bool {
	for _, s := range l.shelves {
		if ids, err := (&Library{[]shelf{s}}).IDs(); s.name == name && err == nil && len(ids) > 0 {
			return true
		}
	}
	return false
}

// find gives the shelf of a kata: the last one that holds it.
func (l *Library) find(id string) (shelf, bool) {
	for _, s := range slices.Backward(l.shelves) {
		if kata.ValidID(id) && s.holds(id) {
			return s, true
		}
	}
	return shelf{}, false
}

// TooMany is the error for a folder with more katas than are read.
type TooMany struct{ Folder string }

// Error says which folder it is.
func (e TooMany) Error() string {
	return fmt.Sprintf("the folder %s has more than %d katas", e.Folder, maxKatas)
}

// Hint says what to do.
func (e TooMany) Hint() string { return "make several folders of it" }

// UnknownKata is the error for an id that no shelf holds.
type UnknownKata struct {
	ID    string
	Known []string
}

// Error says which kata is not known.
func (e UnknownKata) Error() string { return fmt.Sprintf("there is no kata %q", e.ID) }

// Hint says which one could be meant.
func (e UnknownKata) Hint() string {
	if hint := diag.DidYouMean(e.ID, e.Known); hint != "" {
		return fmt.Sprintf("did you mean %q?", hint)
	}
	return "kata list shows the katas there are"
}

// read gives a file of the shelf, or nil when it is not there. A file that is
// there and cannot be read, or is larger than the largest that any reader
// takes, is reported.
func (s shelf) read(name string, ds *diag.List) *diag.Source {
	src := &diag.Source{Name: path.Join(s.name, name)}
	most := strictyaml.MaxBytes
	if path.Base(name) == LearntFile {
		most = likeness.MaxBytes
	}
	text, err := ReadFile(s.fsys, name, most)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		ds.Error(diag.Range{Source: src}, CodeFile, "the file cannot be read: "+reason(err), "a kata is made of plain files inside its folder that you may read")
		return nil
	}
	src.Text = text
	return src
}

// kindOf says what something in a folder is that is no file.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// ReadFile reads a regular file: one byte more than its reader takes at the
// most, so that the reader itself can say that the file is too large.
func ReadFile(fsys fs.FS, name string, most int) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("it is %s and no plain file", kindOf(info.Mode()))
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(most)+1))
}

// reason gives the cause of a file error without the path, which stands
// before it.
func reason(err error) string {
	if strings.Contains(err.Error(), "escapes") {
		return "it is a link that leads out of the folder"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// scenarioNames gives the names of a kata's scenarios, sorted, without
// ending: none where their folder is not there.
func (s shelf) scenarioNames(id string) (names []string, err error) {
	entries, err := fs.ReadDir(s.fsys, path.Join(id, scenariosPath))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && kata.ValidID(name) {
			names = append(names, name)
		}
	}
	return names, err
}
