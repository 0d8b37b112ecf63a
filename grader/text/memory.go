package text

import (
	"hash/maphash"
	"strings"
)

// written is what a word tells by itself, wherever it stands.
type written struct {
	raw   string
	form  string // folded
	parts [2]part
	cut   int // where the second part begins in raw
}

// part is one of the two words of a contraction; other words have only a first
// one. A part without a form is none.
type part struct {
	form, stem string
	light      bool
	opens      bool // may begin a clause of its own, see startsClause
}

func newWritten(raw string) written {
	w := written{raw: raw, form: Fold(raw)}
	if w.form == "" {
		return w
	}
	first, second, cut := apart(w.form, raw)
	w.parts, w.cut = [2]part{newPart(first), newPart(second)}, cut
	return w
}

func newPart(form string) part {
	if form == "" {
		return part{}
	}
	return part{form, Stem(form), isLight(form), opens(form)}
}

// memory remembers the words of the answers before: people say the same few
// hundred words about one question, and a document is used for one answer after
// the other. A word has two places, of which it takes that of the older one.
type memory [1 << 12]written

// seed says where words are remembered, which nothing hangs on.
var seed = maphash.MakeSeed()

// of gives what a word tells, in which nothing is to be changed. Where nothing is
// remembered, it stands in room.
func (m *memory) of(raw string, room *written) *written {
	if m == nil || len(raw) > longestWord {
		*room = newWritten(raw)
		return room
	}
	place := maphash.String(seed, raw) % uint64(len(m))
	w, older := &m[place], &m[place^1]
	switch {
	case w.raw == raw:
		return w
	case older.raw == raw:
		return older
	}
	*older, *w = *w, newWritten(strings.Clone(raw)) // it may be a piece of a long answer
	return w
}
