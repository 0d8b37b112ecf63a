package likeness

import (
	"slices"
	"strings"
)

// A feature is one thing that an answer has: a word, two or three side by side
// in a sentence, or two near each other with others between them.
//
//	server          the word, whatever its inflection
//	!server         the word, denied: "not from that server"
//	same server     side by side
//	^ the same      at the beginning of a sentence
//	same .. server  a few words apart, light ones not counted
const (
	start = "^" // of a sentence
	end   = "$"
	apart = ".."
	deny  = "!"
	some  = "0" // any number
)

// near is how many words that are not light a pair may reach.
const near = 4

// key names a feature by the numbers of its words: what kind it is in the upper
// four bits, then three numbers of twenty.
type key uint64

const (
	sideBySide = key(1) << 60
	spaced     = key(2) << 60
	mostWords  = 1<<20 - 1
)

func keyOf(kind key, a, b, c int32) key { return kind | key(a)<<40 | key(b)<<20 | key(c) }

// dictionary numbers words, said and denied, from 1 on.
type dictionary struct {
	said, denied map[string]int32
	names        []string // of each number
}

func newDictionary() dictionary {
	d := dictionary{said: map[string]int32{}, denied: map[string]int32{}, names: []string{""}}
	d.number(start)
	d.number(end)
	return d
}

const (
	isStart int32 = 1
	isEnd   int32 = 2
	unknown int32 = 0
	none    int32 = -1 // no word stands there
)

// number gives the number of a word as features have it, a new one if need be.
func (d *dictionary) number(name string) int32 {
	in, word := d.said, name
	if rest, denied := strings.CutPrefix(name, deny); denied && rest != "" {
		in, word = d.denied, rest
	}
	n, ok := in[word]
	if !ok {
		n = int32(len(d.names))
		in[word] = n
		d.names = append(d.names, name)
	}
	return n
}

// look gives the number of a token, or unknown.
func (d *dictionary) look(t Token) int32 {
	if t.Denied {
		return d.denied[t.name()]
	}
	return d.said[t.name()]
}

// learn is look for words that may be new.
func (d *dictionary) learn(t Token) int32 {
	n := d.look(t)
	if n != unknown || t.Word == "" || len(d.names) > mostWords {
		return n
	}
	if t.Denied {
		return d.number(deny + t.name())
	}
	return d.number(t.name())
}

// name gives a token's word as features have it.
func (t Token) name() string {
	if t.Word != "" && '0' <= t.Word[0] && t.Word[0] <= '9' && strings.Trim(t.Word, "0123456789") == "" {
		return some
	}
	return t.Word
}

// parse gives the key of a feature as it is written.
func (d *dictionary) parse(feature string) (key, bool) {
	words := strings.Split(feature, " ")
	if len(words) > 3 || slices.Contains(words, "") || len(d.names)+3 > mostWords {
		return 0, false
	}
	if len(words) == 3 && words[1] == apart {
		return keyOf(spaced, 0, d.number(words[0]), d.number(words[2])), true
	}
	var n [3]int32
	for i, w := range words {
		n[3-len(words)+i] = d.number(w)
	}
	return keyOf(sideBySide, n[0], n[1], n[2]), true
}

// format is the reverse of parse.
func (d *dictionary) format(k key) string {
	var words []string
	for _, n := range [3]key{k >> 40 & mostWords, k >> 20 & mostWords, k & mostWords} {
		if n != 0 {
			words = append(words, d.names[n])
		}
	}
	if k&spaced != 0 {
		return words[0] + " " + apart + " " + words[1]
	}
	return strings.Join(words, " ")
}

// feature is a feature where it stands.
type feature struct {
	key    key
	row    int32 // in a table
	words  int32 // how many tokens it has
	tokens [3]int32
}

// gram is a word in its place: its number, and which token it is.
type gram struct{ number, token int32 }

var (
	nothing = gram{none, none}
	begins  = gram{isStart, none}
	ends    = gram{isEnd, none}
)

// features adds to found the features of an answer that a table knows, or all
// whose words have numbers if there is no table, and counts all that it has. A
// word that is out parts those before it from those behind it.
func features(text Text, known *table, found []feature) (_ []feature, all int) {
	f := finder{known: known, found: found}
	for i, w := range text {
		if i == 0 || w.sentence != text[i-1].sentence {
			if i > 0 {
				f.follow(ends)
			}
			f.before, f.last, f.held = nothing, begins, 0
		}
		switch w.state {
		case parted:
			f.before, f.last = nothing, nothing
		case asserted:
			f.word(gram{w.number, int32(i)}, w.light)
		}
	}
	if len(text) > 0 {
		f.follow(ends)
	}
	return f.found, f.all
}

// finder is on its way through a sentence.
type finder struct {
	known        *table
	found        []feature
	all          int
	before, last gram           // the two words before this one
	window       [near - 1]gram // the last words that are not light, in turn
	held         int            // how many there were
}

// word is given the next word that counts.
func (f *finder) word(g gram, light bool) {
	f.all++
	if g.number > 0 {
		f.keep(sideBySide|key(g.number), g)
	}
	f.follow(g)
	f.before, f.last = f.last, g
	if light {
		return
	}
	for k := f.held - 1; k >= max(0, f.held-len(f.window)); k-- {
		f.all++
		if other := f.window[k%len(f.window)]; other.number > 0 && g.number > 0 {
			f.keep(spaced|key(other.number)<<20|key(g.number), other, g)
		}
	}
	f.window[f.held%len(f.window)] = g
	f.held++
}

// follow adds the pair and the triple that end with a word, or with the end of
// a sentence.
func (f *finder) follow(g gram) {
	if f.last.number == none {
		return
	}
	f.all++
	known := f.last.number > 0 && g.number > 0
	if known {
		f.keep(sideBySide|key(f.last.number)<<20|key(g.number), f.last, g)
	}
	if f.before.number == none {
		return
	}
	f.all++
	if known && f.before.number > 0 {
		f.keep(sideBySide|key(f.before.number)<<40|key(f.last.number)<<20|key(g.number), f.before, f.last, g)
	}
}

// keep adds a feature, if it is known, with those of its words that are tokens.
func (f *finder) keep(k key, grams ...gram) {
	out := feature{key: k}
	if f.known != nil {
		if out.row = f.known.find(k); out.row < 0 {
			return
		}
	}
	for _, g := range grams {
		if g.token >= 0 {
			out.tokens[out.words] = g.token
			out.words++
		}
	}
	f.found = append(f.found, out)
}

// table finds the rows of keys: open addressing, at most half full.
type table struct {
	keys []key // 0 is free
	rows []int32
	mask uint64

	maybe [1 << hint / 64]uint64 // a bit for each beginning of a spread key
}

func newTable(rows map[key]int32) table {
	size := 16
	for size < 2*len(rows) {
		size *= 2
	}
	t := table{keys: make([]key, size), rows: make([]int32, size), mask: uint64(size - 1)}
	for k, row := range rows {
		h := k.spread()
		t.maybe[h>>(64-hint)/64] |= 1 << (h >> (64 - hint) % 64)
		i := h & t.mask
		for t.keys[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.keys[i], t.rows[i] = k, row
	}
	return t
}

// find gives the row of a key, or -1.
func (t *table) find(k key) int32 {
	h := k.spread()
	if t.maybe[h>>(64-hint)/64]&(1<<(h>>(64-hint)%64)) == 0 {
		return -1
	}
	for i := h & t.mask; t.keys[i] != 0; i = (i + 1) & t.mask {
		if t.keys[i] == k {
			return t.rows[i]
		}
	}
	return -1
}

// hint is how many bits of a spread key tell at once that it is none of a table:
// most pairs and triples of an answer are in none.
const hint = 16

func (k key) spread() uint64 {
	h := uint64(k) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}
