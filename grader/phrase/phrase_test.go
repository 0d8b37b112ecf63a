package phrase_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

func lexicon(t testing.TB) *phrase.Lexicon {
	t.Helper()
	lex := &phrase.Lexicon{}
	for _, g := range [][]string{
		{"leader", "leader", "primary", `main + [server | db]`},
		{"comment", "comment", "post", "<own> + thing"},
		{"own", `"her"`, "own"},
		{"not", "not", `"no"`, "never"},
	} {
		for _, alternative := range g[1:] {
			lex.Declare("own")
			if errs := lex.Define(g[0], alternative); len(errs) > 0 {
				t.Fatal(alternative, errs)
			}
		}
	}
	return lex
}

// find gives the quotes of a phrase in an answer, with what stands in gaps in
// brackets.
func find(t testing.TB, say, answer string) string {
	t.Helper()
	lex := lexicon(t)
	p, errs := phrase.Compile(say, lex)
	if len(errs) > 0 {
		t.Fatalf("%s: %v", say, errs)
	}
	set := phrase.Build([]*phrase.Phrase{p}, lex, phrase.NewVocabulary(lex, []*phrase.Phrase{p}))
	d := text.Read(answer)
	var quotes []string
	for _, h := range set.Find(d) {
		var b strings.Builder
		for i := h.Start; i < h.End; i++ {
			word := d.Quote(i, i+1)
			if !h.Has(i) {
				word = "(" + word + ")"
			}
			if i > h.Start {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
		quotes = append(quotes, b.String())
	}
	return strings.Join(quotes, "; ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ say, answer, want string }{
		// Words.
		{"lag", "It lags, it is lagging. A log.", "lags; lagging"},
		{`"lags"`, "It lags, it is lagging.", "lags"},
		{`"out of date"`, "It is out of date, out of some date.", "out of date"},
		{"monoton*", "Monotonicity of monotone reads", "Monotonicity; monotone"},
		{"<number> + second", "for 10 seconds, for ten seconds", "10 seconds"},
		{"read-your-writes", "read your writes, reads your own write", "read your writes; reads your (own) write"},
		// Groups and alternatives.
		{"<leader>", "the primary, the main db, the main thing", "primary; main db"},
		{"[gone | no more]", "It is gone, it is no more.", "gone; no more"},
		{"<comment>", "her thing", "her thing"},
		// Gaps.
		{"old page", "the old web page", "old (web) page"},
		{"old page", "old and quite really boring web page", ""},
		{"old page", "old, page", ""},
		{"old + page", "the old page, the old web page", "old page"},
		{"old + page", "the old just page", "old (just) page"},
		{"not .. see", "She does not, as yet, see it", "not (as) (yet) see"},
		{"not .. see", "It is not so. She can see.", ""},
		{"old ... page", "old things and many many many more of very many other words and a page", "old (things) (and) (many) (many) (many) (more) (of) (very) (many) (other) (words) (and) (a) page"},
		// The tightest reading.
		{"comment .. gone", "comment, comment gone", "comment gone"},
		// Optional parts.
		{"her? own comment", "her own comment; own comment", "own comment; own comment"},
		{"old big? page", "the old page, the old big page", "old page; old big page"},
		{"see it?", "see it, see", "see; see it; see"},
		// Bags.
		{"{leader busy}", "the busy leader; the leader is busy; the leader, busy", "busy leader; leader (is) busy"},
		{"{leader .. busy}", "the leader, I think, is busy", "leader (I) (think) (is) busy"},
		{"{leader + node busy}", "a busy leader node, a leader of busy nodes", "busy leader node"},
		// Edges.
		{"^ none", "None. There is none.", "None"},
		{"none $", "None of it. There is none.", "none"},
		{"^ not + comment $", "Not her comment.", "Not (her) comment"},
		// Exclusions.
		{"leader - minute", "the leader, for a minute", "leader"},
		{"leader - minute", "the leader for a minute", ""},
		{"leader unless minute", "the leader, for a minute", ""},
		{"leader unless minute", "the leader. For a minute.", "leader"},
		{"leader given minute", "the leader. For a minute.", "leader"},
		{"leader given minute", "the leader", ""},
		{"leader barring minute", "the leader. For a minute.", ""},
		// Misspellings: only of words that nobody knows.
		{"leader", "the leadr, the leaders, the laeder, the reader, the lead", "leadr; leaders; laeder"},
		{"synchronous", "synchronus, sinchronous, asynchronous", "synchronus; sinchronous"},
		{"disappear", "it dissapears, it dissapeared", "dissapears; dissapeared"},
		{"evenly", "in the evening", ""},
		{"[writes | wires]", "wirtes", "wirtes"}, // two letters swapped are nearer than one left out
		// Case, accents, invisible characters.
		{"leader", "LEADER Lea\u200bder léader", "LEADER; Lea\u200bder; léader"},
	} {
		if got := find(t, c.say, c.answer); got != c.want {
			t.Errorf("%s in %q:\n got %s\nwant %s", c.say, c.answer, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ say, at, code, hint string }{
		{"", "", phrase.CodeEmpty, ""},
		{"a [b | ] c", "", phrase.CodeEmpty, ""},
		{"a <leder>", "<leder>", phrase.CodeUnknown, "did you mean <leader>?"},
		{"a [b", "[", phrase.CodeBracket, `close it with "]"`},
		{"a b]", "]", phrase.CodeBracket, ""},
		{`a "b`, `"b`, phrase.CodeBracket, ""},
		{"a < b", "< b", phrase.CodeBracket, ""},
		{"a & b", "&", phrase.CodeSign, ""},
		{"a + [b | $]", " $", phrase.CodeSign, "write what stands beside it into each: [a + b | a $] for a + [b | $]"},
		{"a? b?", "a? b?", phrase.CodeLoose, ""},
		{"a [b | c? d?]", " c? d?", phrase.CodeLoose, ""},
		{"a {b? c?}", "{b? c?}", phrase.CodeLoose, ""},
		{"a - b?", "- b?", phrase.CodeLoose, ""},
		{strings.Repeat("[", 20) + "a", "[", phrase.CodeDeep, ""},
		{strings.Repeat("a ", 1500), "", phrase.CodeLong, ""},
	} {
		_, errs := phrase.Compile(c.say, lexicon(t))
		if len(errs) == 0 {
			t.Errorf("%.40q compiles", c.say)
			continue
		}
		e := errs[0]
		if e.Code != c.code || c.hint != "" && e.Hint != c.hint || c.at != "" && c.say[e.Start:e.End] != c.at {
			t.Errorf("%.40q: %+v", c.say, e)
		}
	}
}

// TestLinear holds the time on an answer ten times as long to about ten times
// the time, with room for a busy machine: a quadratic matcher would need a
// hundred times.
func TestLinear(t *testing.T) {
	lex := lexicon(t)
	var phrases []*phrase.Phrase
	for _, say := range []string{"<not> .. see .. <comment>", "{<leader> ... comment}", "[a | b | c] ... [a | b | c] ... [a | b | c]", "a? b? c? comment"} {
		p, errs := phrase.Compile(say, lex)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		phrases = append(phrases, p)
	}
	set := phrase.Build(phrases, lex, phrase.NewVocabulary(lex, phrases))
	took := func(n int, search func(n int) func()) time.Duration {
		run, best := search(n), time.Hour
		for range 5 {
			start := time.Now()
			run()
			best = min(best, time.Since(start))
		}
		return best
	}
	for name, search := range map[string]func(n int) func(){
		"to find": func(n int) func() {
			d := text.Read(strings.Repeat("not see the comment leader a b c ", n))
			return func() { set.Find(d) }
		},
		"to tell of each sentence what could be left": func(n int) func() {
			d := text.Read(strings.Repeat("comment. ", n))
			f, gone := set.Search(d, set.Words(d)), make([]bool, n)
			return func() {
				for i := range n {
					f.Could([]int{0, 1, 2}, gone, i, i+1)
				}
			}
		},
	} {
		if short, long := took(200, search), took(2000, search); long > 50*short {
			t.Errorf("200 repetitions take %v %s, 2000 take %v", short, name, long)
		}
	}
}

// TestFindAgreesWithASlowOne holds sequences to a plain reading of their
// meaning: for each place of the last word, is there any way to stand?
func TestFindAgreesWithASlowOne(t *testing.T) {
	gaps := []string{" ", " + ", " .. ", " ... "}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"old", "page", "gone", "the", "green", "box", ",", "."})
		answer := strings.Join(rapid.SliceOfN(word, 1, 14).Draw(t, "answer"), " ")
		var parts []string
		var between []int
		for i := range rapid.IntRange(2, 3).Draw(t, "parts") {
			if i > 0 {
				between = append(between, rapid.IntRange(0, 3).Draw(t, "gap"))
			}
			parts = append(parts, rapid.SampledFrom([]string{"old", "page", "gone"}).Draw(t, "part"))
		}
		say := parts[0]
		for i, g := range between {
			say += gaps[g] + parts[i+1]
		}
		p, errs := phrase.Compile(say, nil)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		set := phrase.Build([]*phrase.Phrase{p}, nil, phrase.NewVocabulary(nil, []*phrase.Phrase{p}))
		d := text.Read(answer)
		got := map[int]bool{}
		for _, h := range set.Find(d) {
			got[h.End-1] = true
		}
		for i := range d.Tokens {
			if want := stands(d, parts, between, i); want != got[i] {
				t.Fatalf("%s in %q: ends at word %d: %v, want %v", say, answer, i, got[i], want)
			}
		}
	})
}

// stands tries every way in which the parts can stand with the last at a
// token.
func stands(d *text.Document, parts []string, gaps []int, last int) bool {
	n := len(parts) - 1
	if d.Tokens[last].Form != parts[n] {
		return false
	}
	if n == 0 {
		return true
	}
	for i := range last {
		a, b := d.Tokens[i], d.Tokens[last]
		free, raw := d.Gap(i+1, last), last-i-1
		ok := a.Sentence == b.Sentence
		switch gaps[n-1] {
		case 0:
			ok = a.Clause == b.Clause && free <= 2 && raw <= 5
		case 1:
			ok = a.Clause == b.Clause && free == 0 && raw <= 2
		case 2:
			ok = ok && b.Clause-a.Clause <= 2 && free <= 7 && raw <= 14
		}
		if ok && stands(d, parts[:n], gaps[:n-1], i) {
			return true
		}
	}
	return false
}

// TestCouldMissesNothing takes words out of answers: where a phrase is found in
// what is left, Could says so beforehand.
func TestCouldMissesNothing(t *testing.T) {
	found, spared := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		say := rapid.SampledFrom([]string{
			"old page", "old? page + gone", "{old .. gone}", "^ page .. [old | green + box]", "[old | page] ... gone $",
			"[old + page | {box gone}] - green", `"pages" .. gone`, "pa* ... <number>", "[old page | [gone | box] old]",
		}).Draw(t, "say")
		p, errs := phrase.Compile(say, nil)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		set := phrase.Build([]*phrase.Phrase{p}, nil, phrase.NewVocabulary(nil, []*phrase.Phrase{p}))
		word := rapid.SampledFrom([]string{"old", "page", "pages", "gone", "the", "green", "box", "7", ",", "."})
		d := text.Read(strings.Join(rapid.SliceOfN(word, 1, 14).Draw(t, "answer"), " "))
		words := set.Words(d)
		gone := make([]bool, len(words))
		for i := range gone {
			gone[i] = rapid.Bool().Draw(t, "gone")
		}
		from, to := 0, len(words)
		if rapid.IntRange(0, 3).Draw(t, "a part") == 0 {
			from = rapid.IntRange(0, len(words)/2).Draw(t, "from")
			to = rapid.IntRange(from, len(words)).Draw(t, "to")
		}
		could := set.Search(d, words).Could([]int{0}, gone, from, to)
		for i := range gone {
			gone[i] = gone[i] || i < from || i >= to
		}
		d = d.Without(gone)
		switch hits := set.Find(d); {
		case len(hits) > 0 && !could:
			t.Errorf("%q is found where Could says it is not", say)
		case len(hits) > 0:
			found++
		case !could:
			spared++
		}
	})
	if found == 0 || spared == 0 {
		t.Errorf("%d found, %d spared: nothing is tested", found, spared)
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"a [b | <leader>] .. {c d} - e unless f", `"x y"? + z*`, "^ a $", "[[[", "a .. ... b", "}", "a given <not>"} {
		f.Add(s, "the old page")
	}
	f.Fuzz(func(t *testing.T, say, answer string) {
		lex := lexicon(t)
		p, errs := phrase.Compile(say, lex)
		for _, e := range errs {
			if e.Start < 0 || e.End <= e.Start || e.Summary == "" || e.Code == "" {
				t.Errorf("%q: %+v", say, e)
			}
		}
		if len(errs) > 0 {
			return
		}
		set := phrase.Build([]*phrase.Phrase{p}, lex, phrase.NewVocabulary(lex, []*phrase.Phrase{p}))
		d := text.Read(answer)
		for _, h := range set.Find(d) {
			if h.Start < 0 || h.End <= h.Start || h.End > len(d.Tokens) {
				t.Errorf("%q in %q: %+v of %d words", say, answer, h, len(d.Tokens))
			}
		}
	})
}

func ExampleSet_Find() {
	p, _ := phrase.Compile("not .. [see | find] .. comment", nil)
	set := phrase.Build([]*phrase.Phrase{p}, nil, phrase.NewVocabulary(nil, []*phrase.Phrase{p}))
	d := text.Read("She won't yet find her new comment there.")
	for _, h := range set.Find(d) {
		fmt.Println(d.Quote(h.Start, h.End))
	}
	// Output: n't yet find her new comment
}

// TestNearest names the part that is missing in the author's words, however the
// parts are wrapped.
func TestNearest(t *testing.T) {
	for _, c := range []struct{ say, answer, missing string }{
		{"lagging leader .. write", "The leader lags.", "write"},
		{"lagging leader .. write", "Lagging leader.", "write"},
		{"[lag leader writing]", "Lagging leader.", "writing"},
		{"[[lag leader writing]]", "Lagging leader.", "writing"},
		{"[lag leader write | lags leader writes]", "Lagging leader.", "write"},
		{"[{lag leader writing}]", "A leader lags.", "writing"},
		{"<gone>", "She reads the old one.", "[page | thread]"},
		{"lag .. <leader> .. [write | post]", "A leader lags.", "[write | post]"},
	} {
		lex := lexicon(t)
		lex.Declare("gone")
		if errs := lex.Define("gone", "[read .. old .. [page | thread]]"); len(errs) > 0 {
			t.Fatal(errs)
		}
		p, errs := phrase.Compile(c.say, lex)
		if len(errs) > 0 {
			t.Fatal(c.say, errs)
		}
		set := phrase.Build([]*phrase.Phrase{p}, lex, phrase.NewVocabulary(lex, []*phrase.Phrase{p}))
		d := text.Read(c.answer)
		miss, _ := set.Search(d, set.Words(d)).Nearest(func(int) bool { return true })
		if miss.Missing != c.missing {
			t.Errorf("%s in %q: %q is missing, want %q", c.say, c.answer, miss.Missing, c.missing)
		}
	}
}

// TestNothingToFind searches for no phrases at all, and for parts that may all be
// absent within one that may not.
func TestNothingToFind(t *testing.T) {
	d := text.Read("The leader leads.")
	none := phrase.Build(nil, nil, phrase.NewVocabulary(nil, nil))
	words := none.Words(d)
	if f := none.Search(d, words); len(none.Find(d)) > 0 || f.Any(nil) || f.Could(nil, make([]bool, len(words)), 0, len(words)) {
		t.Error("no phrase is found")
	}
	if got := find(t, "old? leader? $ gone", "Leader gone."); got != "" {
		t.Errorf("%q", got)
	}
}
