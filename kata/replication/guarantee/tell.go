package guarantee

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/kata/replication"
)

// Tell says in one sentence what happened, without the guarantee's name: that
// is Code.Name, for those who may read it.
func (v Violation) Tell(h *replication.History) string {
	earlier, later := &h.Ops[v.Earlier], &h.Ops[v.Later]
	who := h.Sessions[later.Session].Name
	at := fmt.Sprintf("%s at position %d", h.Nodes[v.Node].Name, v.Position)
	missing := Called(h, v.Missing)
	served := fmt.Sprintf("the later read, served by %s, does not have it", at)
	switch v.Code {
	case RYW:
		return fmt.Sprintf("%s wrote %s; %s", who, missing, served)
	case MR:
		if v.Earlier == v.Later {
			return fmt.Sprintf("one read of %s was shown %s by one replica; %s does not have it", who, missing, at)
		}
		return fmt.Sprintf("%s was shown %s by %s; %s", who, missing, servers(h, earlier), served)
	case MW:
		return fmt.Sprintf("%s wrote %s before %s; %s does not hold them in that order", who, missing, Called(h, later.Write), at)
	case WFR:
		return fmt.Sprintf("%s was shown %s before writing %s; %s does not hold them in that order", who, missing, Called(h, later.Write), at)
	case RYWObserved:
		return fmt.Sprintf("%s wrote %s; the later read, served by %s, returned %s", who, missing, at, shown(h, later))
	case MRObserved:
		return fmt.Sprintf("%s was returned %s by %s; the later read, served by %s, returned %s", who, missing, servers(h, earlier), at, shown(h, later))
	case MRPosition:
		before := int32(0)
		for _, p := range h.PartsOf(earlier) {
			before = max(before, p.DB.Len)
		}
		return fmt.Sprintf("%s read from %s at position %d, later from %s", who, servers(h, earlier), before, at)
	case CP:
		return fmt.Sprintf("one read of %s returned %s, which no log held at any moment", who, shown(h, later))
	}
	return string(v.Code)
}

// Called names a write: as its history does, else by version and key. One that
// was lost in a failover is called so, since another may have its version.
func Called(h *replication.History, w replication.WriteID) string {
	if w == replication.None {
		return "nothing"
	}
	if r := h.Writes[w]; r.Name == "" {
		return short(h, w) + " of " + h.Keys[r.Key].Name
	}
	return short(h, w)
}

// short is Called where the key is known.
func short(h *replication.History, w replication.WriteID) string {
	if r := h.Writes[w]; r.Name != "" {
		return r.Name
	}
	version := fmt.Sprintf("v%d", h.Writes[w].Version)
	for _, f := range h.Failovers {
		if slices.Contains(f.Lost, w) {
			return "the lost " + version
		}
	}
	return version
}

// servers names the replicas that served an operation.
func servers(h *replication.History, op *replication.Op) string {
	var names []string
	for _, p := range h.PartsOf(op) {
		if name := h.Nodes[p.Node].Name; len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// maxShown is how many writes of a long list a sentence names.
const maxShown = 5

// shown tells what a read returned, by key.
func shown(h *replication.History, op *replication.Op) string {
	var out []string
	for _, p := range h.PartsOf(op) {
		var names []string
		writes := h.Returned(p.Returns)
		if len(writes) > maxShown {
			names = append(names, fmt.Sprintf("(%d older)", len(writes)-maxShown))
			writes = writes[len(writes)-maxShown:]
		}
		for _, w := range writes {
			names = append(names, short(h, w))
		}
		out = append(out, h.Keys[p.Key].Name+" = ["+strings.Join(names, " ")+"]")
	}
	return strings.Join(out, ", ")
}
