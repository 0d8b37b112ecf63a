package answers

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Draft is what a learner has typed for a question and not submitted.
type Draft struct {
	Question string
	Try      int // which try it will be, from 1
	Text     string
}

// The drafts of a sheet share one file beside it. Each has a head and, below
// it, its text as a sheet would have it (see escape):
//
//	<!-- kata: draft q2, try 1 -->
//	The comment is
//
//	<!-- kata: draft q3, try 2 -->
//	Read her own

const (
	verbDraft   = "draft"
	draftEnding = ".draft"
)

// Drafts gives the drafts that were found when the file was opened and those
// that were saved since, one a question, the latest last.
func (f *File) Drafts() []Draft {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.drafts)
}

// Draft gives the draft of a question; ok is false when there is none.
func (f *File) Draft(question string) (d Draft, ok bool) {
	for _, d := range f.Drafts() {
		if d.Question == question {
			return d, true
		}
	}
	return Draft{}, false
}

// SaveDraft keeps what is typed for a question, in place of its draft before;
// those of other questions stay. It is made to be called about once a second:
// it survives the death of the program, and the text itself is synced, but its
// name may not outlive a power cut. An error is worth showing once; Save does
// not depend on drafts. The draft goes away when a sheet with its words is saved.
func (f *File) SaveDraft(d Draft) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	drafts := append(f.draftsBut(d.Question), d)
	if err := f.writeDrafts(drafts); err != nil {
		return err
	}
	f.drafts = drafts
	return nil
}

// DropDraft removes the draft of a question: the learner does not want it.
// After an error it may be offered once more.
func (f *File) DropDraft(question string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	rest := f.draftsBut(question)
	if len(rest) == len(f.drafts) {
		return nil
	}
	f.drafts = rest
	return f.writeDrafts(rest)
}

func (f *File) draftsBut(question string) []Draft {
	return slices.DeleteFunc(slices.Clone(f.drafts), func(d Draft) bool { return d.Question == question })
}

// writeDrafts puts the drafts in place of those in the file. No drafts are no
// file.
func (f *File) writeDrafts(drafts []Draft) error {
	name := f.beside + draftEnding
	if len(drafts) == 0 {
		if err := f.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("a draft could not be removed: %w", err)
		}
		return nil
	}
	var w writer
	for _, d := range drafts {
		w.paragraph(append([]string{line(verbDraft, d.Question, "try "+strconv.Itoa(d.Try))}, escape(d.Text)...)...)
	}
	if w.Len() > MaxBytes {
		return fmt.Errorf("what is typed is not kept: it has %d KiB, and %d KiB can be read again", w.Len()>>10, MaxBytes>>10)
	}
	err := f.write(name+".tmp", w.Bytes())
	if err == nil {
		if err = f.disk.Rename(name+".tmp", name); err != nil {
			f.disk.Remove(name + ".tmp")
		}
	}
	if err != nil {
		return fmt.Errorf("what is typed is not kept: %w%s", because(err), nextStep(err))
	}
	return nil
}

// submitted removes the drafts that are tries of the sheet, which was saved.
func (f *File) submitted(s *Sheet) {
	rest := slices.DeleteFunc(slices.Clone(f.drafts), func(d Draft) bool { return d.givenIn(s) })
	if len(rest) == len(f.drafts) {
		return
	}
	f.drafts = rest
	// A draft that cannot be removed is told apart when it is read again.
	_ = f.writeDrafts(rest)
}

// readDrafts reads the draft file. What it does not understand, as after a
// flipped byte, is kept in a file of its own, which KeptBeside gives, before
// the next draft takes its place.
func (f *File) readDrafts() error {
	name := f.beside + draftEnding
	text, err := f.disk.Read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s, with what you typed last, cannot be read: %w%s", filepath.Join(f.dir, name), because(err), nextStep(err))
	}
	drafts, whole := parseDrafts(string(text))
	f.drafts = slices.DeleteFunc(drafts, func(d Draft) bool { return strings.TrimSpace(d.Text) == "" || d.givenIn(f.sheet) })
	if whole {
		return nil
	}
	kept, err := f.reserve("kept")
	if err == nil {
		err = f.move(name, kept)
	}
	if err == nil && len(f.drafts) > 0 {
		err = f.writeDrafts(f.drafts)
	}
	if err != nil {
		return fmt.Errorf("%s, with what you typed last, is damaged and could not be put aside: %w%s", filepath.Join(f.dir, name), because(err), nextStep(err))
	}
	return nil
}

// givenIn tells whether a draft was submitted: its try is in the sheet and
// says all that the draft does. A try that came from elsewhere, such as a pipe,
// leaves it.
func (d Draft) givenIn(s *Sheet) bool {
	a := s.Answer(d.Question)
	return a != nil && len(a.Tries) >= d.Try && strings.Contains(a.Tries[d.Try-1].Text, strings.TrimSpace(d.Text))
}

// parseDrafts is the reverse of writeDrafts. whole is false when there is
// anything that it did not write.
func parseDrafts(text string) (drafts []Draft, whole bool) {
	whole = true
	var head *Draft
	var body []string
	end := func() {
		body = trimBlank(body)
		if head != nil {
			head.Text = unescape(body)
			drafts = append(drafts, *head)
		} else if len(body) > 0 {
			whole = false
		}
		body = nil
	}
	for l := range strings.SplitSeq(text, "\n") {
		d, ok := draftHead(l)
		switch {
		case ok:
			end()
			head = &d
			whole = whole && !slices.ContainsFunc(drafts, func(o Draft) bool { return o.Question == d.Question })
		default:
			whole = whole && !structural(l)
			body = append(body, l)
		}
	}
	end()
	return drafts, whole
}

func draftHead(l string) (d Draft, ok bool) {
	inside, whole, _ := record(l)
	verb, in := fields(inside)
	if !whole || verb != verbDraft || len(in) != 2 || questionNumber(in[0]) == 0 {
		return Draft{}, false
	}
	n, ok := counted(in[1], "try")
	return Draft{Question: in[0], Try: n}, ok && n > 0
}
