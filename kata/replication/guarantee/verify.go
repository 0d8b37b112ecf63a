package guarantee

import "example.com/kata/kata/replication"

// Verdict is what a history did to one guarantee.
type Verdict struct {
	Status Status
	// First is the first violation, when Status is Violated.
	First Violation
}

// Status is a verdict in a word.
type Status string

// The words of `kata verify`.
const (
	OK            Status = "ok"
	Violated      Status = "violated"
	NotApplicable Status = "n/a"
)

// Verify gives the verdict on each guarantee, in the order of Codes.
func Verify(h *replication.History) map[Code]Verdict {
	verdicts := make(map[Code]Verdict, len(Codes()))
	for _, c := range Codes() {
		verdicts[c] = Verdict{Status: OK}
		if h.Partitioned && c != CP {
			verdicts[c] = Verdict{Status: NotApplicable}
		}
	}
	for _, v := range Check(h) {
		if verdicts[v.Code].Status == OK {
			verdicts[v.Code] = Verdict{Violated, v}
		}
	}
	return verdicts
}
