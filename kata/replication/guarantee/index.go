package guarantee

import (
	"slices"
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
	// The same for the keys. Both are nil until a key is asked for.
	denseKeys  []keyIndex
	sparseKeys map[replication.KeyID]*keyIndex
}

// keyIndex holds the positions of one key's writes, ascending.
type keyIndex struct {
	positions []int32
	hint      int // the answer before this one: the next is often the same
}

// build makes it the index of a list. It may have been that of another one.
func (x *listIndex) build(h *replication.History, id replication.ListID) {
	*x = listIndex{id: id, dense: x.dense[:0]}
	if list := h.Lists[id]; len(h.Writes) > 4*len(list)+64 {
		x.dense, x.sparse = nil, make(map[replication.WriteID]int32, len(list))
	}
	x.extend(h)
}

// extend takes in what has come to the list since.
func (x *listIndex) extend(h *replication.History) {
	known := len(x.list)
	x.list = h.Lists[x.id]
	if x.sparse == nil {
		had := len(x.dense)
		x.dense = slices.Grow(x.dense, len(h.Writes)-had)[:len(h.Writes)]
		clear(x.dense[had:])
	}
	for i, w := range x.list[known:] {
		if x.sparse != nil {
			x.sparse[w] = int32(known + i + 1)
		} else {
			x.dense[w] = int32(known + i + 1)
		}
	}
	x.addKeys(h, known)
}

func (x *listIndex) position(w replication.WriteID) int32 {
	if x.sparse != nil {
		return x.sparse[w]
	}
	return x.dense[w]
}

// key gives the positions of a key's writes.
func (x *listIndex) key(h *replication.History, k replication.KeyID) *keyIndex {
	if x.denseKeys == nil && x.sparseKeys == nil {
		if len(h.Keys) <= 4*len(x.list)+64 {
			x.denseKeys = make([]keyIndex, len(h.Keys))
		} else {
			x.sparseKeys = make(map[replication.KeyID]*keyIndex, len(x.list))
		}
		x.addKeys(h, 0)
	}
	return x.oneKey(k)
}

// addKeys adds to the keys, if they were asked for, the writes from a place on.
func (x *listIndex) addKeys(h *replication.History, from int) {
	if x.denseKeys == nil && x.sparseKeys == nil {
		return
	}
	for i, w := range x.list[from:] {
		at := x.oneKey(h.Writes[w].Key)
		at.positions = append(at.positions, int32(from+i+1))
	}
}

func (x *listIndex) oneKey(k replication.KeyID) *keyIndex {
	if x.denseKeys != nil {
		return &x.denseKeys[k]
	}
	if x.sparseKeys[k] == nil {
		x.sparseKeys[k] = &keyIndex{}
	}
	return x.sparseKeys[k]
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
