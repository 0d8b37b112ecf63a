// Package scenario reads a scenario that an author wrote in YAML: a story, a
// plan for the model, the read in question, and the violations that the run
// promises.
//
//	stale-read.yaml -> Parse -> *Scenario -> Plan(Changes) -> replication.Run
//
// A whole scenario:
//
//	title: A refresh right after posting
//	story: Alice posts a comment from her phone and looks at the thread again.
//	keys:
//	  thread: {kind: append, item: comment, version: 41}   # all hold v41; a post makes it v42
//	leader: US East                       # shown as "Leader US East"
//	followers:
//	  US East: {lag: 20ms}                # shown as "Follower US East"
//	  Europe: {lag: 60ms, hiccups: [{from: 0s, to: 300ms, extra: 340ms}]}
//	sessions:
//	  Alice: {pronoun: she, latency: {leader: 40ms, US East: 40ms, Europe: 20ms}}
//	policy: random_follower
//	steps:
//	  - {name: post, session: Alice, at: 20ms, write: thread}
//	  - {name: refresh, session: Alice, at: 150ms, read: thread, from: Europe}
//	question: refresh                     # the read that is marked
//	promises:
//	  - {step: refresh, breaks: [RYW]}    # exactly this, or: promises: none
//	variants:                             # one thing changed, and what it must show
//	  - {policy: leader_only, promises: none}
//	  - {lag: 20ms, promises: none}
//
// A step begins at its time, or when the answer to the session's step before
// has come; "after" is a pause since that answer. "from" is the follower to
// which the read happens to be routed; a policy that does not allow that
// follower overrides it.
//
// A follower's lag is fixed (lag: 20ms), or exponential (mean: 200ms), or the
// sum of both, or a mixture (slow: 50, slow_mean: 2s: that is the mean of 50
// entries in a thousand). The rules are numbers for policies: window, timeout,
// on_timeout (leader, or error: the read fails), max_lag, clock_skew, moved (in
// how many reads of a thousand a user has lost her follower), and per_user.
//
// Keys may live in several logs, as in a sharded database: each is shipped in
// its order and waits for no other, and a hiccup may hold up one of them. Of
// such a run only consistent prefix (CP) is judged:
//
//	keys:
//	  questions: {kind: append, item: question, log: one}
//	  answers: {kind: append, item: answer, log: two}
//	followers:
//	  Europe: {lag: 20ms, hiccups: [{from: 0s, to: 1s, extra: 2s, log: one}]}
//
// The leader may die, once, and a follower takes its place with what it has:
//
//	failover: {at: 500ms, promote: Europe}
//
// The promise: a Scenario that Parse gives without errors can be run, and
// Check tells whether each of its runs shows exactly what it promises.
package scenario

import (
	"fmt"
	"slices"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// The limits of a scenario: it is read by people.
const (
	MaxSteps    = 1000
	MaxSessions = 50
	MaxKeys     = 50
	MaxVariants = 50
)

// The codes of this reader's problems, and of Check.
const (
	CodeTime     = "K401" // a time that is none, is negative, or too long
	CodeReplica  = "K402" // an unknown or impossible replica
	CodePolicy   = "K403" // an unknown policy
	CodeName     = "K404" // an unknown or repeated session, key or step
	CodePast     = "K405" // a step before the one in front of it
	CodeLeader   = "K406" // no leader
	CodeTooMany  = "K407" // more of something than the limits
	CodePromise  = "K408" // a promise that makes no sense
	CodeNotKept  = "K409" // a run that does not show what was promised
	CodeQuestion = "K410" // a question that is no read
	CodeStep     = "K411" // a step that is neither a read nor a write, or both
)

// Scenario is a story with the plan that plays it.
type Scenario struct {
	Name  string // of its file, without ".yaml"
	Title string // neutral: it may be shown before the question is answered
	Story string
	// Question is the place, in the plan's steps, of the read in question;
	// None when there is none.
	Question int
	Promises []Promise // of the run without changes; empty: it breaks nothing
	Variants []Variant

	plan replication.Plan
	at   diag.Range // of the promises
}

// Promise says what one step breaks.
type Promise struct {
	Step   string
	Breaks []guarantee.Code
}

// Variant is the scenario with something changed, and what it must then show.
type Variant struct {
	Changes  Changes
	Promises []Promise
	at       diag.Range
}

// Changes is "change one thing and run again". The zero value changes nothing.
// Pointers are nil where nothing is changed. Times are in µs.
type Changes struct {
	Policy  string
	Seed    *uint64
	Lag     *int64 // of the follower that Pinned gives: constant, without hiccups
	Replica string // the follower to which the read in question is routed
	Wait    *int64 // the pause before the read in question
	Window  *int64 // Rules.Window
	Timeout *int64 // Rules.Timeout
	// These are for counting how often something happens.
	Mean        *int64 // of every follower: an exponential lag with this mean, without hiccups
	Free        bool   // no read is routed by the plan: the policy and chance decide
	Independent bool   // each entry travels for itself
}

// Plan gives the plan to run, with the changes made. The error names a policy
// or a replica that there is not.
func (s *Scenario) Plan(c Changes) (replication.Plan, error) {
	p := s.plan
	p.Followers = slices.Clone(p.Followers)
	p.Steps = slices.Clone(p.Steps)
	if c.Policy != "" {
		policy, ok := replication.PolicyByName(c.Policy)
		if !ok {
			return p, unknown("policy", c.Policy, replication.PolicyNames())
		}
		p.Policy = policy
	}
	if c.Seed != nil {
		p.Seed = *c.Seed
	}
	if c.Window != nil {
		p.Rules.Window = *c.Window
	}
	if c.Timeout != nil {
		p.Rules.Timeout = *c.Timeout
	}
	if c.Lag != nil {
		f := s.Pinned()
		if f <= 0 {
			return p, fmt.Errorf("no follower is named for the read in question, so its lag cannot be changed")
		}
		p.Followers[f-1].Lag = replication.Lag{Fixed: *c.Lag}
		p.Followers[f-1].Hiccups = nil
	}
	c.loosen(&p)
	if s.Question != replication.None {
		q := &p.Steps[s.Question]
		if c.Replica != "" {
			n := s.follower(c.Replica)
			if n == 0 {
				return p, unknown("replica", c.Replica, s.Replicas())
			}
			q.Pin = []replication.NodeID{n}
		}
		if c.Wait != nil {
			q.At, q.After = 0, *c.Wait
		}
	}
	if err := p.Validate(); err != nil {
		return p, fmt.Errorf("scenario %s: %w", s.Name, err)
	}
	return p, nil
}

// loosen gives to chance what a story fixes, as far as it is asked for.
func (c Changes) loosen(p *replication.Plan) {
	if c.Mean != nil {
		for i := range p.Followers {
			p.Followers[i].Lag, p.Followers[i].Hiccups = replication.Lag{Mean: *c.Mean}, nil
		}
	}
	if c.Free {
		for i := range p.Steps {
			p.Steps[i].Pin = nil
		}
	}
	if c.Independent && p.Delivery != replication.ByLog {
		p.Delivery = replication.Independent
	}
}

func unknown(what, name string, known []string) error {
	return fmt.Errorf("unknown %s %q: %s", what, name, diag.DidYouMeanHint(name, known))
}

// Pinned gives the follower to which the read in question is routed when
// nothing is changed, or 0.
func (s *Scenario) Pinned() replication.NodeID {
	if s.Question == replication.None {
		return 0
	}
	if pin := s.plan.Steps[s.Question].Pin; len(pin) > 0 {
		return pin[0]
	}
	return 0
}

// Replicas gives the followers by the names that the author gave them.
func (s *Scenario) Replicas() []string {
	var names []string
	for _, f := range s.plan.Followers {
		names = append(names, shortName(f.Name))
	}
	return names
}

func (s *Scenario) follower(name string) replication.NodeID {
	return replication.NodeID(1 + slices.Index(s.Replicas(), name))
}

// Run plays the scenario with the changes and judges it.
func (s *Scenario) Run(c Changes) (replication.History, []guarantee.Violation, error) {
	p, err := s.Plan(c)
	if err != nil {
		return replication.History{}, nil, err
	}
	h, err := replication.Run(p)
	if err != nil {
		return h, nil, err
	}
	return h, guarantee.Check(&h), nil
}
