package rate

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strings"

	"example.com/kata/kata/diag"
)

// The measures of a plot, in px: narrow enough to be read on a phone.
const (
	plotWidth, plotHeight = 480, 372
	plotLeft, plotTop     = 80, 76
	plotRight, plotBottom = 16, 114
	plotGlyph             = 8 // the usual width of a character of the title
)

// plotStyle keeps to system fonts and to the reader's colour scheme; the two
// curves differ in their dashes too, for those who do not tell the colours apart.
// Paper is white whatever the scheme.
const plotStyle = `
svg.rates{--paper:#fff;--ink:#1d2430;--faint:#c3cad6;--beside:#8a94a6;--soft:#5b6678;--first:#0b63b5;--second:#b3261e;background:var(--paper);font:14px system-ui,sans-serif}
@media screen and (prefers-color-scheme:dark){svg.rates{--paper:#14181f;--ink:#e6e9ef;--faint:#3a4250;--beside:#7d8798;--soft:#a3adbf;--first:#7ab8ff;--second:#ff8a80}}
.rates text{fill:var(--ink)}
.rates .title{font-weight:600;font-size:15px}
.rates .tick,.rates .about{fill:var(--soft)}
.rates .about{font-size:13px}
.rates .grid{stroke:var(--faint);stroke-width:1px}
.rates .axis{stroke:var(--ink);stroke-width:1px}
.rates .first,.rates .second,.rates .beside-first,.rates .beside-second{fill:none;stroke-width:2px}
.rates .first{stroke:var(--first)}
.rates .second{stroke:var(--second);stroke-dasharray:7 4}
.rates .beside-first,.rates .beside-second{stroke:var(--beside);stroke-width:1.5px}
.rates .beside-second{stroke-dasharray:7 4}
.rates .closed{stroke:var(--ink);stroke-width:1.2px;stroke-dasharray:1 5;stroke-linecap:round;fill:none}
.rates .band-first{fill:var(--first);opacity:.22}
.rates .band-second{fill:var(--second);opacity:.22}
`

// SVG draws a curve, self-contained: no script, no font and no image from
// elsewhere. Drawn are the shares of reads that lack the own write and that go
// back, each with the band of its 95 % intervals, and dotted the closed form
// where there is one. Another curve may stand beside it in grey, to be compared
// with; nil for none. The description gives the numbers to those who listen.
func SVG(c Curve, beside *Curve) string {
	p := newPlot(c, beside)
	fmt.Fprintf(p, `<svg xmlns="http://www.w3.org/2000/svg" class="rates" role="img" viewBox="0 0 %d %d" width="%d" height="%d">`+"\n",
		plotWidth, plotHeight, plotWidth, plotHeight)
	title := "Share of reads by the age of the write: " + c.Title
	fmt.Fprintf(p, "<title>%s</title>\n<desc>%s</desc>\n<style>%s</style>\n", safe(title), safe(describe(c)), plotStyle)
	fmt.Fprintf(p, `<rect width="%d" height="%d" fill="var(--paper)"/>`+"\n", plotWidth, plotHeight)
	p.text("title", 12, 22, "start", fitting(c.Title))
	p.text("about", 12, 42, "start", "policy "+c.Policy)
	p.text("about", 12, 60, "start", about(c))
	p.axes()
	if beside != nil {
		p.line(*beside, 0, "beside-first", measured)
		p.line(*beside, 1, "beside-second", measured)
	}
	for i, class := range []string{"first", "second"} {
		p.band(c, i, class)
	}
	for i, class := range []string{"first", "second"} {
		p.line(c, i, class, measured)
		p.line(c, i, "closed", expected)
	}
	p.legend(c, beside)
	p.WriteString("</svg>\n")
	return p.String()
}

func measured(r Row) (share float64, ok bool) { return r.Value, true }

func expected(r Row) (share float64, ok bool) {
	if r.ClosedForm == nil {
		return 0, false
	}
	return *r.ClosedForm, true
}

// fitting cuts a title that is wider than the plot; the whole one is the
// drawing's name.
func fitting(title string) string {
	runes := []rune(title)
	if most := (plotWidth - 24) / plotGlyph; len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return title
}

// plot is a drawing under way.
type plot struct {
	strings.Builder
	most float64 // the age at the right end, in ms
	top  float64 // the share at the upper end
}

func newPlot(c Curve, beside *Curve) *plot {
	p := &plot{most: 1, top: 0.04}
	points := c.Points
	if beside != nil {
		points = append(slices.Clone(points), beside.Points...)
	}
	highest := 0.0
	for _, at := range points {
		p.most = max(p.most, at.Table.Age)
		highest = max(highest, at.Table.Rows[0].High, at.Table.Rows[1].High)
	}
	for _, top := range []float64{0.1, 0.2, 0.4, 0.6, 0.8, 1} {
		if p.top < highest {
			p.top = top
		}
	}
	return p
}

func (p *plot) x(age float64) float64 {
	return plotLeft + age/p.most*(plotWidth-plotLeft-plotRight)
}

func (p *plot) y(share float64) float64 {
	return plotTop + (1-share/p.top)*(plotHeight-plotTop-plotBottom)
}

func safe(text string) string { return html.EscapeString(diag.Clean(text)) }

func (p *plot) text(class string, x, y float64, anchor, text string) {
	fmt.Fprintf(p, `<text class="%s" x="%.1f" y="%.1f" text-anchor="%s">%s</text>`+"\n", class, x, y, anchor, safe(text))
}

func about(c Curve) string {
	if len(c.Points) == 0 {
		return ""
	}
	t := c.Points[0].Table
	return fmt.Sprintf("delivery %s, %d trials a point; bands: 95 %% intervals", t.Delivery, t.Trials)
}

func (p *plot) axes() {
	for i := range 5 {
		share := p.top * float64(i) / 4
		y := p.y(share)
		fmt.Fprintf(p, `<line class="grid" x1="%d" y1="%.1f" x2="%d" y2="%.1f"/>`+"\n", plotLeft, y, plotWidth-plotRight, y)
		p.text("tick", plotLeft-8, y+4, "end", fmt.Sprintf("%g %%", math.Round(1000*share)/10))
	}
	step := tickStep(p.most)
	for i := 0; float64(i)*step <= p.most*1.0001; i++ {
		x := p.x(float64(i) * step)
		fmt.Fprintf(p, `<line class="axis" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`+"\n", x, p.y(0), x, p.y(0)+5)
		p.text("tick", x, p.y(0)+19, "middle", fmt.Sprintf("%g", float64(i)*step))
	}
	fmt.Fprintf(p, `<line class="axis" x1="%d" y1="%.1f" x2="%d" y2="%.1f"/>`+"\n", plotLeft, p.y(0), plotWidth-plotRight, p.y(0))
	p.text("tick", (plotLeft+plotWidth-plotRight)/2, p.y(0)+38, "middle", "age of the write when it is read, ms")
	fmt.Fprintf(p, `<text class="tick" transform="translate(24 %.1f) rotate(-90)" text-anchor="middle">share of reads</text>`+"\n", p.y(p.top/2))
}

// tickStep gives a round number of which five to ten fit into the most.
func tickStep(most float64) float64 {
	step := math.Pow(10, math.Floor(math.Log10(most/5)))
	for _, times := range []float64{2, 2.5, 2} { // 1, 2, 5, 10
		if most/step <= 10 {
			break
		}
		step *= times
	}
	return step
}

// band fills the intervals of one row.
func (p *plot) band(c Curve, row int, class string) {
	if len(c.Points) == 0 {
		return
	}
	var d strings.Builder
	for i, at := range c.Points {
		fmt.Fprintf(&d, "%s%.1f %.1f", move(i), p.x(at.Table.Age), p.y(at.Table.Rows[row].High))
	}
	for i := len(c.Points) - 1; i >= 0; i-- {
		at := c.Points[i]
		fmt.Fprintf(&d, "L%.1f %.1f", p.x(at.Table.Age), p.y(at.Table.Rows[row].Low))
	}
	fmt.Fprintf(p, `<path class="band-%s" d="%sz"/>`+"\n", class, d.String())
}

func move(i int) string {
	if i == 0 {
		return "M"
	}
	return "L"
}

// line joins one number of each point, where there is one.
func (p *plot) line(c Curve, row int, class string, number func(Row) (float64, bool)) {
	var d strings.Builder
	n := 0
	for _, at := range c.Points {
		if share, ok := number(at.Table.Rows[row]); ok {
			fmt.Fprintf(&d, "%s%.1f %.1f", move(n), p.x(at.Table.Age), p.y(share))
			n++
		}
	}
	if n > 0 {
		fmt.Fprintf(p, `<path class="%s" d="%s"/>`+"\n", class, d.String())
	}
}

// legend names the lines, two a row.
func (p *plot) legend(c Curve, beside *Curve) {
	if len(c.Points) == 0 {
		return
	}
	rows := c.Points[0].Table.Rows
	entries := []struct{ class, name string }{{"first", rows[0].Name}, {"second", rows[1].Name}}
	if slices.ContainsFunc(rows[:2], func(r Row) bool { return r.ClosedForm != nil }) {
		entries = append(entries, struct{ class, name string }{"closed", "closed form"})
	}
	if beside != nil {
		entries = append(entries, struct{ class, name string }{"beside-first", "the same: " + beside.Title})
	}
	const half = (plotWidth - 24) / 2
	for i, l := range entries {
		x, y := 12+half*float64(i%2), float64(plotHeight-40+24*(i/2))
		fmt.Fprintf(p, `<path class="%s" d="M%.1f %.1fh34"/>`+"\n", l.class, x, y-4)
		p.text("tick", x+42, y, "start", l.name)
	}
}

// describe tells some of the points in words.
func describe(c Curve) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Policy %s.", c.Policy)
	every := max(1, len(c.Points)/6)
	for i := 0; i < len(c.Points); i += every {
		t := c.Points[i].Table
		fmt.Fprintf(&b, " At %.0f ms: %s in %.1f %%, %s in %.1f %% of the reads.",
			t.Age, t.Rows[0].Name, 100*t.Rows[0].Value, t.Rows[1].Name, 100*t.Rows[1].Value)
	}
	return b.String()
}
