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
	n := len(h.Writes)
	room := x.dense[:0]
	*x = listIndex{id: id, list: h.Lists[id]}
	if n <= 4*len(x.list)+64 {
		x.dense = slices.Grow(room, n)[:n]
		clear(x.dense)
		for i, w := range x.list {
			x.dense[w] = int32(i + 1)
		}
		return
	}
	x.sparse = make(map[replication.WriteID]int32, len(x.list))
	for i, w := range x.list {
		x.sparse[w] = int32(i + 1)
	}
}

func (x *listIndex) position(w replication.WriteID) int32 {
	if x.dense != nil {
		return x.dense[w]
	}
	return x.sparse[w]
}

// key gives the positions of a key's writes.
func (x *listIndex) key(h *replication.History, k replication.KeyID) *keyIndex {
	if x.denseKeys != nil {
		return &x.denseKeys[k]
	}
	if x.sparseKeys == nil {
		if len(h.Keys) <= 4*len(x.list)+64 {
			x.denseKeys = make([]keyIndex, len(h.Keys))
			for i, w := range x.list {
				at := &x.denseKeys[h.Writes[w].Key]
				at.positions = append(at.positions, int32(i+1))
			}
			return &x.denseKeys[k]
		}
		x.sparseKeys = make(map[replication.KeyID]*keyIndex, len(x.list))
		for i, w := range x.list {
			at := x.oneKey(h.Writes[w].Key)
			at.positions = append(at.positions, int32(i+1))
		}
	}
	return x.oneKey(k)
}

func (x *listIndex) oneKey(k replication.KeyID) *keyIndex {
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
