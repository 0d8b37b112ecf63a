// Package guarantee judges a history: which session guarantees did it break,
// where, and which write was missing from which replica.
//
//	replication.History -> Check -> []Violation
//	file -> Read -> []Recorded -> Verify -> Verdicts
//
// It sees the history alone, never the model that made it, so that a recorded
// history of any database can be judged. The definitions are those of Terry et
// al., "Session guarantees for weakly consistent replicated data" (1994), over
// the state of the replica that served an operation. Two of them are repeated
// for an observer who sees only returned values, one for a router who sees only
// positions; they can differ from the former, and each difference is worth a
// look:
//
//	bob reads x at Europe,   position 3: w1
//	bob reads y at US East,  position 2: w2    MR ok, MR_pos violated
//
// The promise: every violation names two operations of one session, the write
// that is missing and the replica that lacks it; the later operation comes with
// its earliest partner; what is not violated is not named. Time and memory are
// linear in the size of the history, save a logarithm.
package guarantee

import (
	"cmp"
	"iter"
	"slices"

	"example.com/kata/kata/replication"
)

// Code names a guarantee.
type Code string

// The guarantees. DB is the list of writes that the serving replica had
// applied. The relevant writes of a read are, of a register key, the last one
// in DB to that key, of an append key all of them.
const (
	// RYW, read your writes: a read's DB has every write that its session was
	// acknowledged before, whatever the key.
	RYW Code = "RYW"
	// MR, monotonic reads: a read's DB has the relevant writes of every read of
	// its session before it.
	MR Code = "MR"
	// MW, monotonic writes: a DB that holds a write holds the writes of the same
	// session before it, and before it.
	MW Code = "MW"
	// WFR, writes follow reads: a DB that holds a write holds the relevant
	// writes of the reads that its session made before, and before it.
	WFR Code = "WFR"
	// RYWObserved: a read of a key that the session wrote returns that write or
	// one issued later; of an append key, it is among what is returned.
	RYWObserved Code = "RYW_obs"
	// MRObserved: of one key, a session never is returned an earlier-issued
	// version than before; of an append key, nothing that it was shown is gone.
	MRObserved Code = "MR_obs"
	// MRPosition: the applied position never goes down from one read of a
	// session to a later one. Stricter than MR.
	MRPosition Code = "MR_pos"
	// CP, consistent prefix: what one read returns is what some prefix of one
	// log holds.
	CP Code = "CP"
)

// Codes gives all guarantees in the order in which tables show them.
func Codes() []Code {
	return []Code{RYW, MR, MW, WFR, RYWObserved, MRObserved, MRPosition, CP}
}

// Name gives the guarantee's name in words.
func (c Code) Name() string {
	switch c {
	case RYW:
		return "read your writes"
	case MR:
		return "monotonic reads"
	case MW:
		return "monotonic writes"
	case WFR:
		return "writes follow reads"
	case RYWObserved:
		return "read your writes, as observed"
	case MRObserved:
		return "monotonic reads, as observed"
	case MRPosition:
		return "monotonic positions"
	case CP:
		return "consistent prefix"
	}
	return string(c)
}

// Violation is one operation that breaks one guarantee.
type Violation struct {
	Code Code
	// Earlier and Later are places in History.Ops, of the same session. They
	// are equal where a read contradicts itself.
	Earlier, Later int
	// Missing is the write that should have been there (before Later's write,
	// for MW and WFR); None for MRPosition and CP, where none is named.
	Missing replication.WriteID
	// Node lacked it, at the applied position Position.
	Node     replication.NodeID
	Position int
}

// Check gives all violations of the named guarantees, of all when none is
// named: by the later operation, then in the order of Codes. Of one operation
// and one guarantee it gives one, with the earliest partner.
//
// Where the keys of a history live in several logs, only CP can be judged.
func Check(h *replication.History, codes ...Code) []Violation {
	return NewChecker(codes...).Check(h)
}

// Checker judges one history after another in the same memory. It is not for
// two goroutines at once.
type Checker struct{ checker }

// NewChecker makes one for the named guarantees, for all when none is named.
func NewChecker(codes ...Code) *Checker {
	if len(codes) == 0 {
		codes = Codes()
	}
	k := &Checker{}
	k.codes = make(map[Code]bool, len(codes))
	for _, code := range codes {
		k.codes[code] = true
	}
	return k
}

// Check is the function Check. What it gives is good until the next call.
func (k *Checker) Check(h *replication.History) []Violation {
	return k.CheckPieces(func(yield func(*replication.History) bool) { yield(h) })
}

// CheckPieces judges a history that comes in pieces (replication.Runner's
// Pieces), each with the operations that follow those of the piece before, and
// with all that was applied so far. It finds what Check finds in the whole.
func (k *Checker) CheckPieces(pieces iter.Seq[*replication.History]) []Violation {
	c := &k.checker
	c.clear()
	for h := range pieces {
		c.take(h)
		if !h.Partitioned {
			c.walk()
		}
		if c.asks(CP) {
			c.checkPrefixes()
		}
	}
	if c.h != nil && !c.h.Partitioned && (c.asks(MW) || c.asks(WFR)) {
		c.checkOrders()
	}
	slices.SortStableFunc(c.found, func(a, b Violation) int {
		return cmp.Or(cmp.Compare(a.Later, b.Later), cmp.Compare(rank(a.Code), rank(b.Code)))
	})
	return c.found
}

func rank(c Code) int { return slices.Index(Codes(), c) }
