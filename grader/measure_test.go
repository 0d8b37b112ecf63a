package grader_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
)

func testKata() *kata.Kata {
	return &kata.Kata{ID: "lagging-follower", Title: "The Lagging Follower Dilemma",
		Scenario: "QuickPost is a simple social-media app. One leader in US East, two asynchronous followers, one in US East and one in Europe.",
		Parts: []kata.Part{{Questions: []kata.Question{
			{ID: "q1", Prompt: "Right after posting, Alice refreshes to see her comment. The read is routed to the follower in Europe, which has not received the update from the leader yet. What does Alice see? What is this issue called?"},
			{ID: "q2", Prompt: "Later she reads again: first from the European follower, where she sees her comment; a second later she refreshes and is routed to the US East follower. Because of a temporary network hiccup the European follower is slightly ahead of the US East one. What anomaly might she observe? What is it called?"},
			{ID: "q3", Prompt: "Reading your own writes: how can Alice always see her own comment right after posting, even when later reads would go to a lagging follower? Describe at least two technical strategies from the chapter."},
			{ID: "q4", Prompt: "Monotonic reads: what simple back-end strategy prevents the \"going back in time\" of the second question? Hint: think about how her requests are routed."},
			{ID: "q5", Prompt: "Every solution has a cost. What is the possible downside of guaranteeing that users read their own writes, e.g. for performance or complexity?"},
		}}},
		Criteria: []kata.Criterion{{Text: "both anomalies", Questions: []string{"q1", "q2"}}},
	}
}

func source(name string) *diag.Source {
	b, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return &diag.Source{Name: name, Text: b}
}

func loadRubric() *grader.Rubric {
	lex, l := rubric.ParseLexicon(source("../content/lexicon.yaml"))
	r, l2 := rubric.Parse(source("../content/lagging-follower/rubric.yaml"), lex, testKata())
	for _, d := range append(l, l2...) {
		fmt.Print(d.Format())
	}
	if r == nil {
		panic("no rubric")
	}
	return r
}

type labelled struct {
	ID, Question, Answer     string
	Concepts, Misconceptions []string
	Pass                     bool
}

func TestMeasure(t *testing.T) {
	file := os.Getenv("LABELS")
	if file == "" {
		t.Skip()
	}
	r := loadRubric()
	f, _ := os.Open(file)
	sc := bufio.NewScanner(f)
	type cell struct{ tp, fp, fn int }
	cells := map[string]*cell{}
	var tp, fp, fn, mtp, mfp, mfn int
	perq := map[string][4]int{}
	show := os.Getenv("SHOW")
	for sc.Scan() {
		var l labelled
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		var n int
		fmt.Sscanf(l.ID[strings.IndexByte(l.ID, '-')+1:], "%d", &n)
		if lo := os.Getenv("LO"); lo != "" {
			var x int
			fmt.Sscan(lo, &x)
			if n < x {
				continue
			}
		}
		if hi := os.Getenv("HI"); hi != "" {
			var x int
			fmt.Sscan(hi, &x)
			if n > x {
				continue
			}
		}
		res, err := r.GradeAnswer(l.Question, l.Answer)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]bool{}
		for _, c := range l.Concepts {
			want["c "+c] = true
		}
		for _, c := range l.Misconceptions {
			want["m "+c] = true
		}
		got := map[string]bool{}
		for _, c := range res.Concepts {
			if c.Met {
				got["c "+c.ID] = true
			}
		}
		for _, c := range res.Misconceptions {
			got["m "+c.ID] = true
		}
		var miss, extra []string
		for k := range want {
			if !got[k] {
				miss = append(miss, k)
			}
		}
		for k := range got {
			if !want[k] {
				extra = append(extra, k)
			}
		}
		sort.Strings(miss)
		sort.Strings(extra)
		at := func(k string) *cell {
			k = l.Question + " " + k
			if cells[k] == nil {
				cells[k] = &cell{}
			}
			return cells[k]
		}
		for k := range got {
			if want[k] {
				at(k).tp++
				if k[0] == 'c' {
					tp++
				} else {
					mtp++
				}
			}
		}
		for _, k := range miss {
			at(k).fn++
			if k[0] == 'c' {
				fn++
			} else {
				mfn++
			}
		}
		for _, k := range extra {
			at(k).fp++
			if k[0] == 'c' {
				fp++
			} else {
				mfp++
			}
		}
		i := 0
		if res.Passed {
			i = 1
		}
		if l.Pass {
			i += 2
		}
		v := perq[l.Question]
		v[i]++
		perq[l.Question] = v
		v = perq["all"]
		v[i]++
		perq["all"] = v
		if show != "" && strings.Contains(show, l.Question) && len(miss)+len(extra) > 0 {
			fmt.Printf("\n%s MISS %v EXTRA %v\n  %s\n", l.ID, miss, extra, l.Answer)
			ms, _ := r.Explain(l.Question, l.Answer)
			for _, m := range ms {
				k := "c " + m.ID
				if m.Misconception {
					k = "m " + m.ID
				}
				if want[k] != got[k] && (m.Rule != "" || got[k]) {
					fmt.Printf("     %-24s %-40q %-12s  %s\n", m.ID, m.Span.Text, m.Rule, m.Phrase)
				}
			}
		}
	}
	f1 := func(a, b, c int) float64 { return 2 * float64(a) / float64(2*a+b+c) }
	var keys []string
	for k := range cells {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		c := cells[k]
		fmt.Printf("%-34s tp %3d fp %3d fn %3d F1 %.2f\n", k, c.tp, c.fp, c.fn, f1(c.tp, c.fp, c.fn))
	}
	for _, q := range []string{"q1", "q2", "q3", "q4", "q5", "all"} {
		v := perq[q]
		n := float64(v[0] + v[1] + v[2] + v[3])
		if n == 0 {
			continue
		}
		po := float64(v[0]+v[3]) / n
		px, py := float64(v[1]+v[3])/n, float64(v[2]+v[3])/n
		pe := px*py + (1-px)*(1-py)
		fmt.Printf("%s kappa %.3f  false credit %d/%d %.1f%%  false denial %d/%d %.1f%%\n", q, (po-pe)/(1-pe), v[1], v[0]+v[1], 100*float64(v[1])/float64(v[0]+v[1]), v[2], v[2]+v[3], 100*float64(v[2])/float64(v[2]+v[3]))
	}
	fmt.Printf("concept F1 %.3f (fp %d fn %d) misconception F1 %.3f (fp %d fn %d)\n", f1(tp, fp, fn), fp, fn, f1(mtp, mfp, mfn), mfp, mfn)
}
