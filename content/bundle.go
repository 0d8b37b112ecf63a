package content

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"example.com/kata/grader"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
	"example.com/kata/kata/replication/scenario"
)

// Bundle is a kata with everything that belongs to it. The text of the kata is
// read at once; the rest when it is first asked for, since a first screen
// needs neither rubric nor runs.
type Bundle struct {
	Kata *kata.Kata

	id        string // of its folder
	shelf     shelf
	source    *diag.Source
	reading   diag.List // what reading kata.md met
	rubric    func() (judging, diag.List)
	scenarios func() ([]*scenario.Scenario, diag.List)
}

// judging is what the rubric's files give.
type judging struct {
	rubric   *grader.Rubric
	phrases  *grader.Rubric  // without what labelled answers taught
	shared   *rubric.Lexicon // of all katas; nil when there is none
	own      *rubric.Lexicon // of this one; nil when there is none
	examples []rubric.Example
	sources  map[string]*diag.Source // by file name: rubric.yaml, examples.yaml
}

// Load opens a kata. The problems are those of its kata.md; Problems gives
// all. The error is UnknownKata, or that of a folder that cannot be read.
func (l *Library) Load(id string) (*Bundle, diag.List, error) {
	s, ok := l.find(id)
	if !ok {
		known, err := l.IDs()
		if err != nil {
			return nil, nil, err
		}
		return nil, nil, UnknownKata{id, known}
	}
	b := &Bundle{id: id, shelf: s}
	b.source = s.read(path.Join(id, kataFile), &b.reading)
	if b.source == nil {
		b.source = &diag.Source{Name: path.Join(s.name, id, kataFile)}
		if !b.reading.HasErrors() {
			b.reading.Error(diag.Range{Source: b.source}, CodeFile, "the file is missing", "a kata needs kata.md and rubric.yaml")
		}
	} else {
		k, problems := markdown.Parse(b.source)
		b.Kata, b.reading = k, append(b.reading, problems...)
		if k != nil && kata.ValidID(k.ID) && k.ID != id {
			b.reading.Error(b.named(k.ID), CodeFolder,
				fmt.Sprintf("the kata calls itself %q and its folder is %q", k.ID, id), "write kata: "+id+", or rename the folder")
		}
	}
	if b.Kata == nil {
		b.Kata = &kata.Kata{}
	}
	b.Kata.ID = id // a kata.md that says another one, or none, has been reported
	b.rubric = sync.OnceValues(func() (judging, diag.List) { return b.judge(l.shelves[0]) })
	b.scenarios = sync.OnceValues(b.readScenarios)
	return b, b.reading, nil
}

// Embedded tells whether the kata is one of the binary, whose files the tests
// have checked.
func (b *Bundle) Embedded() bool { return b.shelf.fsys == fs.FS(embedded) }

// Rubric gives the rubric; nil when it has errors, which Problems tells.
func (b *Bundle) Rubric() *grader.Rubric {
	j, _ := b.rubric()
	return j.rubric
}

// PhrasesAlone gives the rubric without what labelled answers taught; nil when
// it has errors of its own.
func (b *Bundle) PhrasesAlone() *grader.Rubric {
	j, _ := b.rubric()
	return j.phrases
}

// Examples gives the answers that the rubric is held to.
func (b *Bundle) Examples() []rubric.Example {
	j, _ := b.rubric()
	return j.examples
}

// Scenarios gives the runs of the kata that can be read, by name.
func (b *Bundle) Scenarios() []*scenario.Scenario {
	all, _ := b.scenarios()
	return all
}

// Scenario finds a run by its name; nil when the kata has none of that name.
func (b *Bundle) Scenario(name string) *scenario.Scenario {
	all := b.Scenarios()
	if i := slices.IndexFunc(all, func(s *scenario.Scenario) bool { return s.Name == name }); i >= 0 {
		return all[i]
	}
	return nil
}

// Problems gives all that reading the files of the kata met.
func (b *Bundle) Problems() diag.List {
	all := slices.Clone(b.reading)
	_, judging := b.rubric()
	_, runs := b.scenarios()
	return append(append(all, judging...), runs...)
}

// judge reads the lexicon that all katas share, the kata's own, the rubric
// and its examples.
func (b *Bundle) judge(first shelf) (judging, diag.List) {
	var ds diag.List
	j := judging{sources: map[string]*diag.Source{}}
	var shared, own *rubric.Lexicon
	var problems diag.List
	if src := first.read(lexiconFile, &ds); src != nil {
		shared, problems = rubric.ParseLexicon(src)
		ds = append(ds, problems...)
	}
	if src := b.shelf.read(path.Join(b.id, lexiconFile), &ds); src != nil {
		own, problems = rubric.ParseLexiconBeside(src, shared)
		ds = append(ds, problems...)
	}
	j.shared, j.own = shared, own
	lexicon := rubric.Merge(shared, own)
	src := b.shelf.read(path.Join(b.id, rubricFile), &ds)
	if src == nil {
		if !ds.HasErrors() {
			ds.Error(diag.Range{Source: &diag.Source{Name: path.Join(b.shelf.name, b.id, rubricFile)}}, CodeFile,
				"the file is missing", "a kata needs kata.md and rubric.yaml")
		}
		return j, ds
	}
	j.sources[rubricFile] = src
	if len(b.Kata.Questions()) == 0 {
		return j, ds // each of its questions would be reported as unknown
	}
	r, problems := rubric.Parse(src, lexicon, b.Kata)
	ds = append(ds, problems...)
	if !ds.HasErrors() {
		j.phrases = r
	}
	if src := b.shelf.read(path.Join(b.id, LearntFile), &ds); src != nil && r != nil {
		r, problems = rubric.Learnt(src, r)
		ds = append(ds, problems...)
	}
	if !ds.HasErrors() {
		j.rubric = r
	}
	if src := b.shelf.read(path.Join(b.id, examplesFile), &ds); src != nil {
		j.sources[examplesFile] = src
		examples, problems := rubric.ParseExamples(src)
		j.examples, ds = examples, append(ds, problems...)
	}
	return j, ds
}

func (b *Bundle) readScenarios() ([]*scenario.Scenario, diag.List) {
	var ds diag.List
	var all []*scenario.Scenario
	names, err := b.shelf.scenarioNames(b.id)
	if err != nil {
		ds.Error(b.file(scenariosPath), CodeFile, "the folder cannot be read: "+reason(err), "the runs of a kata are plain files in a folder that you may read")
	}
	for _, name := range names[:min(len(names), maxScenarios)] { // checkFolder tells of more
		src := b.shelf.read(path.Join(b.id, scenariosPath, name+".yaml"), &ds)
		if src == nil {
			continue
		}
		sc, problems := scenario.Parse(src)
		ds = append(ds, problems...)
		if sc != nil && !problems.HasErrors() {
			all = append(all, sc)
		}
	}
	return all, ds
}
