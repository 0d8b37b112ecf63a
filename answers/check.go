package answers

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// Check holds a sheet against its kata: whether it is a sheet of that kata,
// and whether each question exists. src is what the sheet was read from; with
// a nil src the problems have no place.
func Check(src *diag.Source, s *Sheet, k *kata.Kata) diag.List {
	var out diag.List
	if s.Kata != k.ID {
		out.Error(place(src, frontKata), CodeOtherKata, fmt.Sprintf("this is a sheet of the kata %q, not of %q", s.Kata, k.ID),
			"name the kata that the sheet is of, or another sheet")
	}
	var known []string
	for _, q := range k.Questions() {
		known = append(known, q.ID)
	}
	if k.Later != nil {
		known = append(known, k.Later.ID)
	}
	for _, a := range s.Answers {
		if !slices.Contains(known, a.Question) {
			is := func(l string) bool { id, _, ok := heading(l); return ok && id == a.Question }
			out.Error(place(src, is), CodeNoQuestion, fmt.Sprintf("the kata %q has no question %s", k.ID, a.Question),
				"its questions are "+strings.Join(known, ", ")+"; if the line belongs to your answer, write a backslash before it")
		}
	}
	return out
}

// Check holds the sheet, as it was read, against its kata (see the function of
// this name). Each problem has its place in the file.
func (f *File) Check(k *kata.Kata) diag.List {
	f.mu.Lock()
	defer f.mu.Unlock()
	return Check(f.source, f.sheet, k)
}

func frontKata(l string) bool { return strings.HasPrefix(l, "kata:") }

// place gives the first line of a kind, or the file.
func place(src *diag.Source, is func(line string) bool) diag.Range {
	if src == nil {
		return diag.Range{}
	}
	p := &parser{src: src}
	p.split()
	for _, l := range p.lines {
		if is(l.text) {
			return p.at(l)
		}
	}
	return diag.Range{Source: src}
}
