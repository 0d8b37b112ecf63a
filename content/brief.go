package content

import (
	"fmt"
	"slices"

	"example.com/kata/grader"
	"example.com/kata/kata/diag"
)

// shown is how many warnings of one code a brief list has.
const shown = 3

// Brief makes a screen of what Check gave, in the order in which it is to be
// shown: all errors and the first warnings of each code with their places,
// then how many warnings more there are, then one line of advice for each
// question and code.
func (b *Bundle) Brief(problems diag.List) diag.List {
	var out, rest diag.List
	warned := map[string]int{}
	var codes []string
	for _, d := range problems.Sorted().Apart() {
		if d.Severity == diag.Advice {
			continue
		}
		if d.Severity == diag.Warning {
			if warned[d.Code]++; warned[d.Code] == 1 {
				codes = append(codes, d.Code)
			}
			if warned[d.Code] > shown {
				continue
			}
		}
		out = append(out, d)
	}
	for _, code := range codes {
		if more := warned[code] - shown; more > 0 {
			rest.Warn(diag.Range{}, code, fmt.Sprintf("and %d more", more), "")
		}
	}
	rest = append(rest, b.adviceInLines(problems)...)
	if len(rest) > 0 {
		rest[len(rest)-1].Hint = "kata check --all names each with its place"
	}
	return append(out, rest...)
}

// adviceInLines makes one line of all advice of a code for a question.
func (b *Bundle) adviceInLines(problems diag.List) (lines diag.List) {
	if b.Rubric() == nil {
		return nil
	}
	j, _ := b.rubric()
	file := diag.Range{Source: j.sources[rubricFile]}
	for i := range b.Rubric().Questions {
		q := &b.Rubric().Questions[i]
		places := phrasePlaces(q)
		counts := map[string]int{}
		for _, d := range problems {
			if d.Severity == diag.Advice && slices.Contains(places, d.Range) {
				counts[d.Code]++
			}
		}
		unspoken, idle := counts[CodeUnspoken], counts[CodeBeside]
		if unspoken > 0 {
			lines.Advise(file, CodeUnspoken, fmt.Sprintf("%s: no example says %d of %d phrases", q.ID, unspoken, len(places)), "")
		}
		if idle > 0 {
			lines.Advise(file, CodeBeside, fmt.Sprintf("%s: %d of the %d phrases that are said never decide", q.ID, idle, len(places)-unspoken), "")
		}
	}
	return lines
}

// phrasePlaces gives the places of all phrases of a question.
func phrasePlaces(q *grader.Question) (places []diag.Range) {
	eachPhraseOf(q, func(p grader.Phrase) { places = append(places, p.At) })
	return places
}
