package grader

import (
	"fmt"
	"slices"
)

// linkless gives the question without each "implies" and each "yields to" in
// turn.
func (q *Question) linkless() (out []weaker) {
	for i := range q.Concepts {
		c := &q.Concepts[i]
		for k, to := range c.Implies {
			out = append(out, q.unlinked(implied(c.ID, to), func(o *Question) { o.Concepts[i].Implies = but(c.Implies, k) }))
		}
		for k, to := range c.Yields {
			out = append(out, q.unlinked(yielded(c.ID, to), func(o *Question) { o.Concepts[i].Yields = but(c.Yields, k) }))
		}
		for p := range c.Phrases {
			for k, to := range c.Phrases[p].Implies {
				out = append(out, q.unlinked(implied("this phrase of "+c.ID, to), func(o *Question) {
					o.Concepts[i].Phrases = slices.Clone(c.Phrases)
					o.Concepts[i].Phrases[p].Implies = but(c.Phrases[p].Implies, k)
				}))
			}
		}
	}
	for i := range q.Misconceptions {
		m := &q.Misconceptions[i]
		for k, to := range m.Yields {
			out = append(out, q.unlinked(yielded(m.ID, to), func(o *Question) { o.Misconceptions[i].Yields = but(m.Yields, k) }))
		}
	}
	return out
}

func implied(from string, to Link) Mutant {
	return Mutant{Lost: LostLink, ID: to.ID, At: to.At,
		Change: fmt.Sprintf("%s does not imply %s", from, to.ID),
		Shows:  fmt.Sprintf("%s without other words for %s", from, to.ID)}
}

func yielded(from string, to Link) Mutant {
	return Mutant{Lost: LostLink, ID: from, At: to.At,
		Change: fmt.Sprintf("%s does not yield to %s", from, to.ID),
		Shows:  fmt.Sprintf("%s, and not %s, by words that both would claim", to.ID, from)}
}

// unlinked gives the question with links of its ideas taken out.
func (q *Question) unlinked(m Mutant, drop func(*Question)) weaker {
	other := *q
	other.Concepts, other.Misconceptions = slices.Clone(q.Concepts), slices.Clone(q.Misconceptions)
	drop(&other)
	other.label()
	return weaker{m, &other}
}

// but gives the links without one of them.
func but(links []Link, k int) []Link { return slices.Delete(slices.Clone(links), k, k+1) }
