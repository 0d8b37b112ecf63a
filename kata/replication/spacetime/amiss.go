package spacetime

import (
	"fmt"
	"slices"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// Nothing in this file is said unless the checker found it: each sentence
// begins with a Violation.

// person is how a session is spoken of.
type person struct {
	subject, possessive string
	is, was             string
}

func (t *teller) person(s replication.SessionID) person {
	switch name := t.h.Sessions[s]; name.Pronoun {
	case "she":
		return person{"she", "her", "is", "was"}
	case "he":
		return person{"he", "his", "is", "was"}
	case "they":
		return person{"they", "their", "are", "were"}
	default:
		return person{name.Name, name.Name + "'s", "is", "was"}
	}
}

func item(k replication.Key) string {
	if k.Item == "" {
		return "write"
	}
	return k.Item
}

// amiss says what a learner would notice in the answer: "her comment is not
// there". It is empty where nothing was found, or nothing can be seen.
func (t *teller) amiss(op *replication.Op, parts []replication.Part, found []guarantee.Violation) string {
	for _, v := range found {
		if v.Code == guarantee.CP {
			if text := t.withoutEarlier(parts); text != "" {
				return text
			}
		}
	}
	for _, code := range []guarantee.Code{guarantee.MR, guarantee.RYW} {
		for _, v := range found {
			if v.Code != code || !t.visible(v, parts) {
				continue
			}
			w := t.h.Writes[v.Missing]
			whose := t.h.Sessions[w.Session].Name + "'s"
			if w.Session == op.Session {
				whose = t.person(op.Session).possessive
			}
			thing := whose + " " + item(t.h.Keys[w.Key])
			if t.showsLater(v.Missing, parts) {
				thing = whose + " earlier " + item(t.h.Keys[w.Key])
			}
			if code == guarantee.MR {
				return thing + " is gone"
			}
			return thing + " is not there"
		}
	}
	return ""
}

// showsLater tells whether the parts show a later write of the same session and
// key: "her comment" would then be taken for that one.
func (t *teller) showsLater(w replication.WriteID, parts []replication.Part) bool {
	for _, p := range parts {
		for _, shown := range t.h.Returned(p.Returns) {
			r := t.h.Writes[shown]
			if shown > w && r.Session == t.h.Writes[w].Session && r.Key == t.h.Writes[w].Key {
				return true
			}
		}
	}
	return false
}

// withoutEarlier says which write is shown without one that was made before
// it: "Cake's answer, without Poons's question".
func (t *teller) withoutEarlier(parts []replication.Part) string {
	latest := replication.WriteID(replication.None)
	shown := make(map[replication.WriteID]bool)
	for _, p := range parts {
		for _, w := range t.h.Returned(p.Returns) {
			latest, shown[w] = max(latest, w), true
		}
	}
	for w := replication.WriteID(0); w < latest; w++ {
		for _, p := range parts {
			if k := t.h.Keys[p.Key]; t.h.Writes[w].Key == p.Key && k.Append && !shown[w] {
				return t.whose(latest) + ", without " + t.whose(w)
			}
		}
	}
	return ""
}

// whose names a write by who made it.
func (t *teller) whose(w replication.WriteID) string {
	r := t.h.Writes[w]
	return t.h.Sessions[r.Session].Name + "'s " + item(t.h.Keys[r.Key])
}

// lost tells whether a failover had lost the write by then.
func (t *teller) lost(w replication.WriteID, then int64) bool {
	return slices.ContainsFunc(t.h.Failovers, func(f replication.FailedOver) bool { return f.At <= then && slices.Contains(f.Lost, w) })
}

// visible tells whether what the parts returned shows that the write is
// missing: one of them is of its key, and has neither it nor, of a register,
// anything newer.
func (t *teller) visible(v guarantee.Violation, parts []replication.Part) bool {
	if v.Missing == replication.None {
		return false
	}
	w := t.h.Writes[v.Missing]
	for _, p := range parts {
		returned := t.h.Returned(p.Returns)
		newer := !t.h.Keys[p.Key].Append && t.h.VersionOf(p) > int(w.Version)
		if p.Key == w.Key && !newer && !slices.Contains(returned, v.Missing) {
			return true
		}
	}
	return false
}

// notes tells each violation that ends in one operation.
func (t *teller) notes(found []guarantee.Violation) []string {
	var out []string
	for _, v := range found {
		switch v.Code {
		case guarantee.RYWObserved, guarantee.MRObserved, guarantee.MRPosition:
			continue // they say the same again, or are for engineers
		}
		note := t.note(v)
		if t.o.Named {
			note = fmt.Sprintf("%s (%s): %s", v.Code.Name(), v.Code, note)
		}
		out = append(out, note)
	}
	return out
}

// note tells one violation by the times of the two operations.
func (t *teller) note(v guarantee.Violation) string {
	earlier, later := &t.h.Ops[v.Earlier], &t.h.Ops[v.Later]
	parts := t.h.PartsOf(later)
	if (v.Code != guarantee.RYW && v.Code != guarantee.MR) || v.Earlier == v.Later {
		return v.Tell(t.h)
	}
	p := t.person(later.Session)
	wrote := t.called(v.Missing)
	if t.lost(v.Missing, later.End) { // the version may stand for another write by now
		wrote = "the lost " + wrote
	}
	then := fmt.Sprintf("%s wrote %s at %s ms", p.subject, wrote, FormatMillis(earlier.End))
	if v.Code == guarantee.MR {
		then = fmt.Sprintf("%s %s shown %s at %s ms", p.subject, p.was, t.versions(t.h.PartsOf(earlier)), FormatMillis(earlier.End))
	}
	now := fmt.Sprintf("%s %s shown %s at %s ms", p.subject, p.is, t.versions(parts), FormatMillis(later.End))
	if !t.visible(v, parts) {
		now += fmt.Sprintf(" by %s, which does not have %s", t.nodeName(v.Node), guarantee.Called(t.h, v.Missing))
	}
	return then + ", " + now
}
