package assertion

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"example.com/kata/grader/text"
)

// orderTable says how much likelier a little word stands behind another one
// in English than anywhere: for each pair of classes, ten times the logarithm
// of P(second after first) / P(second). order_test.go makes it from the
// comments of the Go standard library and from labelled answers (go test -run
// MakeOrder -update).
//
//go:embed order.txt
var orderTable string

// littleWords are the words that are classes of their own; all others fall
// into the classes of their endings. They carry the order of a sentence.
const littleWords = `the a an of to in on at by for from with into than as if and or but not no
is are was were be been has have had do does did can could will would should must may might
it she he they we you i her his their its my your this that these those which who what when where why how
there then so because after before until while since all any some each every more most other one two
only also just still yet again up out about over between same new first last such very own`

// class is what a word is to the order of words.
type class uint8

// The classes besides the little words.
const (
	classEdge  class = iota // the limit of a clause
	classPlain              // any other word
	classPlural
	classPast
	classIng
	classAdverb
	classNumber
	firstLittle
)

type order struct {
	class map[string]class
	odds  [][]int8
}

var readOrder = sync.OnceValue(func() *order {
	o := &order{class: map[string]class{}}
	for i, w := range strings.Fields(littleWords) {
		o.class[w] = firstLittle + class(i)
	}
	for line := range strings.Lines(orderTable) {
		var row []int8
		for _, f := range strings.Fields(line) {
			n, err := strconv.ParseInt(f, 10, 8)
			if err != nil {
				panic("assertion: order.txt: " + err.Error())
			}
			row = append(row, int8(n))
		}
		o.odds = append(o.odds, row)
	}
	return o
})

func (o *order) classOf(t *text.Token) class {
	if c, ok := o.class[t.Form]; ok {
		return c
	}
	f := t.Form
	switch {
	case '0' <= f[0] && f[0] <= '9':
		return classNumber
	case strings.HasSuffix(f, "ing"):
		return classIng
	case strings.HasSuffix(f, "ed"):
		return classPast
	case strings.HasSuffix(f, "ly"):
		return classAdverb
	case strings.HasSuffix(f, "s") && !strings.HasSuffix(f, "ss"):
		return classPlural
	}
	return classPlain
}

// classes adds the class of each token to room.
func (o *order) classes(tokens []text.Token, room []class) []class {
	for i := range tokens {
		room = append(room, o.classOf(&tokens[i]))
	}
	return room
}

// neighbours visits the classes that stand beside each other in a stretch, with
// an edge where a clause begins, and one at each end.
func neighbours(tokens []text.Token, classes []class, visit func(first, second class)) {
	first := classEdge
	next := func(second class) {
		visit(first, second)
		first = second
	}
	for i := range tokens {
		if i > 0 && tokens[i].Clause != tokens[i-1].Clause {
			next(classEdge)
		}
		if i > 0 && i+1 < len(tokens) && tokens[i].Form == "not" && auxiliary(tokens[i-1].Form) && person(tokens[i+1].Form) {
			continue // "wouldn't it" is "would it" to the order of words
		}
		next(classes[i])
	}
	next(classEdge)
}

// englishness is the mean of ten times the log odds over the neighbours of a
// stretch: about 3 to 5 for English sentences, about -3 for the same words
// shuffled.
func (o *order) englishness(tokens []text.Token, classes []class) float64 {
	sum, n := 0, 0
	neighbours(tokens, classes, func(first, second class) {
		sum += int(o.odds[first][second])
		n++
	})
	return float64(sum) / float64(n)
}
