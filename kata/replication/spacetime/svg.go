package spacetime

import (
	"fmt"
	"html"
	"strings"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
)

// The measures of an SVG, in px.
const (
	svgLeft    = 64  // the room for the time
	svgColumn  = 180 // from one lifeline to the next
	svgHead    = 56
	svgRow     = 34
	svgNoteRow = 22
	svgGlyph   = 7.2 // the usual width of a character at 13 px, for what must be wide enough
)

// svgStyle keeps to system fonts and to the reader's colour scheme; paper is
// white whatever the scheme. Soft is for text, faint for lines alone. Every rule names the class of the drawing, so that it can stand inside a page.
const svgStyle = `
svg.spacetime{--paper:#fff;--ink:#1d2430;--faint:#8a94a6;--soft:#5b6678;--accent:#b3261e;background:var(--paper);font:13px system-ui,sans-serif}
@media screen and (prefers-color-scheme:dark){svg.spacetime{--paper:#14181f;--ink:#e6e9ef;--faint:#7d8798;--soft:#a3adbf;--accent:#ff8a80}}
.spacetime text{fill:var(--ink);stroke:var(--paper);stroke-width:4px;paint-order:stroke;stroke-linejoin:round}
.spacetime .head{font-weight:600}
.spacetime .time{fill:var(--soft);text-anchor:end}
.spacetime line{stroke:var(--ink);stroke-width:1.3px}
.spacetime .life{stroke:var(--faint);stroke-width:1px}
.spacetime .cross{stroke:var(--ink);stroke-width:2px;fill:none}
.spacetime .ship{stroke-dasharray:5 4}
.spacetime .dot,.spacetime .tip{fill:var(--ink)}
.spacetime .marked line{stroke:var(--accent);stroke-width:2px}
.spacetime .marked .tip{fill:var(--accent)}
.spacetime .marked .label,.spacetime .note{fill:var(--accent)}
`

// SVG draws the same events as Text, self-contained: no script, no font and
// no image from elsewhere. The title is the drawing's name for those who listen;
// its description are the Words.
func SVG(title string, h *replication.History, found []guarantee.Violation, o Options) string {
	events, left := limited(Events(h, found, o), o)
	s := &svg{columns: len(h.Sessions) + len(h.Nodes), ys: make([]int, len(events))}
	s.measure(events)
	fmt.Fprintf(&s.Builder, `<svg xmlns="http://www.w3.org/2000/svg" class="spacetime" role="img" viewBox="0 0 %d %d" width="%d" height="%d">`,
		s.width, s.height, s.width, s.height)
	s.element("title", title)
	s.element("desc", strings.Join(Words(h, found, o), " "))
	fmt.Fprintf(s, "<style>%s</style>\n", svgStyle)
	fmt.Fprintf(s, `<rect width="%d" height="%d" fill="var(--paper)"/>`+"\n", s.width, s.height)
	for i, name := range Columns(h) {
		fmt.Fprintf(s, `<line class="life" x1="%d" y1="%d" x2="%d" y2="%d"/>`, s.x(i), svgHead-14, s.x(i), s.end(events, i))
		s.text("head", s.x(i)-6, 26, name)
	}
	s.text("time", svgLeft-18, 26, "ms")
	s.ships(events)
	for i, e := range events {
		s.event(e, s.ys[i])
	}
	if left > 0 {
		s.text("note", svgLeft, s.height-14, fmt.Sprintf("… and %d more events", left))
	}
	s.WriteString("</svg>\n")
	return s.String()
}

// svg is a drawing under way.
type svg struct {
	strings.Builder
	columns, width, height int
	ys                     []int // of each event
}

func (s *svg) x(column int) int { return svgLeft + column*svgColumn }

// end gives the foot of a column: that of a leader that died is at its death.
func (s *svg) end(events []Event, column int) int {
	for i, e := range events {
		if e.Kind == Die && e.From == column {
			return s.ys[i]
		}
	}
	return s.height - 10
}

// measure gives each event its place, with room below it for its notes.
func (s *svg) measure(events []Event) {
	y := svgHead + 10
	widest := float64(svgLeft + (s.columns-1)*svgColumn + 160)
	for i, e := range events {
		s.ys[i] = y
		y += svgRow
		for _, n := range e.Notes {
			y += svgNoteRow
			widest = max(widest, svgLeft+svgGlyph*float64(length(n)))
		}
		if e.From == e.To {
			widest = max(widest, float64(s.x(e.From))+20+svgGlyph*float64(length(e.Label)))
		}
	}
	s.width, s.height = int(widest)+16, y+20
}

// safe makes text fit for XML: controls are not even allowed as entities.
func safe(text string) string { return html.EscapeString(diag.Clean(text)) }

func (s *svg) element(name, text string) {
	fmt.Fprintf(s, "<%s>%s</%s>\n", name, safe(text), name)
}

func (s *svg) text(class string, x, y int, text string) {
	fmt.Fprintf(s, `<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, x, y, safe(text))
}

// ships draws the way of each entry to the follower that applies it, below
// everything else: it crosses what happens in the meantime.
func (s *svg) ships(events []Event) {
	type parcel struct {
		write replication.WriteID
		to    int
	}
	sent := make(map[parcel]int)
	for i, e := range events {
		switch p := (parcel{e.write, e.To}); e.Kind {
		case Ship:
			sent[p] = i
		case Apply:
			if from, ok := sent[p]; ok {
				s.line("ship", s.x(events[from].From), s.ys[from], s.x(e.To), s.ys[i])
			}
		}
	}
}

func (s *svg) line(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(s, `<line class="%s" x1="%d" y1="%d" x2="%d" y2="%d"/>`+"\n", class, x1, y1, x2, y2)
}

func (s *svg) event(e Event, y int) {
	class := "event"
	if e.Marked {
		class = "event marked"
	}
	fmt.Fprintf(s, `<g class="%s">`+"\n", class)
	s.text("time", svgLeft-18, y+4, FormatMillis(e.At))
	from, to := s.x(e.From), s.x(e.To)
	switch {
	case e.Kind == Ship:
		// Its line is drawn already; the label stands where it leaves.
		s.text("label", from+10, y-5, e.Label)
	case e.Kind == Die:
		fmt.Fprintf(s, `<path class="cross" d="M%d %dl10 10m0 -10l-10 10"/>`+"\n", from-5, y-5)
		s.text("label", from+10, y+4, e.Label)
	case from == to:
		fmt.Fprintf(s, `<circle class="dot" cx="%d" cy="%d" r="4"/>`+"\n", from, y)
		s.text("label", from+10, y+4, e.Label)
	default:
		s.line("message", from, y, to, y)
		tip := 8
		if to > from {
			tip = -8
		}
		fmt.Fprintf(s, `<path class="tip" d="M%d %dl%d -4v8z"/>`+"\n", to, y, tip)
		s.text("label", min(from, to)+12, y-6, e.Label)
	}
	for i, n := range e.Notes {
		s.text("note", svgLeft, y+4+(i+1)*svgNoteRow, n)
	}
	s.WriteString("</g>\n")
}
