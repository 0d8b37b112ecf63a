package content

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// maxScenarios bounds how many runs of one kata are read.
const maxScenarios = 200

// own are the files of a kata's folder, and the folders in it.
func own() []string {
	return []string{kataFile, rubricFile, lexiconFile, examplesFile, LearntFile, scenariosPath, "schema"}
}

// checkFolder warns of files that look as if they belonged to the kata and
// that nothing reads. Notes, pictures and hidden files may lie beside it.
func (b *Bundle) checkFolder(ds *diag.List) {
	entries, err := fs.ReadDir(b.shelf.fsys, b.id)
	if err != nil {
		return
	}
	strange := func(name, hint string) {
		ds.Warn(b.file(name), CodeStrange, "nothing reads this file", hint)
	}
	for _, e := range entries {
		name := e.Name()
		switch near := diag.DidYouMean(name, own()); {
		case slices.Contains(own(), name) || strings.HasPrefix(name, "."):
		case path.Ext(name) == ".yml" && slices.Contains(own(), strings.TrimSuffix(name, ".yml")+".yaml"):
			strange(name, "call it "+strings.TrimSuffix(name, ".yml")+".yaml")
		case near != "":
			strange(name, "call it "+near)
		case path.Ext(name) == ".yaml" || path.Ext(name) == ".yml":
			strange(name, "a kata has "+strings.Join(own()[:5], ", ")+" and, in "+scenariosPath+", its runs")
		}
	}
	b.checkScenarioNames(ds)
}

// checkScenarioNames warns of files among the runs that no run can be.
func (b *Bundle) checkScenarioNames(ds *diag.List) {
	entries, err := fs.ReadDir(b.shelf.fsys, path.Join(b.id, scenariosPath))
	if err != nil {
		return
	}
	runs := 0
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		name, ok := strings.CutSuffix(e.Name(), ".yaml")
		if ok && kata.ValidID(name) {
			if runs++; runs == maxScenarios+1 {
				ds.Error(b.file(scenariosPath), CodeFile, fmt.Sprintf("more than %d runs: the others are not read", maxScenarios), "take some out, or make two katas of it")
			}
			continue
		}
		plain := strings.TrimSuffix(name, path.Ext(name))
		if ok {
			plain = name
		}
		hint := "a run is a file NAME.yaml; its name has small letters, digits and hyphens"
		if id := kata.IDOf(plain); id != "" {
			hint = "call it " + id + ".yaml"
		}
		ds.Warn(b.file(path.Join(scenariosPath, e.Name())), CodeStrange, "nothing reads this file", hint)
	}
}

// file gives the place of a whole file.
func (b *Bundle) file(name string) diag.Range {
	return diag.Range{Source: &diag.Source{Name: path.Join(b.shelf.name, b.id, name)}}
}
