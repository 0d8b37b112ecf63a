package explore_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/explore"
	"example.com/kata/kata/replication/guarantee"
)

// row is a row of the published matrix.
type row struct {
	Policy           string
	Failover         *string
	RYW, MR, MW, WFR any
}

func (r row) key() string {
	if r.Failover == nil {
		return r.Policy
	}
	return r.Policy + " " + *r.Failover
}

// TestMatrix holds the search against the published rows: verdicts, lengths
// and traces.
func TestMatrix(t *testing.T) {
	text, err := os.ReadFile("testdata/policy-matrix.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct{ Rows []row }
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	text, err = json.Marshal(explore.Matrix())
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]row)
	for _, r := range rows {
		got[r.key()] = r
	}
	for _, w := range want.Rows {
		if diff := cmp.Diff(w, got[w.key()]); diff != "" {
			t.Errorf("%s (-want +got)\n%s", w.key(), diff)
		}
	}
}

// TestFurtherRows pins what was found where the published matrix leaves it
// open. A write that waits for its acknowledgement counts as one that follows
// (MW, WFR): it is in a database without what it should follow.
func TestFurtherRows(t *testing.T) {
	want := map[string]string{
		"leader_only most_advanced":         "RYW 3, MR 4, MW 3, WFR 4",
		"token_read_write any":              "RYW holds, MR holds, MW 3, WFR 5",
		"token_position_failover_blind any": "RYW 5, MR 7, MW 3, WFR 5",
		"semi_sync any":                     "RYW 4, MR 4, MW 5, WFR 5",
		"semi_sync most_advanced":           "RYW 4, MR 4, MW holds, WFR holds",
		"sync_all any":                      "RYW holds, MR 4, MW holds, WFR 5",
	}
	for _, r := range explore.Matrix() {
		key := r.Policy + " " + string(r.Failover)
		if _, asked := want[key]; !asked {
			continue
		}
		var got strings.Builder
		for i, code := range explore.Codes() {
			if i > 0 {
				got.WriteString(", ")
			}
			got.WriteString(string(code) + " ")
			if r.Results[code].Holds() {
				got.WriteString("holds")
			} else {
				got.WriteString(fmt.Sprint(len(r.Results[code].Trace)))
			}
		}
		if got.String() != want[key] {
			t.Errorf("%s: %s, want %s; %v", key, got.String(), want[key], r.Results)
		}
	}
}

// TestStrongerBreaksLess: what a policy asks for more, it breaks less.
func TestStrongerBreaksLess(t *testing.T) {
	rows := make(map[string]explore.Row)
	for _, r := range explore.Matrix() {
		if r.Failover == explore.NoFailover {
			rows[r.Policy] = r
		}
	}
	for _, order := range [][]string{ // strongest first
		{"leader_only", "token_read_write", "token_write", "random_follower", "any_node"},
		{"token_read_write", "token_write", "token_drop_early", "random_follower"},
		{"window_lag_bounded", "window", "random_follower"},
		{"sticky", "sticky_reroute", "random_follower"},
		{"sync_all", "semi_sync", "random_follower", "avoid_lagging"},
		{"token_write", "token_clock", "random_follower"},
		{"local_echo", "random_follower"},
	} {
		for i, weak := range order[1:] {
			for _, code := range explore.Codes() {
				if rows[weak].Results[code].Holds() && !rows[order[i]].Results[code].Holds() {
					t.Errorf("%s breaks %s, the weaker %s does not", order[i], code, weak)
				}
			}
		}
	}
}

// BenchmarkMatrix explores the whole matrix.
func BenchmarkMatrix(b *testing.B) {
	states := 0
	for b.Loop() {
		for _, r := range explore.Matrix() {
			states += r.States
		}
	}
	b.ReportMetric(float64(states)/float64(b.N), "states/op")
}

// BenchmarkJudge explores one design for one guarantee and tells its story.
func BenchmarkJudge(b *testing.B) {
	p, _ := replication.PolicyByName("token_write")
	for b.Loop() {
		if _, err := quickPost().Judge(p, explore.NoFailover, guarantee.MR); err != nil {
			b.Fatal(err)
		}
	}
}
