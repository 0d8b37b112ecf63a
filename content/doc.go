// Package content holds the katas and opens folders of katas as a Library.
//
//	content/<slug>/{kata.md, rubric.yaml, examples.yaml, lexicon.yaml, scenarios/*.yaml} -> Bundle
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
// right as it is; kata check sums it up, and --all shows all of it. Each code
// has a small kata of its own below testdata.
//
// K212, an error: a concept without a hint, a misconception without a
// refutation, an idea without its title. kata start still takes such a rubric,
// so that it can be tried out.
//
//	before  old-price: {idea: the old price, phrases: [old price]}
//	after   old-price: {idea: the old price, hint: Which price is served?, phrases: [old price]}
//
// K213, an error: the same phrase for a concept and for a misconception.
// Phrases are the same that match the same, so far as this shows without
// looking into groups: "[old | former] price" and "[former|old] prices" are.
//
//	before  old-price: {phrases: [stale]}    new-price: {phrases: [Stale]}
//	after   old-price: {phrases: [stale]}    new-price: {phrases: [not + stale]}
//
// K208, a warning: the same phrase twice, for one idea or for two.
//
//	before  old-price: {phrases: [stale price]}    cause-cache: {phrases: [stale prices]}
//	after   old-price: {phrases: [{say: stale price, implies: [cause-cache]}]}
//
// K214, a warning: a group of the kata's own lexicon that no phrase reaches,
// be it through other groups.
//
//	before  lexicon.yaml: {cached: [cache], served: [serve]}    phrases: ['<cached>']
//	after   lexicon.yaml: {cached: [cache]}
//
// K220, an error: an example that does not get its labels. The hint says what
// matched, and of what is missing the phrase that came nearest and what the
// answer lacks for it. K605 says the same of a model answer that does not
// pass, which stands in kata.md.
//
//	before  phrases: ['price .. before']           answer: The page before, from the cache.
//	        matched: cause-cache: "cache"; nearest to old-price: 'price .. before' has "before" and lacks price
//	after   phrases: ['[price | page] .. before']
//
// K609, a warning or advice: a phrase that never decides. In every answer that
// says it another phrase shows the same, so no grade hangs on it. A warning
// where that is so in five answers, which chance hardly explains; advice in
// fewer, since the examples may be too few.
//
//	before  phrases: ['[old | former] price', 'old price']
//	after   phrases: ['[old | former] price']
//
// K610, advice: a phrase that no example says, so that nothing holds what it
// finds. A question without any example is left alone.
//
//	before  phrases: ['price .. before']
//	after   the same, and examples.yaml: answer: The price from before.
//
// K611, a warning: a phrase that the question itself says. Words copied from
// the question earn nothing, in runs of five and more; the question told in
// other words would still earn the idea, or be charged with the misconception.
//
//	before  asked: Does she get a stale page?      phrases: [stale page]
//	after   phrases: ['stale page .. cache']
//
// K612, an error: a question that, pasted whole as an answer, earns an idea,
// although the grader takes back what is copied. Short questions do: they have
// no run of five words.
//
//	before  asked: Why old prices?                 phrases: [old price]
//	after   phrases: ['see .. old price']
package content
