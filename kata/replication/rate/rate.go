// Package rate counts how often something happens: it runs a plan with one
// seed after another and gives the share of runs, or the mean over them, with
// its 95 % interval, and beside it the closed form where there is one.
//
//	Scenario, Changes -> Measure -> Table of Rows
//	                  -> Sweep -> Curve -> SVG
//	Policy            -> ByAge -> Curve
//	Policies -> Costs, on a workload that is the same for all of them
//	Plan, Look -> Sample -> Tallies, which all of them are made of
//
// The explorer says whether a guarantee can be broken, and in which story; this
// package says how often. Each trial is a whole run of the model, judged by
// package guarantee: no number of a Row was drawn from a formula. The formulas
// (Stale, Vanish, TokenWait, …) stand in files of their own with their sources,
// and take no part in the counting.
//
// How entries travel matters. Shipped in order, one slow entry holds those
// behind it; delivered independently it does not: at a mean lag of 100 ms and
// 50 writes a second that is 90.0 % of stale reads against 36.8 %. A Table says
// which it was. The closed forms speak of independent delivery, or of a single
// write, where the two are one.
//
// The promise: the same plan, seed and number of trials give the same numbers,
// on any number of processors.
package rate

import (
	"errors"
	"fmt"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/scenario"
)

// MaxTrials bounds what one call may be asked to do: some seconds of a
// processor for each step of a scenario.
const MaxTrials = 10_000_000

// Unit says what a Row counts.
type Unit string

// The units of rows.
const (
	// Share is a part of the trials, from 0 to 1.
	Share Unit = "share"
	// Millis is a mean over the trials, in ms.
	Millis Unit = "ms"
)

// Row is one number.
type Row struct {
	// Name says what it is: "own comment missing", "back in time".
	Name string
	Unit Unit
	// Code is the guarantee that those trials broke; empty where it is none.
	Code guarantee.Code
	// Count is in how many of the Trials it happened; 0 for a mean.
	Count, Trials int
	// Value is the share, or the mean, and [Low, High] its 95 % interval: of a
	// share by Wilson (1927), of a mean by the normal distribution.
	Value, Low, High float64
	// ClosedForm is what the Formula gives; nil where none is known.
	ClosedForm *float64
	Formula    string
}

// Table is what a number of trials of one scenario gave.
type Table struct {
	Scenario string // its name
	Changes  string // as an author writes them; may be empty
	Policy   string
	Delivery string // "in order" or "independent"
	Seed     uint64
	Trials   int
	// Random tells that chance plays a part at all. Where it does not, all
	// trials are alike, and one of them says as much as a million.
	Random bool
	// Age is the mean age of the newest write when it is read, in ms: the time
	// from its commit at the leader to the read at its replica.
	Age  float64
	Rows []Row
}

// Measure runs a scenario with the changes so many times and judges the read
// in question in each: is her own write missing (RYW), does it go back behind
// what she was shown (MR), did the leader serve it, how long did it wait. What
// a device adds from its own copy counts as shown.
//
// The error names what is wrong with the changes, or that the scenario asks
// about no read.
func Measure(sc *scenario.Scenario, c scenario.Changes, trials int) (Table, error) {
	p, err := sc.Plan(c)
	if err != nil {
		return Table{}, err
	}
	if sc.Question == replication.None {
		return Table{}, fmt.Errorf("scenario %s has no read in question, so there is nothing to count; add question: and the name of a step", sc.Name)
	}
	t, err := measure(p, sc.Question, trials)
	if err != nil {
		return Table{}, err
	}
	t.Scenario, t.Changes = sc.Name, c.String()
	return t, nil
}

// measure looks at one step of a plan, a read.
func measure(p replication.Plan, question, trials int) (Table, error) {
	m := newMeter(&p, question)
	tallies, err := Sample(p, trials, m.codes(), quantities, m.look)
	if err != nil {
		return Table{}, err
	}
	t := Table{
		Policy: p.Policy.Name, Delivery: "in order", Seed: p.Seed, Trials: trials,
		Random: random(&p), Age: tallies[age].Mean() / millisecond, Rows: m.rows(tallies),
	}
	if p.Delivery == replication.Independent {
		t.Delivery = "independent"
	}
	return t, nil
}

const millisecond = float64(replication.Millisecond)

// random tells whether anything in a plan is left to chance.
func random(p *replication.Plan) bool {
	for _, f := range p.Followers {
		if f.Lag.Mean > 0 || f.Lag.Slow > 0 && f.Lag.SlowMean > 0 {
			return true
		}
	}
	for _, s := range p.Steps {
		if s.Kind == replication.Read && len(s.Pin) == 0 && len(p.Followers) > 1 {
			return true
		}
	}
	for _, s := range p.Sessions {
		if s.Load != nil {
			return true
		}
	}
	return p.Rules.Moved > 0
}

// checkTrials refuses what would take too long, or give nothing.
func checkTrials(n int) error {
	switch {
	case n <= 0:
		return errors.New("the number of trials must be above 0")
	case n > MaxTrials:
		return fmt.Errorf("%d trials, and %d are the most", n, MaxTrials)
	}
	return nil
}
