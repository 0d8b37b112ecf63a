package assertion

import (
	"slices"
	"strings"

	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// asides are what people say of their answer rather than in it: how sure they
// are, how they came by it, that it ends. "Not sure, but here goes" says
// nothing is not here, and "I don't see any other way" nothing of what Alice
// sees. Such words are left out before anything is looked for.
//
// What decides between readings is none of these: "I'm not sure whether A or
// B" keeps its or, and "I'd say B" leans (see cues).
var asides = []string{
	// how sure
	`i? + am? + not + [quite|entirely|completely|totally|really|so|too|very|100|hundred]? + [sure|certain]`,
	`^ not + [quite|really|so|too|entirely]? + sure`,
	`i + ["think"|"believe"|"suppose"|"reckon"|"assume"|"guess"]`,
	`[as|so] + far + as + i + [can|could]? + [tell|see|know|remember|recall|understand]`,
	`"if" + i + ["got"|get|have|am|"is"|remember|recall|understand|understood|read|see|saw] + [got]? + [it|this|that|you|chapter|question]? + [right|correctly|correct|well|not + [mistaken|wrong]]`,
	`"if" + i + remember`, `"unless" + i + am + mistaken`,
	`["it"|"this"] + seem + "to" + ["me"|us]`,
	`i? + [may|might|could] + be + [wrong|mistaken|off] $`,
	`^ correct + "me" $`, `"if" + i + am + [wrong|mistaken]`,
	`[and|i] + hope + [that + is|this + is|it + is|i + got + it|i + got + question] + [right|correct]`,
	`i + would + not + [swear|bet|stake|put + money] + ["to"|on]? + [it|that|this|everything|anything]?`,
	`["in" + my + [humble]? + opinion|["to" + my + mind]|"for" + my + money]`, `["imo"|"imho"|"afaik"|"iirc"|"tbh"]`,
	`["there" + is]? + ["no"|without|without + a] + [question|doubt] + that`, `^ [without + [a|any]? + doubt|no + doubt]`,
	`[you|one|nobody|we] + can + not? + deny + that`, `"unless" + i + missed + something`,
	`^ never + thought + about + it`, `^ not + very? + [elegant|pretty|nice|fancy|clever|perfect]`, `^ nothing + fancy`,
	`do + not + quote + "me" + on? + [that|it|this]?`,
	`i? + do + not + get + the + [problem|point|question|fuss]`,
	// how they see it, and came by it
	`[as|how] + i + [see|understand|read] + it`,
	`[^ this + is + how + i + see + it|the + way + i + [see|picture|understand] + it|[that|this|at + least] + is? + [how|what] + i + [understand|understood|see|picture|read]]`,
	`["from" + what + i + [read|remember|know|understand|understood|gather|recall]]`,
	`without + [look|check] + it + up`, `i + would + [have|need] + "to" + look + it + up`,
	`["it"|"this"|"that"] + took + "me" + [a|some]? + [while|moment|time|minute|bit]`,
	`i + [am|was|"had"|have]? + ["thought"|thinking|been + thinking] + about + [it|this|that] + "for" + a + [while|moment|bit]`,
	`i + ["had"|have] + "to" + [guess|think + about + [it|this|that]]`,
	`i + ["am"]? + [not + an? + expert|no + expert|new + "to" + [this|that|it]]`, `^ [not + an? + expert|no + expert]`,
	`i + only + [skimmed|"read" + half]`, `i? + have + not + "read" + [it|this|that|chapter|much] $`, `sorry + "for" + my + english`,
	`i + ["am"]? + [not]? + [really]? + what + the? + hint + [is + getting + at|mean]`,
	`^ ["easy"|"simple"|"so"|"disclaimer"] $`, `["maybe"|perhaps]? + i + am + [overthinking|"new"] + [this|it|"to" + [this|it|that]]?`,
	`[do|does] + [that|this|it] + make + sense`,
	`it + is + not + rocket + science`,
	// in passing
	`^ ["well"|"like"|"say"|obviously|naturally|admittedly|[you + "know"]|["if" + you + will]|[i + [guess|would + [say|argue]|dare + say]]] $`,
	`["of" + course|so + "to" + speak|"in" + other + words|"in" + theory|"for" + [example|instance]|let + [us|"is"|"ours"] + "say"]`,
	`[kind|sort] + "of" - [this|that|some|any|a|what|which|one|same|every|each|another|first|second|other] + [kind|sort]`,
	// that it begins
	`^ [okay|ok|"well"|hmm|hm|so + well|basically|honestly|frankly] $`,
	`^ ["ok"|okay] + so`,
	`^ ["short"|"long"|"quick"|"my"|"final"|"simple"] + [answer|version|take|guess] $`,
	`^ "my" + first? + [guess|answer|take|idea] $`,
	`[long + story + short|"in" + "short"]`,
	`here + goes $`, `^ [good + question|let + "me" + [think|see|try|put + it]|"in" + my + own + words]`,
	// that it ends
	`i + [do|can|could] + not + [see|think|know|remember|recall|find|have] + "of"? + [any]? + [other + [way|one|option|strategy|idea|solution|thing]|anything + [else|more]|the? + [name|rest|term|word|details|exact + word] | a? + second + one]`,
	`^ "no" + ["more"|"other"|"further"|"better"]? + [idea|clue]`, `i + have + "no" + ["more"|"other"|"further"|"better"]? + [idea|clue]`, `^ more + i + do + not + know`,
	`["that"|"this"] + would + be + my + first? + [guess|answer|bet|vote|choice|idea]`,
	`i + would + [vote|go] + "for" + ["that"|"this"|"it"] $`,
	`^ ["period"|full + stop] $`,
	`[or + something + like + [that|it|this]|or + so + i + [think|believe]|simple + as + that|end + of + story|nothing + more + "to" + it|that + is + [it|all] $|and + that + is + [it|that] $]`,
}

// SelfTalk are words of what people say of themselves and their course.
// They tell of no other subject, and are no misspellings.
const SelfTalk = `question answer chapter book page section lecture lecturer teacher course class exam exercise homework notes
slides university internship intern supervisor colleague team company job project office work boss mentor junior senior
learn learned learning study studied read reread understand understood explain remember forgot forget confused honest honestly
frankly guess idea thought thinking opinion maybe perhaps probably mixed twice yesterday today tomorrow week month year time
word words term sentence example figure diagram paragraph author stuff thing things kind sort bit lot people friend
experience similar common usual normal really actually basically simply obviously definitely tricky hard easy nice cool weird funny`

// aside finds the asides, apart from an answer that has nothing else.
type aside struct{ set *phrase.Set }

func newAside(lex *phrase.Lexicon, v *phrase.Vocabulary) aside {
	var phrases []*phrase.Phrase
	for _, say := range asides {
		p, errs := phrase.Compile(say, lex)
		must(errs)
		phrases = append(phrases, p)
	}
	return aside{phrase.Build(phrases, lex, v)}
}

// leaveOut gives a document without its asides, and without a "but" or "that" that
// joins one to what is said, and the words of what is left. An answer of asides
// alone is left as it is.
func (a aside) leaveOut(d *text.Document, words []phrase.Word) (*text.Document, []phrase.Word) {
	hits := a.set.FindWith(d, words)
	if len(hits) == 0 {
		return d, words
	}
	out := make([]bool, len(d.Tokens))
	for _, h := range hits {
		for i := h.Start; i < h.End; i++ {
			out[i] = true
		}
		switch form(d, h.End) {
		case "but", "that", "though":
			out[h.End] = true
		}
	}
	if !slices.Contains(out, false) {
		return d, words
	}
	for _, h := range hits {
		join(d, h.Start, h.End)
	}
	left := make([]phrase.Word, 0, len(words))
	for i, w := range words {
		if !out[i] {
			left = append(left, w)
		}
	}
	return d.Without(out), left
}

// join makes one clause of what stands before and behind an aside between
// commas: "a page without, well, her comment".
func join(d *text.Document, from, to int) {
	if from == 0 || to == len(d.Tokens) {
		return
	}
	before, behind := &d.Tokens[from-1], d.Tokens[to].Clause
	if before.Sentence != d.Tokens[to].Sentence || before.Clause == d.Tokens[from].Clause || d.Tokens[to-1].Clause == behind ||
		!strings.HasPrefix(d.Answer[before.End:], ",") || !strings.HasPrefix(d.Answer[d.Tokens[to-1].End:], ",") {
		return
	}
	for i := to; i < len(d.Tokens) && d.Tokens[i].Clause == behind; i++ {
		d.Tokens[i].Clause = before.Clause
	}
}
