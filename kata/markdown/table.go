package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables makes tables of paragraphs whose second line is a delimiter row
// ("|---|---:|"). goldmark's own does the same, but compiles nine expressions
// at every start of the program (0.45 ms), and fills short rows up to the
// width of the head: a kilobyte of head and 60 of "|" take it four seconds.
type tables struct{}

// Transform is called by goldmark for each paragraph when it is closed.
func (tables) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := n.Lines(), reader.Source()
	if lines.Len() < 2 || n.Parent() == nil {
		return
	}
	second := lines.At(1)
	columns := alignments(string(second.Value(source)))
	if columns == nil {
		return
	}
	head := tableRow(lines.At(0), source, columns)
	if head.ChildCount() != len(columns) {
		return
	}
	table := extast.NewTable()
	table.Alignments = columns
	table.AppendChild(table, extast.NewTableHeader(head))
	for i := 2; i < lines.Len(); i++ {
		table.AppendChild(table, tableRow(lines.At(i), source, columns))
	}
	parent := n.Parent()
	parent.InsertAfter(parent, n, table)
	parent.RemoveChild(parent, n)
}

// alignments reads a delimiter row, or gives nil for a line that is none.
func alignments(line string) []extast.Alignment {
	line = strings.TrimSpace(line)
	if !strings.Contains(line, "|") || strings.Trim(line, "|-: \t") != "" {
		return nil
	}
	var out []extast.Alignment
	for cell := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|") {
		cell = strings.TrimSpace(cell)
		left, right := strings.HasPrefix(cell, ":"), strings.HasSuffix(cell, ":")
		dashes := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return nil
		}
		switch {
		case left && right:
			out = append(out, extast.AlignCenter)
		case right:
			out = append(out, extast.AlignRight)
		default:
			out = append(out, extast.AlignLeft)
		}
	}
	return out
}

// tableRow cuts a line at its bars. Cells beyond the columns are dropped, as
// GitHub does; missing ones stay missing.
func tableRow(line text.Segment, source []byte, columns []extast.Alignment) *extast.TableRow {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	row := extast.NewTableRow(columns)
	value := line.Value(source)
	at, end := 0, len(value)
	if at < end && value[at] == '|' {
		at++
	}
	if end > at && value[end-1] == '|' && (end < 2 || value[end-2] != '\\') {
		end--
	}
	for at < end && row.ChildCount() <= len(columns) {
		stop := at
		for stop < end && (value[stop] != '|' || (stop > 0 && value[stop-1] == '\\')) {
			stop++
		}
		cell := extast.NewTableCell()
		s := text.NewSegment(line.Start+at, line.Start+stop)
		s = s.TrimLeftSpace(source)
		cell.Lines().Append(s.TrimRightSpace(source))
		row.AppendChild(row, cell)
		at = stop + 1
	}
	return row
}

func inTable(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == extast.KindTableCell {
			return true
		}
	}
	return false
}

// table writes columns side by side, or the rows one by one when they would be
// too wide.
func (p *page) table(n *extast.Table) {
	rows := p.cells(n)
	widths := make([]int, len(n.Alignments))
	sum := 2 * (len(widths) - 1)
	for i := range widths {
		widths[i] = 1
		for _, row := range rows {
			if i < len(row) {
				widths[i] = max(widths[i], row[i].Width())
			}
		}
		sum += widths[i]
	}
	if sum > p.room() {
		p.stacked(rows)
		return
	}
	for i, row := range rows {
		p.emit(aligned(row, widths, n.Alignments))
		if i == 0 {
			p.emit(rules(widths))
		}
	}
}

// cells gives the texts of a table, its head as the first row.
func (p *page) cells(n *extast.Table) [][]Line {
	var rows [][]Line
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		style := p.base
		if len(rows) == 0 {
			style = Strong
		}
		var row []Line
		for c := r.FirstChild(); c != nil && len(row) < len(n.Alignments); c = c.NextSibling() {
			var l Line
			for _, s := range p.inline(c, style) {
				l.add(strings.ReplaceAll(s.Text, "\n", " "), s.Style)
			}
			row = append(row, l.trimmed())
		}
		rows = append(rows, row)
	}
	return rows
}

func aligned(row []Line, widths []int, columns []extast.Alignment) Line {
	var out Line
	for i, width := range widths {
		var cell Line
		if i < len(row) {
			cell = row[i]
		}
		if i > 0 {
			out.add("  ", Plain)
		}
		free := width - cell.Width()
		before := 0
		switch columns[i] {
		case extast.AlignRight:
			before = free
		case extast.AlignCenter:
			before = free / 2
		}
		out.add(strings.Repeat(" ", before), Plain)
		for _, s := range cell {
			out.add(s.Text, s.Style)
		}
		out.add(strings.Repeat(" ", free-before), Plain)
	}
	return out
}

func rules(widths []int) Line {
	var out Line
	for i, width := range widths {
		if i > 0 {
			out.add("  ", Mark)
		}
		out.add(strings.Repeat("-", max(1, width)), Mark)
	}
	return out
}

// stacked writes each row as "head: cell" lines.
func (p *page) stacked(rows [][]Line) {
	head := rows[0]
	for i, row := range rows[1:] {
		if i > 0 {
			p.gap = true
		}
		for j, cell := range row {
			if len(cell) == 0 {
				continue
			}
			p.push(Span{}, Span{})
			line := Line{}
			if j < len(head) && len(head[j]) > 0 {
				line = append(line, head[j]...)
				line.add(":", Strong)
				line.add(" ", Plain)
			}
			p.fold(append(line, cell...))
			p.pop()
		}
	}
	if len(rows) == 1 {
		for _, cell := range head {
			p.fold(cell)
		}
	}
}
