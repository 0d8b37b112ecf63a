package answers

// The bounds of a sheet. An hour's answers are some kilobytes; the bound is
// there for the file that is no sheet.
const (
	// MaxBytes is the largest file that is read or written. A single answer
	// may have all of it: the 16 KiB that are graded are the grader's bound.
	MaxBytes = 8 << 20
	// maxHints bounds a count in the file, not a kata.
	maxHints = 1000
)

// The codes of this reader's problems.
const (
	CodeTooLarge   = "K501" // larger than MaxBytes
	CodeFront      = "K502" // no front matter, or one that does not end
	CodeKata       = "K503" // no id of a kata in the front matter, or none that could be one
	CodePreface    = "K504" // text above the first question: kept, not graded
	CodeTwice      = "K505" // two headings of one question
	CodeHeading    = "K506" // a heading that looks like a question's and is none
	CodeRecord     = "K507" // a record line that is cut, damaged or has a value that cannot be
	CodeUnknown    = "K508" // a record line, or a field of one, of another version: kept, not used
	CodeOrder      = "K509" // tries that are not in their order
	CodeNoQuestion = "K510" // an answer to a question that the kata does not have (Check)
	CodeOtherKata  = "K511" // a sheet of another kata (Check)
)
