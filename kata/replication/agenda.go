package replication

import "math"

// agenda is what happens next: one event for each session, the earliest
// first, and of those at one time that of the session that comes first in the
// plan. The first event is always the one that changes, since a session goes on
// from where it is: so it is a tournament that is played again along the way of
// one player, log2 of the sessions, one comparison each.
//
// games[i] holds who lost game i; its players come from games 2i and 2i+1,
// where numbers from len(games) on are the sessions themselves. Game 1 is the
// final, and games[0] holds who won it.
type agenda struct{ games []event }

type event struct {
	at      int64
	session SessionID
}

// never is the time of a session that has nothing to do any more.
const never = int64(math.MaxInt64 / 2)

// empty is a game of which only one player has come.
const empty SessionID = -1

// clear makes ready for so many sessions: each must be added then.
func (a *agenda) clear(sessions int) {
	if len(a.games) != sessions {
		a.games = make([]event, sessions)
	}
	for i := range a.games {
		a.games[i] = event{never, empty}
	}
}

// first gives the next event, if there is one.
func (a *agenda) first() (e event, ok bool) {
	if len(a.games) == 0 {
		return event{}, false
	}
	return a.games[0], a.games[0].at < never
}

// add lets a session come in, with the time of its first event.
func (a *agenda) add(e event) {
	for i := (len(a.games) + int(e.session)) / 2; i > 0; i /= 2 {
		g := &a.games[i]
		if g.session == empty {
			*g = e
			return
		}
		if g.at < e.at || g.at == e.at && g.session < e.session {
			*g, e = e, *g
		}
	}
	a.games[0] = e
}

// delay gives the session of the first event another time.
func (a *agenda) delay(at int64) {
	games, session := a.games, a.games[0].session
	for i := uint(len(games)+int(session)) / 2; i > 0; i /= 2 {
		g := &games[i]
		// All ones when the other one is earlier, else 0. Either is as likely as
		// not, so a jump would be guessed wrong every other time.
		swap := (g.at - at) >> 63
		if g.at == at && g.session < session {
			swap = -1
		}
		times, sessions := (g.at^at)&swap, (g.session^session)&SessionID(swap)
		g.at, at = g.at^times, at^times
		g.session, session = g.session^sessions, session^sessions
	}
	games[0] = event{at, session}
}
