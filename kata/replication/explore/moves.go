package explore

// The order of Codes.
const (
	ryw = iota
	mr
	mw
	wfr
)

// moves tries everything that may happen in a state.
func (s *search) moves(at state) {
	for session := range uint8(Sessions) {
		if !at.blocked(session) && at.issued < MaxWrites {
			s.write(at, session)
		}
	}
	for n := uint8(1); n <= Followers; n++ {
		if n != at.leader && at.logs[n] != at.logs[at.leader] {
			s.apply(at, n)
		}
	}
	if s.policy.Acks != nil {
		s.acknowledge(at)
	}
	for session := range uint8(Sessions) {
		if !at.blocked(session) {
			s.reads(at, session)
		}
	}
	for session := range uint8(Sessions) {
		if s.policy.Windowed && at.endsNext(session) {
			next := at
			next.windows &^= 1 << session
			s.reach(next, Event{Kind: WindowEnds, Session: session})
		}
		if s.policy.Reroutes {
			s.reroute(at, session)
		}
	}
	if s.failover != NoFailover && !at.dead {
		s.promote(at)
	}
}

func (s *search) write(at state, session uint8) {
	w := log(1) << at.issued
	e := Event{Kind: Writes, Session: session, Node: at.leader, Write: w}
	next := at
	next.author[at.issued] = session
	next.issued++
	next.afterOwn, next.afterSeen = at.own[session], at.seen[session]
	next.logs[at.leader] |= w
	// A database that holds this write must hold those before it. If the
	// leader does not, no follower ever will: nothing later needs a look.
	s.breaks(mw, e, next.afterOwn&^at.logs[at.leader])
	s.breaks(wfr, e, next.afterSeen&^at.logs[at.leader])
	if s.policy.Acks != nil {
		next.waiting |= w
	} else {
		s.told(&next, session, w)
	}
	s.reach(next, e)
}

// told is what an acknowledgement changes.
func (s *search) told(at *state, session uint8, w log) {
	at.own[session] |= w
	at.tokenOwn[session] |= w
	at.tokenSeen[session] |= w
	if s.policy.Windowed {
		at.windows |= 1 << session
	}
	at.position[session] = max(at.position[session], uint8((at.logs[at.leader] & (w<<1 - 1)).len()))
}

// apply lets a follower apply its next entry.
func (s *search) apply(at state, n uint8) {
	missing := at.logs[at.leader] &^ at.logs[n]
	w := missing & -missing // the oldest
	next := at
	next.logs[n] |= w
	s.reach(next, Event{Kind: Applies, Node: n, Write: w})
}

// acknowledge tells sessions of writes that enough followers have.
func (s *search) acknowledge(at state) {
	followers := at.followers()
	need := s.policy.Acks(followers.Len())
	for w := range at.issued {
		write, have := log(1)<<w, 0
		if !at.waiting.has(write) {
			continue
		}
		for i := range followers.Len() {
			if at.logs[followers.Nth(i)].has(write) {
				have++
			}
		}
		if have >= need {
			next := at
			next.waiting &^= write
			s.told(&next, at.author[w], write)
			s.reach(next, Event{Kind: Acknowledges, Session: at.author[w], Write: write})
		}
	}
}

// reads lets a session read from every node that the policy allows.
func (s *search) reads(at state, session uint8) {
	allowed := s.policy.Route(at.view(session))
	for i := range allowed.Len() {
		n := uint8(allowed.Nth(i))
		db, shown := at.logs[n], at.logs[n]
		if s.policy.Echoes {
			// What is judged is what she is shown: the node's state with her own
			// writes added to it.
			shown |= at.own[session]
		}
		e := Event{Kind: Reads, Session: session, Node: n, Write: shown.last(), AtLeader: n == at.leader, Own: shown.last() != db.last()}
		s.breaks(ryw, e, at.own[session]&^shown)
		s.breaks(mr, e, at.seen[session]&^shown)
		next := at
		next.seen[session] |= shown.last()
		next.tokenSeen[session] |= db
		next.position[session] = max(at.position[session], uint8(db.len()))
		if s.policy.Forgets {
			next.tokenOwn[session], next.tokenSeen[session], next.position[session] = nothing, nothing, 0
		}
		s.reach(next, e)
	}
}

// reroute moves a session to the other followers.
func (s *search) reroute(at state, session uint8) {
	followers := at.followers()
	for i := range followers.Len() {
		if n := uint8(followers.Nth(i)); n != at.homes[session] {
			next := at
			next.homes[session] = n
			s.reach(next, Event{Kind: Reroutes, Session: session, Node: n})
		}
	}
}

// promote lets the leader die. What waited for an acknowledgement never gets
// one: its outcome is unknown, and it promises nothing.
func (s *search) promote(at state) {
	followers := at.followers()
	most := 0
	for i := range followers.Len() {
		most = max(most, at.logs[followers.Nth(i)].len())
	}
	for i := range followers.Len() {
		n := followers.Nth(i)
		if s.failover == MostAdvanced && at.logs[n].len() < most {
			continue
		}
		next := at
		next.dead, next.leader = true, uint8(n)
		next.waiting = nothing
		next.logs[0] = nothing
		for j := range followers.Len() {
			// All logs were prefixes of one log: what two have in common is one.
			next.logs[followers.Nth(j)] &= at.logs[n]
		}
		s.reach(next, Event{Kind: Promotes, Node: uint8(n)})
	}
}
