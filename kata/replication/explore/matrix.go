package explore

import (
	"encoding/json"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// Matrix explores every policy without failover, and those on which a failover
// tells most with it.
func Matrix() []Row {
	var rows []Row
	for _, p := range replication.Policies() {
		rows = append(rows, Explore(p, NoFailover))
	}
	for _, r := range []struct {
		policy   string
		failover Failover
	}{
		{"leader_only", Any},
		{"leader_only", MostAdvanced},
		{"sticky", Any},
		{"token_read_write", Any},
		{"token_position_failover_blind", Any},
		{"semi_sync", Any},
		{"semi_sync", MostAdvanced},
		{"sync_all", Any},
	} {
		p, ok := replication.PolicyByName(r.policy)
		if !ok {
			panic("explore: the matrix names an unknown policy " + r.policy)
		}
		rows = append(rows, Explore(p, r.failover))
	}
	return rows
}

// MarshalJSON writes a row as the matrix has it:
//
//	{"policy": "sticky", "failover": null, "RYW": {"shortest": 2, "trace": [ … ]}, "MR": "holds", …}
func (r Row) MarshalJSON() ([]byte, error) {
	type counterexample struct {
		Shortest int      `json:"shortest"`
		Trace    []string `json:"trace"`
	}
	verdict := func(c guarantee.Code) any {
		trace := r.Results[c].Trace
		if trace == nil {
			return "holds"
		}
		out := counterexample{Shortest: len(trace)}
		for _, e := range trace {
			out.Trace = append(out.Trace, e.String())
		}
		return out
	}
	var failover *Failover
	if r.Failover != NoFailover {
		failover = &r.Failover
	}
	return json.Marshal(struct {
		Policy   string    `json:"policy"`
		Failover *Failover `json:"failover"`
		RYW      any
		MR       any
		MW       any
		WFR      any
	}{r.Policy, failover, verdict(guarantee.RYW), verdict(guarantee.MR), verdict(guarantee.MW), verdict(guarantee.WFR)})
}
