package replication

// agenda is what happens next: a binary heap of at most one event for each
// session, the earliest first, and of those at one time the session that
// comes first in the plan.
type agenda []event

type event struct {
	at      int64
	session SessionID
}

func (e event) before(f event) bool {
	return e.at < f.at || e.at == f.at && e.session < f.session
}

func (a *agenda) push(e event) {
	*a = append(*a, e)
	h := *a
	for i := len(h) - 1; i > 0; {
		up := (i - 1) / 2
		if !h[i].before(h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
}

// pop takes the first event away.
func (a *agenda) pop() {
	h := *a
	last := len(h) - 1
	h[0] = h[last]
	*a = h[:last]
	a.sink()
}

// delay moves the first event to a later time.
func (a *agenda) delay(at int64) {
	(*a)[0].at = at
	a.sink()
}

// sink brings the first event to its place. It most often belongs near the
// bottom: so the hole goes all the way down, one comparison a level, and the
// event climbs back up from there, seldom more than a step.
func (a *agenda) sink() {
	h := *a
	if len(h) < 2 {
		return
	}
	e, i := h[0], 0
	for down := 1; down < len(h); down = 2*i + 1 {
		if down+1 < len(h) {
			left, right := &h[down], &h[down+1]
			// 1 when the right one is earlier. That is as likely as not, so a jump
			// here would be guessed wrong every other time.
			further := int(uint64(right.at-left.at) >> 63)
			if right.at == left.at && right.session < left.session {
				further = 1
			}
			down += further
		}
		h[i], i = h[down], down
	}
	for i > 0 {
		up := (i - 1) / 2
		if !e.before(h[up]) {
			break
		}
		h[i], i = h[up], up
	}
	h[i] = e
}
