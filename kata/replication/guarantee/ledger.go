package guarantee

import (
	"sort"

	"example.com/kata/kata/replication"
)

// ledger is what a session must find again: writes, each with the operation
// that made it so, in session order. It answers "which of them lacks the first
// n entries of this list?" in a step or two.
//
// For each list on which it is asked, it keeps the peaks: the entries whose
// position is higher than that of all before them. The first peak beyond n is
// then the earliest entry that is lacking. An entry that is not in the list at
// all lacks for ever: nothing behind it needs to be looked at. So all of it
// together costs no more than reading the lists once.
type ledger struct {
	entries []entry
	views   []view
	byList  map[replication.ListID]int // places in views, when they are many
}

// entry is a write and the operation because of which it is needed.
type entry struct {
	write replication.WriteID
	op    int32
}

// view is a ledger as one list shows it.
type view struct {
	list   replication.ListID
	next   int // entries before it have been looked at
	absent bool
	never  entry // the first that the list does not have, if absent
	length int   // of the list, when that was found: the next piece may bring it
	peaks  []peak
}

// peak is an entry and its position in the list, from 1.
type peak struct {
	position int32
	entry
}

// add appends a write, unless it is the one that was added last.
func (l *ledger) add(w replication.WriteID, op int) {
	if n := len(l.entries); n > 0 && l.entries[n-1].write == w {
		return
	}
	l.entries = append(l.entries, entry{w, int32(op)})
}

func (l *ledger) reset() {
	l.entries, l.views, l.byList = l.entries[:0], l.views[:0], nil
}

// lacks gives the earliest entry that is not among the first n of the list.
func (l *ledger) lacks(list *listIndex, n int32) (entry, bool) {
	if len(l.entries) == 0 {
		return entry{}, false
	}
	v := l.view(list.id)
	v.look(l.entries, list)
	return v.beyond(n)
}

// fewViews is up to how many views are looked through one by one.
const fewViews = 8

func (l *ledger) view(list replication.ListID) *view {
	if l.byList != nil {
		if i, ok := l.byList[list]; ok {
			return &l.views[i]
		}
	} else {
		for i := range l.views {
			if l.views[i].list == list {
				return &l.views[i]
			}
		}
	}
	if n := len(l.views); n < cap(l.views) {
		l.views = l.views[:n+1]
		l.views[n] = view{list: list, peaks: l.views[n].peaks[:0]} // the room of an earlier history
	} else {
		l.views = append(l.views, view{list: list})
	}
	if len(l.views) > fewViews {
		if l.byList == nil {
			l.byList = make(map[replication.ListID]int)
			for i := range l.views {
				l.byList[l.views[i].list] = i
			}
		}
		l.byList[list] = len(l.views) - 1
	}
	return &l.views[len(l.views)-1]
}

// look brings the view up to the given entries.
func (v *view) look(entries []entry, list *listIndex) {
	if v.absent && v.length < len(list.list) {
		v.absent = false
	}
	for ; v.next < len(entries) && !v.absent; v.next++ {
		e := entries[v.next]
		at := list.position(e.write)
		if at == 0 {
			v.absent, v.never, v.length = true, e, len(list.list)
			return
		}
		if n := len(v.peaks); n == 0 || at > v.peaks[n-1].position {
			v.peaks = append(v.peaks, peak{at, e})
		}
	}
}

// beyond gives the earliest entry that stands behind position n or nowhere.
func (v *view) beyond(n int32) (entry, bool) {
	if last := len(v.peaks); last > 0 && v.peaks[last-1].position > n {
		i := sort.Search(last, func(i int) bool { return v.peaks[i].position > n })
		return v.peaks[i].entry, true
	}
	return v.never, v.absent
}
