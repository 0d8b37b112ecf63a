package scenario

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// judged are the guarantees of which a promise must name every violation. The
// others follow from them or are stricter; a promise may name them, and they
// must then be found.
var judged = []guarantee.Code{guarantee.RYW, guarantee.MR, guarantee.MW, guarantee.WFR, guarantee.CP}

// Kept tells in which points a run does not show what is promised: each
// violation that is missing, each that nobody promised. None: it is kept.
func Kept(promises []Promise, h *replication.History, steps []replication.Step, found []guarantee.Violation) []string {
	type breach struct {
		step string
		code guarantee.Code
	}
	var want, have []breach
	for _, p := range promises {
		for _, code := range p.Breaks {
			want = append(want, breach{p.Step, code})
		}
	}
	for _, v := range found {
		step := "an operation of a load"
		if i := h.Ops[v.Later].Step; i != replication.None {
			step = steps[i].Name
		}
		have = append(have, breach{step, v.Code})
	}
	var out []string
	for _, b := range want {
		if !slices.Contains(have, b) {
			out = append(out, fmt.Sprintf("%s does not break %s", b.step, b.code))
		}
	}
	for _, b := range have {
		if slices.Contains(judged, b.code) && !slices.Contains(want, b) {
			out = append(out, fmt.Sprintf("%s breaks %s, which is not promised", b.step, b.code))
		}
	}
	return out
}

// Kept tells in which points a run without changes does not show what the
// scenario promises.
func (s *Scenario) Kept(h *replication.History, found []guarantee.Violation) []string {
	return Kept(s.Promises, h, s.plan.Steps, found)
}

// Check runs the scenario and each of its variants, and reports every promise
// that is not kept.
func (s *Scenario) Check() diag.List {
	var diags diag.List
	run := func(at diag.Range, what string, c Changes, promises []Promise) {
		h, found, err := s.Run(c)
		if err != nil {
			diags.Error(at, CodeNotKept, what+" cannot be run: "+err.Error(), "name a follower with from: in the step that is asked about, or take the change out")
			return
		}
		if broken := Kept(promises, &h, s.plan.Steps, found); len(broken) > 0 {
			diags.Error(at, CodeNotKept, what+" does not show what it promises: "+strings.Join(broken, "; "),
				"look at it with: kata run "+at.Source.Name)
		}
	}
	run(s.at, "the run", Changes{}, s.Promises)
	for _, v := range s.Variants {
		run(v.at, "the variant ("+v.Changes.String()+")", v.Changes, v.Promises)
	}
	return diags
}

// String tells the changes as an author writes them: "policy: sticky, lag: 20ms".
func (c Changes) String() string {
	var out []string
	add := func(key, value string) { out = append(out, key+": "+value) }
	if c.Policy != "" {
		add("policy", c.Policy)
	}
	if c.Seed != nil {
		add("seed", fmt.Sprint(*c.Seed))
	}
	if c.Replica != "" {
		add("replica", c.Replica)
	}
	for _, t := range []struct {
		key string
		µs  *int64
	}{{"lag", c.Lag}, {"mean", c.Mean}, {"wait", c.Wait}, {"window", c.Window}, {"timeout", c.Timeout}} {
		if t.µs != nil {
			add(t.key, FormatTime(*t.µs))
		}
	}
	if c.Free {
		add("routes", "by chance")
	}
	if c.Independent {
		add("delivery", "independent")
	}
	return strings.Join(out, ", ")
}
