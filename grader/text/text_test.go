package text_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"example.com/kata/grader/text"
)

func ExampleRead() {
	d := text.Read("She doesn't see it; the follower lags.")
	for _, t := range d.Tokens {
		fmt.Printf("%d-%d %s (%s) clause %d\n", t.Start, t.End, t.Form, t.Stem, t.Clause)
	}
	// Output:
	// 0-3 she (she) clause 0
	// 4-8 does (do) clause 0
	// 8-11 not (not) clause 0
	// 12-15 see (see) clause 0
	// 16-18 it (it) clause 0
	// 20-23 the (the) clause 1
	// 24-32 follower (follower) clause 1
	// 33-37 lags (lag) clause 1
}

// shape writes an answer as its words, | between clauses and || between
// sentences.
func shape(answer string) string {
	d := text.Read(answer)
	var b strings.Builder
	for i, t := range d.Tokens {
		switch {
		case i == 0:
		case t.Sentence != d.Tokens[i-1].Sentence:
			b.WriteString(" || ")
		case t.Clause != d.Tokens[i-1].Clause:
			b.WriteString(" | ")
		default:
			b.WriteString(" ")
		}
		b.WriteString(t.Form)
	}
	return b.String()
}

func TestShape(t *testing.T) {
	for _, c := range []struct{ answer, want string }{
		{"", ""},
		{" ... ", ""},
		{"Stale read. Old page!", "stale read || old page"},
		{"stale / old, gone", "stale | old | gone"},
		{`hold back the "posted!" message`, "hold back the posted | message"},
		{`it's gone! "old" data is shown`, "it is gone || old data is shown"},
		{"the sequence no. of her write", "the sequence no of her write"},
		{"no. of course not", "no || of course not"},
		{"Strategy 1: ask\nStrategy 2: wait", "strategy 1 | ask || strategy 2 | wait"},
		{"read-your-writes", "read your writes"},
		{"sees - nothing", "sees | nothing"},
		{"a -> b => c", "a | b | c"},
		{"- one\n- two\n1. three", "one || two || 1 || three"},
		{"one\ntwo", "one | two"},
		{"a line of text that is so long that somebody's editor has wrapped it\nhere", "a line of text that is so long that somebody editor has wrapped it here"},
		{"It is gone, e.g. deleted, i.e. not there", "it is gone | e g deleted | i e not there"},
		{"0.5 s, v1.2, 500ms, 2nd", "0 5 s | v1 2 | 500 ms | second"},
		{"Just written? Then the leader. Gone? Thence.", "just written | then the leader || gone || thence"},
		{"No. 2 is gone, no. Nr. 1 too", "no 2 is gone | no || nr 1 too"},
		{"gone.She sees", "gone || she sees"},
		{"it is late because Europe lags", "it is late | because europe lags"},
		{"so far, so good", "so far | so good"},
		{"don't dont cannot can't won't wont", "do not do not can not can not will not will not"},
		{"does'nt is´nt isn´t doesn t wasn´t", "does not is not is not does not t was not"},
		{"gone becuase, wihtout, allways, cold", "gone | because | without | always | cold"},
		{"she's it's that'll they've users' user's", "she is it is that will they have users user"},
		{"u r w/o her cmt bcs eu", "you r without her comment | because eu"},
		{"lag > 5, latency ↑", "lag > 5 | latency ↑"},
		{"gone 😅 the end", "gone || the end"},
		{"And what if it dies? Then another. Is it gone? No.", "and what | if it dies | then another || is it gone || no"},
		{"gtid_executed", "gtid executed"},
		{"İstanbul ıs STRASSE Straße ﬁne café", "istanbul is strasse strasse fine cafe"},
		{"co\u200bmment re\u00adad", "comment read"},
		{"isn\u2019t", "is not"},
	} {
		if got := shape(c.answer); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.answer, got, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, same := range [][]string{
		{"write", "writes", "writing", "wrote", "written"},
		{"lag", "lags", "lagging", "lagged", "laggy"},
		{"add", "adds", "added", "adding"},
		{"rewind", "rewinds", "rewound"},
		{"throw", "threw", "throwed"},
		{"replica", "replicas"},
		{"see", "sees", "saw", "seen", "seeing"},
		{"slow", "slower", "slowest", "slowly"},
		{"become", "becomes", "became"},
		{"choose", "chooses", "chose"},
		{"synchronise", "synchronize", "synchronised"},
		{"disappear", "disappears", "disappeared"},
		{"comment", "comments", "commented"},
		{"monotonic", "monotone", "monotonically"},
		{"route", "routing", "routed", "router"},
		{"send", "sent", "sends", "sending"},
	} {
		for _, w := range same[1:] {
			if text.Stem(w) != text.Stem(same[0]) {
				t.Errorf("%s has the stem %q, %s has %q", w, text.Stem(w), same[0], text.Stem(same[0]))
			}
		}
	}
	for _, apart := range [][2]string{
		{"replica", "replication"}, {"sync", "async"}, {"leader", "reader"}, {"causal", "casual"}, {"lag", "log"},
		{"follower", "following"}, {"server", "serve"}, {"second", "secondary"}, {"user", "use"}, {"evening", "evenly"},
		{"loss", "lost"}, {"consistent", "consistency"}, {"available", "unavailable"},
	} {
		if text.Stem(apart[0]) == text.Stem(apart[1]) {
			t.Errorf("%s and %s share the stem %q", apart[0], apart[1], text.Stem(apart[0]))
		}
	}
}

// TestInflections holds Inflections to Stem: all forms of a word share it.
func TestInflections(t *testing.T) {
	for _, w := range []string{"lag", "copy", "vanish", "route", "write", "position", "x", "ä"} {
		forms := text.Inflections(w)
		if forms[0] != w {
			t.Errorf("%s: the first form is %s", w, forms[0])
		}
		for _, f := range forms {
			if text.Stem(f) != text.Stem(w) {
				t.Errorf("%s: %s has another stem", w, f)
			}
		}
	}
	if got := fmt.Sprint(text.Inflections("copy")); !strings.Contains(got, "copies") || !strings.Contains(got, "copied") {
		t.Error(got)
	}
}

// check holds the promise of a Document on any bytes.
func check(t interface {
	Errorf(string, ...any)
}, answer string) {
	d := text.Read(answer)
	at, clause, sentence := 0, 0, 0
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(answer) {
			t.Errorf("token %d is at %d-%d, the last ended at %d", i, tok.Start, tok.End, at)
			return
		}
		if tok.Form == "" || tok.Clause < clause || tok.Sentence < sentence {
			t.Errorf("token %d: %+v", i, tok)
		}
		at, clause, sentence = tok.End, tok.Clause, tok.Sentence
		if utf8.ValidString(answer) && !utf8.ValidString(answer[tok.Start:tok.End]) {
			t.Errorf("token %d cuts a character: %q", i, answer[tok.Start:tok.End])
		}
		if d.SentenceStart(i) > i || d.SentenceEnd(i) <= i || d.ClauseStart(i) > i || d.ClauseEnd(i) <= i || d.PeriodStart(i) > d.SentenceStart(i) {
			t.Errorf("token %d is outside its own clause or sentence", i)
		}
	}
}

func TestSpansOfAnyText(t *testing.T) {
	words := rapid.SampledFrom([]string{"comment", "isn't", "İ", "ı", "ß", "ﬃ", "が", "\u0301", "\u200b", "\u202e", "\xff", "\xe2\x82", "’", "'", "w/o", "-", ".", "…", "\n", " ", "1.", "500ms", "↑", "😅", "العربية", "ΣΊΣΥΦΟΣ", "K"})
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOf(words).Draw(t, "words"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between")))
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "She isn't.", "İı\u200b", "\xff\xfe", "a\u0301b", "don’t", "1.\n2)", "''''", "日本語。"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, answer string) { check(t, answer) })
}

// TestRememberedWords holds that a document which is used again reads the same as
// a new one, also where words take each other's place, and that another one may
// share what it remembers.
func TestRememberedWords(t *testing.T) {
	d := text.NewDocument()
	beside := d.Beside()
	for round := range 2 {
		for i := range 9000 {
			answer := fmt.Sprintf("Writes%c%c isn't, but lagging wrote%d: us, İ%d don´t", 'a'+i%26, 'a'+i/26%26, i, i)
			if i%2 > 0 {
				d, beside = beside, d
			}
			d.Reset(answer)
			for k, want := range text.Read(answer).Tokens {
				if d.Tokens[k] != want {
					t.Fatalf("round %d: %+v, want %+v", round, d.Tokens[k], want)
				}
			}
		}
	}
}
