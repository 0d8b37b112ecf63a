// Package phrase is the authors' language for what a learner may say, and the
// machine that finds it in an answer.
//
//	phrase text -> Compile -> Phrase  ┐
//	lexicon     -> Define  -> Lexicon ┴-> Build -> Set ┐
//	answer      -> text.Read -> Document               ┴-> Search -> Hits, NearMiss
//
// # The language
//
//	lag                any inflection: lags, lagging, laggy
//	"older"            this form and no other; "out of date": these words, side by side
//	monoton*           a beginning
//	<leader>           a group of the lexicon; <number> is any number in digits
//	[gone | no more]   one of these
//	x?                 may be absent
//	a b                b after a: at most two words between, in the same clause
//	a + b              b directly after a
//	a .. b             at most seven words between, at most two clause limits
//	a ... b            anywhere later in the sentence
//	{a b}              in any order in one clause; {a .. b} and {a ... b} likewise
//	^ a, a $           a begins, or ends, its clause; no alternative by itself
//	a - x              not when x stands in a clause that the match touches
//	a unless x         not when x stands in its sentence
//	a given x          only when x stands somewhere in the answer
//	a barring x        not when x stands anywhere in the answer
//
// Light words (the, just, still, is, her, will: see text.Token) are free: they
// count for no gap.
//
// # How it matches
//
// All phrases of a question become one list of nodes: words, alternatives,
// sequences, bags. Equal parts are one node, however many phrases use them
// (<leader> is matched once), and children come before their parents. Each
// word of the answer is looked up once. One walk up the list tells which nodes
// may be there at all, whose parts are: a bit for each. Then the phrases that
// may be there are matched, from the whole down to its words; of most answers
// that is a handful. A sequence goes from part to part with states, each the end
// of a beginning found so far:
//
//	phrase   <not> .. <see> .. <comment>
//	answer   she  does  not  yet  see  the  new  comment
//	<not>               ─┬─
//	.. <see>             └────────┬┘
//	.. <comment>                  └─────────────┬─────┘
//	hit                 not ..... see ......... comment
//
// Of several states the nearest before a part is taken, and of those that end
// at the same word the one that began last: the tightest reading, of which
// the quote is the shortest. A hit keeps which of its words are its own (not,
// see, comment) and which stand in gaps (yet, the, new): the assertion rules
// need to know whether a "not" belongs to the phrase or denies it.
//
// # Cost
//
// A state is extended by at most one span for each place where it can end, so
// a node has at most as many spans as its last part, and a search is linear in
// the answer times the nodes whose parts are all there; of the others only those
// are looked at whose rarest part is. Words are looked up once for all sets of a
// Vocabulary. Sorting adds a logarithm. There is no backtracking, and so no
// answer that hurts.
//
// # Misspellings
//
// A word that is neither in the rubric's Vocabulary nor plain English stands
// for the known word that is one letter away (missing, extra, wrong, swapped;
// two in words of nine letters and more). Of several such it is the likelier slip
// (see Vocabulary); if none is, it stands for itself. Words that are known stay
// what they are: sync is never async.
//
// # Side effects that are known
//
//   - The tightest reading is the only one: in "comment gone, comment gone" the
//     first comment does not also reach the second gone.
//   - A match wider than 64 words counts its far words as its own.
//   - x? at the start of a phrase changes nothing: the reading without it begins
//     later, so it is the one that is kept.
package phrase
