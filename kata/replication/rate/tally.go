package rate

import (
	"math"
	"math/bits"

	"example.com/kata/kata/replication/guarantee"
)

// Tally is what a quantity came to over all trials. Its sums are exact: they
// are integers of 128 bits.
type Tally struct {
	Trials       int
	Count        int // in how many trials it was not 0
	sum, squares wide
}

// wide is a number of 128 bits.
type wide struct{ hi, lo uint64 }

func (a *wide) add(hi, lo uint64) {
	var carry uint64
	a.lo, carry = bits.Add64(a.lo, lo, 0)
	a.hi += hi + carry
}

func (a wide) float() float64 { return float64(a.hi)*(1<<64) + float64(a.lo) }

func (t *Tally) add(x uint64) {
	t.Trials++
	if x == 0 {
		return
	}
	t.Count++
	t.sum.add(0, x)
	t.squares.add(bits.Mul64(x, x))
}

func (t *Tally) merge(more Tally) {
	t.Trials += more.Trials
	t.Count += more.Count
	t.sum.add(more.sum.hi, more.sum.lo)
	t.squares.add(more.squares.hi, more.squares.lo)
}

// Mean gives the mean of the quantity over the trials.
func (t Tally) Mean() float64 { return t.sum.float() / float64(t.Trials) }

// z is where the normal distribution leaves 2.5 % on each side.
const z = 1.959963984540054

// Wilson gives the 95 % interval of a share: that of all true shares of which
// count out of n is not surprising (E. B. Wilson, Journal of the American
// Statistical Association 22, 1927). Unlike mean ± 2 sd it stays within 0 and 1
// and says something where count is 0.
func Wilson(count, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	trials, share := float64(n), float64(count)/float64(n)
	centre := share + z*z/(2*trials)
	half := z * math.Sqrt(share*(1-share)/trials+z*z/(4*trials*trials))
	scale := 1 + z*z/trials
	low, high = (centre-half)/scale, (centre+half)/scale
	if count == 0 {
		low = 0 // not what rounding makes of it
	}
	if count == n {
		high = 1
	}
	return low, high
}

// Interval gives the 95 % interval of the mean, by the normal distribution.
func (t Tally) Interval() (low, high float64) {
	n, mean := float64(t.Trials), t.Mean()
	variance := max(0, t.squares.float()/n-mean*mean)
	half := z * math.Sqrt(variance/n)
	return max(0, mean-half), mean + half
}

// share makes a row of a quantity that is 0 or 1.
func (t Tally) share(name string, code guarantee.Code) Row {
	r := Row{Name: name, Unit: Share, Code: code, Count: t.Count, Trials: t.Trials, Value: float64(t.Count) / float64(t.Trials)}
	r.Low, r.High = Wilson(t.Count, t.Trials)
	return r
}

// millis makes a row of a time.
func (t Tally) millis(name string) Row { return t.each(name, Millis, millisecond) }

// each makes a row of a mean, in a unit of so much.
func (t Tally) each(name string, unit Unit, of float64) Row {
	low, high := t.Interval()
	return Row{Name: name, Unit: unit, Trials: t.Trials, Value: t.Mean() / of, Low: low / of, High: high / of}
}
