package terminal

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"example.com/kata/cmd/kata/workbook"
)

// The answer box: an editor on the lines below the question, with the keys
// that are valid now below it. It takes no other part of the screen, and
// leaves what was typed in the scrollback.
//
//	keys, pastes, resizes -> box.Update -> editor, outcome
//	box.View -> rows and keys -> Bubble Tea -> the terminal

// frames is how often a second the box is drawn anew, at the most: what is
// typed is seen within 25 ms.
const frames = 40

// boxRows is how many rows of an answer are shown at once, at the most.
const boxRows = 12

// draftEvery is how soon what was typed is on disk.
const draftEvery = 400 * time.Millisecond

// box is the model of the answer box.
type box struct {
	*editor
	console       *Console
	keys          []workbook.Key
	width, height int
	above         int // the lines of the question, which stay on the screen
	choosing      bool
	doubted       string // a lone key that was to be submitted, and was asked about
	problem       string
	keep          func(text string) error
	kept          string // what is on disk
	ticking       bool

	event   workbook.Event // what came of it; its time is not set
	err     error          // Interrupted
	unkept  error          // why what was typed is not on disk, at the end
	decided bool
}

// saveDraft asks for the draft to be saved, edited brings what came of the
// learner's own editor, signalled a signal to the program.
type (
	saveDraft struct{}
	edited    struct {
		file string
		err  error
	}
	signalled struct{ signal os.Signal }
)

// askInBox has an answer typed into the box.
func (c *Console) askInBox(p workbook.Prompt, now func() time.Time) (workbook.Event, error) {
	b := c.newBox(p)
	c.line("")
	if err := c.Flush(); err != nil {
		return workbook.Event{}, err
	}
	program := tea.NewProgram(b, tea.WithInput(c.inFile), tea.WithOutput(c.outFile), tea.WithFPS(frames), tea.WithoutSignalHandler())
	over := make(chan struct{})
	go func() {
		select {
		case s := <-c.signals:
			program.Send(signalled{s})
		case <-over:
		}
	}()
	_, err := program.Run()
	close(over)
	if err != nil {
		b.unkept = b.save()
		c.leaveUnkept(b)
		return workbook.Event{}, fmt.Errorf("the answer box: %w", err)
	}
	if b.err == nil && b.event.Kind == workbook.Answered {
		c.leaveBehind(b.text()) // it is saved next; drafts have no part in that
		b.unkept = nil
	}
	c.leaveUnkept(b)
	if b.err != nil {
		return workbook.Event{}, b.err
	}
	if b.event.Kind == workbook.Pressed && b.event.Text != "" && !b.blank() {
		c.unfinished = draft{p.Question, b.lines}
	}
	b.event.At = now()
	return b.event, nil
}

// leaveUnkept is the last resort for what was typed, is not submitted and
// cannot be kept on disk: it stands in the scrollback.
func (c *Console) leaveUnkept(b *box) {
	if b.unkept == nil || b.blank() {
		return
	}
	c.leaveBehind(b.text())
	c.Say("Not saved: the lines above are only here on your screen. " + upper(b.unkept.Error()))
}

// newBox makes the box with what was typed before: in front of a hint, in an
// earlier session, or while the program was busy.
func (c *Console) newBox(p workbook.Prompt) *box {
	text := p.Draft
	if u := c.unfinished; u.question == p.Question && len(u.lines) > 0 {
		text = strings.Join(u.lines, "\n")
		c.unfinished = draft{}
	} else if text != "" {
		c.line("")
		c.Say("You had begun this answer; here it is.")
	}
	if p.Start != "" {
		text = strings.TrimRight(p.Start+"\n"+text, "\n")
	}
	if n := c.in.Buffered(); n > 0 {
		ahead, err := c.in.Peek(n)
		if err == nil {
			text += string(ahead)
			_, _ = c.in.Discard(n) // they are there
		}
	}
	if c.lines == nil {
		c.Listen()
	}
	b := &box{
		editor: newEditor(text), console: c, keys: p.Keys, width: c.Width(), height: 24, above: c.shown,
		keep: func(text string) error { return c.keep(p.Question, text) }, kept: p.Draft,
	}
	return b
}

// leaveBehind writes the answer as it stands, below its question.
func (c *Console) leaveBehind(text string) {
	text = strings.TrimRight(text, "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	for l := range strings.SplitSeq(text, "\n") {
		c.laidOut(wrapped(c.inLocale(l), c.Width(), "> ", "  "))
	}
}

// Init asks for nothing: the size comes by itself.
func (b *box) Init() tea.Cmd { return nil }

// Update takes one thing that happened.
func (b *box) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.width, b.height = min(msg.Width, maxColumns), msg.Height
	case tea.PasteMsg:
		b.choosing = false
		b.insert(msg.Content)
	case tea.KeyPressMsg:
		if cmd := b.press(msg); cmd != nil {
			return b, cmd
		}
	case saveDraft:
		b.ticking = false
		b.problem = ""
		if err := b.save(); err != nil {
			b.problem = "What you type could not be kept on disk: " + err.Error()
		}
	case edited:
		b.readBack(msg)
	case signalled:
		b.err, b.unkept, b.decided = Interrupted{msg.signal}, b.save(), true
		return b, tea.Quit
	}
	if b.decided {
		return b, tea.Quit
	}
	return b, b.tick()
}

// tick sees to it that what was typed is on disk soon.
func (b *box) tick() tea.Cmd {
	if b.ticking || b.text() == b.kept {
		return nil
	}
	b.ticking = true
	return tea.Tick(draftEvery, func(time.Time) tea.Msg { return saveDraft{} })
}

func (b *box) save() error {
	text := b.text()
	if text == b.kept {
		return nil
	}
	if strings.TrimSpace(text) == "" {
		text = ""
	}
	if err := b.keep(text); err != nil {
		return err
	}
	b.kept = b.text()
	return nil
}

// press takes a key that the box itself has a use for; all others are the
// editor's. The command is not nil when something is to happen outside.
func (b *box) press(k tea.KeyPressMsg) tea.Cmd {
	if b.choosing && b.choose(k) {
		return nil
	}
	switch k.String() {
	case "ctrl+d":
		b.submit()
	case "ctrl+c":
		b.err, b.unkept, b.decided = Interrupted{os.Interrupt}, b.save(), true
	case "ctrl+z":
		return tea.Suspend
	case "ctrl+o":
		return b.ownEditor()
	case "esc":
		b.choosing = true
	default:
		b.edit(k)
	}
	return nil
}

// submit ends the answer. An empty one is the wish to skip. The name of a key
// and nothing else is submitted the second time only: the first try counts as
// the prediction, and it should not be a slip.
func (b *box) submit() {
	if k := b.lone(); k.Press != "" && b.doubted != k.Press {
		b.doubted = k.Press
		return
	}
	b.event = workbook.Event{Kind: workbook.Answered, Text: strings.TrimRight(b.text(), "\n")}
	if b.blank() {
		b.event = workbook.Event{Kind: workbook.Pressed}
	}
	b.unkept, b.decided = b.save(), true
}

// lone gives the key whose name is all that stands in the box.
func (b *box) lone() workbook.Key {
	text := strings.ToLower(strings.TrimSpace(b.text()))
	for _, k := range b.keys {
		if text != "" && k.Press == text && k.Does != "" {
			return k
		}
	}
	return workbook.Key{}
}

// choose takes one of the keys that stand below the box after Esc, and tells
// whether it was one. Any other goes on with the answer.
func (b *box) choose(k tea.KeyPressMsg) bool {
	b.choosing = false
	press := k.String()
	if press == "esc" || press == "enter" {
		return true
	}
	for _, key := range b.keys {
		if key.Press != press || press == "" {
			continue
		}
		switch press {
		case "q":
			b.event = workbook.Event{Kind: workbook.Ended}
		case "-":
			b.event = workbook.Event{Kind: workbook.Skipped}
		default:
			b.event = workbook.Event{Kind: workbook.Pressed, Text: press}
		}
		b.unkept, b.decided = b.save(), true
		return true
	}
	return false
}

// edit hands a key to the editor.
func (b *box) edit(k tea.KeyPressMsg) {
	width := b.columns()
	switch k.String() {
	case "enter", "shift+enter", "ctrl+j":
		b.insert("\n")
	case "tab":
		b.insert("\t")
	case "backspace", "ctrl+h", "shift+backspace":
		b.backspace()
	case "delete":
		b.delete()
	case "left", "ctrl+b":
		b.left()
	case "right", "ctrl+f":
		b.right()
	case "up", "ctrl+p":
		b.vertical(-1, width)
	case "down", "ctrl+n":
		b.vertical(1, width)
	case "pgup":
		b.vertical(-boxRows, width)
	case "pgdown":
		b.vertical(boxRows, width)
	case "home", "ctrl+a":
		b.home()
	case "end", "ctrl+e":
		b.end()
	case "ctrl+home":
		b.begin()
	case "ctrl+end":
		b.close()
	case "ctrl+left", "alt+left", "alt+b":
		b.wordLeft()
	case "ctrl+right", "alt+right", "alt+f":
		b.wordRight()
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		b.cut(b.wordStart())
	case "alt+d", "ctrl+delete":
		b.cut(b.wordEnd())
	case "ctrl+u":
		b.cut(0)
	case "ctrl+k":
		b.cut(len(b.lines[b.row]))
	default:
		b.insert(k.Text)
	}
}

// ownEditor opens the answer in the learner's editor.
func (b *box) ownEditor() tea.Cmd {
	words := strings.Fields(b.console.editor)
	if len(words) == 0 {
		b.problem = "Set VISUAL or EDITOR to your editor, and start again."
		return nil
	}
	f, err := os.CreateTemp("", "kata-answer-*.md")
	if err == nil {
		_, err = f.WriteString(b.text())
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		b.problem = "No file for your editor: " + err.Error()
		return nil
	}
	name := f.Name()
	return tea.ExecProcess(exec.Command(words[0], append(words[1:], name)...), func(err error) tea.Msg { return edited{name, err} })
}

// readBack takes over what the editor left. Where it failed, the answer stays
// as it was, and so does the file.
func (b *box) readBack(e edited) {
	text, err := os.ReadFile(e.file)
	if err = errors.Join(e.err, err); err != nil {
		b.problem = "Your editor ended with an error (" + err.Error() + "). The answer is as it was; what you wrote is in " + e.file
		return
	}
	b.editor = newEditor(strings.TrimRight(string(text), "\n"))
	b.problem = ""
	if err := b.save(); err != nil {
		b.problem = "What you wrote could not be kept on disk and stays in " + e.file + ": " + err.Error()
		return
	}
	_ = os.Remove(e.file) // it is in the draft now; a file that stays does no harm
}

// columns gives the room for text: the bar takes two.
func (b *box) columns() int { return max(1, b.width-3) }

// View draws the rows of the answer and the keys below them.
func (b *box) View() tea.View {
	if b.decided {
		return tea.NewView("")
	}
	help := b.help()
	height := max(3, min(boxRows, b.height-len(help)-b.above-1))
	rows, y, x := b.view(b.columns(), height)
	c := b.console
	bar := c.paint(faint, "|")
	if c.utf8 {
		bar = c.paint(faint, "│")
	}
	var out strings.Builder
	for _, r := range rows {
		out.WriteString(bar + " " + r + "\n")
	}
	out.WriteString(strings.Join(help, "\n"))
	v := tea.NewView(out.String())
	v.Cursor = tea.NewCursor(min(x+2, b.width-1), y)
	return v
}

// help gives the lines below the box.
func (b *box) help() []string {
	c := b.console
	pieces := []string{"[Ctrl-D] submit", "[Enter] new line", "[Ctrl-O] editor", "[Esc] " + b.offered()}
	if b.choosing {
		pieces = pieces[:0]
		for _, k := range b.keys {
			if k.Press != "" && k.Does != "" {
				pieces = append(pieces, "["+k.Press+"] "+k.Does)
			}
		}
		pieces = append(pieces, "[Enter] write on")
	}
	var lines []string
	problem := b.problem
	if k := b.lone(); problem == "" && k.Press != "" && k.Press == b.doubted {
		problem = fmt.Sprintf("Is “%s” your answer? Then Ctrl-D again. For “%s” press Esc, then %s.", k.Press, k.Does, k.Press)
	}
	if problem != "" {
		for _, l := range wrapped(c.inLocale(problem), b.width-1, "", "") {
			lines = append(lines, c.paint(failure, l.String()))
		}
	}
	for _, l := range keyLines(pieces, b.width-1) {
		lines = append(lines, c.paint(prompt, l))
	}
	return lines
}

// offered lists in a few words what Esc leads to.
func (b *box) offered() string {
	var does []string
	for _, k := range b.keys {
		if k.Press != "" && k.Does != "" {
			does = append(does, k.Does)
		}
	}
	return strings.Join(does, ", ")
}
