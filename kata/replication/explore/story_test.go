package explore_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/explore"
	"example.com/kata/kata/replication/guarantee"
)

// quickPost are the names of the first kata.
func quickPost() explore.Names {
	return explore.NamesOf(replication.Plan{
		Leader:    "Leader US East",
		Followers: []replication.Follower{{Name: "Follower US East"}, {Name: "Follower Europe"}},
		Keys:      []replication.Key{{Name: "thread", Append: true, Item: "comment"}},
		Sessions:  []replication.Session{{Name: "Alice", Pronoun: "she", Home: 2}},
	})
}

// A design is explored for one guarantee, and told in the scenario's names.
func ExampleNames_Judge() {
	p, _ := replication.PolicyByName("token_write")
	for _, code := range []guarantee.Code{guarantee.RYW, guarantee.MR} {
		d, err := quickPost().Judge(p, explore.NoFailover, code)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s %s: %s\n", d.Policy.Title, d.Verdict(), d.Policy.Note)
		for i, line := range d.Story {
			fmt.Printf("t%d %s\n", i+1, line)
		}
	}
	// Output:
	// a token of the own writes holds: of own writes, as long as the token is at hand: another device does not have it
	// a token of the own writes breaks: of own writes, as long as the token is at hand: another device does not have it
	// t1 Alice posts a comment
	// t2 Europe applies it
	// t3 Bob reads from Europe and sees Alice's comment
	// t4 Bob reads from US East: Alice's comment is gone
}

var update = flag.Bool("update", false, "rewrite the stories in testdata")

// TestStories holds every counterexample of the matrix as it is told: these
// sentences are what learners read.
func TestStories(t *testing.T) {
	names := quickPost()
	var b strings.Builder
	for _, r := range explore.Matrix() {
		for _, code := range explore.Codes() {
			trace := r.Results[code].Trace
			if trace == nil {
				continue
			}
			fmt.Fprintf(&b, "%s %s\n", strings.TrimSpace(r.Policy+" "+string(r.Failover)), code)
			for i, line := range names.Story(trace) {
				fmt.Fprintf(&b, "\tt%d %s\n", i+1, line)
			}
		}
	}
	if *update {
		if err := os.WriteFile("testdata/stories.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/stories.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestNamesOf takes names from plans that have too few.
func TestNamesOf(t *testing.T) {
	n := explore.NamesOf(replication.Plan{Sessions: []replication.Session{{Name: "Bob"}}})
	if n.Sessions != [2]string{"Bob", "Alice"} || n.Followers[0] != "one follower" || n.Verb+" a "+n.Item != "writes a value" {
		t.Errorf("%+v", n)
	}
	if _, err := n.Judge(replication.Policy{}, explore.NoFailover, guarantee.CP); err == nil || !strings.Contains(err.Error(), `"CP" is not explored`) {
		t.Error(err)
	}
}
