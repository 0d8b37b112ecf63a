package guarantee

import (
	"fmt"

	"example.com/kata/kata/replication"
)

// builder makes one History.
type builder struct {
	*scanner
	h        *replication.History
	writes   map[string]replication.WriteID
	nodes    map[string]replication.NodeID
	sessions map[string]replication.SessionID
	keys     map[string]replication.KeyID
	append   map[string]bool
	parts    map[string]string // the partition of each key
	lists    trie
	ids      []replication.WriteID // of the list under way
	stamp    []int                 // of each write, the last list that had it
	stamps   int
}

func readHistory(s *scanner, at map[string]int, start int) Recorded {
	b := &builder{
		scanner:  s,
		h:        &replication.History{},
		writes:   make(map[string]replication.WriteID),
		nodes:    make(map[string]replication.NodeID),
		sessions: make(map[string]replication.SessionID),
		keys:     make(map[string]replication.KeyID),
		append:   make(map[string]bool),
		parts:    make(map[string]string),
	}
	b.lists.h = b.h
	r := Recorded{History: b.h}
	b.when(at, "id", func() { r.ID, _, _ = s.word() })
	b.when(at, "title", func() { r.Title, _, _ = s.word() })
	b.when(at, "append_keys", func() {
		s.array(func() {
			k, _, _ := s.word()
			b.append[k] = true
		})
	})
	b.when(at, "partition_of_key", b.partitions)
	if _, ok := at["ops"]; !ok && !s.failed {
		s.problem(start, start+1, CodeMissing, `a history without "ops"`, `add "ops": []`)
	}
	b.when(at, "ops", func() { s.array(b.issue) })
	b.when(at, "ops", func() { s.array(b.op) })
	b.when(at, "states", func() { s.array(b.state) })
	b.logs(at)
	return r
}

// partitions reads where the keys live. Several keys in one log are nothing
// special.
func (b *builder) partitions() {
	first := ""
	b.object(func(key string, _, _ int) {
		part, _, _ := b.word()
		b.parts[key] = part
		if len(b.parts) == 1 {
			first = part
		}
		b.h.Partitioned = b.h.Partitioned || part != first
	})
}

// when reads the value of a key if it is there.
func (b *builder) when(at map[string]int, key string, read func()) {
	if from, ok := at[key]; ok && !b.failed {
		b.visit(from, read)
	}
}

// need reads the value of a key that must be there.
func (b *builder) need(at map[string]int, start int, key string, read func()) {
	if _, ok := at[key]; !ok && !b.failed {
		b.problem(start, start+1, CodeMissing, fmt.Sprintf("the key %q is missing", key), "")
	}
	b.when(at, key, read)
}

func (b *builder) state() {
	start := b.at
	at := b.fields("at", "db")
	if b.failed {
		return
	}
	var s replication.State
	b.need(at, start, "at", func() { s.Node = b.node() })
	b.need(at, start, "db", func() { s.DB = b.prefix() })
	b.h.States = append(b.h.States, s)
}

func (b *builder) logs(at map[string]int) {
	b.when(at, "logs", func() {
		b.array(func() { b.log(b.list()) })
	})
	if _, given := at["logs"]; !given {
		all := make([]replication.WriteID, len(b.h.Writes))
		for i := range all {
			all[i] = replication.WriteID(i)
		}
		b.log(all)
	}
}

// log adds a timeline as a list of its own: a log is a whole list.
func (b *builder) log(ids []replication.WriteID) {
	b.h.Logs = append(b.h.Logs, replication.ListID(len(b.h.Lists)))
	b.h.Lists = append(b.h.Lists, append([]replication.WriteID(nil), ids...))
}

func (b *builder) key() replication.KeyID {
	name, _, _ := b.word()
	return number(b.keys, name, func() {
		b.h.Keys = append(b.h.Keys, replication.Key{Name: name, Append: b.append[name], Partition: b.parts[name]})
	})
}

func (b *builder) node() replication.NodeID {
	name, _, _ := b.word()
	return number(b.nodes, name, func() {
		b.h.Nodes = append(b.h.Nodes, replication.Node{Name: name})
	})
}

// prefix reads a list of write ids as a state.
func (b *builder) prefix() replication.Prefix { return b.lists.intern(b.list()) }

// list reads a list of write ids. It is good until the next call.
func (b *builder) list() []replication.WriteID {
	b.ids = b.ids[:0]
	b.stamps++
	if b.stamp == nil {
		b.stamp = make([]int, len(b.h.Writes))
	}
	b.array(func() {
		from := b.at
		name, ok := b.text()
		if !ok {
			if !b.failed {
				b.wrong("the id of a write")
			}
			return
		}
		w, known := b.writes[string(name)]
		switch {
		case !known:
			b.problem(from, b.at, CodeUnknownWrite, fmt.Sprintf("no operation issued a write %q", name), "every id of a list needs its write among the ops")
		case b.stamp[w] == b.stamps:
			b.problem(from, b.at, CodeDuplicate, fmt.Sprintf("%q stands twice in one list", name), "a write is applied once")
		default:
			b.stamp[w] = b.stamps
			b.ids = append(b.ids, w)
		}
	})
	return b.ids
}

// number gives a name its number, a new one after calling add.
func number[T ~int32](known map[string]T, name string, add func()) T {
	if n, ok := known[name]; ok {
		return n
	}
	n := T(len(known))
	known[name] = n
	add()
	return n
}
