package answers

import (
	"bytes"
	"strconv"
	"strings"
)

// Format writes a sheet. Parse gives the same sheet back; what a person wrote
// around the answers stands where it stood.
func Format(s *Sheet) []byte {
	var w writer
	switch {
	case s.front != "":
		w.paragraph(s.front)
	case s.Kata != "":
		w.paragraph(plainFront(s.Kata))
	}
	if s.preface != "" {
		w.paragraph(s.preface)
	}
	for _, a := range s.Answers {
		w.answer(a)
	}
	return w.Bytes()
}

// writer writes paragraphs with one blank line between them.
type writer struct{ bytes.Buffer }

func (w *writer) paragraph(lines ...string) {
	if len(lines) == 0 {
		return
	}
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	for _, l := range lines {
		w.WriteString(l)
		w.WriteByte('\n')
	}
}

func (w *writer) answer(a Answer) {
	head := "## " + a.Question
	if title := plainTitle(a.Title); title != "" {
		head += ": " + title
	}
	w.paragraph(head)
	w.prompt(a.Prompt)
	w.paragraph(records(a)...)
	for i, t := range a.Tries {
		text := escape(t.Text)
		// A sheet that a person wrote by hand stays free of record lines.
		byHand := len(a.Tries) == 1 && len(text) > 0 && t.At.IsZero() && t.Confidence == Unset && !t.Prediction && len(t.extra) == 0
		if !byHand {
			w.paragraph(tryLine(i+1, t))
		}
		w.paragraph(text...)
	}
	for _, u := range a.unread {
		w.paragraph(u)
	}
}

func (w *writer) prompt(text string) {
	if text == "" {
		return
	}
	out := []string{line(verbQuestion)}
	for l := range strings.SplitSeq(text, "\n") {
		if l != "" {
			l = " " + l
		}
		out = append(out, ">"+l)
	}
	w.paragraph(out...)
}

func records(a Answer) []string {
	var out []string
	if a.Skipped {
		out = append(out, line(verbSkipped))
	}
	if a.HintsShown > 0 {
		out = append(out, line(verbHints, strconv.Itoa(min(a.HintsShown, maxHints))))
	}
	if a.ModelShown {
		out = append(out, line(verbModel, "answer shown"))
	}
	for _, d := range a.Disputes {
		out = append(out, disputeLine(d))
	}
	for _, d := range a.Designs {
		out = append(out, designLine(d))
	}
	if a.Sentence != "" {
		out = append(out, line(verbSentence, quoted(a.Sentence)))
	}
	return out
}
