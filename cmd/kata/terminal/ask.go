package terminal

import (
	"errors"
	"io"
	"strings"
	"time"

	"example.com/kata/cmd/kata/workbook"
)

// maxTerminalLine is where a terminal in line mode cuts what is typed or
// pasted (MAX_CANON of Linux); the program never sees the rest.
const maxTerminalLine = 4095

// Ask shows a prompt and waits for its event. The end of the input and the
// learner's wish to stop are the event Ended; a signal is an error.
func (c *Console) Ask(p workbook.Prompt, now func() time.Time) (workbook.Event, error) {
	if !c.interactive {
		return c.askPipe(p, now)
	}
	switch p.Kind {
	case workbook.AskAnswer:
		if c.boxed {
			return c.askInBox(p, now)
		}
		return c.askAnswer(p, now)
	case workbook.AskLine:
		c.promptLine(p)
		text, err := c.readLine()
		return event(workbook.Answered, strings.TrimSpace(text), now, err)
	}
	for {
		c.promptLine(p)
		text, err := c.readLine()
		if err != nil {
			return event(workbook.Ended, "", now, err)
		}
		text = strings.TrimSpace(text)
		press := meant(p, strings.ToLower(text))
		if press == "q" && !takesQ(p) {
			return event(workbook.Ended, "", now, nil)
		}
		if valid(p, press) {
			return event(workbook.Pressed, press, now, nil)
		}
		if len(text) > longestKey {
			// The rest of a paste, or a thought that came late.
			c.Say("“" + text + "” is no key, and it was not saved. If it belongs to your answer, type it when you try again.")
			continue
		}
		c.Say(whichKey)
	}
}

// longestKey is how long a mistyped key may be: what is longer was meant as
// text.
const longestKey = 3

// event makes an event of an input, and Ended of the end of the input.
func event(kind workbook.EventKind, text string, now func() time.Time, err error) (workbook.Event, error) {
	if errors.Is(err, io.EOF) {
		return workbook.Event{Kind: workbook.Ended, At: now()}, nil
	}
	return workbook.Event{Kind: kind, Text: text, At: now()}, err
}

// meant takes y and n as they are meant: for Enter, where it says yes or no,
// or for the key that does.
func meant(p workbook.Prompt, press string) string {
	word, ok := map[string]string{"y": "yes", "yes": "yes", "n": "no", "no": "no"}[press]
	if !ok || valid(p, press) {
		return press
	}
	for _, k := range p.Keys {
		if k.Does == word || strings.HasPrefix(k.Does, word+",") {
			return k.Press
		}
	}
	return press
}

func valid(p workbook.Prompt, press string) bool {
	for _, k := range p.Keys {
		if k.Press == press {
			return true
		}
	}
	return false
}

// takesQ is there for prompts that give q a meaning other than to stop.
func takesQ(p workbook.Prompt) bool {
	for _, k := range p.Keys {
		if k.Press == "q" && k.Does != "stop" {
			return true
		}
	}
	return false
}

// askAnswer reads an answer of several lines. An empty line ends it, unless
// it came in the middle of a paste. On the first line a single letter may be a
// command; later on, h gives a hint and keeps what was typed, and what could
// be a command is asked about.
func (c *Console) askAnswer(p workbook.Prompt, now func() time.Time) (workbook.Event, error) {
	lines, ev, err := c.takeUp(p, now)
	if err != nil || ev.Kind != workbook.Pressed {
		return ev, err
	}
	c.promptLine(p)
	for {
		c.write(prompt, "> ")
		text, err := c.readLine()
		if err != nil {
			return event(workbook.Ended, "", now, err)
		}
		if len(text) >= maxTerminalLine {
			c.Say("The terminal cut this line at 4,095 bytes. Type the rest on the next line, or put the answer into a file: kata start < FILE.")
		}
		text = withoutKeys(text)
		press := strings.ToLower(strings.TrimSpace(text))
		switch first := len(lines) == 0; {
		case press == "" && first:
			return event(workbook.Pressed, "", now, nil)
		case press == "" && !c.more():
			return event(workbook.Answered, strings.TrimRight(strings.Join(lines, "\n"), "\n"), now, nil)
		case first && press == "-":
			return event(workbook.Skipped, "", now, nil)
		case press == "h" && valid(p, press) && !c.more():
			c.unfinished = draft{p.Question, lines}
			return event(workbook.Pressed, press, now, nil)
		case press == "q" || press == "b" && !first:
			leave, err := c.confirmLeaving(press)
			if err != nil || leave && press == "q" {
				return event(workbook.Ended, "", now, err)
			}
			if leave {
				return event(workbook.Pressed, press, now, nil)
			}
		case first && valid(p, press):
			return event(workbook.Pressed, press, now, nil)
		}
		lines = append(lines, text)
		if err := c.keep(p.Question, strings.Join(lines, "\n")); err != nil {
			c.Say("What you type could not be kept on disk: " + err.Error())
		}
	}
}

// withoutKeys takes out what arrow and function keys leave in a line when
// the terminal edits it: ESC [ … letter, ESC O letter.
func withoutKeys(text string) string {
	if !strings.Contains(text, "\x1b") {
		return text
	}
	var b strings.Builder
	for text != "" {
		before, after, found := strings.Cut(text, "\x1b")
		b.WriteString(before)
		if !found {
			break
		}
		end := 0
		switch {
		case strings.HasPrefix(after, "["):
			for end = 1; end < len(after) && (after[end] < '@' || after[end] > '~'); end++ {
			}
			end = min(end+1, len(after))
		case strings.HasPrefix(after, "O"):
			end = min(2, len(after))
		}
		text = after[end:]
	}
	return b.String()
}

// keep keeps a draft; an empty one drops it.
func (c *Console) keep(question, text string) error {
	if c.KeepDraft == nil {
		return nil
	}
	return c.KeepDraft(question, text)
}

// confirmLeaving asks whether a lone q or b is a command or a line of the
// answer. In a paste it is a line.
func (c *Console) confirmLeaving(press string) (bool, error) {
	if c.more() {
		return false, nil
	}
	does := map[string]string{"q": "stop here", "b": "go back"}[press]
	keys := []workbook.Key{{Press: "", Does: does}, {Press: "a", Does: "it is a line of my answer"}}
	for {
		c.promptLine(workbook.Prompt{Text: upper(does) + ", or is \"" + press + "\" a line of your answer?", Keys: keys})
		text, err := c.readLine()
		switch strings.ToLower(strings.TrimSpace(text)) {
		case "", press:
			return true, err
		case "a":
			return false, err
		}
		if err != nil {
			return false, err
		}
		c.Say(whichKey)
	}
}

// whichKey is said when a key does nothing.
const whichKey = "Press one of the keys in brackets, then Enter."

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// takeUp gives the lines to go on with: those typed before a hint was asked
// for, or a draft of an earlier session, if the learner wants it. An event of
// another kind than Pressed ends the prompt.
func (c *Console) takeUp(p workbook.Prompt, now func() time.Time) ([]string, workbook.Event, error) {
	none := workbook.Event{Kind: workbook.Pressed}
	if p.Start != "" {
		c.line("")
		c.Say("What you type is added to your answer.")
		return strings.Split(strings.TrimRight(p.Start, "\n"), "\n"), none, nil
	}
	if u := c.unfinished; u.question == p.Question && len(u.lines) > 0 {
		c.unfinished = draft{}
		c.begunAnswer("Your answer so far:", strings.Join(u.lines, "\n"))
		return u.lines, none, nil
	}
	if p.Draft == "" {
		return nil, none, nil
	}
	c.begunAnswer("You had begun this answer:", p.Draft)
	keys := []workbook.Key{{Press: "", Does: "go on with it"}, {Press: "s", Does: "submit it as it is"}, {Press: "x", Does: "drop it"}}
	for {
		c.promptLine(workbook.Prompt{Keys: keys})
		text, err := c.readLine()
		if err != nil {
			ev, err := event(workbook.Ended, "", now, err)
			return nil, ev, err
		}
		switch strings.ToLower(strings.TrimSpace(text)) {
		case "":
			return strings.Split(p.Draft, "\n"), none, nil
		case "s":
			return nil, workbook.Event{Kind: workbook.Answered, Text: p.Draft, At: now()}, nil
		case "x":
			if err := c.keep(p.Question, ""); err != nil {
				c.Say(upper(err.Error()))
			}
			return nil, none, nil
		case "q":
			return nil, workbook.Event{Kind: workbook.Ended, At: now()}, nil
		}
		c.Say(whichKey)
	}
}

// begunAnswer shows what was typed before.
func (c *Console) begunAnswer(heading, text string) {
	c.line("")
	c.Say(heading)
	c.line("")
	c.block(workbook.Block{Kind: workbook.Quote, Text: text})
}

// askPipe takes answers from a pipe: one ends at an empty line or at the end
// of the input, further empty lines are passed over, "-" alone skips. All
// other prompts are taken as Enter, and nothing is printed for any of them.
func (c *Console) askPipe(p workbook.Prompt, now func() time.Time) (workbook.Event, error) {
	if p.Kind != workbook.AskAnswer {
		return workbook.Event{Kind: workbook.Pressed, At: now()}, nil
	}
	var lines []string
	for {
		text, err := c.readLine()
		blank := strings.TrimSpace(text) == ""
		switch {
		case err != nil && (!errors.Is(err, io.EOF) || len(lines) == 0):
			return event(workbook.Ended, "", now, err)
		case err == nil && blank && len(lines) == 0:
			continue
		case len(lines) == 0 && strings.TrimSpace(text) == "-":
			return event(workbook.Skipped, "", now, nil)
		case err == nil && !blank:
			lines = append(lines, text)
			continue
		}
		return event(workbook.Answered, strings.Join(lines, "\n"), now, nil)
	}
}

// Confirm asks a question of the program itself: Enter for yes, q for no.
func (c *Console) Confirm(text, yes, no string) (bool, error) {
	if !c.interactive {
		return false, nil
	}
	for {
		c.promptLine(workbook.Prompt{Text: text, Keys: []workbook.Key{{Press: "", Does: yes}, {Press: "q", Does: no}}})
		line, err := c.readLine()
		if err != nil {
			return false, err
		}
		switch strings.ToLower(strings.TrimSpace(line)) {
		case "":
			return true, nil
		case "q":
			return false, nil
		}
	}
}
