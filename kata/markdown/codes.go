package markdown

// The codes of what Parse finds in a kata.md. They are stable: authors search
// for them.
const (
	CodeTooLarge    = "K101" // more than MaxBytes, or nested deeper than MaxDepth
	CodeEncoding    = "K102" // not UTF-8
	CodeUnsafe      = "K103" // control or direction-changing characters (warning)
	CodeFrontMatter = "K104" // no front matter, or one that does not end
	CodeID          = "K105" // a kata id that is not [a-z0-9-]
	CodeTitle       = "K106" // a kata, part or question without title
	CodeSection     = "K107" // a heading that means nothing here
	CodeTwice       = "K108" // a section that stands twice
	CodeMissing     = "K109" // a section that is missing or empty
	CodePart        = "K110" // a part without number or minutes, out of order, or without question
	CodeQuestion    = "K111" // a question id that is taken, or not the next one
	CodePrompt      = "K112" // a question that asks nothing
	CodeHints       = "K113" // no hints, or not as a list (warning)
	CodeModel       = "K114" // no model answer (warning)
	CodeCriterion   = "K115" // a criterion that names no question, or an unknown one
	CodeMinutes     = "K116" // minutes that do not add up (warning)
	CodeStray       = "K117" // text that nothing shows (warning)
	CodeLater       = "K118" // not one question for a day later, or one that is judged as none
)
