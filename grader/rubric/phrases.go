package rubric

import (
	"fmt"

	"example.com/kata/grader"
	"example.com/kata/grader/phrase"
	"example.com/kata/kata/strictyaml"
)

// phrases reads the list of a concept or misconception: plain phrases, and
// maps with say or name.
func (r *reader) phrases(owner, v strictyaml.Value, ids []string, seen map[string]strictyaml.Value) []grader.Phrase {
	items := v.Items()
	if len(items) == 0 {
		owner.Error(CodeNoPhrase, fmt.Sprintf("%s has no phrases: nothing can show it", owner.Text()), "add phrases: with what a learner may say")
	}
	var out []grader.Phrase
	for _, item := range items {
		p, ok := r.phrase(item, ids)
		if !ok {
			continue
		}
		if first, twice := seen[p.Text]; twice {
			item.Warn(CodeTwice, fmt.Sprintf("the phrase stands at %s already", first.Range()), "keep one of the two")
		}
		seen[p.Text] = item
		out = append(out, p)
	}
	return out
}

func (r *reader) phrase(item strictyaml.Value, ids []string) (grader.Phrase, bool) {
	if !item.IsMap() {
		return r.compile(item, phrase.Compile)
	}
	m := item.Map().Only("say", "name", "unless", "implies")
	say, read := m.Get("say"), phrase.Compile
	if name := m.Get("name"); name.Present() {
		if say.Present() {
			item.Error(CodeNoPhrase, "a phrase has both say and name", "make two phrases of it")
		}
		say, read = name, phrase.Named
	}
	if !say.Present() {
		item.Error(CodeNoPhrase, "a phrase needs say or name", "write say: '…'")
		return grader.Phrase{}, false
	}
	p, ok := r.compile(say, read)
	if !ok {
		return p, false
	}
	if unless := m.Get("unless"); unless.Present() {
		report(unless, p.Unless(unless.String(), r.lex))
	}
	p.Implies = r.conceptIDs(m.Get("implies"), ids)
	return p, true
}

func (r *reader) compile(v strictyaml.Value, read func(string, *phrase.Lexicon) (*phrase.Phrase, []phrase.Error)) (grader.Phrase, bool) {
	p, errs := read(v.String(), r.lex)
	report(v, errs)
	return grader.Phrase{Phrase: p, At: v.Range()}, len(errs) == 0
}

// report places the errors of a phrase inside its YAML value.
func report(v strictyaml.Value, errs []phrase.Error) {
	for _, e := range errs {
		v.ErrorWithin(e.Start, e.End, e.Code, e.Summary, e.Hint)
	}
}
