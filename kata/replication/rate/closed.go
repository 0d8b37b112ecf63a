package rate

import "math"

// The formulas. All times of one call are in one unit, whatever it is; a rate
// is in its inverse. Unless it says otherwise the lag of each write to each
// follower is a draw of its own (independent delivery), exponential with a mean,
// so that what is left to wait does not depend on how long one has waited. They
// are elementary; each was derived twice and is held against runs of the model
// by the tests. The setting is that of Bailis et al., "Probabilistically Bounded
// Staleness for Practical Partial Quorums" (VLDB 2012), who sample what has a
// closed form here.

// Law is the distribution of a lag: Fixed plus an exponential time with the
// mean Mean; of the share Slow, with the mean SlowMean instead.
type Law struct{ Fixed, Mean, Slow, SlowMean float64 }

// Exponential gives the laws of so many followers with one mean.
func Exponential(mean float64, followers int) []Law {
	laws := make([]Law, followers)
	for i := range laws {
		laws[i].Mean = mean
	}
	return laws
}

// Beyond gives the probability that the lag is longer than t.
func (l Law) Beyond(t float64) float64 {
	if t < l.Fixed {
		return 1
	}
	tail := func(mean float64) float64 {
		if mean == 0 {
			return 0
		}
		return math.Exp(-(t - l.Fixed) / mean)
	}
	return (1-l.Slow)*tail(l.Mean) + l.Slow*tail(l.SlowMean)
}

// Stale gives the probability that a read at a random follower, at an age t of
// a write, lacks it: the mean of P(lag > t) over the followers. For exponential
// lags of one mean m that is exp(-t/m).
func Stale(t float64, followers []Law) float64 {
	sum := 0.0
	for _, l := range followers {
		sum += l.Beyond(t)
	}
	return sum / float64(len(followers))
}

// StaleInOrder is Stale where the log is shipped in order and others write at
// the rate w: the follower must also have what was written before. Of that a
// Poisson number with the mean w m exp(-t/m) is on its way, so it is
// 1-(1-exp(-t/m))exp(-w m exp(-t/m)).
func StaleInOrder(t, m, w float64) float64 {
	late := math.Exp(-t / m)
	return 1 - (1-late)*math.Exp(-w*m*late)
}

// StaleAnyNode is Stale where the leader is one of the nodes that may be
// asked: n/(n+1) of it.
func StaleAnyNode(t float64, followers []Law) float64 {
	n := float64(len(followers))
	return n / (n + 1) * Stale(t, followers)
}

// StaleReads gives how many reads after a write lack it, of a session that
// reads at the rate r from followers with the mean lag m, and for the first
// window w from the leader: r m exp(-w/m).
func StaleReads(r, m, w float64) float64 { return r * m * math.Exp(-w/m) }

// Back gives the probability that of two reads at random followers, at the
// ages t and t+d of a write, the first shows it and the second does not: the sum
// over two different followers of P(lag <= t) P(lag > t+d), over n². For one
// mean m that is (1-1/n)(1-exp(-t/m))exp(-(t+d)/m).
func Back(t, d float64, followers []Law) float64 {
	n := float64(len(followers))
	sum := 0.0
	for i, a := range followers {
		for j, b := range followers {
			if i != j {
				sum += (1 - a.Beyond(t)) * b.Beyond(t+d)
			}
		}
	}
	return sum / (n * n)
}

// BackFromTo is Back where the first read goes to one follower and the second
// to another: (1-exp(-t/m1))exp(-(t+d)/m2).
func BackFromTo(t, d float64, first, second Law) float64 {
	return (1 - first.Beyond(t)) * second.Beyond(t+d)
}

// Vanish gives the probability that a reader who refreshes at the rate r, each
// time at one of n random followers with the mean lag m, ever is shown a write
// and later not. For n = 2 that is (r/(r+2/m))².
//
// Once k followers have the write and she has seen it, the next event of note
// is a read that lacks it, at r(n-k)/n, or another follower's catching up, at
// (n-k)/m: the former comes first with probability a = (r/n)/(r/n+1/m), whatever
// k, and so sometime before all have it with 1-(1-a)^(n-k). Before she has seen
// it, she sees it at rk/n. One follows the chain from k = n down to 1.
func Vanish(r, m float64, n int) float64 {
	a := (r / float64(n)) / (r/float64(n) + 1/m)
	unseen := 0.0 // at k = n everybody has it
	for k := n - 1; k >= 1; k-- {
		sees, catches := r*float64(k)/float64(n), float64(n-k)/m
		seen := 1 - math.Pow(1-a, float64(n-k))
		unseen = (sees*seen + catches*unseen) / (sees + catches)
	}
	return unseen
}

// BackMoved is Back for a user who stays with one follower, unless it is lost
// between the reads, with probability f: f (1-exp(-t/m))exp(-(t+d)/m).
func BackMoved(f, t, d, m float64) float64 {
	return f * (1 - math.Exp(-t/m)) * math.Exp(-(t+d)/m)
}

// StaleAcked is Stale at a time t after the acknowledgement, where that waited
// for k of n followers with the mean lag m: (1-k/n) exp(-t/m).
func StaleAcked(t, m float64, k, n int) float64 {
	return (1 - float64(k)/float64(n)) * math.Exp(-t/m)
}

// AckWait gives the mean time that a write waits for k of n followers with
// the mean lag m: m (1/n + 1/(n-1) + … + 1/(n-k+1)), the k-th of n exponential
// times (Rényi 1953).
func AckWait(m float64, k, n int) float64 {
	sum := 0.0
	for i := n - k + 1; i <= n; i++ {
		sum += 1 / float64(i)
	}
	return m * sum
}

// WindowShare gives the share of a session's reads that the leader serves,
// where the session writes at the rate w and reads from the leader for the
// window T after each write: 1-exp(-w T).
func WindowShare(w, window float64) float64 { return 1 - math.Exp(-w*window) }

// StaleWindow gives the probability that a read of such a session lacks one
// of its own writes: none was in the window, and of those before it, which make
// a Poisson number with the mean w m exp(-T/m) that are still on their way, at
// least one is: exp(-w T)(1-exp(-w m exp(-T/m))).
func StaleWindow(w, m, window float64) float64 {
	return math.Exp(-w*window) * -math.Expm1(-w*m*math.Exp(-window/m))
}

// TokenWait gives the mean time that a read at an age t of the write waits for
// the first of the followers that has it, at most the timeout: with L the sum
// of 1/mean, (exp(-L t) - exp(-L (t+timeout)))/L. Without a timeout (+Inf) and
// with n equal means that is (m/n) exp(-n t/m); with one follower m exp(-t/m).
func TokenWait(t, timeout float64, means ...float64) float64 {
	l := together(means)
	return (math.Exp(-l*t) - math.Exp(-l*(t+timeout))) / l
}

// TokenTimeout gives the probability that such a read waits in vain:
// exp(-L (t+timeout)).
func TokenTimeout(t, timeout float64, means ...float64) float64 {
	return math.Exp(-together(means) * (t + timeout))
}

// together gives the rate at which the first of several exponential times
// comes.
func together(means []float64) float64 {
	sum := 0.0
	for _, m := range means {
		sum += 1 / m
	}
	return sum
}

// TokenDropped gives the probability that a token is dropped at an age t of
// the write, since one of n followers has it, and that a read d later at a
// random follower lacks it: exp(-d/m)(exp(-t/m)-exp(-n t/m)).
func TokenDropped(t, d, m float64, n int) float64 {
	return math.Exp(-d/m) * (math.Exp(-t/m) - math.Exp(-float64(n)*t/m))
}

// TokenClock gives the probability that a follower whose clock is ahead by s
// says at an age t of the write that it has it, and has not:
// exp(-t/m)(1-exp(-s/m)).
func TokenClock(t, s, m float64) float64 { return math.Exp(-t/m) * -math.Expm1(-s/m) }
