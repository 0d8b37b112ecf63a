package guarantee

import (
	"math"
	"slices"

	"example.com/kata/kata/replication"
)

// checkPrefixes judges each read by itself: is there a log, and a length of
// it, at which every key had exactly what was returned?
//
// Each key allows a range of lengths: from the write that was returned up to
// just before the key's next one. A read is consistent when the ranges of its
// keys meet.
func (c *checker) checkPrefixes() {
	logs := c.h.Logs
	for at := range c.h.Ops {
		op, i := &c.h.Ops[at], c.h.Before+at
		if op.Kind != replication.Read || op.Count == 0 {
			continue
		}
		parts := c.h.PartsOf(op)
		if !slices.ContainsFunc(logs, func(l replication.ListID) bool { return c.fits(c.index(l), parts) }) {
			last := parts[len(parts)-1]
			c.found = append(c.found, Violation{CP, i, i, replication.None, last.Node, int(last.DB.Len)})
		}
	}
}

// fits tells whether some prefix of the log shows what the parts returned.
func (c *checker) fits(log *listIndex, parts []replication.Part) bool {
	low, high := int32(0), int32(math.MaxInt32)
	for i := range parts {
		p := &parts[i]
		k := log.key(c.h, p.Key)
		shown := c.h.Returned(p.Returns)
		n := 0 // how many of the key's writes the prefix must have
		if len(shown) > 0 {
			n = k.upTo(log.position(shown[len(shown)-1]))
			if n == 0 {
				return false
			}
			if c.h.Keys[p.Key].Append {
				if !c.same(log, k, shown, n) {
					return false
				}
			} else if log.list[k.positions[n-1]-1] != shown[len(shown)-1] {
				return false
			}
			low = max(low, k.positions[n-1])
		}
		if n < len(k.positions) {
			high = min(high, k.positions[n]-1)
		}
	}
	return low <= high
}

// same tells whether the first n writes of a key in the log are those shown.
func (c *checker) same(log *listIndex, k *keyIndex, shown []replication.WriteID, n int) bool {
	if n != len(shown) {
		return false
	}
	for i, w := range shown {
		if log.list[k.positions[i]-1] != w {
			return false
		}
	}
	return true
}
