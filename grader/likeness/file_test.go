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
idea	old-price	bar 62	50 of 100
idea	cache	bar 53	40 of 100
	!price	-20	
	price	30	4
	price .. cache		7

question	q2
idea	wait	bar 40	60 of 100
	^ wait	5
	question	7

end
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
	whole := strings.TrimSuffix(small, "\nend\n")
	for damage, want := range map[string]string{
		"":                                     "learnt.txt the end of the file is missing",
		whole:                                  "learnt.txt:16:1 the end of the file is missing",
		small + "x":                            "learnt.txt:18:1 a line behind the end",
		"\tprice\t30\n":                        "learnt.txt:1:1 the kata is not named",
		"kata\tshop\n\tprice\t30\n":            "learnt.txt:2:1 a line before the first question",
		whole + "\twait\tmuch\n":               `learnt.txt:16:1 "much" is no weight`,
		whole + "\twait\t1\t2\n":               "learnt.txt:16:1 weights: 2, ideas: 1",
		whole + "\twait\t99999\n":              `learnt.txt:16:1 "99999" is no weight`,
		whole + "\ta b c d\t1\n":               "learnt.txt:16:1 this is no feature: \"a b c d\"",
		whole + "\ta .. b ..\t1\n":             "learnt.txt:16:1 this is no feature: \"a .. b ..\"",
		whole + "\twait\t1\n\twait\t2\n":       "learnt.txt:17:1 the feature stands there twice",
		whole + "wait\t1\n":                    "learnt.txt:16:1 a line of no known kind",
		whole + "question\tq1\n":               "learnt.txt:16:1 a question that stands there twice, or one without ideas",
		whole + "question\tq3\nquestion\tq4\n": "learnt.txt:17:1 a question that stands there twice, or one without ideas",
		whole + "question\tq3\n\tprice\t1\n":   "learnt.txt:17:1 a line of no known kind",
		whole + "question\tq3\nend\n":          "learnt.txt:17:1 a line of no known kind",
		"kata\tshop\nquestion\tq1\nidea\told\tbar x\t1 of 2\n":                             "learnt.txt:3:1 an idea without its bar and its answers",
		"kata\tshop\nquestion\tq1\nidea\told\tbar -5\t1 of 2\n":                            "learnt.txt:3:1 an idea without its bar and its answers",
		"kata\tshop\nquestion\tq1\nidea\told\tbar 50\t1 of 2 or so\n":                      "learnt.txt:3:1 an idea without its bar and its answers",
		"kata\tshop\nquestion\tq1\nidea\told\tbar 50\t1 of 2\nidea\told\tbar 50\t1 of 2\n": "learnt.txt:4:1 the idea stands there twice",
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
	f.Add("kata\t\nquestion\tq\nidea\ti\tbar 41\t1 of 1\n\t! a\t1\n\t.. .. ..\t2\n\t$ ^\t3\nend\n")
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
