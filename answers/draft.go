package answers

import (
	"fmt"
	"strconv"
	"strings"
)

// Draft is what a learner has typed and not submitted.
type Draft struct {
	Question string
	Try      int // which try it will be, from 1
	Text     string
}

// Draft gives the draft that was found when the file was opened, or the last
// that was saved since. ok is false when there is none.
func (f *File) Draft() (d Draft, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.draft == nil {
		return Draft{}, false
	}
	return *f.draft, true
}

// SaveDraft keeps what is typed, in place of the draft before. It is made to
// be called about once a second: it survives the death of the program, and
// the text itself is synced, but its name may not outlive a power cut. An
// error is worth showing once; Save does not depend on drafts. The draft goes
// away when a sheet with its try is saved.
func (f *File) SaveDraft(d Draft) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := f.beside + ".draft"
	text := line("draft", d.Question, "try "+strconv.Itoa(d.Try)) + "\n" + d.Text
	if len(text) > MaxBytes {
		return fmt.Errorf("what is typed is not kept: it has %d KiB, and %d KiB can be read again", len(text)>>10, MaxBytes>>10)
	}
	err := f.write(name+".tmp", []byte(text))
	if err == nil {
		if err = f.disk.Rename(name+".tmp", name); err != nil {
			f.disk.Remove(name + ".tmp")
		}
	}
	if err != nil {
		return fmt.Errorf("what is typed is not kept: %w%s", err, nextStep(err))
	}
	f.draft = &d
	return nil
}

// DropDraft removes the draft: the learner does not want it.
func (f *File) DropDraft() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.draft == nil {
		return nil
	}
	f.draft = nil
	return f.disk.Remove(f.beside + ".draft")
}

// submitted removes the draft when the sheet, which was saved, has its try.
func (f *File) submitted(s *Sheet) {
	if f.draft == nil {
		return
	}
	a := s.Answer(f.draft.Question)
	if a == nil || len(a.Tries) < f.draft.Try {
		return
	}
	f.draft = nil
	// A draft that cannot be removed is told apart when it is read again.
	f.disk.Remove(f.beside + ".draft")
}

// readDraft reads the draft file. A draft whose try is in the sheet, and says
// no more than the try does, is one that was submitted just before the
// program ended.
func (f *File) readDraft() *Draft {
	text, err := f.disk.Read(f.beside + ".draft")
	if err != nil {
		return nil
	}
	head, body, _ := strings.Cut(string(text), "\n")
	inside, whole, _ := record(head)
	verb, in := fields(inside)
	if !whole || verb != "draft" || len(in) != 2 || questionNumber(in[0]) == 0 {
		return nil
	}
	n, ok := counted(in[1], "try")
	if !ok || n == 0 || strings.TrimSpace(body) == "" {
		return nil
	}
	if a := f.sheet.Answer(in[0]); a != nil && len(a.Tries) >= n &&
		strings.HasPrefix(a.Tries[n-1].Text, strings.TrimSpace(body)) {
		return nil
	}
	return &Draft{Question: in[0], Try: n, Text: body}
}
