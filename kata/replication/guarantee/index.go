package guarantee

import (
	"sort"

	"example.com/kata/kata/replication"
)

// listIndex answers where in a list a write stands, and which is the last
// write of a key among the first n.
type listIndex struct {
	id   replication.ListID
	list []replication.WriteID
	// Positions count from 1; 0 is "not in it". A list that holds a good part
	// of all writes has a slot for each of them, a short one a map.
	dense  []int32
	sparse map[replication.WriteID]int32
	keys   map[replication.KeyID]*keyIndex
	only   *keyIndex // of the key that was asked for last
	last   replication.KeyID
}

// keyIndex holds the positions of one key's writes, ascending.
type keyIndex struct {
	positions []int32
	hint      int // the answer before this one: the next is often the same
}

func newListIndex(h *replication.History, id replication.ListID) *listIndex {
	x := &listIndex{id: id, list: h.Lists[id], last: replication.None}
	if len(h.Writes) <= 4*len(x.list)+64 {
		x.dense = make([]int32, len(h.Writes))
		for i, w := range x.list {
			x.dense[w] = int32(i + 1)
		}
		return x
	}
	x.sparse = make(map[replication.WriteID]int32, len(x.list))
	for i, w := range x.list {
		x.sparse[w] = int32(i + 1)
	}
	return x
}

func (x *listIndex) position(w replication.WriteID) int32 {
	if x.dense != nil {
		return x.dense[w]
	}
	return x.sparse[w]
}

// key gives the positions of a key's writes.
func (x *listIndex) key(h *replication.History, k replication.KeyID) *keyIndex {
	if x.last == k {
		return x.only
	}
	if x.keys == nil {
		x.keys = make(map[replication.KeyID]*keyIndex)
		for i, w := range x.list {
			key := h.Writes[w].Key
			if x.keys[key] == nil {
				x.keys[key] = &keyIndex{}
			}
			x.keys[key].positions = append(x.keys[key].positions, int32(i+1))
		}
	}
	if x.keys[k] == nil {
		x.keys[k] = &keyIndex{}
	}
	x.last, x.only = k, x.keys[k]
	return x.only
}

// upTo gives how many of the key's writes are among the first n of the list.
func (k *keyIndex) upTo(n int32) int {
	p := k.positions
	for i := k.hint; i <= min(k.hint+1, len(p)); i++ {
		if (i == 0 || p[i-1] <= n) && (i == len(p) || p[i] > n) {
			k.hint = i
			return i
		}
	}
	k.hint = sort.Search(len(p), func(i int) bool { return p[i] > n })
	return k.hint
}
