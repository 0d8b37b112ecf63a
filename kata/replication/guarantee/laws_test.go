package guarantee_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// anyHistory draws a history that need not make sense: states of any writes
// in any order, returned versions that no state explains.
func anyHistory(t *rapid.T) *replication.History {
	h := &replication.History{
		Sessions: []replication.SessionName{{Name: "a"}, {Name: "b"}},
		Nodes:    []replication.Node{{Name: "L"}, {Name: "F"}},
		Keys:     []replication.Key{{Name: "x"}, {Name: "thread", Append: true}},
	}
	n := rapid.IntRange(0, 9).Draw(t, "ops")
	for i := range n {
		if rapid.Bool().Draw(t, "write") {
			h.Writes = append(h.Writes, replication.WriteRecord{
				Name: fmt.Sprintf("w%d", len(h.Writes)), Op: int32(i),
				Key: replication.KeyID(rapid.IntRange(0, 1).Draw(t, "key")), Session: replication.SessionID(rapid.IntRange(0, 1).Draw(t, "session")),
			})
		}
	}
	ids := make([]replication.WriteID, len(h.Writes))
	for i := range ids {
		ids[i] = replication.WriteID(i)
	}
	list := func() replication.ListID {
		some := rapid.Permutation(ids).Draw(t, "list")
		h.Lists = append(h.Lists, some)
		return replication.ListID(len(h.Lists) - 1)
	}
	for range 3 {
		list()
	}
	prefix := func() replication.Prefix {
		l := replication.ListID(rapid.IntRange(0, 2).Draw(t, "which"))
		return replication.Prefix{List: l, Len: int32(rapid.IntRange(0, len(ids)).Draw(t, "len"))}
	}
	next := 0
	for i := range n {
		op := replication.Op{Write: replication.None, First: int32(len(h.Parts)), Count: 1}
		if next < len(h.Writes) && h.Writes[next].Op == int32(i) {
			w := h.Writes[next]
			op.Write, op.Session, op.Acked = replication.WriteID(next), w.Session, rapid.IntRange(0, 3).Draw(t, "acked") > 0
			h.Parts = append(h.Parts, replication.Part{Key: w.Key, DB: prefix()})
			next++
		} else {
			op.Kind = replication.Read
			op.Session = replication.SessionID(rapid.IntRange(0, 1).Draw(t, "session"))
			op.Count = int32(rapid.IntRange(1, 2).Draw(t, "parts"))
			for j := range op.Count {
				p := replication.Part{Key: replication.KeyID(j), Node: replication.NodeID(rapid.IntRange(0, 1).Draw(t, "node")), DB: prefix()}
				p.Returns = returns(t, h, p.Key, list)
				h.Parts = append(h.Parts, p)
			}
		}
		h.Ops = append(h.Ops, op)
	}
	for range rapid.IntRange(0, 1).Draw(t, "states") {
		h.States = append(h.States, replication.State{DB: prefix()})
	}
	h.Logs = []replication.ListID{0}
	return h
}

// returns draws writes of the key: of a register at most one.
func returns(t *rapid.T, h *replication.History, k replication.KeyID, list func() replication.ListID) replication.Span {
	l := list()
	of := h.Lists[l][:0:0]
	for _, w := range h.Lists[l] {
		if h.Writes[w].Key == k {
			of = append(of, w)
		}
	}
	h.Lists[l] = of
	most := len(of)
	if !h.Keys[k].Append {
		most = min(1, most)
	}
	return replication.Span{List: l, To: int32(rapid.IntRange(0, most).Draw(t, "returned"))}
}

func witnesses(h *replication.History) map[guarantee.Code][2]int {
	out := make(map[guarantee.Code][2]int)
	for code, v := range guarantee.Verify(h) {
		if v.Status == guarantee.Violated {
			out[code] = [2]int{v.First.Earlier, v.First.Later}
		}
	}
	return out
}

// TestAgainstDefinitions holds the checker against the definitions, tried
// pair by pair.
func TestAgainstDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := anyHistory(t)
		got := witnesses(h)
		cp, broken := got[guarantee.CP]
		delete(got, guarantee.CP)
		if diff := cmp.Diff(dumb{h}.witnesses(), got); diff != "" {
			t.Fatalf("(-dumb +checker)\n%s\n%s", diff, guarantee.AppendJSON(nil, "h", h))
		}
		for i := range h.Ops {
			if h.Ops[i].Kind == replication.Read && !(dumb{h}).consistent(&h.Ops[i]) {
				if !broken || cp != [2]int{i, i} {
					t.Fatalf("CP: op %d is of no prefix, the checker says %v\n%s", i, cp, guarantee.AppendJSON(nil, "h", h))
				}
				return
			}
		}
		if broken {
			t.Fatalf("CP: every read is of a prefix, the checker says %v", cp)
		}
	})
}

// TestCheckerForgets judges many histories with one Checker: it finds what a
// new one does.
func TestCheckerForgets(t *testing.T) {
	k := guarantee.NewChecker()
	rapid.Check(t, func(t *rapid.T) {
		h := anyHistory(t)
		if diff := cmp.Diff(guarantee.Check(h), k.Check(h), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-new +used)\n%s", diff)
		}
	})
}

// TestReadBack writes histories down and reads them again: the verdicts stay.
func TestReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := anyHistory(t)
		text := guarantee.AppendJSON(nil, "h", h)
		again, diags := guarantee.Read(&diag.Source{Name: "h.json", Text: text})
		for _, d := range diags {
			t.Fatal(d.Format())
		}
		if diff := cmp.Diff(witnesses(h), witnesses(again[0].History)); diff != "" {
			t.Fatalf("(-before +after)\n%s\n%s", diff, text)
		}
	})
}
