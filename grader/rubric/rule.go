package rubric

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/kata/strictyaml"
)

// rule reads a condition: a concept's id, or a map with one key, which is
// "all of", "any of" or "at least N of", over a list of conditions.
func (r *reader) rule(v strictyaml.Value, ids []string) grader.Rule {
	if !v.Present() {
		return grader.Rule{}
	}
	if v.IsText() {
		if head, list, _ := strings.Cut(v.Text(), "["); list != "" {
			v.Error(CodePass, fmt.Sprintf("%q is one word to YAML", v.Text()),
				"write braces and a colon: {"+strings.TrimRight(head, ": ")+": ["+strings.TrimRight(list, "]")+"]}")
			return grader.Rule{}
		}
		return grader.Rule{Concept: r.conceptID(v, ids), At: v.Range()}
	}
	if v.IsList() {
		v.Error(CodePass, "a list says not how many of it are needed", "write {all of: […]}, {any of: […]} or {at least 2 of: […]}")
		return grader.Rule{}
	}
	var rule grader.Rule
	n := 0
	for key, value := range v.Map().All() {
		if n++; n > 1 {
			key.Error(CodePass, "a rule has one condition", "nest them: all of: [a, any of: [b, c]]")
			break
		}
		var parts []grader.Rule
		for _, item := range value.Items() {
			part := r.rule(item, ids)
			if part.Concept != "" && slices.ContainsFunc(parts, func(p grader.Rule) bool { return p.Concept == part.Concept }) {
				item.Error(CodePass, fmt.Sprintf("%s stands twice in one condition", part.Concept), "name each concept once: one that is met counts once")
			}
			parts = append(parts, part)
		}
		if len(parts) == 0 {
			key.Error(CodePass, fmt.Sprintf("%q has nothing to choose from", key.Text()), "list the concepts")
			continue
		}
		rule = r.condition(key, parts)
		rule.At = key.Range()
	}
	if n == 0 {
		v.Error(CodePass, "the rule is empty", "write all of: […], any of: […] or at least 2 of: […]")
	}
	return rule
}

func (r *reader) condition(key strictyaml.Value, parts []grader.Rule) grader.Rule {
	switch key.Text() {
	case "all of":
		return grader.Rule{All: parts}
	case "any of":
		return grader.Rule{Any: parts}
	}
	number, ok := strings.CutPrefix(key.Text(), "at least ")
	number, of := strings.CutSuffix(number, " of")
	n, err := strconv.Atoi(number)
	switch {
	case !ok || !of || err != nil:
		key.Error(CodePass, fmt.Sprintf("%q is no condition", key.Text()), "the conditions are: all of, any of, at least N of")
	case n < 1:
		key.Error(CodePass, fmt.Sprintf("at least %d asks for nothing", n), "write at least 1 of, or leave the condition out")
	case n > len(parts):
		key.Error(CodePass, fmt.Sprintf("at least %d of %d can never be met", n, len(parts)), fmt.Sprintf("write at least %d of, or list more concepts", len(parts)))
	}
	return grader.Rule{AtLeast: n, Of: parts}
}

// points reads how many points there are: those of the concepts, at most
// "points" of them, or bands.
func (r *reader) points(q *grader.Question, m strictyaml.Map, ids []string) {
	sum := 0
	for _, c := range q.Concepts {
		sum += c.Points
	}
	bands := m.Get("bands")
	for _, item := range bands.Items() {
		band := item.Map().Only("points", "for")
		b := grader.Band{Points: band.Need("points").Int(0, 100), Rule: r.rule(band.Need("for"), ids)}
		for _, o := range q.Bands {
			if o.Points == b.Points && b.Points > 0 {
				band.Get("points").Error(CodeBand, fmt.Sprintf("two bands give %d points", b.Points), "give each its own points, or make one rule of both with any of")
			}
		}
		if b.Points == 0 {
			band.Get("points").Warn(CodeBand, "a band of 0 points never counts", "take it out: an answer that meets no band gets 0 points")
		}
		q.Bands = append(q.Bands, b)
		q.Max = max(q.Max, b.Points)
	}
	r.outrun(bands.Items(), q.Bands, ids)
	if len(q.Bands) == 0 {
		q.Max = sum
	}
	v := m.Get("points")
	if !v.Present() {
		if q.Max == 0 {
			m.Error(CodePoints, "the question gives no points", "give its concepts points")
		}
		return
	}
	limit := v.Int(1, 1000)
	switch {
	case len(q.Bands) > 0 && limit != q.Max:
		v.Error(CodePoints, fmt.Sprintf("the question says %d points, and its best band gives %d", limit, q.Max), "make them equal, or leave points out")
	case limit > sum && len(q.Bands) == 0:
		v.Error(CodePoints, fmt.Sprintf("the question says %d points, and its concepts give %d in all", limit, sum), "give the concepts more, or the question less")
	}
	q.Max = limit
}

// outrun reports each band whose rule is met only by answers that get more by
// another one: it never counts. Which concepts are met together is tried out
// for all sets of the few that bands name.
func (r *reader) outrun(items []strictyaml.Value, bands []grader.Band, ids []string) {
	if len(ids) > maxTried || len(bands) > maxTried {
		return
	}
	for i, b := range bands {
		counts, ever := false, false
		for set := range 1 << len(ids) {
			met := func(id string) bool { k := slices.Index(ids, id); return k >= 0 && set&(1<<k) != 0 }
			if !b.Rule.Holds(met) {
				continue
			}
			ever = true
			counts = counts || !slices.ContainsFunc(bands, func(o grader.Band) bool { return o.Points > b.Points && o.Rule.Holds(met) })
		}
		if ever && !counts {
			items[i].Error(CodeBand, fmt.Sprintf("the band of %d points never counts: whoever meets it meets one that gives more", b.Points),
				"ask for more where there are more points")
		}
	}
}

// maxTried is how many concepts, and how many bands, are tried at the most:
// 4096 sets for each band.
const maxTried = 12
