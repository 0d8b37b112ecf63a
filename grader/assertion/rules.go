// Package assertion tells what a learner asserts from what a learner merely
// mentions: negates, rejects, reports, takes back, imagines, or copies from
// the question.
//
//	answer -> cues (phrases such as "rather than") -> scopes (stretches of
//	          words, each with the rule that made it) -> a hit in a scope is
//	          not asserted
//
// The rules stand in this file, each with the words that set it off and how far
// it reaches; negation.go has what single words deny, raised.go what is put up
// to be left, hedge.go what is no part of the answer. rules_test.go has their
// examples. They are built in and never written per rubric. The promise: a hit that is turned down is turned
// down by exactly one named rule, which `--explain` shows.
package assertion

import "strings"

// Rule is why a hit does not count. The empty Rule means that it does.
type Rule string

// The rules, in the order in which they are asked.
const (
	Copied       Rule = "copied from the question"
	Piled        Rule = "a pile of words"
	Requested    Rule = "a request to the grader"
	Corrected    Rule = "taken back"
	Hypothetical Rule = "hypothetical"
	Reported     Rule = "what others say"
	Rejected     Rule = "rejected"
	PassedOver   Rule = "mentioned, another preferred"
	LeanedAway   Rule = "another reading preferred"
	Negated      Rule = "negated"
	LeftOpen     Rule = "left open"
	Believed     Rule = "only believed"
	Aside        Rule = "said as an aside"
	Holds        Rule = "said to hold"
)

// Kind is what a phrase is for: some rules ask for it.
type Kind int

const (
	// Idea is a concept said in the learner's words.
	Idea Kind = iota
	// Name is the name of a guarantee: "no monotonic reads" names it as well.
	Name
	// Misconception is a wrong idea: one that Alice only believes is none.
	Misconception
	// Design is an idea that one may choose or not: what is said against it, or
	// for another in its place, rejects it. Of other ideas that is a judgement
	// like any: "the leader is too slow" is a cost that was named.
	Design
)

// reach is where the scope of a cue lies.
type reach int

const (
	toClauseEnd      reach = iota // behind the cue, 7 words at most, up to and, who, when, or what else ends a negation
	toClauseFar                   // behind the cue, up to the end of the clause, and, or, but, because, I
	toReason                      // behind the cue, up to because, since, so, a contrast, or the end of the sentence
	toConclusion                  // behind the cue, up to so, hence, therefore, or the end of the sentence
	toSentenceEnd                 // behind the cue, up to the end of the sentence
	toContrast                    // behind the cue, up to but, yet, however, or the end of the sentence
	ifTakenBack                   // behind the cue, up to the end of the sentence, if the next one takes it back: but, then, wrong, no; or the one after it: so no
	backToContrast                // before the cue, back to the last contrast or the start of the sentence; over it when the subject is only that, it, they
	backToPeriod                  // before the cue, back to the last contrast or full stop, over semicolons
	backOverSentence              // before the cue, back over the sentence before too
	backOverAll                   // before the cue, back over the sentence before too; over all when nothing comes after it
	wholeAnswer                   // all
	fromSentence                  // from the start of the sentence to the last word of the cue
	within                        // from the first to the last word of the cue
	wholeSentence                 // the sentence of the cue
	sentenceInFront               // the sentence before that of the cue, over semicolons
	questionBefore                // the sentence before, if it is a question: "Busier? No, …"
	overOffers                    // the sentences before that offer something and take it back: "One could …, but …"
	backIfUndecided               // from the sentence that has an "or", "either", two "perhaps" or a question, this one or the one before
)

// cue is a way of saying that sets a rule off.
type cue struct {
	rule  Rule
	reach reach
	say   string
	kinds []Kind // nil: all
}

// The negations themselves stand in negation.go, since they are words rather
// than phrases.
var cues = []cue{
	// "rather than the leader", "instead of reading there"
	{Negated, toClauseFar, `[rather|sooner] + "than"`, nil},
	{Negated, toClauseEnd, `"more" + [of|like|"a"] ... "than" - [<number>|second|minute|lag]`, []Kind{Misconception}},
	// "It isn't true that …", "I don't think …" deny all that they bring in.
	{Negated, toReason, `[it|this] + <be> + [wrong|false|nonsense|not + true|a? + myth|not + [the? + case|so]] + that`, nil},
	{Negated, toReason, `i + [disagree + that|do + not + [think|believe]|would + not + say|do + not + agree + that] - [[think|believe] + [of|so|it $|that $]|say + [no|that $]]`, nil},
	{Negated, toReason, `[nobody|no + one] + [can|could|would] + say`, nil},
	{Negated, toClauseFar, `it + [can + not + be|is + not] + that`, nil},
	{Negated, toReason, `by + no + means`, nil},
	{Negated, toClauseFar, `[better|preferable|wiser|smarter|safer|simpler|nicer] + "than"`, []Kind{Design, Misconception}},
	{Negated, toClauseFar, `i + [would|will|do]? + [reject|rule + out|dismiss|discard|avoid|abandon|skip] - [<it>|how|not]`, []Kind{Design, Misconception}},
	{Negated, toClauseFar, `i + [reject|dispute|deny] + [the|all|that|this]`, nil},
	{Negated, toClauseFar, `"and" + not - [only|just|so|sure]`, []Kind{Design, Misconception}},
	{Negated, within, `^ not ... "but" - not + [only|just|merely|sure|simply]`, []Kind{Design, Misconception}},
	{Negated, toClauseFar, `[[i|we|you|one] + [would|should|will|must|can|could|do] + [not|never]|^ do + not|^ never]`, []Kind{Design}},
	{Negated, toClauseEnd, `other "than" - [not|nothing|none|hardly|any|"than" + "that"]`, nil},
	{Negated, toClauseEnd, `instead "of"`, nil},
	{Negated, toClauseEnd, `"anything" + but - not`, nil},
	{Negated, toClauseEnd, `["over" | "than"] + ["picking"|"choosing"|"taking"|"using"|"sending"|"routing"|"spreading"|"balancing"|"reading"|"asking"|"having"|"going"|"trusting"|"hoping"|"waiting"]`, nil},
	{Negated, toClauseEnd, `["it"|"this"|^ "that"|problem|issue|name|anomaly|term] + <be> + not - not + [provide|give|guarantee|ensure|offer|support|satisfy|deliver|keep]`, []Kind{Name}},
	{Negated, toClauseEnd, `^ ["is"|"was"] + not + ["the"|"a"]`, []Kind{Name}}, // "Is not the monotonic read"
	{Negated, toClauseEnd, `not [about|"a" case of|matter of|to do with]`, []Kind{Name}},
	{Negated, toClauseEnd, `not + "of"`, []Kind{Name}},
	{Negated, toClauseEnd, `[people|many|some|most|one|you|student|not|"to"|easily|often] .. [mix + [this|it|that|them]? + up|confuse + [this|it|that]?|mistake + [this|it|that]?] + [with|for]`, []Kind{Idea, Name, Misconception}},
	{Negated, toClauseEnd, `[ahead + of|in + front + of|[much|far|rather|and] + less + [on|for|towards|of]]`, []Kind{Name, Misconception}},
	{Negated, toClauseEnd, `[pick|choose|prefer|take|favour|favor|lean|money + on|bet + on] .. "over"`, []Kind{Name, Misconception}},
	{Negated, toClauseEnd, `"more" + "than" + [towards|toward|on|for]`, []Kind{Design, Misconception}},
	{Negated, toClauseEnd, `[say|call|name] .. "more" + "than"`, []Kind{Name, Misconception}},
	{Negated, toClauseEnd, `unlike`, []Kind{Name, Design, Misconception}},
	{Negated, toClauseEnd, `nothing to do with`, nil},
	{Negated, toClauseEnd, `less + so`, nil},
	{Negated, within, `not + ["a"|"an"] .. [problem|issue|violation|anomaly|matter|thing|case]`, []Kind{Name}},
	{Negated, toClauseEnd, `not [call|name|term|label|confuse|mistake] [it|this|that] - [certain|sure|know|decide|whether]`, nil},
	{Negated, within, `^ not ... but`, []Kind{Name}},
	{Negated, within, `not ... either $ - [sure|certain|know|whether]`, []Kind{Name}},
	{Negated, toClauseEnd, `[prevent|avoid|stop|rule out] - [[^ "to"|order + "to"|so + as + "to"] + [prevent|avoid|stop]|would|should|must|can|could]`, []Kind{Misconception}},

	{Requested, wholeSentence, `[give|award|grant] [me|this|us|"ours"] .. [point|mark|credit|grade]`, nil},
	{Requested, wholeSentence, `[ignore|disregard|forget] .. [instruction|rubric|rule|prompt]`, nil},
	{Requested, wholeSentence, `[mark|grade|count|score|accept|treat] [this|it|me|answer|my] .. [correct|right|pass|complete|full]`, nil},
	{Requested, wholeSentence, `[please|kindly|just] [pass|mark|grade|accept] [me|this|it|answer]`, nil},
	{Requested, wholeSentence, `dear [grader|teacher|examiner|instructor]`, nil},
	{Requested, wholeSentence, `[i|this answer] deserve .. [point|mark|credit|pass|grade]`, nil},

	{Corrected, backOverAll, `^ forget + [that|it] unless [logout|log + out|sign + out|expire]`, nil},
	{Corrected, backOverAll, `[^ no + wait|wait + no|scratch + that|strike + that|^ "correction"|"i take that back"|"i take it back"|"i take this back"|scrap + that|scrap + it|scrap + this|^ hmm + no|"never mind"|^ sorry + no|^ actually + no|^ no + actually|^ ignore + that|"on second thought"|"i was wrong"|"i withdraw" + [it|that|this]]`, nil},
	{Corrected, backOverAll, `^ wait .. "no" - [until | till | for]`, nil},
	{Corrected, toContrast, `i "was" [about|going] to [write|say|put|answer]`, nil},
	{Corrected, wholeAnswer, `["it is" | "this is" | "that is"]? + [all | everything | "whole thing"] + ["is"]? + [wrong | nonsense | rubbish | "a lie"]`, nil},
	{Corrected, toContrast, `["at first"|first|initially|originally|before] + i + [had|have|was + [going|about] + "to"]? + [think|write|say|believe|guess|assume|want|like|put|note]`, nil},
	{Corrected, toContrast, `i [first|initially|originally] [think|write|say|believe|guess|assume|want|like]`, nil},
	{Corrected, toContrast, `i would? ["at first"|first|initially] [put|write|say|name|list]`, nil},
	{Corrected, within, `my first [thought|guess|idea|instinct|answer|reaction|impulse] ... [but|however|though]`, nil},
	{Corrected, backToContrast, `[[came|comes|come] + to + my? + mind + first|[cross|crossed] + my + mind]`, nil},
	{Corrected, within, `i [consider|"thought"|"wanted"|"was tempted"|"looked at"|"was going to"|"nearly"|"almost"|toy with|"would have said"] ... but`, nil},
	{Corrected, toContrast, `i [toy|play|flirt] [around]? "with"`, nil},
	{Corrected, within, `i "had" .. [threw|took|struck|crossed] + <it> + [out|away|off]`, nil},
	{Corrected, toContrast, `i "considered" - [option|all|both|everything]`, nil},
	{Corrected, within, `i consider ... [drop|dismiss|reject|discard|abandon] + <it>`, nil},
	{Corrected, backOverAll, `i consider + [that|it|this] .. but`, nil},
	{Corrected, toContrast, `i used to [think|believe|say]`, nil},
	{Corrected, ifTakenBack, `["my"|the] + [very]? + "first" + [idea|thought|guess|answer|instinct|impulse|reaction]`, nil},
	{Corrected, within, `"first" [idea|thought|guess|answer|instinct] ["was"|"were"|had + been] ... [but|yet|however|though|until]`, nil},
	{Corrected, backToContrast, `<be> my + [very]? + first + [[idea|thought|guess|instinct|impulse] + [but|yet]|[idea|thought|guess|instinct|impulse] $]`, nil},
	{Corrected, toSentenceEnd, `at + first + [glance|sight] - ["i" + second]`, nil},
	{Reported, toContrast, `first + instinct - my`, nil},
	{Corrected, within, `^ "first" + [thought|idea|guess] ... but`, nil},
	{Corrected, backOverAll, `[well|actually|"no"|wait|hmm|okay] + actually? + there <be> + ["one"|"a"|some|two]`, []Kind{Misconception}},

	// "Had the app given her monotonic reads, …" names what she has not got.
	{Hypothetical, toConclusion, `^ "had" + [<she>|"the"|"it"|we|you|this|that]`, []Kind{Idea, Design, Misconception}},
	{Hypothetical, toSentenceEnd, `"if" .. "had" + not? + [been|gone|read|come|go|see|hit|use|have|get|stay|route|ask|write] - [as|like] + "if"`, []Kind{Idea, Name, Misconception}},
	{Hypothetical, wholeSentence, `"would" + not? + "have" + [been|seen|gone|got|come|shown|found|returned|had|received|read|kept|stayed|gotten|appeared|worked|helped|avoided|prevented|stared|typed|waited|lost|missed] - [formerly|previously|have + "to"|[which|who|[query|request|read] + that] + would]`, []Kind{Idea, Design, Misconception}},
	{Hypothetical, wholeSentence, `"would" + not? + "have" + [been|seen|gone|got|come|shown|found|returned|had|received|read|kept|stayed|gotten|appeared|worked] - [have + "to"|[which|who|[query|request|read] + that] + would] unless [^ "had"|^ with|guarantee]`, []Kind{Name}},
	{Hypothetical, wholeSentence, `"if" .. "were" [<she>|"the"|synchronous|instant|strong]`, nil},
	{Hypothetical, wholeSentence, `^ do you mean`, nil},
	{Hypothetical, wholeSentence, `would + mean + that`, []Kind{Idea, Misconception}},
	{Hypothetical, wholeSentence, `[explain|tell|know|understand] .. what .. [mean|"means"]`, nil},
	{Hypothetical, wholeSentence, `^ what [do|does] .. ["mean"|"means"]`, nil},
	{Hypothetical, wholeSentence, `^ [can|could|would] [someone|somebody|anyone|anybody|you] [please]? [explain|tell]`, nil},
	{Hypothetical, wholeSentence, `^ only .. "if" .. "had" - [know|see]`, nil},
	{Hypothetical, toContrast, `^ "if" + [we|i] + "had" - "had" + "to"`, []Kind{Design}},
	{Hypothetical, wholeSentence, `would be ["the"|"a"] + [name|term|word] .. "if"`, []Kind{Name}},
	{Hypothetical, toContrast, `^ before + [claim|say] + that`, nil},

	{Reported, toContrast, `[some|people|many|others|colleague|friend|someone|somebody|most] [people|folk|colleagues|of them]? [would|may|might|could|will]? ["say"|"says"|"said"|argue|claim|suggest|propose|think|call|mention|warn|"file"|believe|insist|recommend|told|bring up] - ["said" + [their|her|something|everything|a]|[database|"db"|backend|data|theory] + [people|folk]|book|everything|whatever|"what"|comment + [others|people|some|many|someone|somebody|friend]|[^ people|"and" + people] + [call|say] + [it|this|that]|[^ folk|^ engineer|^ expert] + [call|say] + [it|this|that]]`, nil},
	{Reported, toContrast, `[one|you] [could|might|may|can] [be tempted to]? [say|file|fear|worry|fret|argue|claim|think|object|believe|expect|assume|confuse|mistake]`, nil},
	{Reported, toContrast, `[it is|"is"] + [[often|sometimes|commonly|usually|tempting + to] + [said|say|claimed|argued|claim|think|call]|[claimed|argued|alleged] + that?]`, nil},
	{Reported, toContrast, `[[tempting|tempted] to|^ tempting]`, nil},
	{Reported, backToContrast, `<be> what [my|management|all|some|many|most|other|others|people|they|everybody|everyone] .. ["say"|"says"|"said"|suggest|propose|recommend|"do"|write|answer|"put" + down|bring + up]`, nil},
	{Reported, toContrast, `[colleague|mate|flatmate|roommate|classmate|teammate|study + group|friend|buddy|boss|manager|coworker|folk|guy|blog|article|forum|video|sceptic|skeptic] .. ["say"|"says"|"said"|claim|"writes"|"wrote"|"swears"|"swear"|"swore"|argue|insist|call|warn|"told"|recommend|mention|suggest|keep|expect|"put" + down|write + down|vote|"wanted" + "to"|"bring" + up] - [database + [folk|guy]|[folk|guy] + [call|say] + [it|this|that]|i + believe + the + guy]`, nil},
	{Reported, within, `[lead|teacher|professor|tutor] .. ["say"|"says"|"said"|argue|call|insist|swear|claim] ... [but|yet|however|though|i + think|i + would] - so + that + is`, nil},
	{Reported, toContrast, `[forum|blog|article] [somebody|someone|one]? ["writes"|"wrote"|"says"|"said"|"reads"]`, nil},
	{Reported, toContrast, `[some|people|many|others|colleague|friend|someone|somebody|most] [would|might|may|could] [answer|cry|shout|reply|expect|write|put]`, nil},
	{Reported, toContrast, `[^ [some|many]|[sure|yes|okay] [some|many]] + [people|folk]? + [would|might]`, []Kind{Design}},
	{Reported, toContrast, `^ [some|many|others|people|most] + [people|folk|of + them]? + [would|want|like|prefer|love|use|go + for|try] - [comment|thread|see|so + would + i]`, []Kind{Design, Misconception}},
	{Reported, toContrast, `^ [some|many|most] + [people|folk|of]? .. ["call"|"calls"|"claim"|"argue"] + [it|this|that]`, nil},
	{Reported, backToContrast, `[get|gets|<be>|been] + [often|frequently|usually|always]? + ["mentioned"|"suggested"|"proposed"|"recommended"]`, []Kind{Design, Misconception}},
	{Reported, toContrast, `[one|you] + often + [hear|read]`, nil},
	{Reported, toContrast, `[some|others|many|people|most] + [people|folk|of + them]? + [blame|fear|name|point + "to"|list]`, []Kind{Idea, Design, Misconception}},
	{Rejected, backToContrast, `[^ same + [problem|trouble|mess|story|thing]|[in|have|with] + "the" + same + [problem|trouble|mess|boat]]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `not + [needed|necessary|required] $ - ^ not + [needed|necessary|required]`, []Kind{Design, Misconception}},
	{Rejected, within, `^ "no" ... "means"`, []Kind{Misconception}},
	{Reported, toContrast, `[people|folk|textbook|colleague|they|many|some|everyone|everybody] keep? + [moan|complain|swear + by|rave + about|reach + for|fall + for]`, nil},
	{Rejected, backToContrast, `[they|people|folk] <be> mistaken`, nil},
	{Reported, toContrast, `according "to" [a|"some"|my|somebody|someone] + [blog|article|colleague|friend|forum|video|talk|mate|person|guy|else]?`, nil},
	{Reported, toContrast, `[i|we] [read|heard|skimmed] somewhere`, nil},

	{Reported, toContrast, `they + [always|all|often|usually] + [say|claim|tell]`, nil},
	{Reported, toContrast, `my + [brother|sister|neighbour|uncle|father|husband|wife] + ["says"|"said"|"thinks"|"claims"|"calls"|"swears"|would + [say|call]]`, nil},
	{Reported, toContrast, `[usual|textbook|standard|stock|common|obvious|naive] [reply|objection|answer|view|reaction] <be>`, nil},

	{Rejected, backToPeriod, `but i [would|do|will] not - [know|remember|recall|explain|care|mind|sure|see why|get why|understand]`, nil},
	{Rejected, backToContrast, `^ [wrong|nonsense|rubbish|false|incorrect] $`, nil},
	{Rejected, backToContrast, `<be> + [useless|pointless|worthless|"no" + use|a? + [bad|terrible|poor] + idea] - [might|may]`, []Kind{Design, Misconception}},
	{Rejected, toSentenceEnd, `i + [["rejected"|"dropped"|"discarded"|"dismissed"] + <it>|am + against + <it>?]`, []Kind{Design, Misconception}},
	{Rejected, toSentenceEnd, `["no" + point + in|makes + no + sense + "to"]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `i do not [buy|believe|agree|like|trust|recommend|think so|think it is that|think that is|want]`, nil},
	{Rejected, backToContrast, `[i + disagree|i + would + not $|i + would + not + [do|use|take|go|recommend|want|choose|pick|try|need|trust|build|accept|buy|like] $|i + would + not + [do|use|take|go|recommend|want|choose|pick|try|need|trust|build|accept|buy|like] + [<it>|so|there|either|neither]|i + would + not + <it>|i + would? + [reject|rule + out|dismiss|refuse|discard|abandon|scrap|drop] $|i + would? + [reject|rule + out|dismiss|refuse|discard|abandon|scrap|drop] + [<it>|as + well|too]] - not [call|name|label|term|bother|talk|speak|think|describe|file|classify|swear|bet|wager|vouch|guarantee|know|stake|be + [sure|certain]]`, nil},
	{Rejected, backToContrast, `[<it>|which|idea|answer]  <be> [wrong|nonsense|false|a mistake|not true|not right|not + it|incorrect|not the case|a myth|an error $|misleading] - what + ["goes"|go|went]`, nil},
	{Rejected, backToContrast, `[do|would|will|can|could|"alone"] not [really|actually|alone|even|by itself]? [help|work|solve|fix|suffice|cure|prevent|cut it|change that|change anything|change a thing|"do it"|"do the trick"|"do the job"] - [help|work] + [on|when|"if"|across]`, []Kind{Idea, Design, Misconception}},
	{Rejected, backToContrast, `[<be> wrong + [here]? $|<be> [nonsense|a mistake|a myth|not + "the" + [answer|issue|problem|point]|beside the point]] - [can|could|may|might] <be> wrong`, nil},
	{Rejected, backToContrast, `<be> [no|not + [a|an|the]] [good|real|right|valid]? [solution|help|use|option|fix|answer|remedy|cure|strategy]`, nil},
	{Rejected, backToContrast, `[do|would|will|can] not [give|guarantee|provide|ensure|achieve] [this|that|it|us|any]`, nil},
	{Rejected, backToContrast, `<be> not [really|quite]? [enough|"sufficient"|necessary|needed|required|an option] - [where|"if"|when|case] + [that|this|it]`, nil},
	{Rejected, backToContrast, `<be> what [causes|caused|broke|breaks|creates|makes] + ["the"|this|it] [trouble|problem|mess|issue]`, nil},
	{Rejected, backToContrast, `[session|pinning|approach|strategy|idea|"that"|"this"|"it"] <be> ["bad"|terrible|awful|overkill|pointless|useless|"not good"|stupid|silly] - [not|less|may|might|could|perhaps]`, nil},
	{Rejected, backToContrast, `[defeat|miss|lose] .. [purpose|"the" + point]`, nil},
	{Rejected, sentenceInFront, `^ [but|yet|however] ... [^ no $|^ so + no $|^ hence + no $]`, []Kind{Design}},
	{Rejected, sentenceInFront, `^ so + not + [that|this|it] + one? $`, nil},
	{Rejected, backOverAll, `"no" + [thanks|"thank you"] $`, nil},
	{Rejected, backToContrast, `[^ no $|^ not + so $|but + no $|also + no $]`, nil},
	{Rejected, backToContrast, `[^ so + no $|^ hence + no $]`, []Kind{Name, Design, Misconception}}, // "So no, she does not see it" concludes
	{Rejected, backToContrast, `"no" $ - [say|answer|tell|reply|[follower|replica|node|server|sequence] + "no"]`, []Kind{Design}},
	{Rejected, backToContrast, `[play|plays] + no + [role|part]`, nil},
	{Rejected, backToContrast, `<be> + no + good`, nil},
	{Rejected, backToContrast, `<be> + [just|only|merely|mere|pure]? + [cosmetics|cosmetic|window + dressing]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + [not + [acceptable|viable|feasible|realistic|sensible|safe|reliable]|unacceptable|[a]? + lie|lying|dishonest]`, []Kind{Design, Misconception}},
	{Rejected, wholeSentence, `["looked" + at|considered|tried|weighed|"thought" + about] + and + [dropped|rejected|discarded|dismissed|scrapped]`, []Kind{Design, Misconception}},
	{Rejected, wholeSentence, `^ [dropped|rejected|discarded|dismissed|scrapped] + [as + well|too|also] $`, []Kind{Design, Misconception}},
	{LeanedAway, overOffers, `i + [would|will|am]? + [rather]? + [go + [for|with]|take|pick|choose|prefer|use|settle|stick|opt|rather|keep|let|have|put|send|give|make|stay + with] - [both|all|either|also|too|as + well]`, []Kind{Design, Misconception}},
	{Rejected, toSentenceEnd, `[^ "out" $|wrong + [answer|idea|guess] $]`, nil},
	{Rejected, backOverSentence, `[money + down + the + drain|waste + of + [money|time]|sledgehammer|i + would + leave + [that|it] + alone|i + would + leave + [that|it] $|[bad|wrong|poor|awful|terrible] + for .. i + am + against + it|i + find + [that|this|it] + [wasteful|ugly|silly|too|wrong|bad|clumsy|overkill]|[i|would] .. [advise|advice|decide|speak|argue|vote|warn] .. against + [it|that]|so + i + would + not + [recommend|do|use|want|take] + [it|that]]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + [a|an] + [non + starter|nonstarter|dead + end]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + [lost|gone|useless] + when + she + [change|switch|use|pick|take]`, []Kind{Design}},
	{Negated, questionBefore, `^ [that|it] + would + [need|require|take|mean]`, []Kind{Name, Misconception}},
	{Negated, within, `^ "no" ... [concern|require|involve|need|happen + when|occur + when|are + about|is + about|is + when] - [it|that|this|she|they]`, []Kind{Name, Misconception}},
	{Reported, toContrast, `^ [some|other|many|most] + [colleagues|colleague|people|teams|friends|others]? + would`, []Kind{Design, Misconception}},
	{Negated, toSentenceEnd, `^ not + [needed|necessary|required]`, []Kind{Design, Misconception}},
	{Rejected, sentenceInFront, `^ neither $`, []Kind{Name, Misconception}},
	{Negated, questionBefore, `^ [it|that|this|that + one] + [can|may|might|could] + be + [just]? + [as]? + [late|behind|stale|lagging|slow|old]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `which + [kill|ruin|overload|overwhelm|swamp] + the`, []Kind{Design}},
	{PassedOver, sentenceInFront, `^ [much|far] + better`, []Kind{Design, Misconception}},
	{Reported, toContrast, `^ my + [boss|colleague|friend|teammate|manager] + would`, nil},
	{Reported, backToContrast, `["says"|"said"|"thinks"|"claims"] + [my|"a"|the|our] + [colleague|boss|friend|manager|mate]`, nil},
	{Reported, backToContrast, `<be> + what + [you|one|we] + [hear|read]`, []Kind{Idea, Design, Misconception}},
	{Rejected, backToContrast, `[need|require|take|involve|presuppose] + [two|several|another]`, []Kind{Misconception}},
	{Negated, toClauseEnd, `pretend + that`, nil},
	{Negated, toClauseEnd, `nor + "of"`, []Kind{Name}},
	{Rejected, backToContrast, `["caused"|"causes"] + [this|that|it|the + [problem|trouble|mess]]`, []Kind{Misconception}},
	{Negated, toClauseEnd, `[give + up + on|quit|abandon|ditch|replace|disable|[switch|turn] + "off"|get + rid + of]`, []Kind{Misconception}},
	{Negated, toReason, `i + would + not ... "or" + [say|claim|think] + that`, nil},
	{Negated, toReason, `i + would? + [rule + "out"|exclude|doubt] + that`, nil},
	{Rejected, backToContrast, `i + would + change + [this|that|it]`, []Kind{Design, Misconception}},
	{Negated, toClauseEnd, `"in" + place + "of"`, []Kind{Design, Misconception}},
	{Negated, toClauseEnd, `less + "a"? + [matter|question] + "of"`, []Kind{Idea, Name, Misconception}},
	{Believed, toContrast, `[user|customer|people] .. [report|complain|saying|claim]`, []Kind{Misconception}},
	{Rejected, backToContrast, `[give|offer|provide|promise] + no + guarantee`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `^ "out" $ unless [lag|late|behind|slow|stale]`, []Kind{Design, Misconception}},
	{Rejected, backOverSentence, `^ rejected $`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `i + would + reject + "for"`, []Kind{Design, Misconception}},
	{Negated, toSentenceEnd, `what + i + would + [leave + "out"|avoid|skip] $`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + "out" + "for" + [me|us|"ours"]`, []Kind{Design, Misconception}},
	{Rejected, sentenceInFront, `i + would + replace + [it|that|the|this]`, []Kind{Misconception}},
	{Rejected, backOverSentence, `i + would + turn + [that|it|this] + "down"`, []Kind{Design, Misconception}},
	{Rejected, sentenceInFront, `^ neither + <be> + worth`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `^ nope`, []Kind{Design, Misconception}},
	{Rejected, backOverSentence, `[^ never + again|^ not + again|[ripped|struck|tore|threw] + it + "out"|i + will + not $|and + [changed|solved|fixed] + nothing]`, []Kind{Design, Misconception}},
	{Negated, toClauseFar, `speak + against`, []Kind{Design, Misconception}},
	{Negated, toClauseEnd, `^ against`, []Kind{Design, Misconception}},
	{Rejected, backOverAll, `none + "of" + [these|them|those|the] + [two|three]? + <be> + [worth|good|right|any]`, []Kind{Design, Misconception}},
	{Corrected, backToContrast, `<be> + my + [answer|plan|idea|choice] + until`, nil},
	{PassedOver, fromSentence, `[look|seem|sound] + [fine|good|nice|neat|neater|nicer|simpler] ... [until|but|though|yet]`, []Kind{Idea, Design, Misconception}},
	{PassedOver, fromSentence, `[in|"on"] + [theory|paper]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + [the + culprit|a? + [lie|myth]]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `i + consider + [lying|cheating|wrong|overkill|dishonest]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `[do|does|would|will] + not + fit - into`, []Kind{Name, Misconception}},
	{Rejected, backOverSentence, `^ so + neither $`, []Kind{Name, Design, Misconception}},
	{Negated, toClauseEnd, `no + need + "for"`, []Kind{Name}},
	{Negated, toClauseFar, `i + [would|will]? + [reject|rule + out|dismiss|discard|avoid|leave + "out"]`, []Kind{Name}},
	{Reported, backToContrast, `<be> + the? + [standard|usual|stock|obvious|textbook] + [reply|answer]`, []Kind{Idea, Design, Misconception}},
	{Reported, backToContrast, `^ they + ["teach"|"tell"|"say"]`, nil},
	{Reported, toContrast, `[one|you] + [could|might|may] + [moan|complain|grumble]`, nil},
	{LeanedAway, overOffers, `[what + [works|helps|"did" + help|remain]|my + pick + <be>]`, []Kind{Design, Misconception}},
	{Rejected, sentenceInFront, `^ not + worth`, []Kind{Design, Misconception}},
	{Rejected, sentenceInFront, `^ too + much + [machinery|effort|work|trouble|hassle|code|overhead|complexity|machine|fuss] - i + [am|was]`, []Kind{Design}},
	{Rejected, backOverAll, `[so|hence|therefore|and] + i + [would|will]? + decline`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + [a|an|just|only|the|mere|pure]? + [well + known]? + [crutch|ceremony|bandaid|"anti pattern"|antipattern|"gold plating"|"snake oil"|placebo]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `^ [just|only|merely] + [extra|more|another] + [clock|place|past|thing|copy|source|box|machine|node]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + [just|only|merely]? + [one + more|another|yet + another] + [clock|place|past|thing|copy|source|box|machine|node]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> + [just|only|merely] + <number>? + [one|two|three|four|five|ten|more]? + [different|more|other]`, []Kind{Misconception}},
	{Rejected, backToContrast, `only + help + [against|with|for]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `still + [leave|leaves] - she`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `^ i + am + against + <it>`, nil},
	{PassedOver, fromSentence, `[could|granted|would|might] ... but .. what .. "for"`, []Kind{Design, Misconception}},
	{Rejected, toClauseFar, `^ forget + [the|about|a]?`, []Kind{Design, Misconception}},
	{Rejected, fromSentence, `so + [that|this|it] + is + [out $|out + [as + well|too]|not + an + option|no + option|no + good]`, []Kind{Design, Misconception}},
	{Rejected, questionBefore, `so + [that|this|it] + is + [out $|not + an + option|no + option|no + good]`, nil},
	{Rejected, questionBefore, `^ out + [too|also|as + well]`, nil},
	{Rejected, backToContrast, `<be> + a + [trick|thing|way|answer] + i + do + not + [count|like|trust|want]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `so + i + [drop|reject|discard|skip] + [that|this|it]`, []Kind{Design, Misconception}},
	{Rejected, sentenceInFront, `^ too + [rigid|slow|expensive|costly|complicated|complex|risky|fragile|crude|coarse|heavy|clumsy|brittle|inflexible]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `[do|does] + not + matter - "it" unless [which|whether|what|who|where|how]`, []Kind{Idea, Design}},
	{Rejected, backOverSentence, `^ [that|this|it] + <be> + [noise|peanuts|negligible|imaginary|not + an? + [issue|problem|concern]|"no" + [issue|problem|concern]]`, []Kind{Idea, Design}},
	{Reported, toContrast, `^ "there" + <be> + [much|some|a + lot + of]? + talk`, nil},
	{Rejected, backToContrast, `[belong + "to"|<be> + something? + for|concern|<be> + about] + [transaction|isolation|another + [chapter|topic|question]|the + next + [chapter|question]]`, []Kind{Name, Misconception}},
	{Rejected, backToContrast, `<be> + [an|the]? + other + thing`, []Kind{Name, Misconception}},
	{Rejected, questionBefore, `[^ one + more|^ just + another|i + [dismiss|discard|neglect] + <it>|^ that + is + how .. [mess|trouble|here|this]]`, nil},
	{Rejected, backToContrast, `but .. too + [slow|expensive|costly|much effort|complicated|risky] - [if|when|may|might]`, nil},
	{Rejected, backToContrast, `[make|makes|making] [it|this|that|thing] worse`, nil},
	{Rejected, backToContrast, `[struck|strike|cross] <it> out`, nil},
	{Rejected, backToContrast, `[^ [useless|pointless|worthless|hopeless]|never + [close|closes|closing] + <it>|fall + apart|[promise|guarantee] + nothing]`, nil},
	{Rejected, backToContrast, `[^ so + out $|and + so + out $|[so|hence|therefore] + [dropped|rejected|discarded|scrapped|struck|dismissed] $|i + [dropped|rejected|discarded|scrapped|dismissed] + [as + well|too|also]]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `<be> what [got|brought|landed|put] + [<it>|us|"ours"|she|her] + [here|there|into]`, nil},
	{Rejected, backToContrast, `[got|brought] + [us|"ours"|her|she] + into + [this|that|the]`, nil},
	{Rejected, backToContrast, `[do|did|does] + nothing + [of + the + sort|for|about|"to"]`, nil},
	{Rejected, backToContrast, `would + [reopen|defeat|ruin|negate|destroy|bring + back] - not`, []Kind{Design}},
	{Rejected, backToContrast, `<be> "the" [root|cause|source|origin] "of" [evil|problem|trouble|mess|issue|misery]`, nil},
	{Rejected, backToContrast, `[that|this|it] <be> for [the]? [next|other|previous|last] [one|question]`, nil},
	{Rejected, backToContrast, `<be> + ["the"]? + answer + "to" + [another|other|next|last|the] + [other|next|last]? + question`, nil},
	{Reported, toSentenceEnd, `question .. it + "was"`, []Kind{Name, Idea, Misconception}},
	{Rejected, backToContrast, `[<be> + ["bad"|"poor"|"fatal"|"dangerous"] + here|<be> + ["bad"|"poor"|"fatal"|"dangerous"] $]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `["only"|just|merely] [makes|make|gets|shrink|narrow|shorten] .. [smaller|shorter|rarer|less likely|gap|hole|window]`, nil},
	{Rejected, backToContrast, `^ [<it>] would be [about|something else|another|for when]`, nil},
	{Rejected, backToContrast, `"would" be [about|inside|within]`, []Kind{Misconception}},
	{Rejected, backToContrast, `<be> out "of" + "the"? + question`, nil},
	{Rejected, backToPeriod, `i [would|do|will] not go there`, nil},
	{Rejected, backToContrast, `[i [would]? leave <it> [aside|out]|[discard|dismiss|cross|neglect] <it> [out]?|i doubt <it>]`, nil},
	{Rejected, backToPeriod, `i [would|do|will] not worry`, nil},
	{Rejected, backToContrast, `<be> not my [worry|concern|problem]`, nil},
	{Rejected, backOverAll, `^ none of <it> [hold|apply|matter|count]`, nil},
	{Rejected, backOverAll, `^ i + [will|would] + not + [write|say|put|answer|take|use] + <it>`, nil},
	{Rejected, sentenceInFront, `^ veto`, []Kind{Misconception}},
	{Rejected, sentenceInFront, `[^ veto|^ neither + [will|would] + [survive|do|work|help|fly|scale|last|hold]]`, []Kind{Design}},
	{Rejected, backOverAll, `^ both + [is|are|was|were|"do"|"does"] + not`, nil},
	{Rejected, backOverAll, `i + have? + change + my + mind`, nil},
	{Rejected, backOverAll, `i + [would|will|do]? + [do|use|take|pick|choose|recommend|like|want|need] + neither`, []Kind{Design}},
	{Rejected, backToContrast, `<be> [peanuts|negligible|imaginary|noise|not a topic|no topic|no issue|no concern|not an issue|not a concern|no worry] - ["there" is .. [issue|problem] + ["to"|here|at + all]|"there" is .. [issue|problem] $]`, nil},
	{Rejected, questionBefore, `[^ "no" $|^ "no" + way|^ i + do + not + [think $|believe $|[think|believe|buy] + [that|it]]|^ [nonsense|wrong|rubbish|false|incorrect]|^ [that|it|this] + [can + not + be|is + [not + [it|that|right|true]|wrong]]|^ i + [consider|try|tried|reject] + <it>|^ not + ["this"|here] $|^ not + [in|with|on] + [this|the|our]|"so" + "no" $|^ veto|^ overkill|^ useless|^ pointless|^ i + refuse|^ "still" + [async|asynchronous|lag|late|slow|not]|^ nope|^ nah|^ hardly|^ not + really|<be> [peanuts|negligible|imaginary|noise|nothing $]|i doubt <it>]`, nil},
	{Rejected, backToContrast, `[<be> + not + either $|[that|this|it|those|they] + [do|does|will|would] + not + either $]`, nil},
	{Rejected, backOverAll, `^ "it" + ["did"|"was"|"has"|"is"] + not $`, []Kind{Misconception}},
	{Rejected, backToContrast, `[will|would] + not + do $ - why`, nil},
	{Rejected, backToContrast, `[do|will|would] not [really|even]? [rise|increase|grow|"go" up]`, []Kind{Idea, Design}},
	{Rejected, backToContrast, `<be> + ["cheating"|"a bug"|overkill|"over engineered"|overengineered] - [not|might|may|could|perhaps]`, nil},
	{Rejected, backToContrast, `^ ["over engineered"|overengineered|overkill|wasteful] $`, nil},
	{Rejected, backToPeriod, `[i|we] ["dropped"|"threw"|"scrapped"|"discarded"|"abandoned"|"ditched"|"rejected"] <it>`, nil},

	{PassedOver, within, `[<one> [could|might|can]|could|would be [obvious|natural|possible|tempting|simplest|easiest|the obvious thing|an option|nice|ideal|the first|one option|one way]] ... [but|yet|however|though|still] .. [i would|i prefer|i will|i rather|better|i go|i want|instead|i take|i choose] - better + than`, nil},
	{PassedOver, fromSentence, `would be [an option|possible|one way|an idea] ... [but|yet|however] - i`, nil},
	{PassedOver, fromSentence, `[could|might|may] + be + an + [option|idea|answer] ... [but|yet|however]`, []Kind{Design}},
	{PassedOver, fromSentence, `would be the + [exact|proper|right|correct|perfect|clean|real] + [solution|answer|way|thing] ... [but|yet|however]`, []Kind{Design}},
	{Rejected, backToContrast, `[that|this] + is + how + [we|you|she] + ["got"|get|"ended"|end]`, []Kind{Design, Misconception}},
	{PassedOver, fromSentence, `would be [obvious|natural|tempting|the obvious thing|ideal] ... [but|yet|however]`, nil},
	{PassedOver, fromSentence, `[obvious|natural|tempting] + [answer|solution|choice|thing] would be ... [but|yet|however]`, nil},
	{PassedOver, fromSentence, `[though|but|yet] ... so + no $`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `[and|but|then] + [dropped|rejected|discarded|dismissed|scrapped] + [both|all|each]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `[<it>|which] + [change|solve|fix|cure|help] + nothing`, nil},
	{Rejected, backToPeriod, `i + do + not + [buy|believe] + <it> $`, nil},
	{Hypothetical, toSentenceEnd, `^ "if" .. not .. [you|one|we|i] + would + [call|name] + <it>`, []Kind{Name}},
	{PassedOver, fromSentence, `could + be .. but .. i + [would|will] + [go|say|pick|choose|bet|vote]`, []Kind{Name, Misconception}},
	{PassedOver, fromSentence, `[sound|seem|look] [neat|nice|tempting|elegant|attractive|good|fine|simple|clever|obvious|easy] ... [but|yet|however]`, nil},
	{PassedOver, fromSentence, `"has" [its|"some"|"a certain"] + [charm|appeal|merit|attraction] ... [but|yet|however]`, nil},
	{PassedOver, fromSentence, `would [work|do it|do the job] .. [until|till|unless|but|except]`, nil},
	{PassedOver, within, `could ... [but|yet] [that|this|it] - [better + than]`, []Kind{Idea, Design}},
	{PassedOver, fromSentence, `would [do it|do the trick|work|solve it|be + correct|suffice|help|be + right|fix it] ... [but|though|yet]`, []Kind{Design}},
	{PassedOver, sentenceInFront, `[^ [so|therefore|hence]? + [i|we] + would + rather|^ better + [yet|is|would|to]|^ better $|^ "instead"|^ so + "instead"|^ what i would do instead] - "instead" + of`, []Kind{Design}},
	{Rejected, backToContrast, `[<be>|sound|seem|get] too [slow|expensive|costly|much|heavy|complicated|complex|risky|fragile|crude|coarse]`, []Kind{Design}},
	{Rejected, backToContrast, `<be> [overkill|guesswork|"off" + the? + table|over + the + top|a + waste|wasteful|hopeless] - [might|may|could|perhaps]`, []Kind{Design}},
	{Rejected, backToContrast, `which [i|we|nobody] [can not|could not|can] [pay|afford|accept|want]`, []Kind{Design}},
	{Reported, toContrast, `[everyone|everybody|people|most|many] + [<be> + going + "to"|will|would] + [say|write|answer|put]`, nil},
	{Reported, backToContrast, `^ [everyone|everybody|people|most|many] + [will|would] + [say|write|answer] $`, nil},
	{Reported, toContrast, `[official|expected] [solution|answer] .. be`, nil},
	{Rejected, backToContrast, `i + am + not + convinced`, nil},
	{Reported, toContrast, `[everyone|everybody] .. ["says"|"said"|"suggests"|"recommends"|"does"]`, []Kind{Design}},
	{Reported, toContrast, `[one|you] [could|might|may|can] [suggest|propose|recommend]`, []Kind{Design}},
	{PassedOver, fromSentence, `[would [do|work]|<be> possible] ... [but|yet] ... [i would not|not + for + me|so + no]`, nil},
	{Rejected, backToContrast, `["that"|which] <be> [exactly|just]? "the" [problem|trouble] $`, []Kind{Misconception}},
	{Rejected, backToPeriod, `[but|and] + i am against <it>`, nil},
	{Rejected, backToContrast, `and + [that|this] <be> the + [mistake|error|fault]`, []Kind{Design}},
	{Rejected, backToContrast, `which + i + find + [dishonest|ugly|silly|wrong|bad|clumsy|crude]`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `[<be> + "out" + too|<be> + "out" $] - even`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `^ dropped + <it>`, []Kind{Design, Misconception}},
	{Rejected, backToContrast, `i + am + not + in + [favour|favor]`, nil},
	{Rejected, backToContrast, `[^ same $|^ same + as + before|^ unchanged]`, []Kind{Idea}},
	{Rejected, backToContrast, `<be> not to my taste`, []Kind{Design}},
	{Rejected, backOverAll, `^ "it" + "is" + not + "that" $`, nil},
	{Rejected, backToPeriod, `but i [cross|strike|struck|rule] <it> out`, nil},
	{Rejected, backToPeriod, `["so"|hence|therefore] + out + with + <it>`, nil},
	{Rejected, backOverAll, `i .. [burned|burnt|bitten] + by + <it>`, nil},
	{Rejected, questionBefore, `^ ["overload"|overloaded|"too" + [slow|expensive|costly|risky]] $`, nil},
	{Rejected, backToContrast, `[[that|this|it] <be> "out" $|[that|this|it] <be> "out" + for + me] - even`, nil},
	{Rejected, backToContrast, `i would leave out $`, nil},
	{Rejected, backToContrast, `i .. leave .. out of it`, nil},
	{LeftOpen, wholeSentence, `^ whether .. i + am + [unsure|not + [sure|certain]]`, nil},
	{Rejected, backOverAll, `i do not [think|believe] + it is + that`, nil},
	{PassedOver, fromSentence, `<be> "the" + [textbook|usual|standard|classic] + [way|answer|approach|solution|recipe|choice|trick|pattern] ... [but|yet|however]`, nil},
	{Rejected, backToPeriod, `[i|we] veto <it>`, nil},
	{Rejected, toContrast, `<be> [wrong|foolish|silly|stupid|unwise|"a" mistake|"a" bad idea] + "to" - not`, []Kind{Design, Misconception}},
	{Rejected, toContrast, `not .. [good|wise|great|right] [idea|thing|way] + "to"`, []Kind{Design}},

	{LeanedAway, backIfUndecided, `[i|my] + [would|will|am|rather|probably|personally|myself|still]? + [go + with|go + for|lean|pick|choose|bet|say|tend|settle|vote] [on|to|towards|for|is|with|it is]? - [can|could|not|otherwise|guess $|which case|[with|for|to|towards|on|pick|choose|take] + [that|this|it|former|"the first"|"the first one"]]`, nil},
	{LeanedAway, fromSentence, `[maybe|perhaps|could|might|may] ... but + i + [clearly|rather|would|still|strongly|personally]? + lean`, []Kind{Design, Misconception}},
	{LeanedAway, toClauseFar, `["rather"|"sooner"] ... "than" - ["older"|"newer"|"earlier"|"lower"|"less"|"fewer"]`, nil},
	{LeanedAway, toContrast, `[part|half|corner|voice] [of|in] me .. [say|think|want|keep|wonder|whisper]`, nil},
	{LeanedAway, within, `[hesitate|torn] between ... [though|but|yet] - [know|tell|decide|say]`, nil},
	{LeanedAway, backIfUndecided, `[more likely|most likely|if i [must|have to|had to] [choose|pick|decide]|my [bet|guess|choice|vote|money]] - [on + [that|this|it] $|[that|this|it] + <be> + my]`, nil},

	// "It might be there or might be missing": neither is said.
	{LeftOpen, wholeSentence, `[might|may|could] be .. "or" + [it|she|they]? + [might|may|could|not] - [read|anomaly|issue|problem|name|call|term]`, []Kind{Idea, Design}},
	{LeftOpen, wholeSentence, `^ [either|perhaps|maybe|possibly] ... [[perhaps|maybe|possibly] + not $|or .. not $]`, []Kind{Idea, Design}},

	{Aside, wholeSentence, `[help|useful|nice|worthwhile] .. ["a bit"|"a little"|somewhat|slightly|"to some extent"|"to a degree"] - [enough|alone]`, []Kind{Misconception}},
	{Aside, wholeSentence, `["also"|"too"] + help .. ["but"|though|"not enough"]`, []Kind{Misconception}},
	{Aside, wholeSentence, `[nice to have|as a bonus|by the way|incidentally]`, []Kind{Misconception}},

	{Believed, toContrast, `<she> .. [think|believe|assume|feel|suspect|wonder|fear|worry|conclude|suppose|imagine|guess|swear|convinced] - ["i" [think|believe|guess|suppose|assume|suspect]]`, []Kind{Misconception}},
	{Believed, toContrast, `[look|seem|feel|appear|act|sound] [to <she>]? [as if|as though|like|that|to be|to have|lost|gone|deleted|swallowed] - "to" + ["me"|us]`, []Kind{Misconception}},
	{Believed, toContrast, `[<be> + like + [the|it|her|somebody|someone]|^ like + [it|somebody|someone|"if"]]`, []Kind{Misconception}},
	{Believed, toContrast, `[as if|as though|apparently|seemingly|impression]`, []Kind{Misconception}},

	{Holds, toClauseEnd, `no + [problem|issue|trouble] + with`, []Kind{Name}},
	{Holds, toClauseEnd, `nothing .. [broken|break|violate|wrong]`, []Kind{Name}},
	{Holds, backToContrast, `<be> not [violate|broken|at stake|affected|in danger|the issue|the problem|the point|the matter|the answer|the name|the term|the topic]`, []Kind{Name}},
	{Holds, backToContrast, `<be> something + else`, []Kind{Name}},
	{Holds, backToContrast, `<be> [different|another|"other"] [problem|issue|thing|anomaly|matter|story|beast] - [thing|issue|problem|anomaly] + [from|than|"to"]`, []Kind{Name}},
	{Negated, toClauseEnd, `[different|distinct|separate|another|other] + [thing|issue|problem|anomaly]? + [from|than]`, []Kind{Name, Misconception}},
	{Negated, toClauseEnd, `not + [just|only|merely|simply]`, []Kind{Misconception}},
	{Holds, backToContrast, `["holds"|"applies"|"do" + "hold"|"hold" + [here]? $] - [not|no|never|longer]`, []Kind{Name}},
	{Holds, backToContrast, `<be> ["guaranteed"|satisfy|fulfil|hold|keep|preserve|intact|fine|provide|okay|ensure|respect|given] - [later|soon|eventually|after|not|no|never|longer|without|if|would|should|must|when|need|"i"]`, []Kind{Name}},
}

// Words gives the text of all cues and asides: a rubric must know their words, lest it
// take them for misspellings of its own.
func Words() string {
	var all strings.Builder
	for _, c := range cues {
		all.WriteString(c.say + "\n")
	}
	for _, say := range asides {
		all.WriteString(say + "\n")
	}
	return all.String()
}

// groups are the lexicon of the cues.
var groups = []struct {
	name  string
	words []string
}{
	{"it", []string{`"it"`, `"this"`, `"that"`, `"these"`, `"they"`, `"them"`, `"those"`, `"here"`}},
	{"she", []string{`"she"`, `"alice"`, `"he"`, `"they"`, `"her"`, `user`, `people`, `one`, `"you"`}},
	{"one", []string{`"one"`, `"you"`, `"we"`, `"they"`, `"i"`}},
	{"be", []string{`"is"`, `"are"`, `"was"`, `"were"`, `"be"`, `"would" be`}},
}
