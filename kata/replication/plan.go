package replication

import (
	"errors"
	"fmt"
	"slices"
)

// Plan is everything that Run needs to know.
type Plan struct {
	Seed      uint64
	Leader    string // its name
	Followers []Follower
	Delivery  Delivery
	Keys      []Key
	Sessions  []Session
	Steps     []Step // of one session: in the order in which it takes them
	Policy    Policy
	Rules     Rules
	Failover  *Failover // nil: the leader lives
}

// Follower is a replica that receives the leader's log.
type Follower struct {
	Name    string
	Lag     Lag
	Hiccups []Hiccup
}

// Lag is how long an entry travels from the leader to a follower: Fixed plus
// an exponentially distributed time with the mean Mean. With Fixed alone it is
// constant, with Mean alone exponential, with both a shifted exponential. In µs.
//
// Slow makes a mixture of it: so many entries of a thousand are slow ones, with
// the mean SlowMean instead of Mean. A link with now and then a bad moment is
// not well described by its mean.
type Lag struct {
	Fixed, Mean int64
	Slow        int
	SlowMean    int64
}

// Hiccup is a time in which the link to a follower is slow or held up. It is
// asked at the moment when an entry leaves the leader.
type Hiccup struct {
	From, To int64  // µs: From is in it, To is not
	Extra    int64  // added to the lag of what leaves in it
	Log      string // the partition whose log it holds up; empty: every one
	Paused   bool   // what leaves in it waits until To before it travels
}

// Delivery says in which order entries reach a follower.
type Delivery uint8

const (
	// InOrder ships the log: an entry that is slow holds those behind it. This
	// is what single-leader databases do.
	InOrder Delivery = iota
	// Independent lets each entry travel for itself: the followers may apply
	// them in any order.
	Independent
	// ByLog is InOrder for each of several logs: keys live in partitions, and no
	// partition's log waits for another's. It is what sharded databases do.
	ByLog
)

// Session is one device of a user. It takes its steps one after the other:
// a step begins when the answer to the one before has come.
type Session struct {
	Name string // "Alice", or "Alice's laptop"
	User string // sessions of one user share a sticky home; empty: Name
	// Latency is the time that a message takes between the device and each
	// node, one way, in µs; index 0 is the leader. Missing ones are 0.
	Latency []int64
	// Home, when above 0, is the follower to which a sticky policy sends this
	// user. 0: it follows from a hash of User.
	Home NodeID
	// Load, when there is one, makes steps of its own after Plan.Steps.
	Load *Load
	// Pronoun is for telling only: "she", "he" or, when empty, "they".
	Pronoun string
}

// Load is a session's own endless work: reads and writes of random keys of
// the plan at random times.
type Load struct {
	Gap    Lag   // from one answer to the next request
	Writes int   // share of writes among the operations, in thousandths
	Until  int64 // no operation begins at or after this time
}

// Kind tells a write from a read.
type Kind uint8

const (
	// Write changes one key, at the leader.
	Write Kind = iota
	// Read asks for one key or several.
	Read
)

// String gives "write" or "read".
func (k Kind) String() string {
	if k == Read {
		return "read"
	}
	return "write"
}

// Step is one thing that a session does.
type Step struct {
	Session SessionID
	Kind    Kind
	Keys    []KeyID // of a write: one
	// At is the earliest time at which the step begins, After the pause since
	// the answer to the session's step before. Both hold. In µs.
	At, After int64
	// Pin names, for each key or once for all, the follower that an
	// unconstrained policy happens to choose ("the read is routed to Europe").
	// A policy that does not allow it there overrides it. 0 leaves it to chance.
	// Pins for several keys split the read: each key is asked for by itself.
	Pin []NodeID
	// Name is how promises and people refer to the step; it may be empty.
	Name string
}

// Rules are the numbers that policies use. In µs.
type Rules struct {
	Window  int64 // how long after its write a session reads from the leader
	Timeout int64 // how long a read waits for a replica that has a position; then the leader serves it. 0: it does not wait
	// Strict lets a read fail for which no replica was found in time, instead
	// of sending it to the leader.
	Strict bool
	MaxLag int64 // a follower that lacks an entry for longer than this is avoided
	Skew   int64 // how far the followers' clocks are ahead, where a token is a time
	// Moved is the chance, in thousandths, that a user's follower is lost before
	// a read and she goes on at another; where the policy reroutes.
	Moved int
	// PerUser keeps windows and tokens for each user, not for each device.
	PerUser bool
}

// Validate gives the first reason why Run could not play the plan.
func (p *Plan) Validate() error {
	switch {
	case p.Leader == "":
		return errors.New("the plan has no leader; name one")
	case len(p.Followers)+1 > MaxNodes:
		return fmt.Errorf("%d nodes, and %d are the most", len(p.Followers)+1, MaxNodes)
	case p.Policy.Route == nil:
		return errors.New("the plan has no policy; take one of replication.Policies()")
	case p.Policy.NeedsFollower && len(p.Followers) == 0:
		return fmt.Errorf("policy %s reads from followers, and there is none", p.Policy.Name)
	}
	if err := p.Rules.validate(); err != nil {
		return err
	}
	if logs := p.logs(); (len(logs) > 1) != (p.Delivery == ByLog) {
		return fmt.Errorf("the keys live in %d logs: several logs and the delivery ByLog go together", len(logs))
	}
	if p.Failover != nil {
		if err := p.Failover.validate(p); err != nil {
			return err
		}
	}
	for i := range p.Followers {
		if err := p.Followers[i].validate(); err != nil {
			return fmt.Errorf("follower %s: %w", p.Followers[i].Name, err)
		}
	}
	for i := range p.Sessions {
		if err := p.Sessions[i].validate(p); err != nil {
			return fmt.Errorf("session %s: %w", p.Sessions[i].Name, err)
		}
	}
	for i := range p.Steps {
		if err := p.Steps[i].validate(p); err != nil {
			return fmt.Errorf("step %d: %w", i+1, err)
		}
	}
	return nil
}

// logs gives the partitions of the keys, each once.
func (p *Plan) logs() (names []string) {
	for _, k := range p.Keys {
		if !slices.Contains(names, k.Partition) {
			names = append(names, k.Partition)
		}
	}
	return names
}

func (r *Rules) validate() error {
	for _, t := range []int64{r.Window, r.Timeout, r.MaxLag, r.Skew} {
		if !validTime(t) {
			return fmt.Errorf("a rule of %d µs is outside 0 to %d", t, MaxTime)
		}
	}
	if r.Moved < 0 || r.Moved > 1000 {
		return fmt.Errorf("a user is moved in %d of 1000 reads", r.Moved)
	}
	return nil
}

func validTime(t int64) bool { return t >= 0 && t <= MaxTime }

func (l Lag) validate() error {
	if !validTime(l.Fixed) || !validTime(l.Mean) {
		return fmt.Errorf("a lag of %d µs plus %d µs is outside 0 to %d", l.Fixed, l.Mean, MaxTime)
	}
	if !validTime(l.SlowMean) || l.Slow < 0 || l.Slow > 1000 {
		return fmt.Errorf("a lag of which %d in 1000 have the mean %d µs", l.Slow, l.SlowMean)
	}
	return nil
}

func (f *Follower) validate() error {
	for _, h := range f.Hiccups {
		if !validTime(h.From) || !validTime(h.To) || !validTime(h.Extra) || h.To < h.From {
			return fmt.Errorf("a hiccup from %d to %d µs", h.From, h.To)
		}
	}
	return f.Lag.validate()
}

func (s *Session) validate(p *Plan) error {
	if len(s.Latency) > len(p.Followers)+1 {
		return fmt.Errorf("%d latencies for %d nodes", len(s.Latency), len(p.Followers)+1)
	}
	for _, t := range s.Latency {
		if !validTime(t) {
			return fmt.Errorf("a latency of %d µs is outside 0 to %d", t, MaxTime)
		}
	}
	if s.Home < 0 || int(s.Home) > len(p.Followers) {
		return fmt.Errorf("its home is node %d, and there are %d followers", s.Home, len(p.Followers))
	}
	if l := s.Load; l != nil {
		switch {
		case l.Writes < 0 || l.Writes > 1000:
			return fmt.Errorf("%d thousandths of its load are writes", l.Writes)
		case !validTime(l.Until):
			return fmt.Errorf("its load ends at %d µs", l.Until)
		case l.Gap.Fixed+l.Gap.Mean <= 0:
			return errors.New("its load has no gap between operations")
		case len(p.Keys) == 0:
			return errors.New("its load has no key to work on")
		}
		return l.Gap.validate()
	}
	return nil
}

func (s *Step) validate(p *Plan) error {
	switch {
	case s.Session < 0 || int(s.Session) >= len(p.Sessions):
		return fmt.Errorf("session %d, and there are %d", s.Session, len(p.Sessions))
	case len(s.Keys) == 0:
		return errors.New("it names no key")
	case s.Kind == Write && len(s.Keys) > 1:
		return errors.New("a write of more than one key")
	case !validTime(s.At) || !validTime(s.After):
		return fmt.Errorf("it begins at %d µs, %d µs after the step before", s.At, s.After)
	case len(s.Pin) > 1 && len(s.Pin) != len(s.Keys):
		return fmt.Errorf("%d replicas for %d keys", len(s.Pin), len(s.Keys))
	}
	for _, k := range s.Keys {
		if k < 0 || int(k) >= len(p.Keys) {
			return fmt.Errorf("key %d, and there are %d", k, len(p.Keys))
		}
	}
	for _, n := range s.Pin {
		if n < 0 || int(n) > len(p.Followers) {
			return fmt.Errorf("replica %d, and there are %d followers", n, len(p.Followers))
		}
	}
	return nil
}
