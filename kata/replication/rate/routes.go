package rate

import (
	"fmt"
	"slices"

	"example.com/kata/kata/replication"
)

// routes tries all ways that the reads can take, each with its probability.
func (c *course) routes() forms {
	w := walk{course: c, had: make([]int64, len(c.laws)+1), atLeader: 0}
	for i := range w.had {
		w.had[i] = never
	}
	w.home = c.plan.Sessions[c.session].Home
	if w.home == 0 && len(c.plan.Followers) > 0 {
		s := c.plan.Sessions[c.session]
		user := s.User
		if user == "" {
			user = s.Name
		}
		w.home = replication.HomeOf(user, len(c.plan.Followers))
	}
	w.read(0, c.start(), 1)
	f := forms{
		missing:   {w.missing, c.staleFormula(w.pool)},
		backwards: {w.backwards, c.backFormula(w.pool)},
		atLeader:  {w.atLeader, "the leader's part of the nodes that may serve"},
		wait:      {0, "0: reads do not wait"},
	}
	if !c.own || c.plan.Policy.Echoes {
		f[missing] = form{0, "0: there is no own write that could be missing"}
		if c.own {
			f[missing] = form{0, "0: the device adds it"}
			f[backwards] = form{0, "0: the device adds it"}
		}
	}
	return f
}

// never is an age at which a node was not read.
const never = -1

// walk follows the routes of a session's reads, depth first.
type walk struct {
	*course
	home replication.NodeID
	// had is, for each node, the latest age of the write at which it was read.
	had []int64
	// pool are the nodes that may serve the read in question.
	pool                         replication.NodeSet
	missing, backwards, atLeader float64
}

// read takes the session's i-th read, after an answer that came at a time, on
// a route that has a probability.
func (w *walk) read(i int, before int64, chance float64) {
	step := w.reads[i]
	now := leaves(step, before)
	home := w.home
	if len(step.Pin) > 0 && step.Pin[0] > 0 && w.plan.Policy.Reroutes {
		home = step.Pin[0]
	}
	allowed := w.allowed(now, home)
	if len(step.Pin) > 0 && step.Pin[0] > 0 && allowed.Has(step.Pin[0]) {
		allowed = replication.SetOf(step.Pin[0])
	}
	chance /= float64(allowed.Len())
	for j := range allowed.Len() {
		n := allowed.Nth(j)
		l := latency(w.plan, w.session, int(n))
		age := now + l - w.commit
		if i == len(w.reads)-1 {
			w.pool = allowed
			w.judge(n, age, chance)
			continue
		}
		was, lived := w.had[n], w.home
		w.had[n], w.home = max(was, age), home
		w.read(i+1, now+2*l, chance)
		w.had[n], w.home = was, lived
	}
}

// allowed asks the policy as the model does.
func (w *walk) allowed(now int64, home replication.NodeID) replication.NodeSet {
	v := replication.View{
		Leader: replication.SetOf(0), Home: replication.SetOf(home),
		InWindow: w.own && now < w.answer+w.plan.Rules.Window,
		OwnKey:   w.own,
	}
	for i := range w.laws {
		v.Followers |= replication.SetOf(replication.NodeID(i + 1))
	}
	v.Fresh = v.Followers
	return w.plan.Policy.Route(v)
}

// judge adds what the read in question shows at a node, at an age of the
// write.
func (w *walk) judge(n replication.NodeID, age int64, chance float64) {
	if n == 0 {
		w.atLeader += chance
		return
	}
	lacks := chance * w.laws[n-1].Beyond(float64(age))
	w.missing += lacks
	unseen := 1.0
	for i, was := range w.had {
		switch {
		case was == never || was < 0 || i == int(n): // not read, or before the write; or this node, which lacked it then too
		case i == 0:
			unseen = 0
		default:
			unseen *= w.laws[i-1].Beyond(float64(was))
		}
	}
	w.backwards += lacks * (1 - unseen)
}

// staleFormula writes down P(lag > t) for the nodes that may serve.
func (c *course) staleFormula(pool replication.NodeSet) string {
	laws, leader := c.of(pool)
	switch {
	case len(laws) == 0:
		return "0: the leader has it"
	case !same(laws):
		return "mean over the nodes of P(lag > t)"
	case leader:
		return fmt.Sprintf("n/(n+1) %s, n = %d", beyond(laws[0]), len(laws))
	}
	return beyond(laws[0])
}

// backFormula writes down what makes a read go back.
func (c *course) backFormula(pool replication.NodeSet) string {
	laws, leader := c.of(pool)
	pinned := slices.ContainsFunc(c.reads, func(s *replication.Step) bool { return len(s.Pin) > 0 })
	switch {
	case len(c.reads) == 1:
		return "0: nothing was read before"
	case len(laws) == 0:
		return "0: the leader has it"
	case len(c.reads) == 2 && !leader && !pinned && len(laws) == len(c.laws) && same(laws) && laws[0].Fixed == 0 && laws[0].Slow == 0:
		return fmt.Sprintf("(1-1/n)(1-exp(-s/m)) exp(-t/m), s the age at the read before, n = %d", len(laws))
	}
	return "over all routes: P(a node read before had it) P(lag > t)"
}

// of gives the laws of the followers in a set, and whether the leader is in it.
func (c *course) of(pool replication.NodeSet) (laws []Law, leader bool) {
	for i, l := range c.laws {
		if pool.Has(replication.NodeID(i + 1)) {
			laws = append(laws, l)
		}
	}
	return laws, pool.Has(0)
}

func same(laws []Law) bool {
	return !slices.ContainsFunc(laws, func(l Law) bool { return l != laws[0] })
}

// beyond writes P(lag > t).
func beyond(l Law) string {
	t, ms := "t", func(µs float64) string { return fmt.Sprintf("%g", µs/millisecond) }
	if l.Fixed > 0 {
		t = "(t-" + ms(l.Fixed) + ")"
	}
	switch {
	case l.Slow > 0:
		return fmt.Sprintf("%g exp(-%s/%s) + %g exp(-%s/%s)", 1-l.Slow, t, ms(l.Mean), l.Slow, t, ms(l.SlowMean))
	case l.Mean == 0:
		return "1 while t < " + ms(l.Fixed) + ", then 0"
	}
	return fmt.Sprintf("exp(-%s/%s)", t, ms(l.Mean))
}
