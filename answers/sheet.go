package answers

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Sheet is all that one learner wrote for one kata. Readers use its fields;
// whoever changes it uses its verbs, which keep the invariants.
//
// Invariant: Answers are in the order of their questions, one for each.
type Sheet struct {
	Kata    string // the id of the kata, [a-z0-9-]
	Answers []Answer

	front   string // the front matter as read, with its fences; "" for the plain one
	preface string // what stands above the first question, as read
}

// Answer is what a learner wrote for one question, and what they were shown.
type Answer struct {
	Question   string // "q1", "q2", …
	Title      string // what stands behind the id in the heading; often empty
	Prompt     string // the question as it was printed above the answer; often empty
	Tries      []Try  // in the order in which they were given; none: not answered
	Skipped    bool
	HintsShown int // how many hints, counted from the softest
	ModelShown bool
	Disputes   []Dispute
	Designs    []Design
	Sentence   string // the learner's own, asked for once the question was done; one line

	unread []string // record lines that this version does not know, with the text below each
}

// Try is one answer to a question. It does not change once it is given.
type Try struct {
	Text       string    // the learner's own bytes, whatever they are
	At         time.Time // UTC, to the second; zero when not known (written by hand)
	Confidence Confidence
	// Prediction marks the first try of a lesson: given before anything ran.
	Prediction bool

	extra []string // fields of its record line that this version does not know
}

// Dispute is the learner's word that an idea was read wrongly. It changes no
// grade; a person looks at it.
type Dispute struct {
	ID   string // of the concept or misconception
	Try  int    // which try was read wrongly, from 1; 0 when not known
	At   time.Time
	Note string // may be empty
}

// Design is one strategy as it was understood and what the learner said to
// it. Confirming changes what is explored, never the grade.
type Design struct {
	Concept   string
	Policy    string
	Try       int    // which try describes it, from 1; 0 when not known
	Confirmed string // "yes", "no", "edited"; "" when it was not asked
}

// Confidence is how sure the learner was of a try, in their own estimate.
type Confidence int

// The confidences. Unset is a learner who did not say.
const (
	Unset Confidence = iota
	Guess
	Unsure
	Sure
)

var confidences = [...]string{Unset: "", Guess: "guess", Unsure: "unsure", Sure: "sure"}

// String gives the word that stands in the sheet; "" for Unset.
func (c Confidence) String() string {
	if c < Unset || c > Sure {
		return ""
	}
	return confidences[c]
}

// ParseConfidence is the reverse of String; ok is false for other words.
func ParseConfidence(word string) (c Confidence, ok bool) {
	i := slices.Index(confidences[:], word)
	return Confidence(max(0, i)), i > 0
}

// New begins a sheet without answers.
func New(kata string) *Sheet { return &Sheet{Kata: kata} }

// Answer gives the answer to a question, or nil when the sheet has none. It
// points into the sheet until the next verb.
func (s *Sheet) Answer(question string) *Answer {
	for i := range s.Answers {
		if s.Answers[i].Question == question {
			return &s.Answers[i]
		}
	}
	return nil
}

// Equal tells whether two sheets say the same, to the last byte.
func (s *Sheet) Equal(other *Sheet) bool { return reflect.DeepEqual(s, other) }

// Clone gives a sheet that shares nothing with this one.
func (s *Sheet) Clone() *Sheet {
	out := *s
	out.Answers = slices.Clone(s.Answers)
	for i := range out.Answers {
		a := &out.Answers[i]
		a.Tries = slices.Clone(a.Tries)
		for j := range a.Tries {
			a.Tries[j].extra = slices.Clone(a.Tries[j].extra)
		}
		a.Disputes = slices.Clone(a.Disputes)
		a.Designs = slices.Clone(a.Designs)
		a.unread = slices.Clone(a.unread)
	}
	return &out
}

// Text gives the text of the last try, "" when there is none. It is what
// `kata grade` and the success criteria judge.
func (a Answer) Text() string {
	last, _ := a.Last()
	return last.Text
}

// First gives the first try: the prediction, where the sheet comes from a
// lesson. ok is false when there is none.
func (a Answer) First() (t Try, ok bool) {
	if len(a.Tries) == 0 {
		return Try{}, false
	}
	return a.Tries[0], true
}

// Last gives the last try; ok is false when there is none.
func (a Answer) Last() (t Try, ok bool) {
	if len(a.Tries) == 0 {
		return Try{}, false
	}
	return a.Tries[len(a.Tries)-1], true
}

// AddTry adds a try to a question, which is then no longer skipped. The first
// one is marked as the prediction; no verb changes or removes it again.
func (s *Sheet) AddTry(question, text string, c Confidence, at time.Time) {
	a := s.reach(question)
	a.Tries = append(a.Tries, Try{
		Text:       text,
		At:         instant(at),
		Confidence: c,
		Prediction: len(a.Tries) == 0,
	})
	a.Skipped = false
}

// Skip notes that the learner passed over a question. A question with a try
// stays answered.
func (s *Sheet) Skip(question string) {
	a := s.reach(question)
	a.Skipped = len(a.Tries) == 0
}

// ShowHint notes that one more hint was shown and gives how many that makes.
func (s *Sheet) ShowHint(question string) int {
	a := s.reach(question)
	a.HintsShown++
	return a.HintsShown
}

// ShowModel notes that the model answer was shown.
func (s *Sheet) ShowModel(question string) { s.reach(question).ModelShown = true }

// Dispute keeps the learner's objection. A second one to the same idea of the
// same try replaces the first.
func (s *Sheet) Dispute(question string, d Dispute) {
	d.At = instant(d.At)
	a := s.reach(question)
	a.Disputes = put(a.Disputes, d, func(o Dispute) bool { return o.ID == d.ID && o.Try == d.Try })
}

// KeepDesign keeps a design as it was understood. One of the same concept,
// policy and try is replaced.
func (s *Sheet) KeepDesign(question string, d Design) {
	a := s.reach(question)
	a.Designs = put(a.Designs, d, func(o Design) bool {
		return o.Concept == d.Concept && o.Policy == d.Policy && o.Try == d.Try
	})
}

// Say keeps the learner's sentence on a question that is done.
func (s *Sheet) Say(question, sentence string) {
	s.reach(question).Sentence = strings.Join(strings.Fields(sentence), " ")
}

func put[T any](list []T, item T, same func(T) bool) []T {
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = item
		return list
	}
	return append(list, item)
}

// reach gives the answer to a question and makes it, in its place, when the
// sheet has none. It panics for an id that could not be written as a heading:
// ids come from a kata that was checked.
func (s *Sheet) reach(question string) *Answer {
	if a := s.Answer(question); a != nil {
		return a
	}
	n := questionNumber(question)
	if n == 0 {
		panic("answers: " + strconv.Quote(question) + " is no question id (q1, q2, …)")
	}
	at := len(s.Answers)
	for at > 0 && questionNumber(s.Answers[at-1].Question) > n {
		at--
	}
	s.Answers = slices.Insert(s.Answers, at, Answer{Question: question})
	return &s.Answers[at]
}

// questionNumber gives the 12 of "q12"; 0 for what is no question id.
func questionNumber(id string) int {
	if len(id) < 2 || len(id) > 4 || id[0] != 'q' || id[1] == '0' {
		return 0
	}
	n := 0
	for _, c := range []byte(id[1:]) {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// instant brings a time to what the sheet can hold.
func instant(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Second)
}

// Rate notes how sure the learner was of the last try. A question without a
// try has nothing to rate.
func (s *Sheet) Rate(question string, c Confidence) {
	if a := s.Answer(question); a != nil && len(a.Tries) > 0 {
		a.Tries[len(a.Tries)-1].Confidence = c
	}
}
