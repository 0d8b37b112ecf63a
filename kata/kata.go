// Package kata holds the nouns of a kata: what is presented and asked. How it
// is written down (kata/markdown), what runs (kata/replication) and how answers
// are judged (grader) live elsewhere; this package needs the standard library
// alone.
//
// The folders stand in the order in which they may import, left to right:
//
//	kata <- answers <- grader <- content <- cmd
package kata

import "strings"

// Kata is one exercise: a story, questions in parts, and what it takes to be
// done. Texts are Markdown.
type Kata struct {
	ID        string // the name of its folder, [a-z0-9-]
	Title     string
	Minutes   int // advice: nothing stops when they are over
	Objective string
	Scenario  string
	Task      string
	Parts     []Part
	Criteria  []Criterion
	Closing   string
	Later     *Later // nil: nothing is asked a day later
}

// Later is a question in another story, asked a day after the kata was
// finished: what was understood carries over. It stands outside of the parts,
// earns no points, and its answer is judged as one to the question As.
type Later struct {
	Question
	As string // the id of a question of the kata
}

// Part is a group of questions with a time of its own.
type Part struct {
	Title     string // without number: "Identifying the Problem"
	Minutes   int
	Intro     string // may be empty
	Questions []Question
}

// Question asks for an answer in the learner's own words.
type Question struct {
	ID     string   // "q1", "q2", …: unique in the kata, numbered without gaps
	Title  string   // neutral: it is shown before the question is answered
	Prompt string   // Markdown
	Hints  []string // from the softest to half a sentence; shown one by one when asked for
	Model  string   // the model answer, shown after a try
	Say    string   // what is asked in one sentence once the question is done; may be empty
}

// Criterion is one condition for the kata to be done: all of its questions
// are passed.
type Criterion struct {
	Text      string
	Questions []string
}

// Questions gives all questions in their order.
func (k *Kata) Questions() []Question {
	var all []Question
	for _, p := range k.Parts {
		all = append(all, p.Questions...)
	}
	return all
}

// Question finds a question by its id; ok is false when there is none.
func (k *Kata) Question(id string) (q Question, ok bool) {
	for _, p := range k.Parts {
		for _, q := range p.Questions {
			if q.ID == id {
				return q, true
			}
		}
	}
	return Question{}, false
}

// ValidID tells whether a name can be the id of a kata: small letters, digits
// and single hyphens between them, 64 at the most. It is the name of a folder
// and of a file too.
func ValidID(id string) bool {
	for i, c := range []byte(id) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c == '-' && i > 0 && i < len(id)-1 && id[i-1] != '-':
		default:
			return false
		}
	}
	return id != "" && len(id) <= 64
}

// IDOf makes an id of a name as far as that is plain: "Hot Cache" is
// hot-cache; "" where it is not.
func IDOf(name string) string {
	id := strings.Join(strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return strings.ContainsRune(" _-./", c) }), "-")
	if !ValidID(id) {
		return ""
	}
	return id
}
