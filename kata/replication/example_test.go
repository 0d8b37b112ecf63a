package replication_test

import (
	"fmt"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// A comment is written at the leader; half a second later it is read from a
// follower that is a second behind.
func ExampleRun() {
	policy, _ := replication.PolicyByName("random_follower")
	h, err := replication.Run(replication.Plan{
		Leader:    "leader",
		Followers: []replication.Follower{{Name: "follower", Lag: replication.Lag{Fixed: replication.Second}}},
		Keys:      []replication.Key{{Name: "thread", Append: true, Base: 41}},
		Sessions:  []replication.Session{{Name: "Alice"}},
		Steps: []replication.Step{
			{Kind: replication.Write, Keys: []replication.KeyID{0}},
			{Kind: replication.Read, Keys: []replication.KeyID{0}, After: 500 * replication.Millisecond},
		},
		Policy: policy,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range h.Ops {
		p := h.PartsOf(&h.Ops[i])[0]
		fmt.Printf("%v at %s, position %d: v%d\n", h.Ops[i].Kind, h.Nodes[p.Node].Name, p.DB.Len, 41+p.DB.Len)
	}
	for _, v := range guarantee.Check(&h, guarantee.RYW) {
		fmt.Println(v.Code.Name()+":", v.Tell(&h))
	}
	// Output:
	// write at leader, position 1: v42
	// read at follower, position 0: v41
	// read your writes: Alice wrote v42 of thread; the later read, served by follower at position 0, does not have it
}
