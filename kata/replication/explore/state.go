package explore

import "example.com/kata/kata/replication"

// log is what a node holds: bit i stands for write i+1. Of two writes the one
// with the higher number is the later one in every log.
type log uint8

const nothing log = 0

func (l log) has(w log) bool { return l&w == w }

// last is the register's value: the newest write.
func (l log) last() log {
	if l.has(2) {
		return 2
	}
	return l & 1
}

func (l log) len() int { return int(l&1 + l>>1) }

// state is everything that decides what may happen next and what it would
// break. It is small and comparable: it is its own key.
type state struct {
	logs   [1 + Followers]log
	leader uint8
	dead   bool // a leader has died; node 0 is gone
	issued uint8
	// author is the session of each write; waiting are the writes that are not
	// acknowledged yet. Until then their session does nothing else.
	author  [MaxWrites]uint8
	waiting log
	homes   [Sessions]uint8
	windows uint8 // bit s: session s reads from the leader

	own  [Sessions]log // its acknowledged writes
	seen [Sessions]log // the relevant writes of its reads
	// What its token asks for: writes, writes and reads, a position.
	tokenOwn, tokenSeen [Sessions]log
	position            [Sessions]uint8
	// What the second write must find before it: because its session wrote it
	// (MW), because it read it (WFR).
	afterOwn, afterSeen log
}

// followers are the nodes that follow the leader now.
func (s *state) followers() replication.NodeSet {
	var set replication.NodeSet
	for n := uint8(1); n <= Followers; n++ {
		if n != s.leader {
			set |= replication.SetOf(replication.NodeID(n))
		}
	}
	return set
}

// blocked tells that a session waits for an acknowledgement.
func (s *state) blocked(session uint8) bool {
	for w := uint8(0); w < s.issued; w++ {
		if s.waiting.has(1<<w) && s.author[w] == session {
			return true
		}
	}
	return false
}

// endsNext tells that the window of a session is the next to end: all are as
// long, so they end in the order in which the writes were made.
func (s *state) endsNext(session uint8) bool {
	if s.windows>>session&1 == 0 {
		return false
	}
	for other := range uint8(Sessions) {
		if s.windows>>other&1 != 0 && s.own[other].last() < s.own[session].last() {
			return false
		}
	}
	return true
}

// view is what the router knows when a session reads.
func (s *state) view(session uint8) replication.View {
	v := replication.View{
		Leader:    replication.SetOf(replication.NodeID(s.leader)),
		Followers: s.followers(),
		Home:      replication.SetOf(replication.NodeID(s.homes[session])),
		InWindow:  s.windows>>session&1 != 0,
		OwnKey:    s.own[session] != nothing,
	}
	v.Fresh = v.Followers     // whatever the bound, one may be behind by less
	v.SaysFresh = v.Followers // whatever the lag, a clock may be ahead by more
	for n := range s.logs {
		set := replication.SetOf(replication.NodeID(n))
		if s.dead && n == 0 {
			continue
		}
		if s.logs[n].has(s.tokenOwn[session]) {
			v.HoldsOwn |= set
		}
		if s.logs[n].has(s.tokenSeen[session]) {
			v.HoldsSeen |= set
		}
		if s.logs[n].len() >= int(s.position[session]) {
			v.HoldsPosition |= set
		}
	}
	return v
}
