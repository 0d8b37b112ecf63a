package rate

import (
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// The quantities that Measure takes of each trial.
const (
	missing   = iota // RYW broken at the read in question: 0 or 1
	backwards        // MR broken there: 0 or 1
	atLeader         // the leader served it: 0 or 1
	failed           // nobody did: 0 or 1
	wait             // from asking to sending, in µs
	writeWait        // from a commit to its acknowledgement, the mean of a run, in µs
	age              // of the newest write when the read was served, in µs
	quantities
)

// meter looks at one read of each trial.
type meter struct {
	plan     *replication.Plan
	question int // a step
	ryw, mr  guarantee.Code
}

func newMeter(p *replication.Plan, question int) *meter {
	codes := observed(p.Policy)
	return &meter{p, question, codes[0], codes[1]}
}

// observed gives the two guarantees that are counted. What a device adds from
// its own copy is not in any replica: there, what is shown is judged.
func observed(p replication.Policy) []guarantee.Code {
	if p.Echoes {
		return []guarantee.Code{guarantee.RYWObserved, guarantee.MRObserved}
	}
	return []guarantee.Code{guarantee.RYW, guarantee.MR}
}

func (m *meter) codes() []guarantee.Code { return []guarantee.Code{m.ryw, m.mr} }

func (m *meter) look(h *replication.History, found []guarantee.Violation, out []int64) {
	at, committed, writes := -1, int64(0), int64(0)
	for i := range h.Ops {
		op := &h.Ops[i]
		switch {
		case op.Kind == replication.Write:
			if at < 0 {
				committed = op.Served
			}
			writes++
			out[writeWait] += op.End - op.Served - latency(m.plan, op.Session, 0)
		case int(op.Step) == m.question:
			at = i
		}
	}
	if writes > 0 {
		out[writeWait] /= writes
	}
	op := &h.Ops[at]
	out[wait] = op.Sent - op.Start
	out[age] = op.Served - committed
	if op.Failed {
		out[failed] = 1
		return
	}
	if h.PartsOf(op)[0].Node == h.LeaderAt(op.Served) {
		out[atLeader] = 1
	}
	for _, v := range found {
		switch {
		case v.Later != at:
		case v.Code == m.ryw:
			out[missing] = 1
		case v.Code == m.mr:
			out[backwards] = 1
		}
	}
}

func latency(p *replication.Plan, s replication.SessionID, n int) int64 {
	if l := p.Sessions[s].Latency; n < len(l) {
		return l[n]
	}
	return 0
}

// rows makes the rows, each with its closed form where there is one.
func (m *meter) rows(t []Tally) []Row {
	item := "write"
	if k := m.plan.Keys[m.plan.Steps[m.question].Keys[0]]; k.Item != "" {
		item = k.Item
	}
	forms := closedForms(m.plan, m.question)
	rows := []Row{
		t[missing].share("own "+item+" missing", m.ryw),
		t[backwards].share("back in time", m.mr),
		t[atLeader].share("read from the leader", ""),
		t[wait].millis("the read waits"),
	}
	for i, q := range []int{missing, backwards, atLeader, wait} {
		forms.put(q, &rows[i])
	}
	if m.plan.Rules.Strict {
		r := t[failed].share("the read fails", "")
		forms.put(failed, &r)
		rows = append(rows, r)
	}
	if m.plan.Policy.Acks != nil {
		r := t[writeWait].millis("the write waits")
		forms.put(writeWait, &r)
		rows = append(rows, r)
	}
	return rows
}
