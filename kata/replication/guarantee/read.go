package guarantee

import (
	"fmt"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
)

// MaxBytes is the size of the largest file of histories that is read.
const MaxBytes = 64 << 20

// The codes of the history reader's problems.
const (
	CodeSyntax       = "K701" // not JSON
	CodeTooLarge     = "K702" // larger than MaxBytes
	CodeKind         = "K703" // a value of the wrong kind
	CodeMissing      = "K704" // a key that must be there
	CodeUnknownKey   = "K705" // a key that nothing reads
	CodeDuplicate    = "K706" // an id, or an entry of one state, that stands twice
	CodeUnknownWrite = "K707" // a write that no operation issued
	CodeReturns      = "K708" // returned versions that do not fit the read
)

// Recorded is one history of a file.
type Recorded struct {
	ID, Title string
	History   *replication.History
}

// Read reads a file of histories: one object, or {"histories": [ … ]}.
//
//	{"id": "h01", "append_keys": ["thread"],
//	 "ops": [
//	  {"op": "write", "session": "alice", "id": "c1", "key": "thread", "at": "L", "db": ["c1"]},
//	  {"op": "read", "session": "alice", "keys": ["thread"], "at": "EU", "db": [], "returns": {"thread": []}}
//	 ]}
//
// Also read are "acked": false of a write, "parts": [{"key", "at", "db"}] of a
// read that several replicas served, "states": [{"at", "db"}], "logs" (the
// timelines; without them all writes in the order of their issue) and
// "partition_of_key". It goes on after a problem; with errors in the list the
// histories are not fit to be judged.
func Read(src *diag.Source) ([]Recorded, diag.List) {
	var diags diag.List
	if len(src.Text) > MaxBytes {
		diags.Error(diag.Range{Source: src}, CodeTooLarge,
			fmt.Sprintf("the file has %d MiB, and %d MiB is the most that is read", len(src.Text)>>20, MaxBytes>>20),
			"split it: each history is judged by itself")
		return nil, diags
	}
	s := &scanner{src: src, diags: &diags}
	var all []Recorded
	at := s.fields(append(historyKeys, "histories", "semantics")...)
	if s.peek() != 0 {
		s.fail(s.at, "something stands behind the end")
	}
	if s.failed {
		return nil, diags
	}
	if from, many := at["histories"]; many {
		seen := make(map[string]bool)
		s.visit(from, func() {
			s.array(func() {
				start := s.at
				r := readHistory(s, s.fields(historyKeys...), start)
				if r.ID != "" && seen[r.ID] {
					s.problem(start, start+1, CodeDuplicate, fmt.Sprintf("a second history with the id %q", r.ID), "give it another id")
				}
				seen[r.ID] = true
				all = append(all, r)
			})
		})
	} else {
		all = append(all, readHistory(s, at, 0))
	}
	return all, diags
}

var historyKeys = []string{"id", "title", "why", "source", "ops", "states", "logs", "append_keys", "partition_of_key", "expect", "witness"}

// builder makes one History.
type builder struct {
	*scanner
	h        *replication.History
	writes   map[string]replication.WriteID
	nodes    map[string]replication.NodeID
	sessions map[string]replication.SessionID
	keys     map[string]replication.KeyID
	append   map[string]bool
	lists    trie
	ids      []replication.WriteID // of the list under way
	seen     map[replication.WriteID]bool
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
		seen:     make(map[replication.WriteID]bool),
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
	b.when(at, "partition_of_key", func() {
		s.object(func(string, int, int) {
			b.h.Partitioned = true
			s.skip()
		})
	})
	if _, ok := at["ops"]; !ok && !s.failed {
		s.problem(start, start+1, CodeMissing, `a history without "ops"`, `add "ops": []`)
	}
	b.when(at, "ops", func() { s.array(b.issue) })
	b.when(at, "ops", func() { s.array(b.op) })
	b.when(at, "states", func() { s.array(b.state) })
	b.logs(at)
	return r
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

// issue notes the write of an operation, so that the second reading knows
// them all: a state may hold a write that stands further down.
func (b *builder) issue() {
	quiet := *b.diags
	at := b.fields(opKeys...)
	if !b.failed {
		*b.diags = quiet // the second reading reports it
	}
	id, ok := at["id"]
	if !ok {
		return
	}
	b.visit(id, func() {
		name, from, to := b.word()
		if _, twice := b.writes[name]; twice {
			b.problem(from, to, CodeDuplicate, fmt.Sprintf("a second write with the id %q", name), "every write needs an id of its own")
			return
		}
		b.writes[name] = replication.WriteID(len(b.h.Writes))
		b.h.Writes = append(b.h.Writes, replication.WriteRecord{Name: name, Op: replication.None})
	})
}

var opKeys = []string{"op", "session", "id", "key", "keys", "at", "db", "returns", "parts", "acked", "time"}

// op reads one operation.
func (b *builder) op() {
	start := b.at
	at := b.fields(opKeys...)
	if b.failed {
		return
	}
	op := replication.Op{Write: replication.None, Step: replication.None, First: int32(len(b.h.Parts))}
	kind := ""
	b.need(at, start, "op", func() {
		var from, to int
		if kind, from, to = b.word(); kind != "write" && kind != "read" {
			b.problem(from, to, CodeKind, fmt.Sprintf("%q is neither read nor write", kind), "")
		}
	})
	b.need(at, start, "session", func() {
		name, _, _ := b.word()
		op.Session = number(b.sessions, name, func() {
			b.h.Sessions = append(b.h.Sessions, replication.SessionName{Name: name, User: name})
		})
	})
	switch kind {
	case "write":
		b.write(&op, at, start)
	case "read":
		op.Kind = replication.Read
		b.read(&op, at, start)
	}
	op.Count = int32(len(b.h.Parts)) - op.First
	b.h.Ops = append(b.h.Ops, op)
}

func (b *builder) write(op *replication.Op, at map[string]int, start int) {
	op.Acked = true
	b.when(at, "acked", func() { op.Acked = b.boolean() })
	var part replication.Part
	b.need(at, start, "key", func() { part.Key = b.key() })
	b.need(at, start, "at", func() { part.Node = b.node() })
	b.need(at, start, "db", func() { part.DB = b.prefix() })
	b.need(at, start, "id", func() {
		name, _, _ := b.word()
		op.Write = b.writes[name]
	})
	b.h.Parts = append(b.h.Parts, part)
	if op.Write >= 0 {
		w := &b.h.Writes[op.Write]
		w.Key, w.Session, w.Op = part.Key, op.Session, int32(len(b.h.Ops))
		w.Version = 1 + int32(op.Write)
	}
}

func (b *builder) read(op *replication.Op, at map[string]int, start int) {
	if from, ok := at["parts"]; ok {
		b.visit(from, func() { b.array(b.part) })
	} else {
		var part replication.Part
		b.need(at, start, "at", func() { part.Node = b.node() })
		b.need(at, start, "db", func() { part.DB = b.prefix() })
		b.need(at, start, "keys", func() {
			b.array(func() {
				part.Key = b.key()
				b.h.Parts = append(b.h.Parts, part)
			})
		})
	}
	parts := b.h.Parts[op.First:]
	b.need(at, start, "returns", func() {
		b.object(func(key string, from, to int) { b.returned(parts, key, from, to) })
	})
}

func (b *builder) part() {
	start := b.at
	at := b.fields("key", "at", "db")
	if b.failed {
		return
	}
	var part replication.Part
	b.need(at, start, "key", func() { part.Key = b.key() })
	b.need(at, start, "at", func() { part.Node = b.node() })
	b.need(at, start, "db", func() { part.DB = b.prefix() })
	b.h.Parts = append(b.h.Parts, part)
}

// returned reads the versions of one key and gives them to its parts.
func (b *builder) returned(parts []replication.Part, key string, from, to int) {
	p := b.prefix()
	if id, ok := b.keys[key]; ok {
		known := false
		for i := range parts {
			if parts[i].Key == id {
				parts[i].Returns = replication.Span{List: p.List, To: p.Len}
				known = true
			}
		}
		if known {
			if p.Len > 1 && !b.append[key] {
				b.problem(from, to, CodeReturns, fmt.Sprintf("%d versions of %q, which is a register: it has one at most", p.Len, key),
					`name the key in "append_keys" if a write adds to it`)
			}
			return
		}
	}
	b.problem(from, to, CodeReturns, fmt.Sprintf("%q is returned, and the read did not ask for it", key), `"keys" (or "parts") names what is asked for`)
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
		b.h.Keys = append(b.h.Keys, replication.Key{Name: name, Append: b.append[name]})
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
	clear(b.seen)
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
		case b.seen[w]:
			b.problem(from, b.at, CodeDuplicate, fmt.Sprintf("%q stands twice in one list", name), "a write is applied once")
		default:
			b.seen[w] = true
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

// trie lays each list where its beginning stands already, so that the
// thousand states of one log become one list and a thousand lengths.
type trie struct {
	h     *replication.History
	next  map[branch]int32
	nodes []replication.Prefix
}

type branch struct {
	from  int32
	write replication.WriteID
}

func (t *trie) intern(ids []replication.WriteID) replication.Prefix {
	if t.next == nil {
		t.next = make(map[branch]int32)
		t.h.Lists = append(t.h.Lists, nil)
		t.nodes = append(t.nodes, replication.Prefix{})
	}
	at := int32(0)
	for i, w := range ids {
		step := branch{at, w}
		to, ok := t.next[step]
		if !ok {
			to = t.grow(at, ids[:i], w)
			t.next[step] = to
		}
		at = to
	}
	return t.nodes[at]
}

// grow adds a write behind a node: at the end of its list, or on a new list
// where another write stands there already.
func (t *trie) grow(at int32, before []replication.WriteID, w replication.WriteID) int32 {
	p := t.nodes[at]
	if int(p.Len) < len(t.h.Lists[p.List]) {
		p.List = replication.ListID(len(t.h.Lists))
		t.h.Lists = append(t.h.Lists, append([]replication.WriteID(nil), before...))
	}
	t.h.Lists[p.List] = append(t.h.Lists[p.List], w)
	p.Len++
	t.nodes = append(t.nodes, p)
	return int32(len(t.nodes) - 1)
}
