package rubric

import (
	"strings"
	"testing"
)

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"old price", "old  Price", true},
		{"old price", "old prices", true},
		{"old price", "price old", false},
		{"old price", "old .. price", false},
		{"old price", "old + price", false},
		{`"older" price`, `"Older" price`, true},
		{`"older" price`, `old price`, false},
		{`"price"`, `"prices"`, false},
		{"[gone | no more] price", "[no more|gone | gone] prices", true},
		{"[gone | no more]? price", "[gone | no more] price", false},
		{"[a | [c | b]] x", "[[b | c] | a] x", true},
		{"{old .. price}", "{old..price}", false}, // a blank too few to be seen: not worth a parser
		{"<leader> x", "leader x", false},
		{"price - new", "price - low", false},
		{"price - new", "prices - new", true},
		{"monoton*", "monoton", false},
		{`"<" x`, `"<" x`, true},
	} {
		if got := same(c.a) == same(c.b); got != c.want {
			t.Errorf("%s and %s: %q and %q", c.a, c.b, same(c.a), same(c.b))
		}
	}
}

// FuzzSame holds that no text, compiled or not, keeps the walk from its
// end.
func FuzzSame(f *testing.F) {
	for _, s := range []string{"[a | b", `"x`, "<y", "{[|]?*}", "]", "*?", "[", "a|b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 {
			t.Skip()
		}
		same(s)
		groupNames(s)
	})
}

func TestGroupNames(t *testing.T) {
	got := groupNames(`<a> .. [x | < b >] "<" > {<own thing> "c"} - <d>`)
	if want := "a b own thing d"; strings.Join(got, " ") != want {
		t.Errorf("got %q", got)
	}
}
