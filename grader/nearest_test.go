package grader_test

import (
	"fmt"
	"testing"
)

func TestNearest(t *testing.T) {
	r := fruit(t, `
a: {idea: i, hint: h, phrases: ['red .. [apple | cherry]', kiwi, '^ "small" + green? + plum - stone']}
b: {idea: i, hint: h, phrases: [ripe banana, '{yellow + [lemon | melon] ... slice}']}
`, "m: {idea: i, refutation: r, phrases: [square orange]}")
	for _, test := range []struct{ question, answer, id, want string }{
		{"q1", "Something red.", "a", `red .. [apple | cherry]: has ["red"], lacks ["[apple | cherry]"]`},
		{"q1", "A banana.", "b", `ripe banana: has ["banana"], lacks ["ripe"]`},
		{"q1", "A plum.", "a", `^ "small" + green? + plum - stone: has ["plum"], lacks ["\"small\""]`},
		{"q1", "An apple. It is red.", "a", `red .. [apple | cherry]: has ["red" "apple"], lacks []`},
		{"q1", "Slices of banana and melons.", "b", `{yellow + [lemon | melon] ... slice}: has ["melons" "Slices"], lacks ["yellow"]`},
		{"q1", "A square.", "m", `square orange: has ["square"], lacks ["orange"]`},
		{"q1", "Something red.", "b", ""},
		{"q1", "", "a", ""},
		{"q1", "Something red.", "c", ""},
		{"q2", "Something red.", "a", ""},
	} {
		got := ""
		if n, ok := r.Nearest(test.question, test.answer, test.id); ok {
			got = fmt.Sprintf("%s: has %q, lacks %q", n.Phrase, n.Has, n.Lacks)
		}
		if got != test.want {
			t.Errorf("%s %q, %s: got  %s\nwant %s", test.question, test.answer, test.id, got, test.want)
		}
	}
}
