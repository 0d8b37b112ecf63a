package workbook

import "time"

// Screen is what one step of the lesson shows and then asks. Screens are only
// ever appended: nothing that was shown is painted over.
type Screen struct {
	Blocks []Block
	Prompt Prompt
	// Save tells that the sheet changed. It is saved before the screen is
	// shown, so that a screen never speaks of an answer that could be lost.
	Save bool
	// Done ends the lesson.
	Done bool
	// Fresh asks for the finished sheet to be put aside and a new one begun.
	Fresh bool
}

// Kind tells how a block is laid out.
type Kind int

// The kinds of block.
const (
	Title    Kind = iota // the name of the kata or of a question
	Section              // a heading inside a screen
	Markdown             // an author's text
	Text                 // one paragraph of ours
	Item                 // a paragraph with a mark and a hanging indent
	Quote                // the learner's own words, kept apart
	Drawing              // lines that are never wrapped, drawn for a width
)

// Block is one piece of a screen. Text comes as it was written; the terminal
// cleans it, wraps it and gives it its looks.
type Block struct {
	Kind Kind
	Mark string // of an Item: what stands before it
	Text string
	// Draw gives the lines of a Drawing for a width in columns; utf8 allows
	// line-drawing characters.
	Draw func(width int, utf8 bool) []string
}

// PromptKind tells what kind of input is waited for.
type PromptKind int

// The kinds of prompt.
const (
	AskKey    PromptKind = iota // one of Keys
	AskAnswer                   // free text of several lines; Keys are its commands
	AskLine                     // one line of free text; may be empty
)

// Prompt is what is asked for now.
type Prompt struct {
	Kind PromptKind
	// Text is the question put to the learner in one line; may be empty.
	Text string
	// Question is the id whose answer is asked for.
	Question string
	// Draft is the text that was typed for the question before and never
	// submitted. The lesson leaves it to whoever keeps the drafts.
	Draft string
	// Start is the last try, when the learner wants to rework it: the new one
	// begins with it.
	Start string
	// Keys are the inputs that are valid now, in the order in which they are
	// shown.
	Keys []Key
}

// Key is one valid input and the word that explains it.
type Key struct {
	Press string // "h"; "" is Enter
	Does  string
}

// EventKind tells what came in.
type EventKind int

// The kinds of event.
const (
	Pressed  EventKind = iota // a key of the prompt
	Answered                  // the text of an answer or of a line
	Skipped                   // the question is left out
	Ended                     // the input came to its end, or the learner stops
)

// Event is one input. At is the time of it, which the lesson records and
// never shows while it runs.
type Event struct {
	Kind EventKind
	Text string // the key, or what was typed
	At   time.Time
}
