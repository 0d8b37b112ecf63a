package guarantee_test

import (
	"slices"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// dumb judges a history as the definitions are written down, every pair of
// operations against every state, without an index. It gives for each
// guarantee the witness pair.
type dumb struct{ h *replication.History }

type observed struct {
	op   int
	part replication.Part
}

func (d dumb) reads(session replication.SessionID) []observed {
	var out []observed
	for i := range d.h.Ops {
		if op := &d.h.Ops[i]; op.Kind == replication.Read && op.Session == session {
			for _, p := range d.h.PartsOf(op) {
				out = append(out, observed{i, p})
			}
		}
	}
	return out
}

func (d dumb) relevant(p replication.Part) []replication.WriteID {
	var all []replication.WriteID
	for _, w := range d.h.DB(p.DB) {
		if d.h.Writes[w].Key == p.Key {
			all = append(all, w)
		}
	}
	if !d.h.Keys[p.Key].Append && len(all) > 1 {
		all = all[len(all)-1:]
	}
	return all
}

// witnesses gives the pair of each guarantee that is broken.
func (d dumb) witnesses() map[guarantee.Code][2]int {
	best := make(map[guarantee.Code][2]int)
	note := func(c guarantee.Code, earlier, later int) {
		old, have := best[c]
		if !have || later < old[1] || later == old[1] && earlier < old[0] {
			best[c] = [2]int{earlier, later}
		}
	}
	for s := range d.h.Sessions {
		d.judgeReads(d.reads(replication.SessionID(s)), note)
	}
	d.judgeOrders(note)
	return best
}

func (d dumb) judgeReads(reads []observed, note func(guarantee.Code, int, int)) {
	h := d.h
	for j, later := range reads {
		db, returned := h.DB(later.part.DB), h.Returned(later.part.Returns)
		newest := replication.WriteID(-1)
		for _, w := range returned {
			newest = max(newest, w)
		}
		lost := func(w replication.WriteID) bool { // as an observer sees it
			if h.Keys[later.part.Key].Append {
				return !slices.Contains(returned, w)
			}
			return w > newest
		}
		for i := range later.op {
			if w := h.Ops[i]; w.Kind == replication.Write && w.Acked && w.Session == h.Ops[later.op].Session {
				if !slices.Contains(db, w.Write) {
					note(guarantee.RYW, i, later.op)
				}
				if h.Writes[w.Write].Key == later.part.Key && lost(w.Write) {
					note(guarantee.RYWObserved, i, later.op)
				}
			}
		}
		for _, earlier := range reads[:j] {
			for _, w := range d.relevant(earlier.part) {
				if !slices.Contains(db, w) {
					note(guarantee.MR, earlier.op, later.op)
				}
			}
			if earlier.part.DB.Len > later.part.DB.Len {
				note(guarantee.MRPosition, earlier.op, later.op)
			}
			if earlier.part.Key == later.part.Key {
				for _, w := range h.Returned(earlier.part.Returns) {
					if lost(w) {
						note(guarantee.MRObserved, earlier.op, later.op)
					}
				}
			}
		}
	}
}

func (d dumb) judgeOrders(note func(guarantee.Code, int, int)) {
	h := d.h
	var states [][]replication.WriteID
	for _, p := range h.Parts {
		states = append(states, h.DB(p.DB))
	}
	for _, s := range h.States {
		states = append(states, h.DB(s.DB))
	}
	for j := range h.Ops {
		w2 := &h.Ops[j]
		if w2.Kind != replication.Write || !w2.Acked {
			continue
		}
		for i := range j {
			first := &h.Ops[i]
			if first.Session != w2.Session || first.Kind == replication.Write && !first.Acked {
				continue
			}
			code, needed := guarantee.MW, []replication.WriteID{first.Write}
			if first.Kind == replication.Read {
				code, needed = guarantee.WFR, nil
				for _, p := range h.PartsOf(first) {
					needed = append(needed, d.relevant(p)...)
				}
			}
			for _, db := range states {
				at := slices.Index(db, w2.Write)
				for _, w := range needed {
					if before := slices.Index(db, w); at >= 0 && w != w2.Write && (before < 0 || before > at) {
						note(code, i, j)
					}
				}
			}
		}
	}
}

// consistent tells, for one read, whether some prefix of some log has exactly
// what was returned.
func (d dumb) consistent(op *replication.Op) bool {
	for _, l := range d.h.Logs {
		log := d.h.Lists[l]
		for n := range len(log) + 1 {
			fits := true
			for _, p := range d.h.PartsOf(op) {
				var all []replication.WriteID
				for _, w := range log[:n] {
					if d.h.Writes[w].Key == p.Key {
						all = append(all, w)
					}
				}
				if !d.h.Keys[p.Key].Append && len(all) > 1 {
					all = all[len(all)-1:]
				}
				fits = fits && slices.Equal(all, d.h.Returned(p.Returns))
			}
			if fits {
				return true
			}
		}
	}
	return false
}
