package guarantee

import "example.com/kata/kata/replication"

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
