package answers

import (
	"fmt"
	"strings"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

const fence = "---"

// plainFront is the front matter of a sheet that a program began.
func plainFront(kata string) string { return fence + "\nkata: " + kata + "\n" + fence }

// readFront reads the front matter, if the sheet has one, and gives the index
// of the first line below it. Everything between the fences is kept as it
// stands: other keys and comments belong to whoever wrote them.
func (p *parser) readFront() (below int) {
	open := 0
	for open < len(p.lines) && blank(p.lines[open].text) {
		open++
	}
	if open == len(p.lines) || strings.TrimRight(p.lines[open].text, blanks) != fence {
		p.diags.Error(p.src.At(p.bom, 1), CodeFront, "the sheet does not begin with its front matter, which names the kata",
			"begin it with the three lines ---, kata: ID, --- ("+newSheet+")")
		return 0
	}
	end := open + 1
	for ; end < len(p.lines) && strings.TrimRight(p.lines[end].text, blanks) != fence; end++ {
		if structural(p.lines[end].text) {
			end = len(p.lines)
			break
		}
	}
	if end == len(p.lines) {
		p.diags.Error(p.at(p.lines[open]), CodeFront, "the front matter does not end", "write a line --- between it and the first question")
		return 0
	}
	var raw []string
	for _, l := range p.lines[open : end+1] {
		raw = append(raw, l.text)
	}
	p.sheet.front = strings.Join(raw, "\n")
	p.sheet.Kata = p.readKata(p.lines[open].start, p.lines[end].start)
	if p.sheet.Kata != "" && p.sheet.front == plainFront(p.sheet.Kata) {
		p.sheet.front = ""
	}
	return end + 1
}

// readKata reads the id of the kata from the YAML in the bytes [from, to) of
// the source and brings the reader's problems to their place in the sheet.
func (p *parser) readKata(from, to int) string {
	part := &diag.Source{Name: p.src.Name, Text: p.src.Text[from:to]}
	root, _ := strictyaml.Parse(part)
	id := ""
	switch {
	case root.Diagnostics().HasErrors():
	case !root.IsMap() && blank(root.Text()): // nothing, or comments alone
		p.diags.Error(p.src.At(from, len(fence)), CodeKata, "the front matter does not name the kata", "add a line kata: ID ("+newSheet+")")
		return ""
	default:
		key := root.Map().Need("kata")
		if id = key.String(); key.Present() && !root.Diagnostics().HasErrors() && !kata.ValidID(id) {
			key.Error(CodeKata, fmt.Sprintf("%q cannot be the id of a kata", id), "an id has small letters, digits and hyphens; kata list shows them")
		}
	}
	for _, d := range root.Diagnostics() {
		if d.Code == strictyaml.CodeMissing {
			d.Code, d.Hint = CodeKata, "add a line kata: ID ("+newSheet+")"
		}
		d.Range = p.moved(d.Range, from)
		for i := range d.Related {
			d.Related[i] = p.moved(d.Related[i], from)
		}
		p.diags = append(p.diags, d)
	}
	if root.Diagnostics().HasErrors() {
		return ""
	}
	return id
}

func (p *parser) moved(r diag.Range, by int) diag.Range {
	if r.Start == 0 && r.End == 0 { // the whole part: its first line
		return p.src.At(by, len(fence))
	}
	return diag.Range{Source: p.src, Start: r.Start + by, End: r.End + by}
}

// newSheet is the next step of every problem with the front matter.
const newSheet = "kata new sheet KATA prints a blank sheet"
