package agreement

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/kata/grader"
)

// Line sums up a study in one line.
func (s *Study) Line() string {
	idle, wrong := 0, 0
	for _, e := range s.Effects {
		if e.Right+e.Wrong == 0 {
			idle++
		}
		if e.Wrong > 0 {
			wrong++
		}
	}
	return fmt.Sprintf("%s: labels that no phrase explains: %d of %d; phrases with a wrong credit: %d of %d, without any: %d\n",
		s.Question, len(s.Unexplained), s.Labels, wrong, len(s.Effects), idle)
}

// Text writes a study for the author of the rubric: of each label at most so
// many unexplained answers, the words that they share, and every phrase that
// did something.
func (s *Study) Text(most int) string {
	var b strings.Builder
	b.WriteString("labels that no phrase explains: ")
	if len(s.Unexplained) == 0 {
		b.WriteString("none\n")
	} else {
		fmt.Fprintf(&b, "%d of %d\n", len(s.Unexplained), s.Labels)
		s.textUnexplained(&b, most)
	}
	b.WriteString("\nwhat each phrase did: its credits, right where people give them too, and how many\nof them would go without it, since no other phrase there shows the same\n")
	s.textEffects(&b)
	return b.String()
}

// textUnexplained writes label by label what is missing and what is shared.
func (s *Study) textUnexplained(b *strings.Builder, most int) {
	for from := 0; from < len(s.Unexplained); {
		l := s.Unexplained[from].label()
		to := from
		for to < len(s.Unexplained) && s.Unexplained[to].label() == l {
			to++
		}
		fmt.Fprintf(b, "\n%s: %d\n", l.id, to-from)
		for _, u := range s.Unexplained[from:min(to, from+max(0, most))] {
			u.text(b)
		}
		if more := to - from - max(0, most); more > 0 {
			fmt.Fprintf(b, "  … and %d more; --misses %d shows all\n", more, to-from)
		}
		s.textShared(b, l)
		from = to
	}
}

func (u *Unexplained) label() label { return label{u.Label, u.Misconception} }

// text writes one unexplained label of an answer.
func (u *Unexplained) text(b *strings.Builder) {
	fmt.Fprintf(b, "  %s: %s\n", u.ID, strings.ReplaceAll(u.Answer, "\n", "\n    "))
	for _, m := range u.Discounted {
		fmt.Fprintf(b, "    does not count, %s: %q by %s\n", m.Rule, m.Span.Text, m.Phrase)
	}
	if u.Near == nil {
		b.WriteString("    nearest: no part of any phrase is there\n")
		return
	}
	fmt.Fprintf(b, "    nearest: %s\n      has %s; lacks %s\n", u.Near.Phrase, quoteAll(u.Near.Has), lacks(u.Near))
}

// quoteAll quotes the answer's words.
func quoteAll(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, fmt.Sprintf("%q", w))
	}
	return strings.Join(out, ", ")
}

// lacks says what stands between an answer and a phrase.
func lacks(n *grader.Near) string {
	if len(n.Lacks) == 0 {
		return "no word: their order or distance, or what the phrase excludes"
	}
	return strings.Join(n.Lacks, ", ")
}

// textShared writes what the unexplained answers of a label share.
func (s *Study) textShared(b *strings.Builder, l label) {
	var own []Shared
	for _, sh := range s.Shared {
		if sh.Label == l.id && sh.Misconception == l.misconception {
			own = append(own, sh)
		}
	}
	if len(own) == 0 {
		return
	}
	fmt.Fprintf(b, "  shared words: in so many of these %d / in so many of the %d answers without the label\n", own[0].Of, own[0].Rest)
	for _, sh := range own {
		fmt.Fprintf(b, "    %3d / %-3d  %s\n", sh.With, sh.Without, strings.Join(sh.Words, " .. "))
	}
}

// textEffects writes the phrases label by label: those with wrong credits
// first, then those with most right ones. Idle ones are counted.
func (s *Study) textEffects(b *strings.Builder) {
	for from := 0; from < len(s.Effects); {
		to := from
		for to < len(s.Effects) && s.Effects[to].Label == s.Effects[from].Label && s.Effects[to].Misconception == s.Effects[from].Misconception {
			to++
		}
		effects := slices.Clone(s.Effects[from:to])
		slices.SortStableFunc(effects, func(a, b Effect) int {
			return cmp.Or(b.Errs-a.Errs, b.Wrong-a.Wrong, b.Keeps-a.Keeps, b.Right-a.Right)
		})
		fmt.Fprintf(b, "\n%s\n  right  wrong   without it     line  phrase\n", effects[0].Label)
		idle := 0
		for _, e := range effects {
			if e.Right+e.Wrong == 0 {
				idle++
				continue
			}
			e.text(b)
		}
		if idle > 0 {
			fmt.Fprintf(b, "  %d stand in none of these answers\n", idle)
		}
		from = to
	}
}

// text writes the line of a phrase, cut where the author can look it up.
func (e *Effect) text(b *strings.Builder) {
	line, say := "", e.Phrase.Text
	if e.Phrase.At.Source != nil {
		n, _ := e.Phrase.At.Source.Position(e.Phrase.At.Start)
		line = strconv.Itoa(n)
		if cut := []rune(say); len(cut) > maxSay {
			say = string(cut[:maxSay-1]) + "…"
		}
	}
	fmt.Fprintf(b, "  %5d  %5d   %5d  %5d  %5s  %s\n", e.Right, e.Wrong, -e.Keeps, -e.Errs, line, say)
	if n := len(e.WrongIn); n > 0 {
		fmt.Fprintf(b, "  %36s wrong in %s", "", strings.Join(e.WrongIn[:min(n, maxNamed)], ", "))
		if n > maxNamed {
			fmt.Fprintf(b, " and %d more", n-maxNamed)
		}
		b.WriteString("\n")
	}
}

const (
	maxNamed = 6  // answers with a wrong credit that the line of a phrase names
	maxSay   = 90 // characters of a phrase whose line in the file is known
)
