package spacetime

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// teller turns operations into events.
type teller struct {
	h      *replication.History
	o      Options
	nodes  int // the column of the first node
	events []Event
}

func (t *teller) node(n replication.NodeID) int { return t.nodes + int(n) }

func (t *teller) nodeName(n replication.NodeID) string { return t.h.Nodes[n].Name }

func (t *teller) add(e Event) { t.events = append(t.events, e) }

// write tells a write, its way to the followers, and its acknowledgement.
func (t *teller) write(op *replication.Op, deliveries []replication.Delivered, found []guarantee.Violation) {
	p := t.h.PartsOf(op)[0]
	key, version := t.h.Keys[p.Key], t.called(op.Write)
	who := t.h.Sessions[op.Session].Name
	me, leader := int(op.Session), t.node(p.Node)
	does := "writes " + key.Name
	if key.Append {
		does = "adds a " + item(key) + " to " + key.Name
	}
	t.add(Event{Kind: Ask, At: op.Sent, From: me, To: leader, Label: "write " + key.Name,
		Words: fmt.Sprintf("%s %s; the request leaves for %s", who, does, t.nodeName(p.Node))})
	t.add(Event{Kind: Commit, write: op.Write, At: op.Served, From: leader, To: leader, Label: version,
		Words: fmt.Sprintf("%s has %s", t.nodeName(p.Node), version), Notes: t.notes(found)})
	for _, d := range deliveries {
		if d.From == d.Node {
			continue // the leader's own
		}
		if d.Lost && t.h.LeaderAt(d.Applied) != d.From {
			t.add(Event{Kind: Ship, write: op.Write, At: d.Sent, From: leader, To: t.node(d.Node), Label: version + ": lost with the leader",
				Words: fmt.Sprintf("%s sends %s to %s; it dies before it arrives", t.nodeName(d.From), version, t.nodeName(d.Node))})
			continue
		}
		takes := FormatMillis(d.Applied - d.Sent)
		why := ""
		switch {
		case d.Slow:
			why = ", slow link"
		case d.Held:
			why = ", behind others"
		}
		t.add(Event{Kind: Ship, write: op.Write, At: d.Sent, From: t.node(d.From), To: t.node(d.Node),
			Label: fmt.Sprintf("%s%s: %s ms", version, why, takes),
			Words: fmt.Sprintf("%s sends %s to %s%s; it takes %s ms", t.nodeName(d.From), version, t.nodeName(d.Node), why, takes)})
		t.add(Event{Kind: Apply, write: op.Write, At: d.Applied, From: t.node(d.Node), To: t.node(d.Node), Label: version,
			Words: fmt.Sprintf("%s has %s", t.nodeName(d.Node), version)})
	}
	if op.Acked {
		t.add(Event{Kind: Answer, At: op.End, From: leader, To: me, Label: version + " is saved",
			Words: fmt.Sprintf("%s is told that %s is saved", who, version)})
	}
}

// failover tells the death of a leader, who takes its place, and what is lost.
func (t *teller) failover(f replication.FailedOver) {
	old, heir := t.nodeName(f.From), t.nodeName(f.To)
	t.add(Event{Kind: Die, At: f.At, From: t.node(f.From), To: t.node(f.From), Label: "dies", Words: old + " dies"})
	var lost []string
	for _, w := range f.Lost {
		lost = append(lost, t.called(w))
	}
	without, words := "", ""
	if len(lost) > 0 {
		without, words = ", without "+strings.Join(lost, ", "), "; it does not have "+strings.Join(lost, ", ")
	}
	t.add(Event{Kind: Promote, At: f.At, From: t.node(f.To), To: t.node(f.To), Label: "leads now" + without,
		Words: heir + " takes its place as leader" + words})
	for _, n := range f.Rewound {
		t.add(Event{Kind: Rewind, At: f.At, From: t.node(n), To: t.node(n), Label: "takes back what the new leader lacks",
			Words: t.nodeName(n) + " takes back what the new leader does not have"})
	}
}

// read tells a read, from the question to the answer.
func (t *teller) read(op *replication.Op, found []guarantee.Violation) {
	parts := t.h.PartsOf(op)
	me := int(op.Session)
	who := t.h.Sessions[op.Session].Name
	marked := t.o.Question > 0 && int(op.Step) == t.o.Question-1
	switch {
	case op.Anew:
		t.add(Event{Kind: Wait, At: op.Start, From: me, To: me, Label: "asks; the leader dies before the answer", Marked: marked,
			Words: fmt.Sprintf("%s wants to read%s; the leader dies before the answer, and the request is sent once more", who, named(t.h, parts))})
	case op.Sent > op.Start:
		waits := FormatMillis(op.Sent - op.Start)
		t.add(Event{Kind: Wait, At: op.Start, From: me, To: me, Label: "waits " + waits + " ms for a replica", Marked: marked,
			Words: fmt.Sprintf("%s wants to read%s; no replica may serve it yet, and it waits %s ms", who, named(t.h, parts), waits)})
	}
	if op.Failed {
		t.add(Event{Kind: Fail, At: op.End, From: me, To: me, Label: "no replica in time: the read fails", Marked: marked,
			Words: fmt.Sprintf("no replica may serve the read of %s in time, and it fails", who)})
		return
	}
	late := ""
	if op.Late {
		late = ", since no other replica may serve it"
	}
	groups := byNode(parts)
	for i, group := range groups {
		n := group[0].Node
		t.add(Event{Kind: Ask, At: op.Sent, From: me, To: t.node(n), Label: "read " + keyNames(t.h, group), Marked: marked,
			Words: fmt.Sprintf("%s reads %s; the request leaves for %s%s", who, keyNames(t.h, group), t.nodeName(n), late)})
		answer := Event{Kind: Answer, At: op.End, From: t.node(n), To: me, Marked: marked, Label: t.versions(group)}
		answer.Words = fmt.Sprintf("%s is shown %s by %s", who, answer.Label, t.nodeName(n))
		if own := t.echoed(group); own != "" {
			answer.Label += " (" + own + ": own copy)"
			answer.Words += fmt.Sprintf("; %s comes from the copy on the device, the replica does not have it", own)
		}
		if seen := t.amiss(op, group, found); seen != "" {
			answer.Label += ": " + seen
			answer.Words += ": " + seen
		}
		if i == len(groups)-1 {
			answer.Notes = t.notes(found)
		}
		t.add(answer)
	}
}

// echoed names what the device added to an answer from its own copy.
func (t *teller) echoed(parts []replication.Part) string {
	var names []string
	for _, p := range parts {
		for _, w := range t.h.Echoed(p) {
			names = append(names, t.called(w))
		}
	}
	return strings.Join(names, ", ")
}

// byNode groups the parts of a read by the node that served them.
func byNode(parts []replication.Part) [][]replication.Part {
	var groups [][]replication.Part
	for i := 0; i < len(parts); {
		j := i + 1
		for j < len(parts) && parts[j].Node == parts[i].Node {
			j++
		}
		groups = append(groups, parts[i:j])
		i = j
	}
	return groups
}

// named gives the names of the keys with a space in front; of a read that
// failed none is known.
func named(h *replication.History, parts []replication.Part) string {
	if len(parts) == 0 {
		return ""
	}
	return " " + keyNames(h, parts)
}

func keyNames(h *replication.History, parts []replication.Part) string {
	var names []string
	for _, p := range parts {
		names = append(names, h.Keys[p.Key].Name)
	}
	return strings.Join(names, ", ")
}

// versions says what was returned: "v41"; with several keys "x v1, y v0".
func (t *teller) versions(parts []replication.Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, t.ofKey(p.Key, t.version(p)))
	}
	return strings.Join(out, ", ")
}

// called names a write by its version.
func (t *teller) called(w replication.WriteID) string {
	r := t.h.Writes[w]
	return t.ofKey(r.Key, "v"+strconv.Itoa(int(r.Version)))
}

// ofKey says of which key a version is, where there are several.
func (t *teller) ofKey(k replication.KeyID, version string) string {
	if len(t.h.Keys) == 1 {
		return version
	}
	return t.h.Keys[k].Name + " " + version
}

// version says which version of one key was returned. An append key of which
// something older is missing has no version that ever was: it says so.
func (t *teller) version(p replication.Part) string {
	v := t.h.VersionOf(p)
	text := "v" + strconv.Itoa(v)
	k := t.h.Keys[p.Key]
	if !k.Append || v-k.Base == int(p.Returns.To-p.Returns.From) {
		return text
	}
	have := make(map[int32]bool)
	for _, w := range t.h.Returned(p.Returns) {
		have[t.h.Writes[w].Version] = true
	}
	for older := k.Base + 1; older < v; older++ {
		if !have[int32(older)] {
			return text + " without v" + strconv.Itoa(older)
		}
	}
	return text
}

// FormatMillis writes µs in ms, with decimals only where there are some.
func FormatMillis(µs int64) string {
	text := strconv.FormatInt(µs/1000, 10)
	if part := µs % 1000; part != 0 {
		text += "." + strings.TrimRight(fmt.Sprintf("%03d", part), "0")
	}
	return text
}
