package rate

import (
	"math"
	"slices"

	"example.com/kata/kata/replication"
)

// forms are closed forms by quantity. A formula speaks of the age t of the
// write at the read in question, and of the laws of the lags.
type forms map[int]form

type form struct {
	value   float64
	formula string
}

func (f forms) put(quantity int, r *Row) {
	if found, ok := f[quantity]; ok {
		r.ClosedForm, r.Formula = &found.value, found.formula
	}
}

// closedForms gives what is known of the read in question without running
// anything. That takes a plan with one write, so that nothing is held up by
// anything else, in which all times follow from the plan. For any other it is
// nil: there is no form, or none that this package knows.
func closedForms(p *replication.Plan, question int) forms {
	c, ok := newCourse(p, question)
	if !ok {
		return nil
	}
	switch name := p.Policy.Name; {
	case slices.Contains(routed, name):
		return c.routes()
	case slices.Contains(tokens, name):
		return c.token()
	case name == "avoid_lagging":
		return c.avoiding()
	case p.Policy.Acks != nil:
		return c.acknowledged()
	}
	return nil
}

// routed are the policies that look at nothing but the plan and the time;
// tokens wait for the first follower that holds what the session wrote.
var (
	routed = []string{"random_follower", "any_node", "leader_only", "window", "leader_for_own", "sticky", "sticky_reroute", "local_echo"}
	tokens = []string{"token_write", "token_read_write", "token_position_failover_blind"}
)

// course is a plan with one write, seen from the session that reads.
type course struct {
	plan    *replication.Plan
	session replication.SessionID
	own     bool  // the session wrote it
	commit  int64 // when the leader has it
	answer  int64 // when its session is told, where nothing waits for followers
	reads   []*replication.Step
	laws    []Law // of the followers' lags for this write, in µs
}

func newCourse(p *replication.Plan, question int) (*course, bool) {
	c := &course{plan: p, session: p.Steps[question].Session}
	var write *replication.Step
	first := make(map[replication.SessionID]bool)
	for i := range p.Steps {
		s := &p.Steps[i]
		switch {
		case s.Kind == replication.Write:
			if write != nil || first[s.Session] {
				return nil, false // a second write, or one at a time that follows from reads
			}
			write = s
		case s.Session == c.session && i <= question:
			if len(s.Keys) > 1 || s.Keys[0] != p.Steps[question].Keys[0] {
				return nil, false
			}
			c.reads = append(c.reads, s)
		}
		first[s.Session] = true
	}
	const enough = 4 // routes multiply
	if write == nil || write.Keys[0] != p.Steps[question].Keys[0] || len(c.reads) > enough ||
		p.Rules.Moved > 0 || p.Rules.PerUser || slices.ContainsFunc(p.Sessions, func(s replication.Session) bool { return s.Load != nil }) {
		return nil, false
	}
	c.own = write.Session == c.session
	c.commit = max(write.At, write.After) + latency(p, write.Session, 0)
	c.answer = c.commit + latency(p, write.Session, 0)
	for i := range p.Followers {
		c.laws = append(c.laws, lawAt(&p.Followers[i], c.commit))
	}
	return c, true
}

// lawAt gives the law of an entry that leaves at a time: a hiccup delays it by
// an amount that is known.
func lawAt(f *replication.Follower, now int64) Law {
	delay := f.Lag.Fixed
	leaves := now
	for _, h := range f.Hiccups {
		if now < h.From || now >= h.To {
			continue
		}
		delay += h.Extra
		if h.Paused {
			leaves = max(leaves, h.To)
		}
	}
	return Law{
		Fixed: float64(delay + leaves - now), Mean: float64(f.Lag.Mean),
		Slow: float64(f.Lag.Slow) / 1000, SlowMean: float64(f.Lag.SlowMean),
	}
}

// leaves gives the time at which a read is sent, where it does not wait and
// the answer before it came at a time.
func leaves(s *replication.Step, before int64) int64 { return max(s.At, before+s.After) }

// start is the answer before the first read: to the session's own write.
func (c *course) start() int64 {
	if c.own {
		return c.answer
	}
	return 0
}

// direct tells that the read in question follows the session's own write at
// once, and gives its age when it is sent.
func (c *course) direct() (age int64, ok bool) {
	if !c.own || len(c.reads) != 1 {
		return 0, false
	}
	return leaves(c.reads[0], c.answer) - c.commit, true
}

// means gives the mean lags if all are plainly exponential.
func (c *course) means() (means []float64, ok bool) {
	for _, l := range c.laws {
		if l.Fixed != 0 || l.Slow != 0 || l.Mean == 0 {
			return nil, false
		}
		means = append(means, l.Mean)
	}
	return means, len(means) > 0
}

// token knows how long a read waits for the first follower that has the
// session's write, and how often none has it in time.
func (c *course) token() forms {
	t, direct := c.direct()
	means, plain := c.means()
	if !direct || !plain {
		return nil
	}
	late := form{TokenTimeout(float64(t), float64(c.plan.Rules.Timeout), means...), "exp(-L (t+timeout)), L = sum of 1/m"}
	f := forms{
		missing:   {0, "0: who lacks it is not asked"},
		backwards: {0, "0: nothing was read before"},
		wait:      {TokenWait(float64(t), float64(c.plan.Rules.Timeout), means...) / millisecond, "(exp(-L t) - exp(-L (t+timeout)))/L, L = sum of 1/m"},
	}
	if c.plan.Rules.Strict {
		f[failed], f[atLeader] = late, form{0, "0: the read fails instead"}
	} else {
		f[atLeader] = late
	}
	return f
}

// avoiding knows that a gap is not seen as long as it is younger than the
// bound.
func (c *course) avoiding() forms {
	t, direct := c.direct()
	switch {
	case !direct:
		return nil
	case t <= c.plan.Rules.MaxLag:
		return c.routes()
	}
	return forms{missing: {0, "0: whoever lacks it is behind by more than the bound"}}
}

// acknowledged knows reads that follow the acknowledgement at a known time.
func (c *course) acknowledged() forms {
	means, plain := c.means()
	_, direct := c.direct()
	if !direct || !plain || slices.Min(means) != slices.Max(means) {
		return nil
	}
	n, read := len(means), c.reads[0]
	k := c.plan.Policy.Acks(n)
	f := forms{
		writeWait: {AckWait(means[0], k, n) / millisecond, "m (1/n + … + 1/(n-k+1)), k of n acknowledge"},
		atLeader:  {0, "0: followers serve all reads"},
		wait:      {0, "0: reads do not wait"},
		backwards: {0, "0: nothing was read before"},
	}
	near, far := int64(math.MaxInt64), int64(0)
	for i := range n {
		l := latency(c.plan, c.session, i+1)
		near, far = min(near, l), max(far, l)
	}
	if near == far && read.At <= c.answer && len(read.Pin) == 0 {
		t := latency(c.plan, c.session, 0) + read.After + near
		f[missing] = form{StaleAcked(float64(t), means[0], k, n), "(1-k/n) exp(-t/m), t from the acknowledgement"}
	}
	return f
}
