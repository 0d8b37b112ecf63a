package rate

import (
	"runtime"
	"sync"
	"sync/atomic"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// Look takes from one run what is to be counted: out[i] is quantity i, from 0,
// and comes in as 0. The history and what was found are good until it returns.
// It is called from several goroutines and must keep nothing.
type Look func(h *replication.History, found []guarantee.Violation, out []int64)

// chunk is how many trials a worker takes at a time.
const chunk = 512

// Sample runs the plan so many times, has each run checked for the codes (for
// none, where none is named) and tallies the quantities that look gives. Trial
// i runs with a seed of its own, made of Plan.Seed and i.
//
// Workers share the trials. What they add up are integers, so it does not
// matter who runs which of them, or how many workers there are.
func Sample(p replication.Plan, trials int, codes []guarantee.Code, quantities int, look Look) ([]Tally, error) {
	if err := checkTrials(trials); err != nil {
		return nil, err
	}
	if _, err := replication.NewRunner(p); err != nil {
		return nil, err
	}
	workers := min(runtime.GOMAXPROCS(0), (trials+chunk-1)/chunk)
	tallies := make([][]Tally, workers)
	var next atomic.Int64
	var group sync.WaitGroup
	for i := range tallies {
		tallies[i] = make([]Tally, quantities)
		group.Go(func() {
			w := newWorker(p, codes, look, tallies[i])
			for from := int(next.Add(chunk)) - chunk; from < trials; from = int(next.Add(chunk)) - chunk {
				for trial := from; trial < min(from+chunk, trials); trial++ {
					w.run(uint64(trial))
				}
			}
		})
	}
	group.Wait()
	all := tallies[0]
	for _, more := range tallies[1:] {
		for i := range all {
			all[i].merge(more[i])
		}
	}
	return all, nil
}

// worker runs trials, all in the same memory.
type worker struct {
	seed    uint64
	runner  *replication.Runner
	checker *guarantee.Checker // nil: nothing is judged
	look    Look
	out     []int64
	tallies []Tally
}

func newWorker(p replication.Plan, codes []guarantee.Code, look Look, tallies []Tally) *worker {
	runner, err := replication.NewRunner(p)
	if err != nil {
		panic("rate: a plan that was good is bad now: " + err.Error())
	}
	w := &worker{
		seed:   p.Seed * 0x9e3779b97f4a7c15, // so that the trials of two seeds do not overlap
		runner: runner, look: look, out: make([]int64, len(tallies)), tallies: tallies,
	}
	if len(codes) > 0 {
		w.checker = guarantee.NewChecker(codes...)
	}
	return w
}

func (w *worker) run(trial uint64) {
	h := w.runner.Run(w.seed + trial)
	var found []guarantee.Violation
	if w.checker != nil {
		found = w.checker.Check(h)
	}
	clear(w.out)
	w.look(h, found, w.out)
	for i, x := range w.out {
		w.tallies[i].add(uint64(x))
	}
}
