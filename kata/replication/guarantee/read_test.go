package guarantee_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/guarantee"
)

// TestBadHistories reads files that are wrong and asks for the place and the
// reason of the first problem.
func TestBadHistories(t *testing.T) {
	write := `{"op":"write","session":"a","id":"w1","key":"x","at":"L","db":["w1"]}`
	ops := func(list string) string { return `{"ops":[` + write + `,` + "\n" + list + `]}` }
	for _, c := range []struct{ name, text, place, want string }{
		{"empty", "", "1:1", "a value is needed here"},
		{"no object", `[1]`, "1:1", "an object is needed here"},
		{"cut off", `{"ops":[`, "1:9", "a value is needed here"},
		{"no comma", `{"ops":[] "id":"x"}`, "1:11", "a comma or } is needed here"},
		{"behind the end", `{"ops":[]} {}`, "1:12", "something stands behind the end"},
		{"string", `{"ops`, "1:2", "a string that does not end"},
		{"escape", `{"id":"\q","ops":[]}`, "1:7", "an escape that JSON does not have"},
		{"control", "{\"id\":\"\x01\",\"ops\":[]}", "1:8", "a control character"},
		{"no ops", `{"id":"x"}`, "1:1", `a history without "ops"`},
		{"typo", `{"ops":[],"append_key":[]}`, "1:11", `unknown key "append_key"`},
		{"twice", `{"ops":[],"ops":[]}`, "1:11", `"ops" stands twice`},
		{"unknown write", ops(`{"op":"read","session":"a","keys":["x"],"at":"F","db":["w2"],"returns":{}}`), "2:56", `no operation issued a write "w2"`},
		{"duplicate write", ops(write), "2:34", `a second write with the id "w1"`},
		{"twice in db", ops(`{"op":"read","session":"a","keys":["x"],"at":"F","db":["w1","w1"],"returns":{}}`), "2:61", `"w1" stands twice in one list`},
		{"kind", ops(`{"op":"scan","session":"a"}`), "2:7", `"scan" is neither read nor write`},
		{"no session", ops(`{"op":"read","keys":["x"],"at":"F","db":[],"returns":{}}`), "2:1", `the key "session" is missing`},
		{"not asked for", ops(`{"op":"read","session":"a","keys":["x"],"at":"F","db":[],"returns":{"y":[]}}`), "2:69", `"y" is returned, and the read did not ask for it`},
		{"two versions", ops(`{"op":"write","session":"a","id":"w2","key":"x","at":"L","db":["w1","w2"]},` + "\n" +
			`{"op":"read","session":"a","keys":["x"],"at":"L","db":["w1","w2"],"returns":{"x":["w1","w2"]}}`), "3:78", `2 versions of "x", which is a register`},
		{"acked", ops(`{"op":"write","session":"a","id":"w2","key":"x","at":"L","db":[],"acked":1}`), "2:74", "true or false is needed here"},
		{"same id", `{"histories":[{"id":"h","ops":[]},{"id":"h","ops":[]}]}`, "1:35", `a second history with the id "h"`},
		{"deep", `{"why":` + strings.Repeat("[", 1000), "1:58", "nested more than 50 deep"},
		{"no number", `{"why":nul,"ops":[]}`, "1:8", "a value is needed here"},
	} {
		_, diags := guarantee.Read(&diag.Source{Name: "h.json", Text: []byte(c.text)})
		if len(diags) == 0 {
			t.Errorf("%s: no problem", c.name)
			continue
		}
		d := diags[0]
		place := strings.TrimPrefix(strings.TrimPrefix(d.Range.String(), "h.json"), ":")
		if place == "" {
			place = "1:1"
		}
		if place != c.place || !strings.Contains(d.Summary, c.want) {
			t.Errorf("%s: %s: %s; want %s: %s", c.name, place, d.Summary, c.place, c.want)
		}
	}
}

// TestProblemsAreBounded reads a file with a hundred thousand problems.
func TestProblemsAreBounded(t *testing.T) {
	text := `{"ops":[` + strings.Repeat(`{"op":"x"},`, 100_000) + `{}]}`
	_, diags := guarantee.Read(&diag.Source{Name: "h.json", Text: []byte(text)})
	if len(diags) == 0 || len(diags) > 100 {
		t.Errorf("%d problems", len(diags))
	}
	_, diags = guarantee.Read(&diag.Source{Name: "h.json", Text: make([]byte, 100<<20)})
	if len(diags) != 1 || diags[0].Code != guarantee.CodeTooLarge {
		t.Errorf("100 MiB: %v", diags)
	}
}

// TestLargeHistories judges histories whose shape is hard on a checker: one
// session, many states of one log; and many states that have no log in common.
func TestLargeHistories(t *testing.T) {
	const n = 2000
	var one, many strings.Builder
	var db strings.Builder
	for i := range n {
		if i > 0 {
			db.WriteString(",")
		}
		db.WriteString(fmt.Sprintf(`"w%d"`, i))
		fmt.Fprintf(&one, `{"op":"write","session":"a","id":"w%d","key":"x","at":"L","db":[%s]},`, i, db.String())
		fmt.Fprintf(&one, `{"op":"read","session":"a","keys":["x"],"at":"L","db":[%s],"returns":{"x":["w%d"]}},`, db.String(), i)
	}
	for i := range 20 * n {
		fmt.Fprintf(&many, `{"op":"write","session":"a","id":"w%d","key":"t","at":"L","db":["w%d"]},`, i, i)
		fmt.Fprintf(&many, `{"op":"read","session":"a","keys":["t"],"at":"L","db":["w%d"],"returns":{"t":["w%d"]}},`, i, i)
	}
	for name, ops := range map[string]string{"one log": one.String(), "many": many.String()} {
		start := time.Now()
		text := `{"append_keys":["t"],"ops":[` + strings.TrimSuffix(ops, ",") + `]}`
		all, diags := guarantee.Read(&diag.Source{Name: "h.json", Text: []byte(text)})
		if len(diags) > 0 {
			t.Fatal(diags[0].Format())
		}
		read := time.Since(start)
		found := guarantee.Check(all[0].History)
		t.Logf("%s: %d MB read in %v, judged in %v, %d violations", name, len(text)>>20, read, time.Since(start)-read, len(found))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
	}
}

// FuzzRead reads anything: no panic, and what is read without errors can be
// judged and told.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/histories.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"ops":[{"op":"write","session":"a","id":"w","key":"x","at":"L","db":["w"],"acked":false}],"states":[{"at":"F","db":[]}],"logs":[[],["w"]]}`))
	f.Add([]byte(`{"ops":[{"op":"read","session":"a","parts":[{"key":"x","at":"L","db":[]}],"returns":{"x":[]}}],"partition_of_key":{"x":"A","y":"B"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		all, diags := guarantee.Read(&diag.Source{Name: "f.json", Text: text})
		for _, d := range diags {
			_ = d.Format()
		}
		if diags.HasErrors() {
			return
		}
		for _, r := range all {
			for _, v := range guarantee.Check(r.History) {
				if v.Tell(r.History) == "" {
					t.Fatal("a violation without a sentence")
				}
			}
		}
	})
}
