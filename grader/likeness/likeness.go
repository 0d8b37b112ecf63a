// Package likeness tells how much an answer speaks like those that people
// labelled as showing an idea.
//
//	labelled answers -> Learn -> Model -> Format -> a file beside the rubric
//	that file -> Parse -> Model; an answer's words -> Question.Weigh -> Weighed: over its bar or not
//
// A phrase says what its author thought of; people say the same in words that
// no author thinks of, each of which tells a little: "the same", "each time",
// "box". A model adds up what little each word, pair and triple tells. It is a
// linear one (a support vector machine, see Learn), so that each sum can be
// taken apart again: Question.Gave says what each word of the answer gave.
//
// The promise: a sum is made of whole numbers and held against one bar, the
// same on every machine. Words that the answer does not assert are no part of
// it, except that what is denied tells something of its own. The cost is
// linear in the length of the answer.
package likeness

import (
	"fmt"
	"math"
	"sync"

	"example.com/kata/kata/diag"
)

// Token is a word of an answer as likeness sees it.
type Token struct {
	Word     string // its stem
	Number   int32  // of the word in the list that With was given, from 1 on; 0: none
	Sentence int    // number of its sentence
	Light    bool   // carries no meaning between two others
	Denied   bool   // stands behind a "not" that reaches it
	Out      bool   // not asserted: rejected, reported, copied, …
}

// Text is an answer whose words were looked up among those of a question. Words
// can be taken out of it: of a clone, so that the whole is still there.
type Text []word

// word is a token of a Text.
type word struct {
	number   int32 // in the question's dictionary
	sentence int32
	light    bool
	state    state
}

type state uint8

const (
	asserted state = iota
	parted         // out: it parts the words around it
	removed        // as if it had never been there
)

// Out takes the word of a token out: it parts the words before it from those
// behind it.
func (t Text) Out(token int) { t[token].state = parted }

// Remove takes the words of tokens away, as if they had never been there.
func (t Text) Remove(tokens []bool) {
	for i := range tokens {
		if tokens[i] {
			t[i].state = removed
		}
	}
}

// Join makes one sentence of that which begins with a token and the one before it.
func (t Text) Join(token int) {
	own, before := t[token].sentence, t[token-1].sentence
	for i := token; i < len(t) && t[i].sentence == own; i++ {
		t[i].sentence = before
	}
}

// Meaning counts the words that are asserted or denied, without the light ones.
func (t Text) Meaning() (words int) {
	for i := range t {
		if t[i].state == asserted && !t[i].light {
			words++
		}
	}
	return words
}

// Read looks the words of an answer up: as many as there are tokens.
func (q *Question) Read(tokens int, token func(i int) Token) Text {
	return q.AppendText(make(Text, 0, tokens), tokens, token)
}

// AppendText adds what Read gives to text.
func (q *Question) AppendText(text Text, tokens int, token func(i int) Token) Text {
	return appendText(text, tokens, token, q.look)
}

// With gives the question for a caller that has numbers for most words: the word
// names[i] is number i+1. They need not be looked up one by one then.
func (q *Question) With(names []string) *Question {
	with := *q
	with.numbered = make([]sides, len(names))
	for i, name := range names {
		with.numbered[i] = sides{q.words.look(Token{Word: name}), q.words.look(Token{Word: name, Denied: true})}
	}
	return &with
}

// sides are the numbers of a word in the dictionary, said and denied.
type sides struct{ said, denied int32 }

func (q *Question) look(t Token) int32 {
	switch {
	case t.Number == 0 || int(t.Number) > len(q.numbered):
		return q.words.look(t)
	case t.Denied:
		return q.numbered[t.Number-1].denied
	}
	return q.numbered[t.Number-1].said
}

func appendText(text Text, tokens int, token func(i int) Token, number func(Token) int32) Text {
	for i := range tokens {
		t := token(i)
		w := word{number: number(t), sentence: int32(t.Sentence), light: t.Light}
		if t.Out {
			w.state = parted
		}
		text = append(text, w)
	}
	return text
}

// Model is what was learnt for the questions of a kata. It is never changed
// after it was made, and safe for concurrent use.
type Model struct {
	Kata      string
	Questions []*Question
}

// Question finds what was learnt for a question; nil when nothing was.
func (m *Model) Question(id string) *Question {
	for _, q := range m.Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// Question is what was learnt for one question.
type Question struct {
	ID    string
	At    diag.Range // where the file names it; zero when no file did
	Ideas []Idea

	features []key   // in the order of the weights
	weights  []int16 // of each feature one for each idea, in hundredths
	words    dictionary
	numbered []sides       // see With
	rows     table         // of each feature
	building map[key]int32 // the same before it is sealed
}

// Idea is a concept or misconception for which something was learnt.
type Idea struct {
	ID string
	// Bar is what the sum of an answer's weights, over the square root of how
	// many features it has, must reach; in hundredths.
	Bar int
	// Shown is how many of the labelled answers show the idea, and All how many
	// there were.
	Shown, All int
	At         diag.Range // where the file names it; zero when no file did
}

// newQuestion gives a question without features: add them all, then seal it.
func newQuestion(id string) *Question {
	return &Question{ID: id, words: newDictionary(), building: map[key]int32{}}
}

// add adds a feature as it is written; its weights are the caller's to add. It
// says what is wrong with one that is none, or is there already.
func (q *Question) add(feature string) (wrong string) {
	k, ok := q.words.parse(feature)
	if !ok {
		return fmt.Sprintf("this is no feature: %q", feature)
	}
	if _, twice := q.building[k]; twice {
		return "the feature stands there twice"
	}
	q.building[k] = int32(len(q.features))
	q.features = append(q.features, k)
	return ""
}

// seal makes the question ready to weigh answers.
func (q *Question) seal() {
	q.rows = newTable(q.building)
	q.building = nil
}

// Weighed is how much an answer is like those that show each idea of a question.
type Weighed struct {
	question *Question
	root     float64 // of how many features the answer has
	sums     []int   // of each idea
}

// fewest is the least number of features that an answer is taken to have: a
// sentence of five words has about that many, and what two or three tell should
// not look like all of them.
const fewest = 24

// Weigh weighs the words of an answer: each feature once.
func (q *Question) Weigh(text Text) Weighed {
	w := Weighed{question: q, sums: make([]int, len(q.Ideas))}
	m := memories.Get().(*memory)
	defer memories.Put(m)
	ideas := len(q.Ideas)
	for _, f := range m.features(q, text) {
		for i, weight := range q.weights[int(f.row)*ideas : (int(f.row)+1)*ideas] {
			w.sums[i] += int(weight)
		}
	}
	w.root = m.root()
	return w
}

// Over tells by how much the words of an answer are over the bar of one idea, as
// Weigh does of all.
func (q *Question) Over(idea int, text Text) int {
	m := memories.Get().(*memory)
	defer memories.Put(m)
	sum := 0
	for _, f := range m.features(q, text) {
		sum += int(q.weights[int(f.row)*len(q.Ideas)+idea])
	}
	return q.Ideas[idea].over(sum, m.root())
}

// memory is room for the features of an answer while it is weighed.
type memory struct {
	found []feature
	all   int // how many there are, those of unknown words too
	seen  [mostFeatures/64 + 1]uint64
}

var memories = sync.Pool{New: func() any { return new(memory) }}

// root is the square root of how many features the answer is taken to have.
func (m *memory) root() float64 { return math.Sqrt(float64(max(fewest, m.all))) }

// features gives the features of an answer of which something was learnt, each
// once.
func (m *memory) features(q *Question, text Text) []feature {
	m.found, m.all = features(text, &q.rows, m.found[:0])
	clear(m.seen[:len(q.features)/64+1])
	once := m.found[:0]
	for _, f := range m.found {
		if m.seen[f.row/64]&(1<<(f.row%64)) == 0 {
			m.seen[f.row/64] |= 1 << (f.row % 64)
			once = append(once, f)
		}
	}
	m.found = once
	return once
}

// Over tells by how much an answer is over the bar of an idea, in hundredths;
// less than 0 is under it.
func (w *Weighed) Over(idea int) int {
	return w.question.Ideas[idea].over(w.sums[idea], w.root)
}

func (i *Idea) over(sum int, root float64) int {
	return int(math.Floor(float64(sum)/root)) - i.Bar
}

// Gave tells what each token of an answer gave to an idea: a feature of several
// words shares its weight among them.
func (q *Question) Gave(idea int, text Text) []float64 {
	m := memories.Get().(*memory)
	defer memories.Put(m)
	gave := make([]float64, len(text))
	for _, f := range m.features(q, text) {
		for _, at := range f.tokens[:f.words] {
			gave[at] += float64(q.weights[int(f.row)*len(q.Ideas)+idea]) / float64(f.words)
		}
	}
	return gave
}
