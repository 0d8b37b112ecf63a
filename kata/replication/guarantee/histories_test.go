package guarantee_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/guarantee"
)

// TestHistories holds the checker against the published table: all verdicts
// and all witness pairs.
func TestHistories(t *testing.T) {
	text, err := os.ReadFile("testdata/histories.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		Histories []struct {
			ID      string
			Expect  map[guarantee.Code]guarantee.Status
			Witness map[guarantee.Code][2]int
		}
	}
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	all, diags := guarantee.Read(&diag.Source{Name: "histories.json", Text: text})
	for _, d := range diags {
		t.Error(d.Format())
	}
	if len(all) != len(table.Histories) || len(all) == 0 {
		t.Fatalf("%d histories read, the table has %d", len(all), len(table.Histories))
	}
	for i, want := range table.Histories {
		status := make(map[guarantee.Code]guarantee.Status)
		witness := make(map[guarantee.Code][2]int)
		for code, v := range guarantee.Verify(all[i].History) {
			status[code] = v.Status
			if v.Status == guarantee.Violated {
				witness[code] = [2]int{v.First.Earlier, v.First.Later}
			}
		}
		if diff := cmp.Diff(want.Expect, status); diff != "" {
			t.Errorf("%s: verdicts (-want +got)\n%s", want.ID, diff)
		}
		if diff := cmp.Diff(want.Witness, witness); diff != "" {
			t.Errorf("%s: witnesses (-want +got)\n%s", want.ID, diff)
		}
	}
}
