// Package content holds the katas and opens folders of katas as a Library.
//
//	content/<slug>/{kata.md, rubric.yaml, examples.yaml, lexicon.yaml, learnt.txt, scenarios/*.yaml} -> Bundle
//
// The katas of this folder are embedded in the binary; other folders stand
// beside them and may replace one by its name. A new kata needs no line of
// Go. A Bundle is a kata with everything that belongs to it; Check tells what
// no single file can know: that a scenario shows what it promises, that a
// model answer passes its own rubric, that names in one file exist in another,
// that a phrase does what it is there for.
//
// # What kata check finds in a rubric
//
// Beyond form, a rubric is held against the answers that the kata brings
// itself: its examples, its model answers, its questions. Errors are mistakes.
// Warnings are most likely ones, and the exit code stays 0. Advice may well be
// right as it is; kata check sums it up, and --all shows all of it. What each
// code means stands in codes.txt, with a before and an after: kata check
// --explain K213 prints it. Below testdata each mistake that an author may make
// has a small kata of its own.
package content
