package workbook

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"example.com/kata/content"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/rate"
)

// ageTrials is how often each point of a plot by age is played: an interval of
// three per cent at the widest, which the eye hardly tells from a line.
const ageTrials = 4000

// Measures are the learner's designs beside what happens today: what they
// cost, and how often a second look goes wrong, by the age of the write.
type Measures struct {
	Workload string       `json:"workload"` // what was played for the costs
	Trials   int          `json:"trials"`
	Costs    []CostReport `json:"costs"` // today first

	TwoLooks  string      `json:"two_looks"` // what was played for each point of ByAge
	AgeTrials int         `json:"age_trials"`
	ByAge     []AgeReport `json:"by_age"` // in the order of Costs

	costs  []rate.Cost
	curves []rate.Curve
}

// CostReport is what one policy gives and takes: shares from 0 to 1, times in
// ms, means over all trials.
type CostReport struct {
	Policy    string  `json:"policy"`
	Title     string  `json:"title"`
	Missing   float64 `json:"missing"`
	Back      float64 `json:"back"`
	Leader    float64 `json:"leader"`
	ReadTime  float64 `json:"read_ms"`
	WriteWait float64 `json:"write_wait_ms"`
}

// AgeReport is how the second look fares under one policy.
type AgeReport struct {
	Policy string     `json:"policy"`
	Title  string     `json:"title"`
	Points []AgePoint `json:"points"`
}

// AgePoint is one age of the write, in ms, and the shares of the looks at it
// that lack it and that go back in time.
type AgePoint struct {
	Age     float64 `json:"age_ms"`
	Missing Share   `json:"missing"`
	Back    Share   `json:"back"`
}

// Share is a part of the trials, from 0 to 1, with the ends of its 95 %
// interval.
type Share struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

func shareOf(r rate.Row) Share { return Share{r.Value, r.Low, r.High} }

// MarshalJSON adds the measures, which are played when they are first needed.
func (r *Report) MarshalJSON() ([]byte, error) {
	type plain Report
	return json.Marshal(struct {
		*plain
		Measures *Measures `json:"measures,omitempty"`
	}{(*plain)(r), r.Measures()})
}

// Measures plays the learner's designs, once. It is nil where there is no
// design, and until the last question that asks for one was answered: its
// columns name what the others ask for.
func (r *Report) Measures() *Measures {
	policies := r.policies()
	if r.measures != nil || len(policies) == 0 {
		return r.measures
	}
	costs, err := r.playedCosts(policies)
	if err != nil {
		return nil // the standard workload always plays; a table is not worth a report
	}
	m := &Measures{Workload: rate.Workload, Trials: costTrials, TwoLooks: rate.TwoLooks, AgeTrials: ageTrials, costs: costs}
	for _, c := range costs {
		m.Costs = append(m.Costs, CostReport{c.Policy.Name, c.Policy.Title,
			c.Missing.Value, c.Back.Value, c.Leader.Value, c.ReadTime.Value, c.WriteWait.Value})
		curve, err := rate.ByAge(c.Policy, ageTrials)
		if err != nil {
			return nil
		}
		m.curves = append(m.curves, curve)
		m.ByAge = append(m.ByAge, ageReport(curve))
	}
	r.measures = m
	return m
}

func ageReport(c rate.Curve) AgeReport {
	out := AgeReport{Policy: c.Policy, Title: c.Title}
	for _, at := range c.Points {
		out.Points = append(out.Points, AgePoint{at.Table.Age, shareOf(at.Table.Rows[0]), shareOf(at.Table.Rows[1])})
	}
	return out
}

// some gives one point in five: what is told in numbers.
func (a AgeReport) some() []AgePoint {
	var out []AgePoint
	for i := 0; i < len(a.Points); i += 5 {
		out = append(out, a.Points[i])
	}
	return out
}

// Sentence tells how the second look fares at some ages of the write.
func (a AgeReport) Sentence() string {
	return a.Title + ": " + a.often("own comment", "missing", func(p AgePoint) Share { return p.Missing }) + "; " +
		a.often("", "back in time", func(p AgePoint) Share { return p.Back }) + "."
}

// often tells how often something happens, or that it never does.
func (a AgeReport) often(who, what string, of func(AgePoint) Share) string {
	if !slices.ContainsFunc(a.Points, func(p AgePoint) bool { return of(p).Value > 0 }) {
		return strings.TrimSpace(who + " never " + what)
	}
	var parts []string
	for i := 0; i < len(a.Points); i += 10 {
		parts = append(parts, fmt.Sprintf("%s at %.0f ms", share(of(a.Points[i]).Value), a.Points[i].Age))
	}
	return strings.TrimSpace(who+" "+what) + " in " + strings.Join(parts, ", ")
}

func share(s float64) string { return fmt.Sprintf("%.1f %%", 100*s) }

// playedCosts takes the costs that the lesson played, if they are of the same
// policies.
func (r *Report) playedCosts(policies []replication.Policy) ([]rate.Cost, error) {
	if ofPolicies(r.known, policies) {
		return r.known, nil
	}
	costs, err := rate.Costs(rate.Standard(), policies, costTrials)
	if err == nil {
		r.known = costs
	}
	return costs, err
}

func ofPolicies(costs []rate.Cost, policies []replication.Policy) bool {
	return slices.EqualFunc(policies, costs, func(p replication.Policy, c rate.Cost) bool { return p.Name == c.Policy.Name })
}

// policies gives the policy of today and those of the designs; none while
// they may not be measured.
func (r *Report) policies() []replication.Policy {
	last := lastDesign(r.bundle)
	if len(r.Designs) == 0 || last == len(r.Questions) || len(r.Questions[last].Tries) == 0 {
		return nil
	}
	names := []string{today}
	for _, d := range r.Designs {
		names = append(names, d.Policy)
	}
	return policiesOf(names)
}

// policiesOf finds policies by their names, each once.
func policiesOf(names []string) []replication.Policy {
	var out []replication.Policy
	for _, name := range names {
		p, ok := replication.PolicyByName(name)
		if ok && !slices.ContainsFunc(out, func(o replication.Policy) bool { return o.Name == name }) {
			out = append(out, p)
		}
	}
	return out
}

// lastDesign gives the place of the last question whose rubric binds ideas to
// policies; behind all questions when none does.
func lastDesign(b *content.Bundle) int {
	questions := b.Kata.Questions()
	last := len(questions)
	for i, q := range questions {
		for _, c := range b.Rubric().Question(q.ID).Concepts {
			if len(c.Binds) > 0 {
				last = i
			}
		}
	}
	return last
}

// costBlocks lays the costs out as a table.
func (r *Report) costBlocks() []Block {
	policies := r.policies()
	if len(policies) == 0 {
		return nil
	}
	costs, err := r.playedCosts(policies)
	if err != nil {
		return nil
	}
	return costBlocks(costs)
}

func costBlocks(costs []rate.Cost) []Block {
	return []Block{
		{Kind: Section, Text: "What your designs cost"},
		{Kind: Text, Text: rate.Workload + fmt.Sprintf(" Played %d times.", costTrials)},
		{Kind: Drawing, Draw: func(width int, _ bool) []string { return costTable(costs, width) }},
	}
}

// ageBlocks tell in numbers what the page plots.
func (r *Report) ageBlocks() []Block {
	m := r.Measures()
	if m == nil {
		return nil
	}
	blocks := []Block{
		{Kind: Section, Text: "How often, by the age of the write"},
		{Kind: Text, Text: fmt.Sprintf("%s Each number: %d times.", m.TwoLooks, m.AgeTrials)},
	}
	for i, a := range m.ByAge {
		if i == 0 {
			a.Title = "today, " + a.Title
		}
		blocks = append(blocks, Block{Kind: Item, Mark: "*", Text: upper(a.Sentence())})
	}
	return blocks
}
