package content_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

// TestEmbeddedKatasAreWhole checks every kata of the binary as kata check
// does: files, names, runs, model answers, examples. Which phrases of a rubric
// are worth keeping is for its author to weigh: of these, errors alone count.
func TestEmbeddedKatasAreWhole(t *testing.T) {
	library := content.Embedded()
	ids, err := library.IDs()
	if err != nil || len(ids) == 0 {
		t.Fatalf("katas %v, error %v", ids, err)
	}
	for _, id := range ids {
		bundle, _, err := library.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range bundle.Check() {
			weighed := d.Code == content.CodeBeside || d.Code == content.CodeUnspoken || d.Code == content.CodeAsked
			if d.Severity == diag.Error || !weighed {
				t.Error(d.Format())
			}
		}
	}
}

const small = `---
kata: small
title: A small one
minutes: 5
---

## Scenario

A shop changes a price.

## Part 1: One page (5 minutes)

### q1: The visitor

What price does a visitor see?

#### Hints

1. Who answers?

#### Model answer

The old price.

## Success criteria

1. The old price is explained. (q1)
`

const smallRubric = `kata: small
questions:
  q1:
    pass: {all of: [old-price]}
    concepts:
      old-price:
        idea: the old price
        hint: Which price is on the page?
        phrases: ['old price']
`

// bound gives the rubric with a binding.
func bound(policy, guarantee, expect string) string {
	return strings.Replace(smallRubric, "        phrases:", "        binds: [{policy: "+policy+", guarantee: "+guarantee+", expect: "+expect+"}]\n        phrases:", 1)
}

// shelf makes a folder of one kata, with some files changed; an empty text
// takes a file out.
func shelf(changes map[string]string) fs.FS {
	files := map[string]string{"small/kata.md": small, "small/rubric.yaml": smallRubric}
	for name, text := range changes {
		files[name] = text
	}
	out := fstest.MapFS{}
	for name, text := range files {
		if text != "" {
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

func TestCheck(t *testing.T) {
	for name, test := range map[string]struct {
		change map[string]string
		want   string // part of the one problem; "" for none
	}{
		"good":             {nil, ""},
		"no rubric":        {map[string]string{"small/rubric.yaml": ""}, "mine/small/rubric.yaml: error[K601]"},
		"another name":     {map[string]string{"small/kata.md": strings.Replace(small, "kata: small", "kata: smal", 1), "small/rubric.yaml": strings.Replace(smallRubric, "kata: small", "kata: smal", 1)}, `calls itself "smal"`},
		"unknown scenario": {map[string]string{"small/rubric.yaml": strings.Replace(smallRubric, "    pass", "    run: nowhere\n    pass", 1)}, `mine/small/rubric.yaml:4:10: error[K603]: there is no scenario "nowhere"`},
		"unknown policy":   {map[string]string{"small/rubric.yaml": bound("stikcy", "MR", "holds")}, `there is no policy "stikcy"`},
		"good binding":     {map[string]string{"small/rubric.yaml": bound("sticky", "MR", "holds")}, ""},
		"wrong binding":    {map[string]string{"small/rubric.yaml": bound("sticky", "RYW", "holds")}, "error[K608]: the policy sticky breaks RYW in 2 steps"},
		"model answer":     {map[string]string{"small/kata.md": strings.Replace(small, "\nThe old price.\n", "\nThe new one.\n", 1)}, "mine/small/kata.md:23:1: error[K605]: the model answer of q1 does not pass its own rubric: it lacks old-price"},
		"its nearest":      {map[string]string{"small/kata.md": strings.Replace(small, "\nThe old price.\n", "\nIt is old.\n", 1)}, `hint: nearest to old-price: 'old price' has "old" and lacks price; change the answer`},
	} {
		t.Run(name, func(t *testing.T) {
			bundle, _, err := content.Embedded().With("mine", shelf(test.change)).Load("small")
			if err != nil {
				t.Fatal(err)
			}
			var all strings.Builder
			for _, d := range bundle.Check() {
				all.WriteString(d.Format())
			}
			if test.want == "" && all.Len() > 0 || !strings.Contains(all.String(), test.want) {
				t.Errorf("want %q in:\n%s", test.want, all.String())
			}
		})
	}
}

// TestShelves holds that a folder of one's own stands beside the katas of the
// binary, and in front of them.
func TestShelves(t *testing.T) {
	library := content.Embedded().With("mine", shelf(map[string]string{
		"lagging-follower/kata.md": strings.Replace(small, "kata: small", "kata: lagging-follower", 1),
		"Not An Id/kata.md":        small,
		"empty/readme.txt":         "no kata",
	}))
	ids, err := library.IDs()
	if err != nil {
		t.Fatal(err)
	}
	own, err := content.Embedded().IDs()
	if err != nil || own[0] != "lagging-follower" {
		t.Fatalf("katas of the binary %q, error %v; the first is begun when none is named", own, err)
	}
	if want := append(own, "small"); !slices.Equal(ids, want) {
		t.Errorf("katas %q, want %q", ids, want)
	}
	k, _ := library.Kata("lagging-follower")
	if k.Title != "A small one" {
		t.Errorf("the folder's own kata does not stand in front: %q", k.Title)
	}
	_, _, err = library.Load("smal")
	if unknown, ok := err.(content.UnknownKata); !ok || unknown.Hint() != `did you mean "small"?` {
		t.Errorf("error %v", err)
	}
}

// denied is a file system that does not let one file or folder be read.
type denied struct {
	fstest.MapFS
	name string
}

func (d denied) Open(name string) (fs.File, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d denied) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.ReadDir(name)
}

// TestUnreadable holds that a file which may not be read is told as that, once
// and at its place, and never as one that is not there.
func TestUnreadable(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"kata.md", "rubric.yaml", "lexicon.yaml", "examples.yaml", "scenarios/back-in-time.yaml", "scenarios/stale-read.yaml"} {
		text, err := fs.ReadFile(os.DirFS("lagging-follower"), name)
		if err != nil && name != "lexicon.yaml" {
			t.Fatal(err)
		}
		files["lagging-follower/"+name] = &fstest.MapFile{Data: text}
	}
	for name, what := range map[string]string{"kata.md": "file", "rubric.yaml": "file", "lexicon.yaml": "file", "examples.yaml": "file",
		"scenarios": "folder", "scenarios/stale-read.yaml": "file"} {
		library := content.Embedded().With("mine", denied{files, "lagging-follower/" + name})
		bundle, problems, err := library.Load("lagging-follower")
		if err == nil {
			problems = bundle.Check()
		}
		want := "mine/lagging-follower/" + name + ": error[K601]: the " + what + " cannot be read: permission denied"
		said := 0
		for _, d := range problems {
			text := d.Format()
			if strings.HasPrefix(text, want) {
				said++
			} else if d.Severity == diag.Error && !strings.Contains(text, "there is no scenario") {
				t.Errorf("%s: also said: %s", name, text)
			}
		}
		if said != 1 {
			t.Errorf("%s: said %d times: %v", name, said, problems)
		}
	}
}
