package guarantee_test

import (
	"fmt"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/guarantee"
)

// A history that some database recorded, and the verdicts on it.
func ExampleVerify() {
	text := `{"id": "h05", "append_keys": ["thread"], "ops": [
	 {"op": "write", "session": "alice", "id": "c1", "key": "thread", "at": "L", "db": ["c1"]},
	 {"op": "read", "session": "bob", "keys": ["thread"], "at": "EU", "db": ["c1"], "returns": {"thread": ["c1"]}},
	 {"op": "read", "session": "bob", "keys": ["thread"], "at": "US", "db": [], "returns": {"thread": []}}]}`
	all, problems := guarantee.Read(&diag.Source{Name: "h05.json", Text: []byte(text)})
	for _, p := range problems {
		fmt.Print(p.Format())
	}
	for _, r := range all {
		verdicts := guarantee.Verify(r.History)
		for _, code := range guarantee.Codes() {
			v := verdicts[code]
			fmt.Printf("%-8s%s", code, v.Status)
			if v.Status == guarantee.Violated {
				fmt.Printf(" [%d %d] %s", v.First.Earlier, v.First.Later, v.First.Tell(r.History))
			}
			fmt.Println()
		}
	}
	// Output:
	// RYW     ok
	// MR      violated [1 2] bob was shown c1 by EU; the later read, served by US at position 0, does not have it
	// MW      ok
	// WFR     ok
	// RYW_obs ok
	// MR_obs  violated [1 2] bob was returned c1 by EU; the later read, served by US at position 0, returned thread = []
	// MR_pos  violated [1 2] bob read from EU at position 1, later from US at position 0
	// CP      ok
}
