// Package rubric reads what authors write: rubrics, lexicons and example
// answers, in YAML. This comment is the manual for them.
//
//	rubric.yaml + lexicon.yaml + the kata -> Parse -> *grader.Rubric
//
// Nothing is taken for granted: an unknown key, question or concept is an
// error with its place and a "did you mean", and one run reports everything.
//
// # A rubric
//
//	kata: lagging-follower
//	questions:
//	  q1:                                  # an id of kata.md
//	    run: stale-read                    # the scenario shown after the answer
//	    asked: ["What is on her page?"]    # the question in other words: copying it earns nothing
//	    pass: {all of: [sees-old-thread, names-stale-read]}
//	    concepts:
//	      sees-old-thread:
//	        idea: what Alice sees          # shown once the idea is credited
//	        hint: What is on the page?     # shown while it is missing; must not give it away
//	        points: 1                      # 1 when left out
//	        outcome: {say: her comment is missing, violated: RYW}
//	        phrases:
//	          - '<not> .. <see> .. <comment>'
//	    misconceptions:
//	      write-lost:
//	        idea: the write is not lost
//	        refutation: The leader still has it.   # about the task, never the person
//	        run: stale-read                # the scenario that shows it
//	        outcome: {say: the write is lost, never: true}
//	        phrases: ['{<comment> .. lost}']
//
// # What the answers are about
//
//	about: ['[<leader> | <follower> | <comment>]', replication]
//
// A long answer (22 words or more) that says none of these, or only once or
// twice, is about something else when many of its longer words are strange (in
// no phrase, no group of the lexicon and not in the kata) and few of its words
// carry an idea. Nothing in it counts, and it is flagged for review. So name here
// what only this subject has: page and server are in notes on anything. It may
// be left out: every answer is then about the subject.
//
//	questions:
//	  q5:
//	    not about: [stale, hash]
//
// An answer to q5 that says one of these answers another question: no idea
// counts in it, and it is flagged for review. Words do for it that nobody needs
// who answers this one; kata grade --against shows whom it hits.
//
// # Passing and points
//
//	pass: {all of: [a, b]}
//	pass: {any of: [a, b]}
//	pass: {at least 2 of: [a, b, c]}
//	pass: {all of: [a, {any of: [b, c]}]}
//	pass: a
//
// No misconception may be found, unless "despite misconceptions: true" is
// said. The points of a question are those of its concepts, at most "points"
// of them when that is given; or bands, of which the best counts:
//
//	bands:
//	  - {points: 1, for: {at least 1 of: [a, b, c]}}
//	  - {points: 2, for: {at least 2 of: [a, b, c]}}
//
// # Phrases
//
// A phrase is one way of saying an idea; the language is explained in the
// comment of the package grader/phrase. Put phrases in single quotes. Write
// few and general ones: groups of the lexicon and gaps rather than sentences.
//
//   - 'comment .. missing'                        in this order, a few words between
//   - '{<leader> .. [busy | load]}'               in any order
//   - '<leader> .. read - <duration>'             not with a duration in the same clause
//   - 'sticky unless <leader>'                    not with a leader in the same sentence
//   - 'stale barring monotonic'                   not with monotonic anywhere
//   - {say: 'free', unless: 'free to'}            the same, apart
//   - {name: 'monotonic + read'}                  the name of a guarantee: "no monotonic reads" names it too
//   - {say: '{hash .. user}', implies: [same-replica-per-user]}
//   - {say: 'not received', asked: true}          the question says so too; told in other words it counts
//
// What a learner denies, rejects, reports, takes back or imagines does not
// count: the rules are built in (package grader/assertion), and a phrase need
// not think of them. A phrase that says "not" itself is not denied by it.
//
// # Between ideas
//
//	implies: [b]        whoever shows this shows b as well
//	yields to: [b]      words that both would claim are b's: of "own posts from the
//	                    leader for a minute", the leader belongs to the minute
//
// # What runs and what holds
//
//	outcome: {say: her comment is missing, violated: RYW}   a run confirms it by violating RYW
//	outcome: {say: her comment is there, kept: RYW}         … by keeping it
//	outcome: {say: the write is lost, never: true}          no run shows it
//	binds: [{policy: semi_sync, guarantee: MW, failover: any, expect: breaks}]   the leader may die
//	binds: [{policy: sticky, guarantee: MR, assuming: it does not fail, expect: holds}]
//
//	cost: leader reads        the idea is a cost that runs measure: leader reads, read time or
//	                          write wait. The feedback quotes it for the learner's own designs
//
// Guarantees are RYW, MR, MW, WFR and CP. Names of scenarios and policies are
// checked where all files of a kata come together.
//
// # A lexicon
//
//	leader: [leader, primary, master, 'main + server']
//	node:   [<leader>, <follower>, server]       groups may use each other, not in a circle
//
// The shared lexicon lies beside the katas; a kata's own lexicon.yaml adds
// groups, and words to groups of the same name.
//
// # Examples
//
//   - question: q1
//     answer: The old list, without her comment.
//     concepts: [sees-old-thread]
//     misconceptions: []                 # may be left out when empty
//     passed: false
//     why: it does not name the issue
//
// Each answer must get exactly these labels; CheckExamples reports those that
// do not, with the words that decided and the phrases that came nearest.
//
// # What labelled answers teach
//
// Beside the rubric may lie learnt.txt, which kata grade --against LABELS --learn
// FILE writes from answers that people labelled and from the examples: see
// package likeness. It is a second reading. A phrase does not count in an
// answer unlike all that show its idea. An answer that fails without a wrong
// idea is also shown to it, and what passing asks for is met where the answer is
// like those that show it, in five words or more that no other idea claims. It
// knows nothing of words that came later: after new phrases, learn anew. What
// kata check --mutate and --against ... --question tell, they tell of the
// phrases alone.
//
// What else kata check finds in a rubric, phrases that never decide or that
// the question itself says, is explained in the comment of package content.
package rubric
