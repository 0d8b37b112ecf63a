package content

import (
	"path"
	"strings"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

// inRubric gives the place of a value of rubric.yaml by the keys that lead to
// it, or of the last of them that is there. It reads the file anew: places are
// only asked for when there is something to tell.
func (b *Bundle) inRubric(keys ...string) diag.Range {
	j, _ := b.rubric()
	src := j.sources[rubricFile]
	if src == nil {
		return diag.Range{}
	}
	return at(src, append([]string{"questions"}, keys...)...)
}

// inScenario gives the place of a value of a scenario.
func (b *Bundle) inScenario(name string, keys ...string) diag.Range {
	var none diag.List
	src := b.shelf.read(path.Join(b.id, scenariosPath, name+".yaml"), &none)
	if src == nil {
		return diag.Range{}
	}
	return at(src, keys...)
}

func at(src *diag.Source, keys ...string) diag.Range {
	value, _ := strictyaml.Parse(src)
	for _, key := range keys {
		if !value.IsMap() || !value.Map().Get(key).Present() {
			break
		}
		value = value.Map().Get(key)
	}
	return value.Range()
}

// named gives the place where kata.md says what the kata is called.
func (b *Bundle) named(id string) diag.Range {
	if i := strings.Index(string(b.source.Text), "\nkata:"); i >= 0 {
		i += len("\nkata:")
		if j := strings.Index(string(b.source.Text[i:]), id); j >= 0 {
			return b.source.At(i+j, len(id))
		}
	}
	return diag.Range{Source: b.source}
}

// headingOf gives the place of a question's heading in kata.md.
func (b *Bundle) headingOf(question string) diag.Range {
	mark := "### " + question
	if i := strings.Index(string(b.source.Text), mark); i >= 0 {
		return b.source.At(i, len(mark))
	}
	return diag.Range{Source: b.source}
}

// inText gives the place in kata.md of the first line of words that stand
// below a question's heading; of the heading where they are not found.
func (b *Bundle) inText(question, words string) diag.Range {
	heading := b.headingOf(question)
	line, _, _ := strings.Cut(words, "\n")
	line = strings.TrimSpace(line)
	if i := strings.Index(string(b.source.Text[heading.Start:]), line); i >= 0 && line != "" {
		return b.source.At(heading.Start+i, len(line))
	}
	return heading
}
