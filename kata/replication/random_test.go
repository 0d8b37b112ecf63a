package replication

import (
	"math"
	"testing"
)

// TestExponential holds the draws against the distribution: the share beyond
// each of some times, within 4.4 standard deviations of 400,000 draws.
func TestExponential(t *testing.T) {
	const draws, mean = 400_000, 100_000
	s := newStream(1, forLag, 0)
	beyond := make([]int, 6)
	sum := 0.0
	for range draws {
		d := s.exponential(mean)
		sum += float64(d)
		for i := range beyond {
			if d > int64(i)*mean/2 {
				beyond[i]++
			}
		}
	}
	if got := sum / draws; math.Abs(got-mean) > 4.4*mean/math.Sqrt(draws) {
		t.Errorf("mean %.0f, want %d", got, mean)
	}
	for i, n := range beyond {
		want := math.Exp(-float64(i) / 2)
		if got := float64(n) / draws; math.Abs(got-want) > 4.4*math.Sqrt(want*(1-want)/draws)+1e-4 {
			t.Errorf("beyond %d/2 means: %.4f, want %.4f", i, got, want)
		}
	}
}

// TestStreams draws from neighbouring streams: no two begin alike.
func TestStreams(t *testing.T) {
	seen := make(map[uint64]bool)
	for seed := range uint64(50) {
		for purpose := forLag; purpose <= forLoad; purpose++ {
			for i := range 10 {
				s := newStream(seed, purpose, i)
				n := s.pcg.Uint64()
				if seen[n] {
					t.Fatalf("seed %d, purpose %d, index %d begins like another stream", seed, purpose, i)
				}
				seen[n] = true
			}
		}
	}
}

// TestHome spreads users evenly over the followers.
func TestHome(t *testing.T) {
	count := make([]int, 4)
	for i := range 3000 {
		count[HomeOf(string(rune('a'+i%26))+string(rune('0'+i/26)), 3)]++
	}
	if count[0] != 0 || min(count[1], count[2], count[3]) < 900 {
		t.Error(count)
	}
}
