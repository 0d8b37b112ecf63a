package rubric

import (
	"fmt"

	"example.com/kata/grader"
	"example.com/kata/grader/phrase"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

// said is a phrase that a question has already, with the idea that it shows.
type said struct {
	at            diag.Range
	id            string
	misconception bool
}

// phrases reads the list of a concept or misconception: plain phrases, and
// maps with say or name. Seen are the phrases of the question so far, by
// what same makes of them.
func (r *reader) phrases(owner, v strictyaml.Value, misconception bool, ids []string, seen map[string]said) []grader.Phrase {
	items := v.Items()
	if len(items) == 0 {
		owner.Error(CodeNoPhrase, fmt.Sprintf("%s has no phrases: nothing can show it", owner.Text()), "add phrases: with what a learner may say")
	}
	var out []grader.Phrase
	for _, item := range items {
		p, ok := r.phrase(owner.Text(), item, ids)
		if !ok {
			continue
		}
		mine, key := said{item.Range(), owner.Text(), misconception}, same(p.Text)
		if first, twice := seen[key]; twice {
			mine.again(item, first)
		} else {
			seen[key] = mine
		}
		out = append(out, p)
	}
	return out
}

// again reports a phrase that stands in its question a second time.
func (s said) again(item strictyaml.Value, first said) {
	switch {
	case s.id == first.id:
		item.Warn(CodeTwice, fmt.Sprintf("the phrase stands at %s already", first.at), "keep one of the two")
	case s.misconception != first.misconception:
		item.Error(CodeBothSides, fmt.Sprintf("the phrase shows %s and, at %s, %s: one of them is a misconception", s.id, first.at, first.id),
			"an answer cannot be right and wrong in the same words: keep it where it belongs, or tell the two apart with \"- x\" or \"unless x\"")
	default:
		hint := "keep it with one of them"
		if !s.misconception {
			hint += fmt.Sprintf("; if the words show both, write {say: …, implies: [%s]}", s.id)
		}
		item.Warn(CodeTwice, fmt.Sprintf("the phrase shows %s and, at %s, %s", s.id, first.at, first.id), hint)
	}
}

func (r *reader) phrase(owner string, item strictyaml.Value, ids []string) (grader.Phrase, bool) {
	if !item.IsMap() {
		return r.compile(item, phrase.Compile)
	}
	m := item.Map().Only("say", "name", "unless", "implies", "asked")
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
		p.Text += " unless " + unless.String()
	}
	p.Asked = m.Get("asked").Bool()
	p.Implies = r.links(owner, m.Get("implies"), ids)
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

// about reads the phrases of a subject.
func (r *reader) about(v strictyaml.Value) []*phrase.Phrase {
	var out []*phrase.Phrase
	for _, item := range v.Items() {
		if p, ok := r.compile(item, phrase.Compile); ok {
			out = append(out, p.Phrase)
		}
	}
	return out
}
