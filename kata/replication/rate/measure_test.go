package rate_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/rate"
	"example.com/kata/kata/replication/scenario"
)

const ms = replication.Millisecond

// threeLooks is a story with one write, several looks, and something of
// everything: latencies, a hiccup, a mixed lag, another reader.
const threeLooks = `
title: Three looks
keys: {thread: {kind: append, item: comment, version: 41}}
leader: US East
followers:
  US East: {lag: 5ms, mean: 100ms}
  Europe: {mean: 150ms, slow: 200, slow_mean: 1s, hiccups: [{from: 0s, to: 50ms, extra: 80ms}]}
sessions:
  Alice: {pronoun: she, home: Europe, latency: {leader: 10ms, US East: 10ms, Europe: 5ms}}
  Bob: {pronoun: he, home: US East, latency: 5ms}
policy: random_follower
rules: {window: 120ms, timeout: 100ms, max_lag: 150ms}
steps:
  - {name: post, session: Alice, at: 20ms, write: thread}
  - {name: first, session: Alice, after: 50ms, read: thread}
  - {name: his first, session: Bob, at: 100ms, read: thread}
  - {name: second, session: Alice, after: 50ms, read: thread}
  - {name: his second, session: Bob, after: 200ms, read: thread}
question: QUESTION
promises: none
`

func story(t testing.TB, question string) *scenario.Scenario {
	t.Helper()
	text := strings.Replace(threeLooks, "QUESTION", question, 1)
	sc, diags := scenario.Parse(&diag.Source{Name: "looks.yaml", Text: []byte(text)})
	for _, d := range diags {
		t.Fatal(d.Format())
	}
	return sc
}

// TestMeasured holds what is counted against the closed form of each row, for
// every policy, read in question, and kind of lag.
func TestMeasured(t *testing.T) {
	const trials = 20_000
	mean := 100 * ms
	forms := 0
	for _, policy := range replication.PolicyNames() {
		for _, question := range []string{"first", "second", "his second"} {
			for _, c := range []scenario.Changes{{Policy: policy}, {Policy: policy, Mean: &mean, Free: true}} {
				table, err := rate.Measure(story(t, question), c, trials)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range table.Rows {
					if r.ClosedForm == nil {
						continue
					}
					forms++
					want := *r.ClosedForm
					sd := math.Sqrt(want * (1 - want) / trials)
					if r.Unit == rate.Millis {
						sd = (r.High - r.Low) / 2 / 1.96
					}
					if far := math.Abs(r.Value - want); far > 4.4*sd+1e-3/trials {
						t.Errorf("%s, %s (%s): %s %.5f, the closed form says %.5f: %s", policy, question, c.String(), r.Name, r.Value, want, r.Formula)
					}
				}
			}
		}
	}
	if forms < 150 {
		t.Errorf("only %d rows have a closed form", forms)
	}
}

// TestRows reads a table of a case that can be worked out by hand.
func TestRows(t *testing.T) {
	mean := 100 * ms
	table, err := rate.Measure(story(t, "second"), scenario.Changes{Mean: &mean, Free: true}, 50_000)
	if err != nil {
		t.Fatal(err)
	}
	if table.Policy != "random_follower" || table.Delivery != "in order" || !table.Random || table.Changes != "mean: 100ms, routes: by chance" {
		t.Errorf("%+v", table)
	}
	var names []string
	for _, r := range table.Rows {
		names = append(names, r.Name)
		if r.Low > r.Value || r.High < r.Value || r.Trials != 50_000 {
			t.Errorf("%+v", r)
		}
	}
	if got := strings.Join(names, ", "); got != "own comment missing, back in time, read from the leader, the read waits" {
		t.Error(got)
	}
	if r := table.Rows[0]; r.Code != guarantee.RYW || r.Count != int(math.Round(r.Value*50_000)) {
		t.Errorf("%+v", r)
	}
}

// TestNumbersStay asks for the same numbers on one processor and on eight.
func TestNumbersStay(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	mean := 100 * ms
	c := scenario.Changes{Mean: &mean, Free: true, Policy: "token_write"}
	var tables []rate.Table
	for _, n := range []int{1, 8} {
		runtime.GOMAXPROCS(n)
		table, err := rate.Measure(story(t, "second"), c, 5000)
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	if !reflect.DeepEqual(tables[0], tables[1]) {
		t.Errorf("%+v\n%+v", tables[0], tables[1])
	}
}

// TestInOrder holds what in-order delivery does to a lag: at 100 ms and 50
// writes a second by others, 90.0 % of the reads at an age of 100 ms are stale,
// against 36.8 % of independent ones.
func TestInOrder(t *testing.T) {
	const trials = 40_000
	warm := int64(1500) * ms
	for delivery, want := range map[replication.Delivery]float64{
		replication.InOrder:     rate.StaleInOrder(100, 100, 0.05),
		replication.Independent: rate.Stale(100, rate.Exponential(100, 1)),
	} {
		p := plan(t, "random_follower", 100)
		p.Delivery = delivery
		p.Sessions = append(p.Sessions, replication.Session{Name: "others", Load: &replication.Load{
			Gap: replication.Lag{Mean: 20 * ms}, Writes: 1000, Until: warm + 200*ms,
		}})
		p.Steps = []replication.Step{{Kind: replication.Write, Keys: oneKey, At: warm}, read(100)}
		tallies, err := rate.Sample(p, trials, ryw, 1, func(h *replication.History, found []guarantee.Violation, out []int64) {
			out[0] = int64(min(1, len(found)))
		})
		if err != nil {
			t.Fatal(err)
		}
		got := tallies[0].Mean()
		if math.Abs(got-want) > 4.4*math.Sqrt(want*(1-want)/trials) {
			t.Errorf("delivery %d: %.4f, want %.4f", delivery, got, want)
		}
	}
	if got := rate.StaleInOrder(100, 100, 0.05); math.Abs(got-0.8995) > 0.0005 {
		t.Errorf("in order: %.4f, want 90.0 %%", got)
	}
}

// TestWilson holds the interval against published values (Newcombe 1998,
// Statistics in Medicine 17, table I).
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		count, n  int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {29, 29, 0.8830, 1}} {
		if low, high := rate.Wilson(c.count, c.n); math.Abs(low-c.low) > 6e-5 || math.Abs(high-c.high) > 6e-5 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.count, c.n, low, high, c.low, c.high)
		}
	}
}

// TestBad asks for reasons.
func TestBad(t *testing.T) {
	for want, call := range map[string]func() error{
		"must be above 0": func() error { _, err := rate.Measure(story(t, "first"), scenario.Changes{}, 0); return err },
		"10000000 are the most": func() error {
			_, err := rate.Measure(story(t, "first"), scenario.Changes{}, rate.MaxTrials+1)
			return err
		},
		"unknown policy": func() error {
			_, err := rate.Measure(story(t, "first"), scenario.Changes{Policy: "stiky"}, 1)
			return err
		},
		"pauses of a sweep must": func() error {
			_, err := rate.Sweep(story(t, "first"), scenario.Changes{}, []int64{5, 1}, 1)
			return err
		},
		"the plan has no leader": func() error { _, err := rate.Sample(replication.Plan{}, 1, nil, 1, nil); return err },
		"no read in question": func() error {
			sc := story(t, "first")
			sc.Question = replication.None
			_, err := rate.Measure(sc, scenario.Changes{}, 1)
			return err
		},
	} {
		if err := call(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// TestSweep measures along the age of the write and draws it.
func TestSweep(t *testing.T) {
	mean := 100 * ms
	curve, err := rate.Sweep(story(t, "second"), scenario.Changes{Mean: &mean, Free: true}, nil, 2000)
	if err != nil {
		t.Fatal(err)
	}
	first, last := curve.Points[0].Table, curve.Points[len(curve.Points)-1].Table
	if len(curve.Points) != 31 || first.Age >= last.Age || first.Rows[0].Value < last.Rows[0].Value || last.Rows[0].Value > 0.05 {
		t.Errorf("%d points, from %+v to %+v", len(curve.Points), first, last)
	}
	curve.Title = "a <title> & \x1b[31mmore"
	drawing := rate.SVG(curve, nil)
	for _, want := range []string{"<title>Share of reads", "<desc>Policy random_follower. At ", "prefers-color-scheme:dark", "a &lt;title&gt; &amp; ",
		"age of the write when it is read, ms", "share of reads", `class="band-first"`, `class="band-second"`, `class="closed"`, "own comment missing", "95 % intervals"} {
		if !strings.Contains(drawing, want) {
			t.Errorf("%q is not in the drawing", want)
		}
	}
	for _, not := range []string{"<script", "http://", "url(", "\x1b", "NaN", "Inf"} {
		if strings.Contains(strings.Replace(drawing, "http://www.w3.org/2000/svg", "", 1), not) {
			t.Errorf("%q is in the drawing", not)
		}
	}
	d := xml.NewDecoder(strings.NewReader(drawing))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	_ = rate.SVG(rate.Curve{}, nil)
}

// BenchmarkMeasure takes 10,000 trials of a scenario.
func BenchmarkMeasure(b *testing.B) {
	sc := story(b, "second")
	for b.Loop() {
		if _, err := rate.Measure(sc, scenario.Changes{}, 10_000); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*10_000/b.Elapsed().Seconds(), "trials/s")
}

// TestByAge holds the second look against what is known of policies: its
// closed forms where there are some, and what never happens.
func TestByAge(t *testing.T) {
	curves := make(map[string]rate.Curve)
	for _, p := range replication.Policies() {
		c, err := rate.ByAge(p, 2000)
		if err != nil {
			t.Fatal(err)
		}
		if c.Policy != p.Name || c.Title != p.Title || len(c.Points) != 31 || !c.Mean {
			t.Errorf("%s: %q, %q, %d points", p.Name, c.Policy, c.Title, len(c.Points))
		}
		curves[p.Name] = c
		known, outside := 0, 0
		for _, at := range c.Points {
			for _, r := range at.Table.Rows[:2] {
				if r.ClosedForm != nil {
					known++
					// A wider interval than that of 95 %: all points share their draws.
					if off := math.Abs(*r.ClosedForm - r.Value); off > (r.High-r.Low)*1.1 {
						outside++
					}
				}
			}
		}
		if outside > 0 {
			t.Errorf("%s: %d of %d shares are far from the closed form", p.Name, outside, known)
		}
		if p.Name == "random_follower" && known != 62 {
			t.Errorf("%d closed forms", known)
		}
	}
	for name, rows := range map[string][]int{
		"leader_only": {0, 1}, "token_read_write": {0, 1}, "token_write": {0}, "sticky": {1}, "sync_all": {0}, "local_echo": {0},
	} {
		for _, at := range curves[name].Points {
			for _, row := range rows {
				if r := at.Table.Rows[row]; r.Count > 0 {
					t.Errorf("%s: %s in %d trials at %.0f ms", name, r.Name, r.Count, at.Table.Age)
				}
			}
		}
	}
	today, sticky := curves["random_follower"], curves["sticky"]
	drawing := rate.SVG(sticky, &today)
	for _, want := range []string{`class="beside-first"`, `class="beside-second"`, "the same: any follower", "always the same follower, by a hash of the user</text>"} {
		if !strings.Contains(drawing, want) {
			t.Errorf("%q is not in the drawing", want)
		}
	}
	if _, err := rate.ByAge(replication.Policies()[0], 0); err == nil || !strings.Contains(err.Error(), "policy random_follower: the number of trials") {
		t.Error(err)
	}
}
