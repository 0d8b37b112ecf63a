package explore

import (
	"iter"

	"example.com/kata/kata/replication"
)

// Ways gives, for each state that a policy can reach, the shortest way to it.
func Ways(p replication.Policy, f Failover) iter.Seq[[]Event] {
	return func(yield func([]Event) bool) {
		s := newSearch(p, f)
		s.left = len(Codes()) + 1 // it goes on when all are broken
		s.run()
		for _, v := range s.visited {
			if v.from >= 0 && !yield(s.trace(breach{true, v.from, v.event})) {
				return
			}
		}
	}
}
