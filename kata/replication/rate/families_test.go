package rate_test

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/rate"
)

// row is a row of closed-forms.json. All times are in ms.
type row struct {
	ID       string
	Family   string
	Formula  string
	Params   params
	Expected float64
	TrialSD  float64 `json:"trial_sd"`
}

type params struct {
	T, M, D, R, F, W, S, Tau float64
	N                        int
	K                        *int
	Means                    []float64
	M1, M2                   float64
	LW                       float64
	Pick                     string
	MinDelay                 float64 `json:"min_delay"`
	LeaderInPool             bool    `json:"leader_in_pool"`
	Ltot                     *float64
	window                   float64 // "T"
}

// UnmarshalJSON tells t from T, which encoding/json does not.
func (p *params) UnmarshalJSON(text []byte) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return err
	}
	for key, to := range map[string]any{
		"t": &p.T, "m": &p.M, "d": &p.D, "r": &p.R, "f": &p.F, "s": &p.S, "tau": &p.Tau, "n": &p.N, "k": &p.K,
		"means": &p.Means, "m1": &p.M1, "m2": &p.M2, "lw": &p.LW, "pick": &p.Pick, "min_delay": &p.MinDelay,
		"leader_in_pool": &p.LeaderInPool, "ltot": &p.Ltot, "T": &p.window,
	} {
		if value, ok := all[key]; ok {
			if err := json.Unmarshal(value, to); err != nil {
				return err
			}
			delete(all, key)
		}
	}
	for key := range all {
		panic("closed-forms.json: a parameter that no test reads: " + key)
	}
	return nil
}

func rows(t testing.TB) []row {
	text, err := os.ReadFile("testdata/closed-forms.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Rows []row }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file.Rows
}

// experiment is how a row is run: a plan, and what is taken of each run, in a
// unit of so many µs (1 where it is counted).
type experiment struct {
	plan  replication.Plan
	codes []guarantee.Code
	look  rate.Look
	unit  float64
	exact float64 // what the package's formula gives
}

// TestClosedForms runs every row of the table at 100,000 trials: what is
// counted, and what the formula of this package gives, must be what it says.
func TestClosedForms(t *testing.T) {
	const trials = 100_000
	for _, r := range rows(t) {
		t.Run(r.ID, func(t *testing.T) {
			e := experimentOf(t, r)
			if math.Abs(e.exact-r.Expected) > 1e-9*max(1, r.Expected) {
				t.Errorf("%s: the formula gives %v, want %v", r.Formula, e.exact, r.Expected)
			}
			tallies, err := rate.Sample(e.plan, trials, e.codes, 1, e.look)
			if err != nil {
				t.Fatal(err)
			}
			got := tallies[0].Mean() / e.unit
			if far := math.Abs(got - r.Expected); far > 4.4*r.TrialSD/math.Sqrt(trials) {
				t.Errorf("counted %v, want %v ± %v", got, r.Expected, 4.4*r.TrialSD/math.Sqrt(trials))
			}
		})
	}
}

// micros makes µs of ms. The model's clock ticks in µs: half a tick is the
// most that a time can be off.
func micros(ms float64) int64 { return int64(math.Round(ms * 1000)) }
