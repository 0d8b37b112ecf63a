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

func (a *agenda) sink() {
	h := *a
	for i := 0; ; {
		down := 2*i + 1
		if down >= len(h) {
			return
		}
		if down+1 < len(h) && h[down+1].before(h[down]) {
			down++
		}
		if !h[down].before(h[i]) {
			return
		}
		h[i], h[down] = h[down], h[i]
		i = down
	}
}
