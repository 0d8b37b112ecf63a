package guarantee

import (
	"encoding/json"
	"slices"
	"strconv"

	"example.com/kata/kata/replication"
)

// AppendJSON appends a history in the format that Read reads: one object on
// one line. With a model's history come the times of each operation, in µs,
// which no verdict uses.
//
// A state is written out for every operation, so the text grows with the
// square of the history: it is meant for what people look at.
func AppendJSON(dst []byte, id string, h *replication.History) []byte {
	e := &encoder{out: dst, h: h}
	e.text(`{"id":`).quoted(id).text(`,"append_keys":[`)
	first := true
	for _, k := range h.Keys {
		if k.Append {
			e.comma(&first).quoted(k.Name)
		}
	}
	e.text(`],"logs":[`)
	for i, l := range h.Logs {
		first := i == 0
		e.comma(&first).writes(h.Lists[l])
	}
	e.text(`],"ops":[`)
	for i := range h.Ops {
		first := i == 0
		e.comma(&first).op(&h.Ops[i])
	}
	e.text(`],"states":[`)
	for i, s := range h.States {
		first := i == 0
		e.comma(&first).text(`{"at":`).quoted(h.Nodes[s.Node].Name).text(`,"db":`).writes(h.DB(s.DB)).text(`}`)
	}
	e.text(`]`)
	e.partitions()
	return append(e.out, '}')
}

// partitions writes where the keys live, if a file said so.
func (e *encoder) partitions() {
	if !e.h.Partitioned {
		return
	}
	e.text(`,"partition_of_key":{`)
	first := true
	for _, k := range e.h.Keys {
		e.comma(&first).quoted(k.Name).text(":").quoted(k.Partition)
	}
	e.text("}")
}

type encoder struct {
	out []byte
	h   *replication.History
}

func (e *encoder) text(s string) *encoder {
	e.out = append(e.out, s...)
	return e
}

func (e *encoder) quoted(s string) *encoder {
	b, err := json.Marshal(s)
	if err != nil {
		panic("guarantee: a string that is no JSON: " + err.Error())
	}
	e.out = append(e.out, b...)
	return e
}

func (e *encoder) comma(first *bool) *encoder {
	if !*first {
		e.out = append(e.out, ',')
	}
	*first = false
	return e
}

func (e *encoder) number(key string, n int64) *encoder {
	e.text(`,"` + key + `":`)
	e.out = strconv.AppendInt(e.out, n, 10)
	return e
}

func (e *encoder) writes(ids []replication.WriteID) *encoder {
	e.text("[")
	for i, w := range ids {
		first := i == 0
		e.comma(&first).quoted(e.h.WriteName(w))
	}
	return e.text("]")
}

func (e *encoder) op(op *replication.Op) {
	h, parts := e.h, e.h.PartsOf(op)
	e.text(`{"op":`).quoted(op.Kind.String()).text(`,"session":`).quoted(h.Sessions[op.Session].Name)
	if op.Kind == replication.Write {
		p := parts[0]
		e.text(`,"id":`).quoted(h.WriteName(op.Write)).text(`,"key":`).quoted(h.Keys[p.Key].Name)
		e.at(p)
		if !op.Acked {
			e.text(`,"acked":false`)
		}
	} else {
		e.read(parts)
	}
	if op.End > 0 {
		e.number("start", op.Start).number("served", op.Served).number("end", op.End)
	}
	e.text("}")
}

func (e *encoder) at(p replication.Part) *encoder {
	return e.text(`,"at":`).quoted(e.h.Nodes[p.Node].Name).text(`,"db":`).writes(e.stateOf(p))
}

// stateOf gives what a node held of the log in which a part's key lives.
func (e *encoder) stateOf(p replication.Part) []replication.WriteID {
	db := e.h.DB(p.DB)
	if !e.h.Partitioned {
		return db
	}
	log := e.h.Keys[p.Key].Partition
	return slices.DeleteFunc(slices.Clone(db), func(w replication.WriteID) bool { return e.h.Keys[e.h.Writes[w].Key].Partition != log })
}

// read writes the keys with one state where one replica served them all, else
// the parts.
func (e *encoder) read(parts []replication.Part) {
	together := true
	for _, p := range parts {
		together = together && p.Node == parts[0].Node && p.DB == parts[0].DB && e.h.Keys[p.Key].Partition == e.h.Keys[parts[0].Key].Partition
	}
	if together && len(parts) > 0 {
		e.text(`,"keys":[`)
		for i, p := range parts {
			first := i == 0
			e.comma(&first).quoted(e.h.Keys[p.Key].Name)
		}
		e.text(`]`).at(parts[0])
	} else {
		e.text(`,"parts":[`)
		for i, p := range parts {
			first := i == 0
			e.comma(&first).text(`{"key":`).quoted(e.h.Keys[p.Key].Name).at(p).text("}")
		}
		e.text("]")
	}
	e.text(`,"returns":{`)
	for i, p := range parts {
		first := i == 0
		e.comma(&first).quoted(e.h.Keys[p.Key].Name).text(":").writes(e.h.Returned(p.Returns))
	}
	e.text("}")
}
