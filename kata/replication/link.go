package replication

// link carries the log from the leader to one follower.
type link struct {
	plan   *Follower
	random stream
	// last is the latest time at which anything sent so far is applied. In
	// order, nothing is applied before it.
	last int64
	// ends is last for each log by itself, where there are several.
	ends []int64
}

// sendOf is send for an entry of one of several logs, the one of the number
// and the name.
func (l *link) sendOf(now int64, log int, name string) Delivered {
	all := l.last
	l.last = l.ends[log]
	d := l.sendIn(now, InOrder, name)
	l.ends[log] = l.last
	l.last = max(all, l.last)
	return d
}

// send puts an entry on its way and tells when it will be applied.
func (l *link) send(now int64, how Delivery) Delivered { return l.sendIn(now, how, "") }

func (l *link) sendIn(now int64, how Delivery, log string) Delivered {
	d := Delivered{Sent: now}
	leaves, extra := now, int64(0)
	for _, h := range l.plan.Hiccups {
		if now < h.From || now >= h.To || h.Log != "" && h.Log != log {
			continue
		}
		extra += h.Extra
		if h.Paused {
			leaves = max(leaves, h.To)
		}
		d.Slow = d.Slow || h.Paused || h.Extra > 0
	}
	d.Applied = leaves + l.random.draw(l.plan.Lag) + extra
	if how == InOrder && d.Applied < l.last {
		d.Applied, d.Held = l.last, true
	}
	l.last = max(l.last, d.Applied)
	return d
}
