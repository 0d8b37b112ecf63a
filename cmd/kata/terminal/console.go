// Package terminal is the way to the learner and back: it shows the workbook's
// screens and turns what is typed into its events.
//
//	workbook.Screen -> lines no wider than the terminal -> stdout
//	stdin, signals  -> workbook.Event
//
// It is the only package that knows terminals and the only writer of escape
// codes. Two promises: everything that it writes is cleaned of control and
// direction-changing characters first, whoever wrote it; and output is only
// ever appended, so that a screen reader, a log file and a scrollback show the
// same lesson.
package terminal

import (
	"bufio"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"example.com/kata/kata/diag"
)

// maxColumns is the widest page: longer lines are hard to read.
const maxColumns = 88

// Console is one conversation. It is not safe for concurrent use.
type Console struct {
	in          *bufio.Reader
	inFile      *os.File // nil when the input is not a file
	out         *bufio.Writer
	outFile     *os.File // nil when the output is not a file
	interactive bool
	styled      bool
	utf8        bool
	words       bool
	boxed       bool   // answers are typed into the box
	editor      string // the learner's own, as VISUAL or EDITOR names it
	begun       bool   // something was shown
	shown       int    // lines since the last heading: the question, when it is asked

	// KeepDraft is called after every line of an unfinished answer, so that
	// what was typed outlives the program; with an empty text, the draft is
	// not wanted any more. Nil keeps nothing.
	KeepDraft func(question, text string) error

	lines   chan line
	asked   chan struct{}
	signals chan os.Signal
	pending bool  // a read was asked for and has not given its line
	ahead   *line // a line that was read before it was wanted

	// unfinished is an answer in which a hint was asked for.
	unfinished draft
}

// draft is an answer being typed.
type draft struct {
	question string
	lines    []string
}

type line struct {
	text string
	err  error
}

// New makes a console of the program's streams and environment. Plain text is
// used with NO_COLOR, TERM=dumb, ACCESSIBLE or no terminal.
func New(in io.Reader, out io.Writer, getenv func(string) string) *Console {
	c := &Console{in: bufio.NewReaderSize(in, 64<<10), out: bufio.NewWriter(out)}
	if f, ok := in.(*os.File); ok {
		c.inFile, c.interactive = f, term.IsTerminal(int(f.Fd()))
	}
	accessible := getenv("ACCESSIBLE") != "" && getenv("ACCESSIBLE") != "0"
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		c.outFile = f
		c.styled = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && getenv("TERM") != "" && !accessible
	}
	c.words = accessible
	c.boxed = c.interactive && c.outFile != nil && !accessible && getenv("TERM") != "dumb" && (getenv("TERM") != "" || os.PathSeparator == '\\')
	if c.editor = getenv("VISUAL"); c.editor == "" {
		c.editor = getenv("EDITOR")
	}
	c.utf8 = utf8Locale(getenv)
	return c
}

// utf8Locale follows the order that POSIX gives the variables. Windows sets
// none of them, and its terminals take UTF-8.
func utf8Locale(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := getenv(name); value != "" {
			value = strings.ToLower(value)
			return strings.Contains(value, "utf-8") || strings.Contains(value, "utf8")
		}
	}
	return os.PathSeparator == '\\'
}

// Plain has answers typed at plain prompts even where there could be a box.
func (c *Console) Plain() { c.boxed = false }

// Interactive tells whether somebody types: stdin is a terminal.
func (c *Console) Interactive() bool { return c.interactive }

// Words tells whether runs are told in words instead of drawn.
func (c *Console) Words() bool { return c.words }

// UTF8 tells whether line-drawing characters may be written.
func (c *Console) UTF8() bool { return c.utf8 }

// Width gives the columns that a line may have: those of the terminal, 88 at
// most; 80 where there is no terminal.
func (c *Console) Width() int {
	if c.outFile != nil {
		if w, _, err := term.GetSize(int(c.outFile.Fd())); err == nil && w > 0 {
			return min(w, maxColumns)
		}
	}
	return 80
}

// Say writes a sentence of the program's own, wrapped.
func (c *Console) Say(text string) { c.laidOut(wrapped(c.inLocale(text), c.Width(), "", "")) }

// line writes one line as it is, cleaned.
func (c *Console) line(text string) {
	c.write(plain, text)
	c.newline()
}

func (c *Console) newline() {
	c.out.WriteString("\n")
	c.shown++
}

// inLocale gives text in the characters of the locale. It is called before
// text is wrapped: what stands for a character may be wider.
func (c *Console) inLocale(text string) string {
	if c.utf8 {
		return text
	}
	return ascii.Replace(text)
}

// Flush hands what was written to the system.
func (c *Console) Flush() error { return c.out.Flush() }

// write is the one door for text: cleaned, in the characters of the locale,
// painted.
func (c *Console) write(s style, text string) {
	c.out.WriteString(c.paint(s, c.inLocale(diag.Clean(text))))
}

// Interrupted is the error of a read that Ctrl-C or a signal ended.
type Interrupted struct{ Signal os.Signal }

// Error names the signal.
func (i Interrupted) Error() string { return "stopped by " + i.Signal.String() }

// Listen makes reads end at SIGINT, SIGTERM and SIGHUP. The reader runs in a
// goroutine of its own, since a read from a terminal cannot be called off.
func (c *Console) Listen() {
	c.signals = make(chan os.Signal, 1)
	signal.Notify(c.signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	c.lines, c.asked = make(chan line), make(chan struct{})
	go func() {
		for range c.asked {
			text, err := c.in.ReadString('\n')
			if err == io.EOF && text != "" {
				err = nil
			}
			c.lines <- line{strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r"), err}
		}
	}()
}

// readLine gives the next line without its end; io.EOF at the end of the
// input, Interrupted at a signal.
func (c *Console) readLine() (string, error) {
	if c.lines == nil {
		c.Listen() // before the prompt is seen: who answers it with Ctrl-C is heard
	}
	if err := c.Flush(); err != nil {
		return "", err
	}
	if l := c.ahead; l != nil {
		c.ahead = nil
		return l.text, l.err
	}
	c.ask()
	select {
	case l := <-c.lines:
		c.pending = false
		return l.text, l.err
	case s := <-c.signals:
		return "", Interrupted{s}
	}
}

// ask has the reader read one more line.
func (c *Console) ask() {
	if c.lines == nil {
		c.Listen()
	}
	if !c.pending {
		c.pending = true
		c.asked <- struct{}{}
	}
}

// pause is how soon the next line of a paste follows: far below what fingers
// can do.
const pause = 40 * time.Millisecond

// more tells whether further lines are there already: they were pasted, and
// an empty line among them belongs to the text.
func (c *Console) more() bool {
	if c.ahead != nil {
		return true
	}
	c.ask()
	select {
	case l := <-c.lines:
		c.pending = false
		c.ahead = &l
		return l.err == nil
	case <-time.After(pause):
		return false
	}
}

// Lines writes a text of several lines, cleaned and not wrapped.
func (c *Console) Lines(text string) {
	for l := range strings.Lines(text) {
		c.line(strings.TrimRight(l, "\r\n"))
	}
}
