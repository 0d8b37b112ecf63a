package replication_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/kata/kata/replication"
)

// TestByLog holds each log of a sharded database to its order at every
// follower, and sees one overtake the other.
func TestByLog(t *testing.T) {
	overtaken := 0
	plans := rapid.Custom(func(t *rapid.T) replication.Plan {
		p := anyPlan(t, replication.ByLog)
		p.Keys[0].Partition, p.Keys[1].Partition = "one", "two"
		p.Policy = rapid.SampledFrom(replication.Policies()).Draw(t, "policy")
		return p
	})
	for i := range 1000 {
		p := plans.Example(i)
		h := run(t, p)
		if !h.Partitioned {
			t.Fatal("two logs, and the history does not say so")
		}
		log := h.Lists[h.Logs[0]]
		for j := range h.Ops {
			for _, part := range h.PartsOf(&h.Ops[j]) {
				db := h.DB(part.DB)
				overtaken += len(db) - inOrder(db)
				for k := range replication.KeyID(2) {
					of := func(all []replication.WriteID) []replication.WriteID {
						return slices.DeleteFunc(slices.Clone(all), func(w replication.WriteID) bool { return h.Writes[w].Key != k })
					}
					if have, all := of(db), of(log); !slices.Equal(have, all[:len(have)]) {
						t.Fatalf("node %d holds %v of the log %v", part.Node, have, all)
					}
				}
			}
		}
	}
	if overtaken == 0 {
		t.Error("no log ever overtook the other")
	}
	p := plans.Example(1)
	p.Delivery = replication.InOrder
	if err := p.Validate(); err == nil {
		t.Error("two logs in one order are no plan")
	}
}

// inOrder counts the writes of the longest beginning that is in the order of
// issue.
func inOrder(db []replication.WriteID) int {
	n := 0
	for n < len(db) && (n == 0 || db[n] > db[n-1]) {
		n++
	}
	return n
}
