package replication

// session is a device at work: it asks, perhaps waits for a replica, is
// served, is answered, and takes its next step.
type session struct {
	id          SessionID
	plan        *Session
	steps       []int32 // its steps in the plan
	current     int     // the next of them
	first, home NodeID  // the home at the start, and now
	owner       int     // whose window and token it uses
	route, load stream

	phase phase
	next  int64 // the time of its next event

	// The operation under way.
	op      Op
	step    *Step
	targets []NodeID // of a read: the node for each key
	chance  uint64   // of the route; drawn once, however often it is asked again

	own []WriteID // the copies that the device keeps, where the policy echoes

	drawn    Step // a load's own step
	drawnKey [1]KeyID
	news     news
}

// phase is what a session's next event is.
type phase uint8

const (
	idle   phase = iota // it takes its next step
	asking              // it waits for a replica and asks again
	away                // its request is served
	done                // nothing more happens
)

// latency is the time from the device to a node, one way.
func (s *session) latency(n NodeID) int64 {
	if int(n) < len(s.plan.Latency) {
		return s.plan.Latency[n]
	}
	return 0
}

func (m *machine) addSessions() {
	p := m.plan
	m.sessions = make([]session, len(p.Sessions))
	for i := range p.Sessions {
		plan := &p.Sessions[i]
		user := plan.User
		if user == "" {
			user = plan.Name
		}
		m.h.Sessions = append(m.h.Sessions, SessionName{plan.Name, user, plan.Pronoun})
		s := &m.sessions[i]
		*s = session{id: SessionID(i), plan: plan, first: plan.Home}
		s.owner = m.ownerOf(s.id, user)
		s.news.ready = make([]int64, len(p.Followers))
		if s.first == 0 && len(p.Followers) > 0 {
			s.first = HomeOf(user, len(p.Followers))
		}
	}
	for i := range p.Steps {
		s := &m.sessions[p.Steps[i].Session]
		s.steps = append(s.steps, int32(i))
	}
}

// reset puts a session back to its start.
func (s *session) reset(seed uint64) {
	s.current, s.home = 0, s.first
	s.own, s.news.fresh = s.own[:0], false
	s.route = newStream(seed, forRoute, int(s.id))
	if s.plan.Load != nil {
		s.load = newStream(seed, forLoad, int(s.id))
	}
}

// rest ends an operation at the time of its answer and finds out when the
// next one begins.
func (m *machine) rest(s *session, end int64) {
	s.phase = idle
	if s.current < len(s.steps) {
		step := &m.plan.Steps[s.steps[s.current]]
		s.next = max(step.At, end+step.After)
		return
	}
	if l := s.plan.Load; l != nil {
		if s.next = end + s.load.draw(l.Gap); s.next < l.Until {
			return
		}
	}
	s.phase, s.next = done, never
}

// take makes the step that begins now the operation under way.
func (m *machine) take(s *session, now int64) {
	s.op = Op{Session: s.id, Write: None, Step: None, Start: now}
	if s.current < len(s.steps) {
		s.op.Step = s.steps[s.current]
		s.step = &m.plan.Steps[s.op.Step]
		s.current++
	} else {
		s.drawn.Kind = Read
		if s.load.below(1000) < s.plan.Load.Writes {
			s.drawn.Kind = Write
		}
		s.drawnKey[0] = KeyID(s.load.below(len(m.plan.Keys)))
		s.drawn.Keys = s.drawnKey[:]
		s.step = &s.drawn
	}
	s.op.Kind = s.step.Kind
	if s.op.Kind == Read {
		s.chance = s.route.pcg.Uint64()
	}
}

// leave sends the request of the step that begins now, or lets it wait for a
// replica.
func (m *machine) leave(s *session, now int64) {
	o := &m.owners[s.owner]
	if !m.plan.Policy.Memoryless {
		m.remember(o, now)
	}
	if s.phase == idle {
		m.take(s, now)
	}
	way := s.latency(m.leader)
	if s.op.Kind == Read {
		if wake := m.choose(s, o, now); wake > now {
			s.phase, s.next = asking, wake
			return
		}
		if s.op.Failed {
			m.fail(s, now)
			return
		}
		way = 0
		for _, n := range s.targets {
			way = max(way, s.latency(n))
		}
	}
	s.op.Sent = now
	s.phase, s.next = away, now+way
}

// fail ends a read for which no replica was found in time: it was served by
// nobody, and the session is told so at once.
func (m *machine) fail(s *session, now int64) {
	op := s.op
	op.Sent, op.Served, op.End = now, now, now
	op.First = int32(len(m.h.Parts))
	m.h.Ops = append(m.h.Ops, op)
	m.rest(s, now)
}
