package guarantee

import (
	"fmt"

	"example.com/kata/kata/replication"
)

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

var opKeys = []string{"op", "session", "id", "key", "keys", "at", "db", "returns", "parts", "acked", "start", "served", "end"}

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
