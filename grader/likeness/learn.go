package likeness

import (
	"cmp"
	"math"
	"slices"
)

// Labelled is an answer that people labelled.
type Labelled struct {
	Tokens []Token
	Ideas  []string // ids of the ideas that it shows
	Weight float64  // how much it counts; 1 is usual
}

// What learning is held to.
const (
	FewestLabelled = 40   // answers that show an idea, and that do not, before anything is learnt of it
	fewestSaid     = 3    // answers that have a feature, before anything is learnt of it
	mostFeatures   = 4096 // that are kept of a question
	cost           = 1.0  // of a usual answer on the wrong side: the C of support vector machines
	least          = 0.3  // weight of a feature that is as frequent with an idea as without
	rounds         = 60   // over all answers
	lowestBar      = 40   // of an idea, in hundredths: an answer in strange words stays well under it
	highestBar     = 9999
	heaviest       = 9999 // weight of a feature, in hundredths
)

// Learn finds the weights of features and the bars of ideas.
func Learn(question string, ideas []string, answers []Labelled) *Question {
	q := newQuestion(question)
	all := gather(answers)
	var shows [][]bool
	for _, id := range ideas {
		y := make([]bool, len(answers))
		n := 0
		for i, a := range answers {
			if y[i] = slices.Contains(a.Ideas, id); y[i] {
				n++
			}
		}
		if n >= FewestLabelled && len(answers)-n >= FewestLabelled {
			q.Ideas = append(q.Ideas, Idea{ID: id, Shown: n, All: len(answers)})
			shows = append(shows, y)
		}
	}
	all = all.keep(all.telling(shows))
	for _, name := range all.names {
		q.add(name)
	}
	q.weights = make([]int16, len(all.names)*len(shows))
	for i, y := range shows {
		w, bias := all.train(y)
		q.Ideas[i].Bar = min(max(lowestBar, -int(math.Round(100*bias))), highestBar)
		for f := range all.names {
			q.weights[f*len(shows)+i] = int16(max(-heaviest, min(math.Round(100*w[f]), heaviest)))
		}
	}
	q.seal()
	return q
}

// sample is the features of all labelled answers.
type sample struct {
	names []string
	has   [][]int32 // of each answer, ascending, each once
	scale []float64 // of each answer: one over the root of how many features it has
	cost  []float64 // of each answer: what it costs to have it on the wrong side
}

// gather reads the features that enough answers have.
func gather(answers []Labelled) *sample {
	all := &sample{}
	words := newDictionary()
	number := map[key]int32{}
	var said []int
	for _, a := range answers {
		var has []int32
		found, n := features(appendText(nil, len(a.Tokens), func(i int) Token { return a.Tokens[i] }, words.learn), nil, nil)
		for _, f := range found {
			i, ok := number[f.key]
			if !ok {
				i = int32(len(all.names))
				number[f.key] = i
				all.names = append(all.names, words.format(f.key))
				said = append(said, 0)
				if k, ok := words.parse(all.names[i]); !ok || k != f.key {
					said[i] = -len(answers) // a word of the answer is a sign of ours: it is never said enough
				}
			}
			has = append(has, i)
		}
		slices.Sort(has)
		has = slices.Compact(has)
		for _, i := range has {
			said[i]++
		}
		all.has = append(all.has, has)
		all.cost = append(all.cost, cost*a.Weight)
		all.scale = append(all.scale, 1/math.Sqrt(float64(max(fewest, n))))
	}
	keep := make([]bool, len(said))
	for i := range keep {
		keep[i] = said[i] >= fewestSaid
	}
	return all.keep(keep)
}

// keep leaves the other features out.
func (s *sample) keep(keep []bool) *sample {
	out := &sample{scale: s.scale, cost: s.cost}
	to := make([]int32, len(s.names))
	for i, name := range s.names {
		if keep[i] {
			to[i] = int32(len(out.names))
			out.names = append(out.names, name)
		}
	}
	for _, has := range s.has {
		var left []int32
		for _, i := range has {
			if keep[i] {
				left = append(left, to[i])
			}
		}
		out.has = append(out.has, left)
	}
	return out
}

// telling marks the features that tell most of any idea.
func (s *sample) telling(shows [][]bool) []bool {
	said := make([]float64, len(s.names))
	for _, has := range s.has {
		for _, f := range has {
			said[f]++
		}
	}
	tells := make([]float64, len(s.names))
	for _, y := range shows {
		w, _ := s.train(y)
		for f := range tells {
			tells[f] = max(tells[f], math.Abs(w[f])*math.Sqrt(said[f]))
		}
	}
	order := make([]int, len(tells))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(tells[b], tells[a]) })
	keep := make([]bool, len(tells))
	for _, f := range order[:min(mostFeatures, len(order))] {
		keep[f] = true
	}
	return keep
}

// train is the dual coordinate descent of Hsieh and others (2008) for linear
// support vector machines with squared hinge loss, on features that count the
// more the more often they come with the idea rather than without it, or the
// reverse (Wang and Manning 2012).
func (s *sample) train(shows []bool) (w []float64, bias float64) {
	counts := s.counting(shows)
	w = make([]float64, len(s.names))
	alpha := make([]float64, len(s.has))
	square := make([]float64, len(s.has))
	order := make([]int, len(s.has))
	for i, has := range s.has {
		order[i] = i
		for _, f := range has {
			square[i] += float64(counts[f] * counts[f])
		}
		square[i] = float64(square[i]*s.scale[i]*s.scale[i]) + 1 + 1/(2*s.cost[i])
	}
	dice := shuffler(1)
	for range rounds {
		dice.shuffle(order)
		for _, i := range order {
			sign := -1.0
			if shows[i] {
				sign = 1
			}
			sum := 0.0
			for _, f := range s.has[i] {
				sum += float64(w[f] * counts[f])
			}
			slope := sign*float64(float64(sum*s.scale[i])+bias) - 1 + alpha[i]/(2*s.cost[i])
			old := alpha[i]
			alpha[i] = max(0, old-slope/square[i])
			step := float64(alpha[i]-old) * sign
			for _, f := range s.has[i] {
				w[f] += float64(step * s.scale[i] * counts[f])
			}
			bias += step
		}
	}
	for f := range w {
		w[f] *= counts[f]
	}
	return w, bias
}

// counting gives for each feature how much it counts: the logarithm of how many
// times as frequent it is among the answers that show the idea as among the
// others, or the reverse.
func (s *sample) counting(shows []bool) []float64 {
	var with, without = make([]float64, len(s.names)), make([]float64, len(s.names))
	for i, has := range s.has {
		in := without
		if shows[i] {
			in = with
		}
		for _, f := range has {
			in[f]++
		}
	}
	var allWith, allWithout float64
	for f := range with {
		with[f]++
		without[f]++
		allWith += with[f]
		allWithout += without[f]
	}
	counts := make([]float64, len(s.names))
	for f := range counts {
		// Logarithms differ in the last bit from machine to machine.
		ratio := math.Abs(math.Log(with[f]/allWith) - math.Log(without[f]/allWithout))
		counts[f] = math.Round(1e6*ratio)/1e6 + least
	}
	return counts
}

// shuffler is a linear congruential generator: the same order on every machine.
type shuffler uint64

func (d *shuffler) shuffle(order []int) {
	for i := len(order) - 1; i > 0; i-- {
		*d = *d*6364136223846793005 + 1442695040888963407
		k := int(*d >> 33 % shuffler(i+1))
		order[i], order[k] = order[k], order[i]
	}
}
