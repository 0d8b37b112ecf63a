package scenario

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/strictyaml"
)

// Parse reads a scenario. It goes on after a problem; with errors in the list
// the scenario is nil.
func Parse(src *diag.Source) (*Scenario, diag.List) {
	root, diags := strictyaml.Parse(src)
	if diags.HasErrors() {
		return nil, diags
	}
	r := &reader{Scenario: &Scenario{Question: replication.None}}
	r.Name = strings.TrimSuffix(path.Base(src.Name), ".yaml")
	top := root.Map().Only("title", "story", "keys", "leader", "followers", "delivery", "sessions",
		"policy", "rules", "failover", "seed", "steps", "question", "promises", "variants")
	r.Title = top.Need("title").String()
	r.Story = strings.TrimSpace(top.Get("story").String())
	r.plan.Seed = uint64(top.Get("seed").Int(0, 1<<53))
	r.keys(top.Need("keys"))
	r.nodes(top)
	r.sessions(top.Need("sessions"))
	r.policy(top.Need("policy"))
	r.rules(top.Get("rules").Map())
	r.failover(top.Get("failover"))
	r.steps(top.Need("steps"))
	r.question(top.Get("question"))
	r.at = top.Get("promises").Range()
	r.Promises = r.promises(top.Need("promises"))
	r.variants(top.Get("variants"))
	diags = root.Diagnostics()
	if !diags.HasErrors() {
		if err := r.plan.Validate(); err != nil {
			diags.Error(top.Get("policy").Range(), CodePromise, err.Error(), "change the policy, or the nodes that it works with")
		}
	}
	if diags.HasErrors() {
		return nil, diags.Sorted()
	}
	return r.Scenario, diags.Sorted()
}

// reader is a scenario that is being read.
type reader struct {
	*Scenario
	keyNames     []string
	sessionNames []string
	stepNames    []string
}

func (r *reader) keys(v strictyaml.Value) {
	for name, value := range v.Map().All() {
		if len(r.keyNames) == MaxKeys {
			name.Error(CodeTooMany, fmt.Sprintf("more than %d keys", MaxKeys), "a scenario is read by people: take some out")
			return
		}
		m := value.Map().Only("kind", "item", "version", "log")
		k := replication.Key{Name: name.Text(), Item: "write"}
		if kind := m.Get("kind"); kind.Present() {
			k.Append = kind.OneOf("append", "register") == "append"
		}
		if item := m.Get("item"); item.Present() {
			k.Item = item.String()
		}
		if version := m.Get("version"); version.Present() {
			k.Base = version.Int(0, 1_000_000)
		}
		k.Partition = m.Get("log").String()
		r.keyNames = append(r.keyNames, k.Name)
		r.plan.Keys = append(r.plan.Keys, k)
	}
}

// The words that stand before a node's name in diagrams.
const (
	leaderWord   = "Leader "
	followerWord = "Follower "
)

func shortName(node string) string { return strings.TrimPrefix(node, followerWord) }

func (r *reader) nodes(top strictyaml.Map) {
	if leader := top.Get("leader"); !leader.Present() {
		top.Error(CodeLeader, "the scenario has no leader", "add leader: and the name of its region")
	} else {
		r.plan.Leader = leaderWord + leader.String()
	}
	if d := top.Get("delivery"); d.Present() && d.OneOf("in-order", "independent") == "independent" {
		r.plan.Delivery = replication.Independent
	}
	r.logs(top)
	for name, value := range top.Get("followers").Map().All() {
		if len(r.plan.Followers)+1 == replication.MaxNodes {
			name.Error(CodeTooMany, fmt.Sprintf("more than %d followers", replication.MaxNodes-1), "a scenario is read by people: take some out")
			return
		}
		if name.Text() == "leader" {
			name.Error(CodeReplica, "a follower cannot be called leader", "give it the name of its region")
		}
		m := value.Map().Only("lag", "mean", "slow", "slow_mean", "hiccups")
		f := replication.Follower{Name: followerWord + name.Text()}
		f.Lag = replication.Lag{
			Fixed: duration(m.Get("lag")), Mean: duration(m.Get("mean")),
			Slow: m.Get("slow").Int(0, 1000), SlowMean: duration(m.Get("slow_mean")),
		}
		for _, item := range m.Get("hiccups").Items() {
			f.Hiccups = append(f.Hiccups, r.hiccup(item.Map().Only("from", "to", "extra", "paused", "log")))
		}
		r.plan.Followers = append(r.plan.Followers, f)
	}
}

// logs finds out whether the keys live in several logs. Each is then shipped
// in order, whatever the delivery is called.
func (r *reader) logs(top strictyaml.Map) {
	for _, k := range r.plan.Keys {
		if k.Partition == r.plan.Keys[0].Partition {
			continue
		}
		if r.plan.Delivery == replication.Independent {
			top.Get("delivery").Error(CodeReplica, "independent delivery of several logs", "leave delivery: out: each log is shipped in its order, and waits for no other")
		}
		r.plan.Delivery = replication.ByLog
	}
}

func (r *reader) hiccup(m strictyaml.Map) replication.Hiccup {
	h := replication.Hiccup{
		From:   duration(m.Need("from")),
		To:     duration(m.Need("to")),
		Extra:  duration(m.Get("extra")),
		Paused: m.Get("paused").Bool(),
	}
	if v := m.Get("log"); v.Present() {
		h.Log = v.String()
		var logs []string
		for _, k := range r.plan.Keys {
			logs = append(logs, k.Partition)
		}
		if !slices.Contains(logs, h.Log) {
			v.Error(CodeName, fmt.Sprintf("unknown log %q", h.Log), diag.DidYouMeanHint(h.Log, logs))
		}
	}
	if h.To < h.From {
		m.Get("to").Error(CodeTime, "the hiccup ends before it begins", "give to: a later time than from:")
	}
	if h.Extra == 0 && !h.Paused {
		m.Error(CodeTime, "a hiccup that delays nothing", "add extra: 300ms, or paused: true")
	}
	return h
}

// node gives the follower of a name; 0 with a problem where there is none.
func (r *reader) node(v strictyaml.Value) replication.NodeID {
	name := v.String()
	n := r.follower(name)
	if n == 0 && v.IsText() {
		v.Error(CodeReplica, fmt.Sprintf("unknown follower %q", name), diag.DidYouMeanHint(name, r.Replicas()))
	}
	return n
}

func (r *reader) sessions(v strictyaml.Value) {
	for name, value := range v.Map().All() {
		if len(r.sessionNames) == MaxSessions {
			name.Error(CodeTooMany, fmt.Sprintf("more than %d sessions", MaxSessions), "a scenario is read by people: take some out")
			return
		}
		m := value.Map().Only("user", "pronoun", "latency", "home")
		s := replication.Session{Name: name.Text(), User: m.Get("user").String()}
		if p := m.Get("pronoun"); p.Present() {
			s.Pronoun = p.OneOf("she", "he", "they")
		}
		if home := m.Get("home"); home.Present() {
			s.Home = r.node(home)
		}
		s.Latency = r.latency(m.Get("latency"))
		r.sessionNames = append(r.sessionNames, s.Name)
		r.plan.Sessions = append(r.plan.Sessions, s)
	}
}

// latency reads one time for all nodes, or one for each of some.
func (r *reader) latency(v strictyaml.Value) []int64 {
	if !v.Present() {
		return nil
	}
	all := make([]int64, len(r.plan.Followers)+1)
	if !v.IsMap() {
		t := duration(v)
		for i := range all {
			all[i] = t
		}
		return all
	}
	known := append([]string{"leader"}, r.Replicas()...)
	for name, value := range v.Map().All() {
		i := slices.Index(known, name.Text())
		if i < 0 {
			name.Error(CodeReplica, fmt.Sprintf("unknown node %q", name.Text()), diag.DidYouMeanHint(name.Text(), known))
			continue
		}
		all[i] = duration(value)
	}
	return all
}

func (r *reader) policy(v strictyaml.Value) {
	r.plan.Policy, _ = replication.PolicyByName(policyName(v))
}

// failover reads when the leader dies, and who takes its place.
func (r *reader) failover(v strictyaml.Value) {
	if !v.Present() {
		return
	}
	m := v.Map().Only("at", "promote")
	f := replication.Failover{At: duration(m.Need("at")), To: r.node(m.Need("promote"))}
	if r.plan.Delivery == replication.Independent {
		v.Error(CodeReplica, "a failover with independent delivery", "leave delivery: out: a follower that takes over needs a log that it applied in order")
	}
	if f.To > 0 {
		r.plan.Failover = &f
	}
}

func policyName(v strictyaml.Value) string {
	name := v.String()
	if _, ok := replication.PolicyByName(name); !ok && v.IsText() {
		v.Error(CodePolicy, fmt.Sprintf("unknown policy %q", name), diag.DidYouMeanHint(name, replication.PolicyNames()))
	}
	return name
}

func (r *reader) rules(m strictyaml.Map) {
	m.Only("window", "timeout", "on_timeout", "max_lag", "per_user", "clock_skew", "moved")
	r.plan.Rules = replication.Rules{
		Window:  duration(m.Get("window")),
		Timeout: duration(m.Get("timeout")),
		MaxLag:  duration(m.Get("max_lag")),
		PerUser: m.Get("per_user").Bool(),
		Skew:    duration(m.Get("clock_skew")),
		Moved:   m.Get("moved").Int(0, 1000),
	}
	if v := m.Get("on_timeout"); v.Present() {
		r.plan.Rules.Strict = v.OneOf("leader", "error") == "error"
	}
}
