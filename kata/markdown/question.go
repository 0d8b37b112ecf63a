package markdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

// part reads "## Part 1: its title (10 minutes)" and the questions below it.
func (r *reader) part(s section) {
	p := kata.Part{}
	number, title, minutes := partHeading(s.title)
	p.Title, p.Minutes = plainTitle(title), minutes
	at := s.heading(r.src)
	if want := len(r.kata.Parts) + 1; number != want {
		r.diags.Error(at, CodePart, fmt.Sprintf("part %d is next, and this is %q", want, s.title),
			fmt.Sprintf("write ## Part %d: its title (10 minutes)", want))
	}
	if p.Title == "" {
		r.diags.Error(at, CodeTitle, "a part without title", "write ## Part 1: its title (10 minutes)")
	}
	if p.Minutes == 0 {
		r.diags.Error(at, CodePart, "a part without minutes", "end its title with (10 minutes)")
	}
	lead, questions := s.split(3)
	p.Intro = lead.text(r.src)
	for _, q := range questions {
		if id, title, ok := questionHeading(q.title); ok {
			p.Questions = append(p.Questions, r.question(q, id, title))
			continue
		}
		r.notAQuestion(q)
	}
	if len(questions) == 0 {
		r.diags.Error(at, CodePart, "a part without questions", "add ### q1: its title, or take the part out")
	}
	r.kata.Parts = append(r.kata.Parts, p)
}

// partHeading takes "Part 1: its title (10 minutes)" apart. What is missing is
// 0 or "".
func partHeading(s string) (number int, title string, minutes int) {
	rest := strings.TrimSpace(s[len("part "):])
	head, tail, found := strings.Cut(rest, ":")
	if !found {
		digits := 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			digits++
		}
		head, tail = rest[:digits], rest[digits:]
	}
	number, _ = strconv.Atoi(strings.TrimSpace(head))
	title = strings.TrimSpace(tail)
	if open := strings.LastIndexByte(title, '('); open >= 0 && strings.HasSuffix(title, ")") {
		words := strings.Fields(title[open+1 : len(title)-1])
		if len(words) == 2 && (words[1] == "minutes" || words[1] == "minute") {
			if n, err := strconv.Atoi(words[0]); err == nil && n > 0 && n <= 600 {
				return number, strings.TrimSpace(title[:open]), n
			}
		}
	}
	return number, title, 0
}

// questionHeading takes "q1: its title" apart.
func questionHeading(s string) (id, title string, ok bool) {
	id, title, _ = strings.Cut(s, ":")
	id = strings.ToLower(strings.TrimSpace(id))
	digits, ok := strings.CutPrefix(id, "q")
	if !ok || digits == "" || len(digits) > 4 {
		return "", "", false
	}
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return "", "", false
		}
	}
	return id, strings.TrimSpace(title), true
}

// notAQuestion reports a heading of a part that is no question.
func (r *reader) notAQuestion(s section) {
	hint := fmt.Sprintf("a question is written ### q%d: its title", r.last+1)
	switch strings.ToLower(s.title) {
	case "hints", "model answer":
		hint = "inside a question it begins with ####"
	}
	r.diags.Error(s.heading(r.src), CodeSection, fmt.Sprintf("%q is not a question", s.title), hint)
}

func (r *reader) question(s section, id, title string) kata.Question {
	at := s.heading(r.src)
	r.number(id, at)
	q := kata.Question{ID: id, Title: plainTitle(title)}
	if q.Title == "" {
		r.diags.Error(at, CodeTitle, fmt.Sprintf("the question %s has no title", id),
			fmt.Sprintf("write ### %s: and a title that gives nothing away", id))
	}
	lead, inner := s.split(4)
	if q.Prompt = lead.text(r.src); q.Prompt == "" {
		r.diags.Error(at, CodePrompt, fmt.Sprintf("the question %s asks nothing", id), "write its prompt below the title")
	}
	seen := map[string]section{}
	for _, sub := range inner {
		name := strings.ToLower(sub.title)
		if first, twice := seen[name]; twice {
			r.diags.Error(sub.heading(r.src), CodeTwice, fmt.Sprintf("the section %q of %s stands twice", sub.title, id), "keep one of the two")
			r.diags[len(r.diags)-1].Related = []diag.Range{first.heading(r.src)}
			continue
		}
		seen[name] = sub
		switch name {
		case "hints":
			q.Hints = r.hints(sub, id)
		case "model answer":
			q.Model = sub.text(r.src)
		case "in one sentence":
			q.Say = sub.text(r.src)
		default:
			r.unknownInQuestion(sub)
		}
	}
	if _, asked := seen["hints"]; !asked {
		r.diags.Warn(at, CodeHints, fmt.Sprintf("the question %s has no hints", id), "add #### Hints and a numbered list, the softest first")
	}
	if q.Model == "" {
		r.diags.Warn(at, CodeModel, fmt.Sprintf("the question %s has no model answer", id), "add #### Model answer")
	}
	return q
}

// later reads the one question that is asked a day later: "### q6: its title
// (judged as q2)".
func (r *reader) later(s section) {
	form := fmt.Sprintf("write ### q%d: its title (judged as q1)", r.last+1)
	lead, questions := s.split(3)
	r.stray(lead.inner)
	if len(questions) != 1 {
		r.diags.Error(s.heading(r.src), CodeLater, fmt.Sprintf("a day later one question is asked, and here are %d", len(questions)), form)
		return
	}
	id, title, ok := questionHeading(questions[0].title)
	if !ok {
		r.notAQuestion(questions[0])
		return
	}
	title, as := judgedAs(title)
	var known []string
	for _, q := range r.kata.Questions() {
		known = append(known, q.ID)
	}
	if !slices.Contains(known, as) {
		if as != "" {
			form = diag.DidYouMeanHint(as, known)
		}
		r.diags.Error(questions[0].heading(r.src), CodeLater, "the question does not say as which one it is judged", form)
	}
	r.kata.Later = &kata.Later{Question: r.question(questions[0], id, title), As: as}
}

// judgedAs takes "its title (judged as q2)" apart.
func judgedAs(s string) (title, as string) {
	if open := strings.LastIndex(s, "("); open >= 0 && strings.HasSuffix(s, ")") {
		if as, ok := strings.CutPrefix(s[open+1:len(s)-1], "judged as "); ok {
			return strings.TrimSpace(s[:open]), strings.TrimSpace(as)
		}
	}
	return s, ""
}

// number holds the ids to q1, q2, …: a learner is told "2 of 5", and sheets
// and rubrics name them.
func (r *reader) number(id string, at diag.Range) {
	want := fmt.Sprintf("q%d", r.last+1)
	if first, taken := r.ids[id]; taken {
		r.diags.Error(at, CodeQuestion, fmt.Sprintf("the id %s is taken", id), "give it the next number: "+want)
		r.diags[len(r.diags)-1].Related = []diag.Range{first}
		return
	}
	r.ids[id] = at
	if id != want {
		r.diags.Error(at, CodeQuestion, fmt.Sprintf("the id %s stands where %s is next", id, want), "number the questions of the whole kata without gaps")
	}
	r.last, _ = strconv.Atoi(id[1:])
}

// hints reads the list of hints. A single paragraph is taken as one hint.
func (r *reader) hints(s section, id string) []string {
	items, outside := s.items(r.src)
	switch {
	case len(items) > 0:
		r.stray(outside)
	case s.text(r.src) == "":
		r.diags.Warn(s.heading(r.src), CodeHints, fmt.Sprintf("the hints of %s are empty", id), "write a numbered list, the softest first")
	default:
		r.diags.Warn(s.heading(r.src), CodeHints, fmt.Sprintf("the hints of %s are not a list", id), "number them, 1. the softest first")
		return []string{s.text(r.src)}
	}
	var hints []string
	for _, it := range items {
		if it.text == "" {
			r.diags.Warn(it.at, CodeHints, "an empty hint", "write it, or take its number out")
			continue
		}
		hints = append(hints, it.text)
	}
	return hints
}

func (r *reader) unknownInQuestion(s section) {
	hint := diag.DidYouMeanHint(s.title, []string{"Hints", "Model answer", "In one sentence"})
	if _, _, ok := questionHeading(s.title); ok {
		hint = "a question begins with ###"
	}
	r.diags.Error(s.heading(r.src), CodeSection, fmt.Sprintf("unknown section %q in a question", s.title), hint)
}

// criteria reads "1. what is shown (q1, q2)".
func (r *reader) criteria(s section) {
	items, outside := s.items(r.src)
	if len(items) == 0 && s.text(r.src) != "" {
		r.diags.Error(s.heading(r.src), CodeCriterion, "the success criteria are not a list", "number them: 1. what is shown (q1, q2)")
		return
	}
	r.stray(outside)
	var known []string
	for _, q := range r.kata.Questions() {
		known = append(known, q.ID)
	}
	for _, it := range items {
		text, ids := criterion(it.text)
		c := kata.Criterion{Text: text}
		for _, id := range ids {
			switch {
			case slices.Contains(c.Questions, id):
			case slices.Contains(known, id):
				c.Questions = append(c.Questions, id)
			default:
				r.diags.Error(it.at, CodeCriterion, fmt.Sprintf("the criterion names the unknown question %q", id), diag.DidYouMeanHint(id, known))
			}
		}
		if len(ids) == 0 {
			r.diags.Error(it.at, CodeCriterion, "the criterion names no question", "end it with the ids of its questions: (q1, q2)")
		}
		if text == "" {
			r.diags.Error(it.at, CodeCriterion, "an empty criterion", "write what the learner has shown: 1. … (q1, q2)")
		}
		r.kata.Criteria = append(r.kata.Criteria, c)
	}
}

// criterion takes the ids from the end of "what is shown (q1, q2)". A
// parenthesis that holds other words is part of the text.
func criterion(s string) (text string, ids []string) {
	end := strings.TrimRight(s, " .")
	open := strings.LastIndexByte(end, '(')
	if open < 0 || !strings.HasSuffix(end, ")") {
		return s, nil
	}
	for _, w := range strings.FieldsFunc(end[open+1:len(end)-1], func(c rune) bool { return strings.ContainsRune(" ,;\n", c) }) {
		id, _, ok := questionHeading(w)
		switch {
		case ok:
			ids = append(ids, id)
		case w != "and":
			return s, nil
		}
	}
	return strings.TrimSpace(end[:open]), ids
}
