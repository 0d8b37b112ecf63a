package guarantee

import (
	"sort"

	"example.com/kata/kata/replication"
)

// keyLedger is what an observer remembers of one session and one key.
type keyLedger struct {
	own   ledger // the session's acknowledged writes to it
	shown ledger // what it was shown of it: of a register each newer version, of an append key all
	given map[replication.ListID]int32
}

func (s *session) key(k replication.KeyID) *keyLedger {
	if s.keys == nil {
		s.keys = make(map[replication.KeyID]*keyLedger)
	}
	if s.keys[k] == nil {
		s.keys[k] = &keyLedger{}
	}
	return s.keys[k]
}

// observe judges what a read returned, and nothing else.
func (c *checker) observe(s *session, p *replication.Part, op, first int) {
	k := s.key(p.Key)
	judge := func(code Code, l *ledger) {
		if !c.asks(code) {
			return
		}
		if e, lacks := c.unseen(l, p); lacks {
			c.report(Violation{code, int(e.op), op, e.write, p.Node, int(p.DB.Len)}, first)
		}
	}
	judge(RYWObserved, &k.own)
	judge(MRObserved, &k.shown)
	if !c.h.Keys[p.Key].Append {
		// Only a newer version than all before it raises what may come next.
		for _, w := range c.h.Returned(p.Returns) {
			if n := len(k.shown.entries); n == 0 || w > k.shown.entries[n-1].write {
				k.shown.add(w, op)
			}
		}
		return
	}
	if k.given == nil {
		k.given = make(map[replication.ListID]int32)
	}
	list := c.h.Lists[p.Returns.List]
	for i := max(p.Returns.From, k.given[p.Returns.List]); i < p.Returns.To; i++ {
		k.shown.add(list[i], op)
	}
	if p.Returns.From == 0 {
		k.given[p.Returns.List] = max(k.given[p.Returns.List], p.Returns.To)
	}
}

// unseen gives the earliest entry that the returned versions are older than
// (register) or do not contain (append).
//
// The entries of a register key ascend: writes are numbered as they are issued.
func (c *checker) unseen(l *ledger, p *replication.Part) (entry, bool) {
	if len(l.entries) == 0 {
		return entry{}, false
	}
	if c.h.Keys[p.Key].Append {
		return l.lacks(c.index(p.Returns.List), p.Returns.To)
	}
	newest := replication.WriteID(replication.None)
	for _, w := range c.h.Returned(p.Returns) {
		newest = max(newest, w)
	}
	i := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].write > newest })
	if i == len(l.entries) {
		return entry{}, false
	}
	return l.entries[i], true
}
