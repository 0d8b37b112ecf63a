package agreement

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/kata/diag"
)

// The codes of the problems of labelled answers.
const (
	CodeTooLarge = "K801" // larger than MaxBytes
	CodeNoText   = "K802" // UTF-16, bytes that are no UTF-8, or no text at all
	CodeNone     = "K803" // no labelled answer in the file
	CodeColumns  = "K804" // a header with unknown, missing or repeated columns, or without commas
	CodeRagged   = "K805" // a row with more or fewer cells than the header
	CodeQuotes   = "K806" // a quote that is not closed, or stands where none can
	CodeJSON     = "K807" // a line that is no JSON object
	CodeField    = "K808" // a field that is missing, or of the wrong kind
	CodeLabel    = "K809" // a question, concept or misconception that the rubric does not have
	CodeMore     = "K810" // so many problems that reading ended
)

const (
	// MaxBytes is how large a file of labelled answers may be: some 60,000
	// answers of a usual length.
	MaxBytes = 16 << 20
	// maxProblems is after how many problems reading ends: whoever exports a
	// table with the wrong settings has one in every row.
	maxProblems = 50
)

// Labelled is an answer with what a person says it shows.
type Labelled struct {
	ID             string   `json:"id"`             // "line 12" where the file gives none
	Question       string   `json:"question"`       // of the rubric
	Answer         string   `json:"answer"`         // as it was given, line ends as "\n" in CSV
	Concepts       []string `json:"concepts"`       // ids, each once
	Misconceptions []string `json:"misconceptions"` // ids, each once
	Pass           bool     `json:"pass"`
}

// Read reads labelled answers: JSON lines, where the first sign of the text is
// a brace, and otherwise CSV. It goes on after a problem, and gives the answers
// that have none.
//
// A line of JSON is one object:
//
//	{"id": "a1", "question": "q1", "answer": "…", "concepts": ["old-price"], "misconceptions": [], "pass": true}
//
// whose other fields are left alone; the id may be missing. CSV is that of
// RFC 4180, with a header that names the same six columns in any order; ids in
// one cell are set apart by blanks, semicolons, commas or "|", and pass is
// true or false, yes or no, 1 or 0:
//
//	id,question,answer,concepts,misconceptions,pass
//	a1,q1,"The old price, of course.",old-price;cause-cache,,true
//
// A byte order mark and any line ends are taken. The work and the memory are
// linear in the text, which is at most MaxBytes long.
func Read(src *diag.Source, r *grader.Rubric) ([]Labelled, diag.List) {
	in := &reader{rubric: r, src: &diag.Source{Name: src.Name, Text: bytes.TrimPrefix(src.Text, []byte("\xef\xbb\xbf"))}}
	if in.isText() {
		switch first := bytes.TrimLeft(in.src.Text, " \t\r\n"); {
		case len(first) == 0:
		case first[0] == '{' || first[0] == '[':
			in.readLines()
		default:
			in.readTable()
		}
		if len(in.answers)+len(in.problems) == 0 {
			in.problems.Error(in.src.At(0, 0), CodeNone, "the file holds no labelled answer", formHint)
		}
	}
	return in.answers, in.problems
}

// formHint says what a file of labelled answers looks like.
const formHint = "write CSV with the header id,question,answer,concepts,misconceptions,pass, or one JSON object a line with these fields"

// reader is the reading of one file.
type reader struct {
	src      *diag.Source
	rubric   *grader.Rubric
	answers  []Labelled
	problems diag.List

	counted, lines int // so many line ends stand before this place
}

// lineOf gives the line of a place behind all those asked for before: counting
// from the beginning each time would be quadratic.
func (in *reader) lineOf(at int) int {
	in.lines += bytes.Count(in.src.Text[in.counted:at], []byte("\n"))
	in.counted = at
	return in.lines + 1
}

// cell is a text of the file and the place where it stands.
type cell struct {
	text string
	at   diag.Range
}

// record is one labelled answer before its ids are checked.
type record struct {
	at                       diag.Range // where it begins
	id, question             cell
	answer                   string
	concepts, misconceptions []cell
	pass                     bool
}

// isText tells whether the bytes are text that can be read, and says why not.
func (in *reader) isText() bool {
	text := in.src.Text
	const hint = "save it again as UTF-8; spreadsheets call it \"CSV UTF-8\""
	switch at, _, found := in.src.NotUTF8(); {
	case len(text) > MaxBytes:
		in.problems.Error(in.src.At(0, 0), CodeTooLarge, fmt.Sprintf("the file is larger than %d MiB", MaxBytes>>20), "split it into several files")
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		in.problems.Error(in.src.At(0, 2), CodeNoText, "the file is UTF-16", hint)
	case bytes.IndexByte(text, 0) >= 0:
		in.problems.Error(in.src.At(bytes.IndexByte(text, 0), 1), CodeNoText, "a NUL byte: the file is UTF-16, or no text", hint)
	case found:
		in.problems.Error(at, CodeNoText, "a byte that is no UTF-8", hint)
	default:
		return true
	}
	return false
}

// full tells whether there are so many problems that reading ends, and says
// so once.
func (in *reader) full(at diag.Range) bool {
	if len(in.problems) < maxProblems {
		return false
	}
	in.problems.Error(at, CodeMore, fmt.Sprintf("%d problems before this line: the rest was not read", len(in.problems)), "mend those above first; often one setting is behind them all")
	return true
}

// add checks the ids of a record and keeps it when the rubric knows them all.
func (in *reader) add(rec record) {
	q := in.rubric.Question(rec.question.text)
	if q == nil {
		var known []string
		for i := range in.rubric.Questions {
			known = append(known, in.rubric.Questions[i].ID)
		}
		in.problems.Error(rec.question.at, CodeLabel, fmt.Sprintf("the kata %s has no question %q", in.rubric.Kata.ID, rec.question.text),
			diag.DidYouMeanHint(rec.question.text, known))
		return
	}
	var concepts, misconceptions []string
	for _, c := range q.Concepts {
		concepts = append(concepts, c.ID)
	}
	for _, m := range q.Misconceptions {
		misconceptions = append(misconceptions, m.ID)
	}
	before := len(in.problems)
	l := Labelled{ID: rec.id.text, Question: q.ID, Answer: rec.answer, Pass: rec.pass,
		Concepts:       in.labels(q.ID, "concept", rec.concepts, concepts, misconceptions),
		Misconceptions: in.labels(q.ID, "misconception", rec.misconceptions, misconceptions, concepts)}
	if l.ID == "" {
		l.ID = fmt.Sprint("line ", in.lineOf(rec.at.Start))
	}
	if len(in.problems) == before {
		in.answers = append(in.answers, l)
	}
}

// labels gives the ids of one side, each once: a label given twice is one
// label. others are the ids of the other side.
func (in *reader) labels(question, kind string, cells []cell, known, others []string) []string {
	ids := []string{}
	for _, c := range cells {
		switch {
		case slices.Contains(ids, c.text):
		case slices.Contains(known, c.text):
			ids = append(ids, c.text)
		case slices.Contains(others, c.text):
			other := map[string]string{"concept": "misconception", "misconception": "concept"}[kind]
			in.problems.Error(c.at, CodeLabel, fmt.Sprintf("%q is a %s of %s, not a %s", c.text, other, question, kind), "write it with the "+other+"s")
		default:
			hint := diag.DidYouMeanHint(c.text, known)
			if len(known) == 0 {
				hint = cmp.Or(hint, "leave it out")
			}
			in.problems.Error(c.at, CodeLabel, fmt.Sprintf("%s has no %s %q", question, kind, c.text), hint)
		}
	}
	return ids
}

// fields are the names of what a labelled answer has, in the usual order.
var fields = []string{"id", "question", "answer", "concepts", "misconceptions", "pass"}

// quoted lists names for a sentence.
func quoted(names []string) string {
	return strings.Join(names, ", ")
}
