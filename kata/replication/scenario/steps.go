package scenario

import (
	"fmt"
	"slices"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/strictyaml"
)

func (r *reader) steps(v strictyaml.Value) {
	items := v.Items()
	if len(items) > MaxSteps {
		v.Error(CodeTooMany, fmt.Sprintf("%d steps, and %d are the most", len(items), MaxSteps), "a scenario is read by people: split it")
		return
	}
	latest := make(map[replication.SessionID]int64) // the time of each session's last step that has one
	for i, item := range items {
		m := item.Map().Only("name", "session", "at", "after", "write", "read", "from")
		s := replication.Step{
			Session: replication.SessionID(known(m.Need("session"), "session", r.sessionNames)),
			At:      duration(m.Get("at")),
			After:   duration(m.Get("after")),
			Name:    r.stepName(m.Get("name"), i),
		}
		if at := m.Get("at"); at.Present() {
			if s.At < latest[s.Session] {
				at.Error(CodePast, "this step begins before the session's step in front of it",
					"steps of one session stand in their order; give it a later time, or use after:")
			}
			latest[s.Session] = max(latest[s.Session], s.At)
		}
		r.what(m, &s)
		r.plan.Steps = append(r.plan.Steps, s)
	}
}

// stepName gives the author's name of a step, or one by its number.
func (r *reader) stepName(v strictyaml.Value, i int) string {
	name := fmt.Sprintf("step %d", i+1)
	if v.Present() {
		name = v.String()
	}
	if slices.Contains(r.stepNames, name) {
		v.Error(CodeName, fmt.Sprintf("a second step called %q", name), "give it another name")
	}
	r.stepNames = append(r.stepNames, name)
	return name
}

// what reads whether a step writes or reads, and which keys.
func (r *reader) what(m strictyaml.Map, s *replication.Step) {
	write, read, from := m.Get("write"), m.Get("read"), m.Get("from")
	switch {
	case write.Present() == read.Present():
		m.Error(CodeStep, "a step either writes or reads", "add write: or read: with a key")
	case write.Present():
		s.Kind = replication.Write
		s.Keys = []replication.KeyID{replication.KeyID(known(write, "key", r.keyNames))}
		if from.Present() {
			from.Error(CodeReplica, "a write goes to the leader, it is not routed", "take from: out")
		}
	default:
		s.Kind = replication.Read
		values := []strictyaml.Value{read}
		if read.IsList() {
			values = read.Items()
		}
		for _, k := range values {
			s.Keys = append(s.Keys, replication.KeyID(known(k, "key", r.keyNames)))
		}
		r.pins(from, s)
	}
}

// pins reads one follower for the whole read, or one for each key.
func (r *reader) pins(from strictyaml.Value, s *replication.Step) {
	switch {
	case !from.Present():
	case from.IsList():
		items := from.Items()
		if len(items) != len(s.Keys) {
			from.Error(CodeReplica, fmt.Sprintf("%d followers for %d keys", len(items), len(s.Keys)), "name one for all, or one for each key")
			return
		}
		for _, item := range items {
			s.Pin = append(s.Pin, r.node(item))
		}
	default:
		s.Pin = []replication.NodeID{r.node(from)}
	}
}

// known gives the place of a name; 0 with a problem where it is not known.
func known(v strictyaml.Value, what string, names []string) int {
	name := v.String()
	i := slices.Index(names, name)
	if i < 0 && v.IsText() {
		v.Error(CodeName, fmt.Sprintf("unknown %s %q", what, name), diag.DidYouMeanHint(name, names))
	}
	return max(0, i)
}

func (r *reader) question(v strictyaml.Value) {
	if !v.Present() {
		return
	}
	i := known(v, "step", r.stepNames)
	if i < len(r.plan.Steps) && r.plan.Steps[i].Kind == replication.Write {
		v.Error(CodeQuestion, "the step in question must be a read", "name a step that has read:, or take question: out")
	}
	r.Question = i
}

// promises reads a list of promises, or the word none.
func (r *reader) promises(v strictyaml.Value) []Promise {
	if v.IsText() {
		if v.Text() != "none" {
			v.Error(CodePromise, fmt.Sprintf("a list of promises is needed here, or the word none, and this is %q", v.Text()),
				"write - {step: …, breaks: [RYW]}")
		}
		return nil
	}
	var out []Promise
	for _, item := range v.Items() {
		m := item.Map().Only("step", "breaks")
		p := Promise{Step: m.Need("step").String()}
		known(m.Get("step"), "step", r.stepNames)
		for _, code := range m.Need("breaks").Items() {
			p.Breaks = append(p.Breaks, guarantee.Code(code.OneOf(codeNames()...)))
		}
		if len(p.Breaks) == 0 && m.Get("breaks").IsList() {
			m.Get("breaks").Error(CodePromise, "a promise that breaks nothing", "take it out; a run that breaks nothing says promises: none")
		}
		out = append(out, p)
	}
	if v.IsList() && len(out) == 0 {
		v.Error(CodePromise, "an empty list of promises", "write promises: none")
	}
	return out
}

func codeNames() []string {
	var names []string
	for _, c := range guarantee.Codes() {
		names = append(names, string(c))
	}
	return names
}

func (r *reader) variants(v strictyaml.Value) {
	for i, item := range v.Items() {
		if i == MaxVariants {
			item.Error(CodeTooMany, fmt.Sprintf("more than %d variants", MaxVariants), "a scenario is read by people: take some out")
			return
		}
		m := item.Map().Only("policy", "seed", "lag", "replica", "wait", "window", "timeout", "promises")
		variant := Variant{at: item.Range()}
		c := &variant.Changes
		if p := m.Get("policy"); p.Present() {
			c.Policy = policyName(p)
		}
		if seed := m.Get("seed"); seed.Present() {
			n := uint64(seed.Int(0, 1<<53))
			c.Seed = &n
		}
		if replica := m.Get("replica"); replica.Present() {
			r.node(replica)
			c.Replica = replica.Text()
		}
		c.Lag, c.Wait = optional(m.Get("lag")), optional(m.Get("wait"))
		c.Window, c.Timeout = optional(m.Get("window")), optional(m.Get("timeout"))
		if *c == (Changes{}) {
			item.Error(CodePromise, "a variant that changes nothing", "change a policy, seed, lag, replica, wait, window or timeout")
		}
		variant.Promises = r.promises(m.Need("promises"))
		r.Variants = append(r.Variants, variant)
	}
}
