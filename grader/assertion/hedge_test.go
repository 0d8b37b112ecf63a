package assertion_test

import (
	"strings"
	"testing"

	"example.com/kata/grader/assertion"
	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// asides lists answers with what is left of them when what is said of the
// answer is taken out.
var asides = []struct{ answer, left string }{
	{"Not sure, but here goes: the page is stale.", "the page is stale"},
	{"The page is stale, I think.", "the page is stale"},
	{"If I got it right the page is stale", "the page is stale"},
	{"To my mind, correct me if I'm wrong, she reads the follower.", "she reads the follower"},
	{"She gets a page without, well, her comment.", "she gets a page without her comment"},
	{"Her comment isn't there. I can't think of anything else.", "her comment is not there"},
	{"I'm not an expert. The follower lags.", "the follower lags"},
	// What decides between readings stays.
	{"I am undecided whether it is lost or late.", ""},
	{"I'd say the leader.", ""},
	{"She can't see any other comment.", ""},
	{"This kind of read is stale.", ""},
	// An answer of asides alone is left as it is.
	{"No idea.", ""},
}

func TestAsides(t *testing.T) {
	v := phrase.NewVocabulary(nil, nil, assertion.Words())
	judge := assertion.New(nil, v)
	for _, c := range asides {
		d := text.Read(c.answer)
		before := forms(d)
		d, words := judge.LeaveOut(d, v.Words(d))
		want := c.left
		if want == "" {
			want = before
		}
		if got := forms(d); got != want {
			t.Errorf("%q leaves %q, want %q", c.answer, got, want)
		}
		if len(words) != len(d.Tokens) {
			t.Errorf("%q: %d words for %d tokens", c.answer, len(words), len(d.Tokens))
		}
	}
}

func forms(d *text.Document) string {
	var out []string
	for _, t := range d.Tokens {
		out = append(out, t.Form)
	}
	return strings.Join(out, " ")
}
