// Package workbook is a lesson as a pure state machine: an event comes in, a
// screen goes out.
//
//	opening -> question -> confidence -> run -> feedback -> next question … -> report
//	                ^                      |        |
//	                +---- try again -------+--------+
//
// It alone sees answers, grades and runs together; it draws nothing, reads
// nothing and saves nothing. Screens are data (Block, Prompt), a terminal
// shows them, and a Screen with Save set asks for the sheet to be saved before
// it is shown. The promises it keeps: the first try of a question is its
// prediction, recorded before anything runs; nothing that names an anomaly or
// a strategy is in a screen before its question was answered; no sentence
// about a run says what the checker did not find.
package workbook

import (
	"time"

	"example.com/kata/answers"
	"example.com/kata/content"
	"example.com/kata/grader"
	"example.com/kata/kata"
	"example.com/kata/kata/replication/rate"
)

// Options say how a lesson is held.
type Options struct {
	// Piped: answers come from a pipe, one try each. Nothing is asked but
	// the answers, and each model answer is shown after its try.
	Piped bool
	// Words tells runs in numbered words instead of drawing them.
	Words bool
	// Place is where the answers are saved, as it is shown to the learner.
	Place string
	// Old is where the sheet before this one is kept, after a fresh start.
	Old string
	// Begun lists the questions with an answer that was typed and never
	// submitted, the latest last.
	Begun []string
	// Quick leaves out what is optional: how sure one is, whether designs were
	// understood, a sentence of one's own.
	Quick bool
	// Now is when the lesson begins. A kata that was finished a day before is
	// returned to; the zero time is never a day later.
	Now time.Time
}

// Lesson is one learner's way through one kata. It owns its sheet.
type Lesson struct {
	bundle    *content.Bundle
	sheet     *answers.Sheet
	opt       Options
	questions []kata.Question

	at    int   // index into questions: the one at hand
	phase phase // what the next event answers
	only  []int // the questions of this walk: all, or those still missing
	run   *run  // the run on the screen, in the phases running and changing

	measured []rate.Cost // what the learner's designs cost, as last measured

	explained bool // the marks of the feedback were explained

	disputed string // the id that disputeNote asks about
	queue    []idea // what a return asks for, a day later; the first is at hand
}

// phase is what the lesson waits for. The comment says which screen is shown.
type phase int

const (
	opening      phase = iota // scenario and map
	resuming                  // a sheet that was begun before
	finishedMenu              // a sheet with every question answered
	asking                    // a question
	confirmSkip               // "skip this question?"
	rating                    // confidence
	running                   // the run
	changing                  // "change one thing": which value
	confirming                // the designs, as they were understood
	leavingOut                // "which did you not mean?"
	reviewing                 // feedback and what next
	disputing                 // "which idea did I misread?"
	disputeNote               // one line for the instructor
	saying                    // one sentence of the learner's own
	recalling                 // a missing idea, a day later
	transferring              // the question in another story
	reported                  // the report; any key ends
)

// Begin makes a lesson of a kata and a sheet and gives its first screen. An
// empty sheet begins the kata; another one is taken up where it stopped.
func Begin(b *content.Bundle, sheet *answers.Sheet, opt Options) (*Lesson, Screen) {
	l := &Lesson{bundle: b, sheet: sheet, opt: opt, questions: b.Kata.Questions()}
	for i := range l.questions {
		l.only = append(l.only, i)
	}
	next := l.firstOpen()
	switch {
	case !l.begun():
		return l, l.open()
	case next == len(l.questions) && !opt.Piped:
		return l, l.offerFinished()
	case next == len(l.questions):
		next = 0
	}
	l.at = next
	if opt.Piped {
		l.phase = opening
		return l, l.open()
	}
	return l, l.resume()
}

// Step takes one event and gives the next screen. An event that the phase has
// no use for repeats the prompt with a word of help.
func (l *Lesson) Step(e Event) Screen {
	if e.Kind == Ended {
		return l.stop()
	}
	switch l.phase {
	case opening:
		return l.ask()
	case resuming:
		return l.resumed(e)
	case finishedMenu:
		return l.finishedChoice(e)
	case asking:
		return l.answered(e)
	case confirmSkip:
		return l.skipConfirmed(e)
	case rating:
		return l.rated(e)
	case running:
		return l.runKey(e)
	case changing:
		return l.changed(e)
	case confirming:
		return l.confirmed(e)
	case leavingOut:
		return l.leftOut(e)
	case reviewing:
		return l.reviewKey(e)
	case disputing:
		return l.disputeChosen(e)
	case disputeNote:
		return l.disputeNoted(e)
	case saying:
		return l.said(e)
	case recalling:
		return l.recalled(e)
	case transferring:
		return l.transferred(e)
	}
	return Screen{Done: true}
}

// Finished tells whether the report was shown.
func (l *Lesson) Finished() bool { return l.phase == reported }

// Sheet gives the lesson's sheet, for saving.
func (l *Lesson) Sheet() *answers.Sheet { return l.sheet }

// question gives the question at hand.
func (l *Lesson) question() kata.Question { return l.questions[l.at] }

// answer gives the record of the question at hand; nil before its first try.
func (l *Lesson) answer() *answers.Answer { return l.sheet.Answer(l.question().ID) }

// tries tells how often a question was answered.
func (l *Lesson) tries(id string) int {
	if a := l.sheet.Answer(id); a != nil {
		return len(a.Tries)
	}
	return 0
}

// begun tells whether the sheet holds anything.
func (l *Lesson) begun() bool {
	for _, q := range l.questions {
		if a := l.sheet.Answer(q.ID); a != nil && (len(a.Tries) > 0 || a.Skipped) {
			return true
		}
	}
	return false
}

// firstOpen gives the index of the first question that was neither answered
// nor skipped, or the number of questions.
func (l *Lesson) firstOpen() int {
	for i, q := range l.questions {
		if a := l.sheet.Answer(q.ID); a == nil || (len(a.Tries) == 0 && !a.Skipped) {
			return i
		}
	}
	return len(l.questions)
}

// grade judges one text as an answer to a question. A bundle's rubric judges
// every question of its kata, so there is no error to give.
func (l *Lesson) grade(id, text string) grader.Result {
	r, err := l.bundle.Rubric().GradeAnswer(id, text)
	if err != nil {
		panic(err)
	}
	return r
}

// rubric gives the rubric's side of the question at hand.
func (l *Lesson) rubric() *grader.Question { return l.bundle.Rubric().Question(l.question().ID) }

// latest judges the last try of the question at hand.
func (l *Lesson) latest() grader.Result {
	text := ""
	if a := l.answer(); a != nil {
		text = a.Text()
	}
	return l.grade(l.question().ID, text)
}

// next goes to the following question of this walk, or to the report.
func (l *Lesson) next() Screen {
	for _, i := range l.only {
		if i > l.at {
			l.at = i
			return l.ask()
		}
	}
	return l.finish()
}

// back goes to the question before, as it was left.
func (l *Lesson) back() Screen {
	if l.at == 0 {
		return l.open()
	}
	l.at--
	if l.tries(l.question().ID) == 0 {
		return l.ask()
	}
	return l.review(nil)
}

// stop ends the lesson before its end. In a pipe the report is still shown:
// nobody is there to ask for it later.
func (l *Lesson) stop() Screen {
	if l.opt.Piped && l.begun() {
		return l.finish()
	}
	return Screen{Done: true}
}
