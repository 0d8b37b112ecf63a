package likeness_test

import (
	"bytes"
	"strings"
	"testing"

	"example.com/kata/grader/likeness"
	"example.com/kata/kata/diag"
)

const small = `# a comment

kata	shop

question	q1
idea	old-price	bar 12	50 of 100
idea	cache	bar -3	40 of 100
!price	-20	
price	30	4
price .. cache		7

question	q2
idea	wait	bar 0	60 of 100
^ wait	5
`

// TestFormat writes what it read.
func TestFormat(t *testing.T) {
	m, problems := likeness.Parse(&diag.Source{Name: "learnt.txt", Text: []byte(small)})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	written := m.Format()
	again, problems := likeness.Parse(&diag.Source{Name: "learnt.txt", Text: written})
	if len(problems) > 0 || !bytes.Equal(again.Format(), written) {
		t.Errorf("%v\n%s", problems, written)
	}
	_, body, _ := strings.Cut(string(written), "\n")
	if _, want, _ := strings.Cut(small, "\n\n"); body != want {
		t.Errorf("got\n%s\nwant\n%s", body, want)
	}
}

// TestDamagedFile names the line that is none of Format's.
func TestDamagedFile(t *testing.T) {
	for damage, want := range map[string]string{
		"":                           "learnt.txt the kata is not named",
		"price\t30\n":                "learnt.txt:1:1 a line before the first question",
		"kata\tshop\nprice\t30\n":    "learnt.txt:2:1 a line before the first question",
		small + "wait\tmuch\n":       `learnt.txt:15:1 "much" is no weight`,
		small + "wait\t1\t2\n":       "learnt.txt:15:1 2 weights where there are 1 ideas",
		small + "wait\t99999\n":      `learnt.txt:15:1 "99999" is no weight`,
		small + "a b c d\t1\n":       "learnt.txt:15:1 this is no feature: \"a b c d\"",
		small + "a .. b ..\t1\n":     "learnt.txt:15:1 this is no feature: \"a .. b ..\"",
		small + "wait\t1\nwait\t2\n": "learnt.txt:16:1 the feature stands there twice",
		"kata\tshop\nquestion\tq1\nidea\told\tbar x\t1 of 2\n": "learnt.txt:3:1 an idea without its bar and its answers",
	} {
		m, problems := likeness.Parse(&diag.Source{Name: "learnt.txt", Text: []byte(damage)})
		if m != nil || len(problems) != 1 {
			t.Errorf("%q: %d problems", damage, len(problems))
			continue
		}
		if got := problems[0].Range.String() + " " + problems[0].Summary; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if _, problems := likeness.Parse(&diag.Source{Text: make([]byte, likeness.MaxBytes+1)}); len(problems) != 1 || problems[0].Code != likeness.CodeTooLarge {
		t.Error(problems)
	}
}

// FuzzParse holds that whatever a file has in it is told, or can be weighed
// with and written again.
func FuzzParse(f *testing.F) {
	f.Add(small)
	f.Add("kata\t\nquestion\tq\nidea\ti\tbar 1\t1 of 1\n! a\t1\n.. .. ..\t2\n$ ^\t3\n")
	f.Fuzz(func(t *testing.T, file string) {
		m, problems := likeness.Parse(&diag.Source{Name: "learnt.txt", Text: []byte(file)})
		if m == nil {
			if !problems.HasErrors() {
				t.Fatal("no model and no problem")
			}
			return
		}
		for _, q := range m.Questions {
			w := q.Weigh(text(q, tokens("price !price . price from cache")))
			for i := range q.Ideas {
				w.Over(i)
			}
		}
		m.Format()
	})
}
