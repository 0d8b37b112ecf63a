package rubric

// The codes of a rubric's problems. Those of YAML itself are K0xx, those of
// phrases K3xx (see grader/phrase).
const (
	CodeQuestion     = "K201" // a question that the kata does not have
	CodeUngraded     = "K202" // a question of the kata that the rubric leaves out
	CodeID           = "K203" // an id that is not [a-z0-9-]
	CodeConcept      = "K204" // a concept that the question does not have
	CodePass         = "K205" // a pass rule that is missing, unreadable, or cannot be met
	CodePoints       = "K206" // points that do not add up
	CodeNoPhrase     = "K207" // a concept or misconception that nothing can show
	CodeTwice        = "K208" // the same phrase twice in one question, for one idea or for two
	CodeOutcome      = "K209" // an outcome that a run can neither confirm nor refute
	CodeKata         = "K210" // a rubric for another kata
	CodeLexicon      = "K211" // a group that contains itself, or is empty
	CodeText         = "K212" // a text for learners that is missing or blank
	CodeBothSides    = "K213" // the same phrase for a concept and for a misconception
	CodeIdle         = "K214" // a group of a kata's own lexicon that no phrase uses
	CodeItself       = "K216" // an idea that implies itself or yields to itself
	CodeBand         = "K217" // a band that never counts
	CodeStale        = "K218" // what was learnt of a question or idea that the rubric no longer has
	CodeExample      = "K220" // an example answer that does not get its labels
	CodeExampleFor   = "K221" // an example for what the rubric does not have
	CodeExampleTwice = "K222" // the same answer twice
)
