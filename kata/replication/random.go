package replication

import (
	"math/bits"
	"math/rand/v2"
)

// stream is one source of randomness. Each follower and each session has its
// own: whatever one of them draws, the others stay as they are, and "change
// one thing and run again" changes one thing.
type stream struct{ pcg rand.PCG }

// The purposes of streams. Their numbers are part of what a seed means.
const (
	forLag = iota + 1
	forRoute
	forLoad
)

func newStream(seed uint64, purpose, index int) stream {
	a := mix(seed + 0x9e3779b97f4a7c15*uint64(purpose))
	b := mix(a ^ uint64(index))
	var s stream
	s.pcg.Seed(a, b)
	return s
}

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring
// seeds give unrelated streams.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below draws a number in [0, n). Its bias is below n/2^64.
func (s *stream) below(n int) int {
	hi, _ := bits.Mul64(s.pcg.Uint64(), uint64(n))
	return int(hi)
}

// exponential draws a time with the given mean by the method of von Neumann
// (1951), which only compares uniform numbers: no logarithm, so no last digit
// that differs from one processor to the next. It takes 4.3 numbers a draw.
//
// A run u1 > u2 > … > un that ends because the next is not smaller has an odd
// length with probability e^-u1. Then u1 is the fraction; each even run before
// it adds a whole mean.
//
// The time is rounded up to the next µs: then "longer than t" is as likely as
// the distribution says for every whole t, and a lag of nothing never happens.
func (s *stream) exponential(mean int64) int64 {
	for whole := int64(0); ; whole++ {
		first := s.pcg.Uint64()
		odd := true
		for last := first; ; odd = !odd {
			next := s.pcg.Uint64()
			if next >= last {
				break
			}
			last = next
		}
		if odd {
			part, _ := bits.Mul64(first, uint64(mean))
			return whole*mean + int64(part) + 1
		}
	}
}

// draw gives one lag. Nothing is drawn where nothing is random.
func (s *stream) draw(l Lag) int64 {
	mean := l.Mean
	if l.Slow > 0 && s.below(1000) < l.Slow {
		mean = l.SlowMean
	}
	if mean == 0 {
		return l.Fixed
	}
	return l.Fixed + s.exponential(mean)
}
