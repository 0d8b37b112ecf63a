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
		text = strings.ToLower(strings.TrimSpace(text))
		if text == "q" && !takesQ(p) {
			return event(workbook.Ended, "", now, nil)
		}
		if valid(p, text) {
			return event(workbook.Pressed, text, now, nil)
		}
		c.Say("Press one of the keys in brackets, then Enter.")
	}
}

// event makes an event of an input, and Ended of the end of the input.
func event(kind workbook.EventKind, text string, now func() time.Time, err error) (workbook.Event, error) {
	if errors.Is(err, io.EOF) {
		return workbook.Event{Kind: workbook.Ended, At: now()}, nil
	}
	return workbook.Event{Kind: kind, Text: text, At: now()}, err
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

// askAnswer reads an answer of several lines. An empty line ends it; on its
// first line a single letter may be a command.
func (c *Console) askAnswer(p workbook.Prompt, now func() time.Time) (workbook.Event, error) {
	lines, ev, err := c.takeUpDraft(p, now)
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
		first := len(lines) == 0
		switch press := strings.ToLower(strings.TrimSpace(text)); {
		case press == "" && first:
			return event(workbook.Pressed, "", now, nil)
		case press == "":
			return event(workbook.Answered, strings.Join(lines, "\n"), now, nil)
		case press == "q":
			stop, err := c.confirmStop()
			if err != nil || stop {
				return event(workbook.Ended, "", now, err)
			}
		case first && press == "-":
			return event(workbook.Skipped, "", now, nil)
		case first && valid(p, press):
			return event(workbook.Pressed, press, now, nil)
		}
		lines = append(lines, text)
		if err := c.keep(p.Question, strings.Join(lines, "\n")); err != nil {
			c.Say("What you type could not be kept on disk: " + err.Error())
		}
	}
}

// keep keeps a draft; an empty one drops it.
func (c *Console) keep(question, text string) error {
	if c.KeepDraft == nil {
		return nil
	}
	return c.KeepDraft(question, text)
}

// confirmStop asks whether a lone q is the wish to stop or a line of the
// answer.
func (c *Console) confirmStop() (bool, error) {
	c.promptLine(workbook.Prompt{Text: `Stop here, or is "q" a line of your answer?`,
		Keys: []workbook.Key{{Press: "", Does: "stop"}, {Press: "a", Does: "it is my answer"}}})
	text, err := c.readLine()
	return strings.ToLower(strings.TrimSpace(text)) != "a", err
}

// takeUpDraft offers an answer that was typed before and never submitted. It
// gives the lines to go on with; an event of another kind than Pressed ends
// the prompt.
func (c *Console) takeUpDraft(p workbook.Prompt, now func() time.Time) ([]string, workbook.Event, error) {
	none := workbook.Event{Kind: workbook.Pressed}
	if p.Draft == "" {
		return nil, none, nil
	}
	c.Say("You had begun this answer:")
	c.block(workbook.Block{Kind: workbook.Quote, Text: p.Draft})
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
			return nil, none, c.keep(p.Question, "")
		case "q":
			return nil, workbook.Event{Kind: workbook.Ended, At: now()}, nil
		}
	}
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
		case err == nil && !blank:
			lines = append(lines, text)
			continue
		}
		if len(lines) == 1 && strings.TrimSpace(lines[0]) == "-" {
			return event(workbook.Skipped, "", now, nil)
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
