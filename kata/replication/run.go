package replication

import (
	"fmt"
	"iter"
	"math"
	"slices"
)

// Run plays the plan until every session has taken its last step and every
// entry has reached every follower. The error says what is wrong with the
// plan; nothing else can fail.
func Run(p Plan) (History, error) {
	r, err := NewRunner(p)
	if err != nil {
		return History{}, err
	}
	return *r.Run(p.Seed), nil
}

// Runner plays one plan with one seed after another, in the memory of the run
// before: for counting how often something happens. It is not for two
// goroutines at once.
type Runner struct{ m *machine }

// NewRunner prepares the plan. The error says what is wrong with it.
func NewRunner(p Plan) (*Runner, error) {
	if err := p.Validate(); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	return &Runner{newMachine(&p)}, nil
}

// Run plays the plan with a seed. The history is good until the next Run.
func (r *Runner) Run(seed uint64) *History {
	r.m.makeRoom(math.MaxInt)
	r.m.reset(seed)
	for r.m.step() {
	}
	return &r.m.h
}

// PieceOps is a good size of pieces: few enough operations to stay in the
// processor's cache until they have been looked at.
const PieceOps = 4096

// Pieces plays the plan with a seed and gives the history in pieces, for runs
// of millions of operations. Each holds at most so many of the Ops, at least
// one, and their Parts; everything else grows from piece to piece. A piece is
// good until the next.
func (r *Runner) Pieces(seed uint64, size int) iter.Seq[*History] {
	size = max(1, size)
	return func(yield func(*History) bool) {
		m, h := r.m, &r.m.h
		m.makeRoom(size)
		m.reset(seed)
		for more := true; more; {
			for len(h.Ops) < size && more {
				more = m.step()
			}
			if len(h.Ops) > 0 && !yield(h) {
				return
			}
			h.Before += len(h.Ops)
			h.Ops, h.Parts = h.Ops[:0], h.Parts[:0]
		}
	}
}

// machine is a run under way.
//
// Invariant: every session has one event in the agenda, since it takes
// its steps one after the other. Followers have none: when an entry will be
// applied is known as soon as it is sent, so a follower catches up when
// somebody looks at it.
type machine struct {
	plan       *Plan
	h          History
	nodes      []node
	links      []link // of follower i+1
	sessions   []session
	owners     []owner
	agenda     agenda
	leader     NodeID  // who takes the writes now
	followers  NodeSet // of the leader
	failedOver bool
	logOf      []int // of each key the number of its log
	lists      int   // how many the nodes have; those behind them are of single reads
}

// step lets the next thing happen, if there is one.
func (m *machine) step() bool {
	next, ok := m.agenda.first()
	if f := m.plan.Failover; f != nil && !m.failedOver && (!ok || next.at >= f.At) {
		m.failOver()
		next, ok = m.agenda.first()
	}
	if !ok {
		return false
	}
	now, s := next.at, &m.sessions[next.session]
	if s.phase != away {
		m.leave(s, now)
	}
	// A request that takes no time is still the first of the agenda.
	if s.phase == away && s.next == now {
		m.serve(s, now)
	}
	m.agenda.delay(s.next)
	return true
}

func newMachine(p *Plan) *machine {
	m := &machine{plan: p}
	h := &m.h
	h.Keys = slices.Clone(p.Keys)
	h.Nodes = append(h.Nodes, Node{p.Leader, true})
	for _, f := range p.Followers {
		h.Nodes = append(h.Nodes, Node{Name: f.Name})
	}
	for i := range h.Nodes {
		m.addNode(NodeID(i))
	}
	h.Logs = []ListID{m.nodes[0].list}
	m.lists = len(h.Lists)
	logs := p.logs()
	for _, k := range p.Keys {
		m.logOf = append(m.logOf, slices.Index(logs, k.Partition))
	}
	h.Partitioned = p.Delivery == ByLog
	for i := range p.Followers {
		m.links = append(m.links, link{plan: &p.Followers[i], ends: make([]int64, len(logs))})
	}
	m.addSessions()
	return m
}

// reset puts everything back to the start, and lays hands on nothing that the
// plan alone decides.
func (m *machine) reset(seed uint64) {
	h := &m.h
	h.Before = 0
	h.Ops, h.Parts, h.Writes, h.Deliveries = h.Ops[:0], h.Parts[:0], h.Writes[:0], h.Deliveries[:0]
	if m.failedOver {
		m.reinstate()
	}
	m.followers = SetOf(NodeID(len(m.links)+1)) - SetOf(1)
	h.Lists = h.Lists[:m.lists]
	for i := range h.Lists {
		h.Lists[i] = h.Lists[i][:0]
	}
	for i := range m.nodes {
		m.nodes[i].reset()
	}
	for i := range m.links {
		m.links[i].last, m.links[i].random = 0, newStream(seed, forLag, i)
		clear(m.links[i].ends)
	}
	for i := range m.owners {
		m.owners[i].reset()
	}
	m.agenda.clear(len(m.sessions))
	for i := range m.sessions {
		s := &m.sessions[i]
		s.reset(seed)
		m.rest(s, 0)
		m.agenda.add(event{s.next, s.id})
	}
}

// reinstate puts the first leader back.
func (m *machine) reinstate() {
	m.leader, m.failedOver = 0, false
	m.h.Logs, m.h.Failovers = m.h.Logs[:1], m.h.Failovers[:0]
	for i := range m.links {
		n := &m.nodes[i+1]
		n.list = m.nodes[0].list
		for k := range n.keys {
			n.keys[k].list = m.nodes[0].keys[k].list
		}
	}
}

// makeRoom prepares the history, of which so many operations are kept at a
// time, for as much as the loads are expected to do: growing a list of millions
// means copying it again and again.
func (m *machine) makeRoom(kept int) {
	if cap(m.h.Ops) > 0 {
		return // of an earlier run
	}
	const most = 1 << 25 // beyond it, memory is not to be taken on suspicion
	ops, writes := int64(len(m.plan.Steps)), int64(0)
	for _, s := range m.plan.Sessions {
		if l := s.Load; l != nil {
			n := l.Until / (l.Gap.Fixed + l.Gap.Mean)
			ops, writes = min(most, ops+n), min(most, writes+n*int64(l.Writes)/1000)
		}
	}
	ops, writes = ops+ops/64, writes+writes/32
	h := &m.h
	kept = int(min(ops, int64(kept)))
	h.Ops, h.Parts = make([]Op, 0, kept), make([]Part, 0, kept)
	h.Writes = make([]WriteRecord, 0, writes)
	h.Deliveries = make([]Delivered, 0, writes*int64(len(m.links)))
	h.Lists[m.nodes[0].list] = make([]WriteID, 0, writes)
}

func (m *machine) addNode(id NodeID) {
	n := node{id: id, keys: make([]keyList, len(m.plan.Keys))}
	if id > 0 && m.plan.Delivery == InOrder {
		// A follower that applies the leader's log in order holds a prefix of
		// the leader's own lists.
		n.list = m.nodes[0].list
		for k := range n.keys {
			n.keys[k].list = m.nodes[0].keys[k].list
		}
	} else {
		n.list = m.newList()
		for k := range n.keys {
			n.keys[k].list = m.newList()
		}
	}
	m.nodes = append(m.nodes, n)
}

func (m *machine) newList() ListID {
	m.h.Lists = append(m.h.Lists, nil)
	return ListID(len(m.h.Lists) - 1)
}

// serve runs the operation at its node or nodes and sends the answer.
func (m *machine) serve(s *session, now int64) {
	op := s.op
	op.Served, op.End = now, now
	op.First, op.Count = int32(len(m.h.Parts)), int32(len(s.step.Keys))
	if op.Kind == Write {
		k := s.step.Keys[0]
		var acked int64
		op.Write, acked = m.commit(s.id, k, now)
		op.Acked = true
		if f := m.plan.Failover; f != nil && !m.failedOver && acked > f.At {
			op.Acked, acked = false, f.At // it waited, and the leader died
		}
		m.h.Parts = append(m.h.Parts, Part{Key: k, Node: m.leader, DB: m.nodes[m.leader].state()})
		op.End = acked + s.latency(m.leader)
	} else {
		for i, k := range s.step.Keys {
			n := m.at(s.targets[i], now)
			p := Part{k, n.id, n.state(), n.returns(k, m.h.Keys[k].Append)}
			if len(s.own) > 0 {
				s.op.Served = now
				m.echo(s, n, &p)
			}
			m.h.Parts = append(m.h.Parts, p)
			op.End = max(op.End, now+s.latency(n.id))
		}
	}
	if !m.plan.Policy.Memoryless {
		m.learn(s, &op)
	}
	m.h.Ops = append(m.h.Ops, op)
	m.rest(s, op.End)
}

// commit appends a write to the leader's log, sends it to the followers and
// gives the time at which it may be acknowledged.
func (m *machine) commit(id SessionID, k KeyID, now int64) (w WriteID, acked int64) {
	h := &m.h
	w = WriteID(len(h.Writes))
	leader := &m.nodes[m.leader]
	m.apply(leader, w, k)
	h.Writes = append(h.Writes, WriteRecord{
		Key: k, Session: id, Op: int32(h.Before + len(h.Ops)),
		Version: int32(h.Keys[k].Base) + leader.keys[k].n,
	})
	for i := range m.links {
		d := Delivered{Sent: now, Applied: now}
		switch {
		case NodeID(i+1) == m.leader:
		case m.plan.Delivery == ByLog:
			d = m.links[i].sendOf(now, m.logOf[k], h.Keys[k].Partition)
		default:
			d = m.links[i].send(now, m.plan.Delivery)
		}
		d.Write, d.From, d.Node = w, m.leader, NodeID(i+1)
		h.Deliveries = append(h.Deliveries, d)
		if m.plan.Delivery != InOrder {
			m.nodes[i+1].expect(d.Applied, w)
		}
	}
	return w, m.acknowledged(w, now)
}

// acknowledged gives the time at which as many followers as the policy asks
// for have the write. The way of their word back to the leader takes no time.
func (m *machine) acknowledged(w WriteID, now int64) int64 {
	if m.plan.Policy.Acks == nil {
		return now
	}
	n := m.followers.Len()
	need := min(n, m.plan.Policy.Acks(n))
	if need <= 0 {
		return now
	}
	var times [MaxNodes]int64
	for i := range n {
		times[i] = m.arrival(w, m.followers.Nth(i))
	}
	slices.Sort(times[:n])
	return times[need-1]
}

// arrival gives the time from which a node other than the first leader has a
// write for good.
func (m *machine) arrival(w WriteID, n NodeID) int64 {
	if d := m.delivery(w, n); !d.Lost {
		return d.Applied
	}
	return never
}

// sentAt gives the time at which the leader sent it.
func (m *machine) sentAt(w WriteID, n NodeID) int64 { return m.delivery(w, n).Sent }

func (m *machine) delivery(w WriteID, n NodeID) *Delivered {
	return &m.h.Deliveries[int(w)*len(m.links)+int(n)-1]
}
