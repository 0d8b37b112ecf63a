// Package answers keeps what a learner wrote: the sheet, its file, and the
// draft of what is not submitted yet.
//
//	the file -> Parse -> Sheet -> verbs (AddTry, Skip, ShowHint, …) -> Format -> File.Save
//	             |
//	             +-> diag.List: what a person's edit or a bad disk did to the file
//
// A sheet is Markdown that a person can read, edit and keep in git. The
// smallest one has a front matter with the id of the kata, and a heading with
// the answer below it for each question:
//
//	---
//	kata: lagging-follower
//	---
//
//	## q1
//
//	She sees the thread without her comment.
//
// A lesson adds record lines, which Markdown does not show:
//
//	## q1
//
//	<!-- kata: hints 1 -->
//
//	<!-- kata: try 1, prediction, 2026-11-24T19:31:02Z, confidence: unsure -->
//
//	She sees the thread without her comment.
//
//	<!-- kata: try 2, 2026-11-24T19:40:10Z -->
//
//	She sees the old thread: a stale read, which breaks read-after-write.
//
// Text below a heading without such a line is one try. A line of an answer
// that looks like a heading of ours or a record line is written with a
// backslash before it, and read without.
//
// The promise is that no word is lost. Format and Parse give every text back
// to the byte; what Parse does not understand it keeps, or refuses with the
// place; Save leaves the file as it was or as it should be, says which, and
// never writes over a change that another program made.
package answers
