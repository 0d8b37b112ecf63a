package rate

import (
	"fmt"

	"example.com/kata/kata/replication"
)

// TwoLooks says in a sentence what ByAge plays.
const TwoLooks = "Alice posts a comment, looks at once, and looks again later: that second look is counted. " +
	"Nobody else posts, so only her own comment can go back in time. " +
	"There are two followers, each with an exponential lag of 200 ms in the mean, in order; the leader is twice as far from her as the follower in Europe."

// ByAge plays two looks after a write on the followers of Standard, with one
// pause between them after another, and gives how the second look fares under a
// policy: is the own write missing, does it go back behind the first look. Its
// Curve is titled like the policy. The lags of a trial are the same under all
// policies, so that their curves may stand beside each other.
func ByAge(policy replication.Policy, trials int) (Curve, error) {
	p := Standard()
	p.Policy = policy
	if !policy.Reroutes {
		p.Rules.Moved = 0 // nobody is moved: said, so that the closed form is known
	}
	thread := p.Steps[0].Keys
	const second = 2
	p.Steps = []replication.Step{
		{Kind: replication.Write, Keys: thread},
		{Kind: replication.Read, Keys: thread},
		{Kind: replication.Read, Keys: thread},
	}
	curve := Curve{Title: policy.Title, Policy: policy.Name}
	for _, wait := range Waits(p) {
		p.Steps[second].After = wait
		t, err := measure(p, second, trials)
		if err != nil {
			return Curve{}, fmt.Errorf("policy %s: %w", policy.Name, err)
		}
		curve.Mean = t.Random
		curve.Points = append(curve.Points, Point{wait, t})
	}
	return curve, nil
}
