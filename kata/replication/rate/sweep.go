package rate

import (
	"errors"
	"fmt"
	"slices"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/scenario"
)

// Curve is a rate against the age of the write.
type Curve struct {
	Title  string // of the scenario
	Policy string
	Mean   bool // the lag is random; where it is not, a curve is a step
	Points []Point
}

// Point is what the trials gave for one age.
type Point struct {
	Wait  int64 // the pause before the read in question, in µs
	Table Table // with the age that it led to
}

// MaxPoints is how many points a sweep may have.
const MaxPoints = 200

// Sweep measures a scenario once for each pause before the read in question,
// all in µs. Without waits it takes those of Waits.
func Sweep(sc *scenario.Scenario, c scenario.Changes, waits []int64, trials int) (Curve, error) {
	p, err := sc.Plan(c)
	if err != nil {
		return Curve{}, err
	}
	if len(waits) == 0 {
		waits = Waits(p)
	}
	if len(waits) > MaxPoints {
		return Curve{}, fmt.Errorf("%d pauses, and %d are the most", len(waits), MaxPoints)
	}
	if !slices.IsSorted(waits) || waits[0] < 0 {
		return Curve{}, errors.New("the pauses of a sweep must ascend from 0 or more")
	}
	curve := Curve{Title: sc.Title, Policy: p.Policy.Name}
	for _, wait := range waits {
		c.Wait = &wait
		t, err := Measure(sc, c, trials)
		if err != nil {
			return Curve{}, err
		}
		curve.Mean = t.Random
		curve.Points = append(curve.Points, Point{wait, t})
	}
	return curve, nil
}

// Waits gives 31 pauses that show where a plan's reads turn from stale to
// fresh: from none to where the slowest follower has the write all but surely.
func Waits(p replication.Plan) []int64 {
	const steps = 30
	longest := replication.Millisecond
	for i := range p.Followers {
		f := &p.Followers[i]
		mean := f.Lag.Mean
		if f.Lag.Slow > 0 {
			mean = max(mean, f.Lag.SlowMean)
		}
		lag := f.Lag.Fixed + f.Lag.Fixed/4 + 4*mean
		for _, h := range f.Hiccups {
			held := h.Extra
			if h.Paused {
				held += h.To - h.From
			}
			lag = max(lag, f.Lag.Fixed+4*mean+held+held/4)
		}
		longest = max(longest, lag)
	}
	longest = min(longest, replication.MaxTime)
	var waits []int64
	for i := range int64(steps + 1) {
		waits = append(waits, longest/steps*i)
	}
	return waits
}
