package replication_test

import (
	"testing"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// dayPlan is a day of 100 sessions at one operation a second, a tenth of them
// writes.
func dayPlan(b testing.TB, until int64) replication.Plan {
	p := replication.Plan{
		Seed: 1, Leader: "Leader", Policy: policy(b, "random_follower"),
		Followers: []replication.Follower{
			{Name: "near", Lag: replication.Lag{Mean: 20 * ms}},
			{Name: "far", Lag: replication.Lag{Fixed: 40 * ms, Mean: 80 * ms}},
		},
	}
	for i := range 20 {
		p.Keys = append(p.Keys, replication.Key{Name: string(rune('a' + i))})
	}
	for i := range 100 {
		p.Sessions = append(p.Sessions, replication.Session{
			Name: string(rune('A' + i)),
			Load: &replication.Load{Gap: replication.Lag{Mean: replication.Second}, Writes: 100, Until: until},
		})
	}
	return p
}

// events counts what happened: each operation asks, is served and is
// answered, each entry is sent to a follower and applied there.
func events(h *replication.History) int { return 3*len(h.Ops) + 2*len(h.Deliveries) }

// BenchmarkDay plays the day, and gives its history in pieces.
func BenchmarkDay(b *testing.B) {
	r, err := replication.NewRunner(dayPlan(b, 86_400*replication.Second))
	if err != nil {
		b.Fatal(err)
	}
	ops := 0
	for b.Loop() {
		for h := range r.Pieces(1, replication.PieceOps) {
			ops += len(h.Ops)
		}
	}
	b.ReportMetric(float64(ops)/b.Elapsed().Seconds()/1e6, "Mops/s")
}

// BenchmarkDayChecked judges the four session guarantees as the day goes on.
func BenchmarkDayChecked(b *testing.B) {
	r, err := replication.NewRunner(dayPlan(b, 86_400*replication.Second))
	if err != nil {
		b.Fatal(err)
	}
	k := guarantee.NewChecker(guarantee.RYW, guarantee.MR, guarantee.MW, guarantee.WFR)
	total := 0
	for b.Loop() {
		k.CheckPieces(func(yield func(*replication.History) bool) {
			for h := range r.Pieces(1, replication.PieceOps) {
				total += 3 * len(h.Ops)
				if !yield(h) {
					return
				}
			}
		})
	}
	b.ReportMetric(float64(total)/b.Elapsed().Seconds()/1e6, "Mevents/s")
}

// BenchmarkRecorded plays two hours, records all of them, and judges the four
// session guarantees then. A whole day takes 730 MB, and its time is that of
// the system's handing out memory: play it in pieces.
func BenchmarkRecorded(b *testing.B) {
	plan := dayPlan(b, 7200*replication.Second)
	total := 0
	for b.Loop() {
		h := run(b, plan)
		guarantee.Check(h, guarantee.RYW, guarantee.MR, guarantee.MW, guarantee.WFR)
		total += events(h)
	}
	b.ReportMetric(float64(total)/b.Elapsed().Seconds()/1e6, "Mevents/s")
}

// BenchmarkRun plays an hour of it.
func BenchmarkRun(b *testing.B) {
	plan := dayPlan(b, 3600*replication.Second)
	total := 0
	for b.Loop() {
		total += events(run(b, plan))
	}
	b.ReportMetric(float64(total)/b.Elapsed().Seconds()/1e6, "Mevents/s")
}

// BenchmarkCheck judges an hour of it.
func BenchmarkCheck(b *testing.B) {
	h := run(b, dayPlan(b, 3600*replication.Second))
	for b.Loop() {
		guarantee.Check(h, guarantee.RYW, guarantee.MR, guarantee.MW, guarantee.WFR)
	}
	b.ReportMetric(float64(b.N)*float64(events(h))/b.Elapsed().Seconds()/1e6, "Mevents/s")
}
