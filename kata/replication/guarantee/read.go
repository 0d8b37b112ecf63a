package guarantee

import (
	"fmt"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
)

// MaxBytes is the size of the largest file of histories that is read.
const MaxBytes = 64 << 20

// The codes of the history reader's problems.
const (
	CodeSyntax       = "K701" // not JSON
	CodeTooLarge     = "K702" // larger than MaxBytes
	CodeKind         = "K703" // a value of the wrong kind
	CodeMissing      = "K704" // a key that must be there
	CodeUnknownKey   = "K705" // a key that nothing reads
	CodeDuplicate    = "K706" // an id, or an entry of one state, that stands twice
	CodeUnknownWrite = "K707" // a write that no operation issued
	CodeReturns      = "K708" // returned versions that do not fit the read
)

// Recorded is one history of a file.
type Recorded struct {
	ID, Title string
	History   *replication.History
}

// Read reads a file of histories: one object, or {"histories": [ … ]}.
//
//	{"id": "h01", "append_keys": ["thread"],
//	 "ops": [
//	  {"op": "write", "session": "alice", "id": "c1", "key": "thread", "at": "L", "db": ["c1"]},
//	  {"op": "read", "session": "alice", "keys": ["thread"], "at": "EU", "db": [], "returns": {"thread": []}}
//	 ]}
//
// Also read are "acked": false of a write, "parts": [{"key", "at", "db"}] of a
// read that several replicas served, "states": [{"at", "db"}], "logs" (the
// timelines; without them all writes in the order of their issue) and
// "partition_of_key". It goes on after a problem; with errors in the list the
// histories are not fit to be judged.
func Read(src *diag.Source) ([]Recorded, diag.List) {
	var diags diag.List
	if len(src.Text) > MaxBytes {
		diags.Error(diag.Range{Source: src}, CodeTooLarge,
			fmt.Sprintf("the file is larger than %d MiB, the most that is read", MaxBytes>>20),
			"split it: each history is judged by itself")
		return nil, diags
	}
	s := &scanner{src: src, diags: &diags}
	var all []Recorded
	at := s.fields(append(historyKeys, "histories", "semantics")...)
	if s.peek() != 0 {
		s.fail(s.at, "something stands behind the end")
	}
	if s.failed {
		return nil, diags
	}
	if from, many := at["histories"]; many {
		seen := make(map[string]bool)
		s.visit(from, func() {
			s.array(func() {
				start := s.at
				r := readHistory(s, s.fields(historyKeys...), start)
				if r.ID != "" && seen[r.ID] {
					s.problem(start, start+1, CodeDuplicate, fmt.Sprintf("a second history with the id %q", r.ID), "give it another id")
				}
				seen[r.ID] = true
				all = append(all, r)
			})
		})
	} else {
		all = append(all, readHistory(s, at, 0))
	}
	return all, diags
}

var historyKeys = []string{"id", "title", "why", "source", "ops", "states", "logs", "append_keys", "partition_of_key", "expect", "witness"}
