package agreement

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/kata/diag"
)

// table reads CSV cell by cell (RFC 4180). It is not encoding/csv, since a
// problem must be shown where it stands in the file: an unknown id inside its
// cell, a quote that is never closed where it was opened.
type table struct {
	in   *reader
	text string
	at   int
}

// readTable reads CSV: the header, then a labelled answer a row.
func (in *reader) readTable() {
	t := &table{in: in, text: string(in.src.Text)}
	var columns []string
	for t.at < len(t.text) {
		start := t.at
		row, ok := t.row()
		if !ok || in.full(in.src.At(start, 1)) {
			return
		}
		switch {
		case blank(row):
		case columns == nil:
			if columns, ok = in.header(row); !ok {
				return
			}
		default:
			in.row(columns, row, in.src.At(start, t.at-start))
		}
	}
}

// row reads the cells up to the end of a line. It is false where no row can
// be told from the next any more.
func (t *table) row() (cells []cell, ok bool) {
	for {
		c, ok := t.cell()
		if !ok {
			return nil, false
		}
		cells = append(cells, c)
		switch {
		case t.at == len(t.text):
			return cells, true
		case t.text[t.at] == ',':
			t.at++
			continue
		case strings.HasPrefix(t.text[t.at:], "\r\n"):
			t.at++
		}
		t.at++
		return cells, true
	}
}

// cell reads a cell and leaves the comma or line end behind it.
func (t *table) cell() (cell, bool) {
	start := t.at
	if t.at < len(t.text) && t.text[t.at] == '"' {
		return t.quotedCell()
	}
	end := strings.IndexAny(t.text[start:], ",\r\n")
	if end < 0 {
		end = len(t.text) - start
	}
	t.at += end
	text := t.text[start:t.at]
	if i := strings.IndexByte(text, '"'); i >= 0 {
		t.in.problems.Error(t.in.src.At(start+i, 1), CodeQuotes, "a quote inside a cell that does not begin with one",
			`put the whole cell in quotes, and write each quote inside it twice: "the ""old"" price"`)
	}
	return cell{text, t.in.src.At(start, len(text))}, true
}

// quotedCell reads a cell in quotes: commas and line ends are text, and two
// quotes are one.
func (t *table) quotedCell() (cell, bool) {
	open := t.at
	var b strings.Builder
	for t.at++; ; t.at++ {
		end := strings.IndexByte(t.text[t.at:], '"')
		if end < 0 {
			t.in.problems.Error(t.in.src.At(open, 1), CodeQuotes, "a quote that is never closed: the rest of the file would be one cell",
				"close it at the end of its cell, and write each quote inside the cell twice")
			return cell{}, false
		}
		b.WriteString(t.text[t.at : t.at+end])
		t.at += end + 1
		if t.at == len(t.text) || t.text[t.at] != '"' {
			break
		}
		b.WriteByte('"')
	}
	c := cell{strings.ReplaceAll(b.String(), "\r\n", "\n"), t.in.src.At(open, t.at-open)}
	if rest := strings.IndexAny(t.text[t.at:], ",\r\n"); rest != 0 && t.at < len(t.text) {
		if rest < 0 {
			rest = len(t.text) - t.at
		}
		t.in.problems.Error(t.in.src.At(t.at, rest), CodeQuotes, "text behind the quote that closes a cell", "write each quote inside a cell twice")
		t.at += rest
	}
	return c, true
}

// blank tells whether nothing stands in a row, as behind the last one of a
// spreadsheet.
func blank(row []cell) bool {
	return !slices.ContainsFunc(row, func(c cell) bool { return strings.TrimSpace(c.text) != "" })
}

// header reads the names of the columns. All must be there: a table without
// misconceptions would say that people found none.
func (in *reader) header(row []cell) (columns []string, ok bool) {
	before := len(in.problems)
	if len(row) == 1 && strings.ContainsAny(row[0].text, ";\t") {
		in.problems.Error(row[0].at, CodeColumns, "the columns are not set apart by commas", "export the table again with a comma between columns")
		return nil, false
	}
	for _, c := range row {
		name := strings.ToLower(strings.TrimSpace(c.text))
		switch {
		case slices.Contains(columns, name):
			in.problems.Error(c.at, CodeColumns, fmt.Sprintf("the column %q stands twice", name), "keep one of them")
		case !slices.Contains(fields, name):
			hint := "remove it; the columns are " + quoted(fields)
			if best := diag.DidYouMean(name, fields); best != "" {
				hint = fmt.Sprintf("did you mean %q?", best)
			}
			in.problems.Error(c.at, CodeColumns, fmt.Sprintf("unknown column %q", name), hint)
		}
		columns = append(columns, name)
	}
	var missing []string
	for _, name := range fields {
		if !slices.Contains(columns, name) {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 && len(in.problems) == before {
		last := row[len(row)-1].at
		in.problems.Error(in.src.At(last.End, 1), CodeColumns, "the header lacks "+quoted(missing), "the first line is "+strings.Join(fields, ",")+", in any order")
	}
	return columns, len(in.problems) == before
}

// row takes one labelled answer out of its cells.
func (in *reader) row(columns []string, row []cell, at diag.Range) {
	if len(row) != len(columns) {
		place, hint := row[len(row)-1].at, "write a cell for each column, empty ones too"
		if len(row) > len(columns) {
			place, hint = row[len(columns)].at, "a cell with a comma or a line end in it stands in double quotes"
		} else {
			place = in.src.At(place.End, 1)
		}
		in.problems.Error(place, CodeRagged, fmt.Sprintf("%d cells where the header has %d", len(row), len(columns)), hint)
		return
	}
	rec := record{at: at}
	for i, c := range row {
		switch columns[i] {
		case "id":
			rec.id = trim(c)
		case "question":
			rec.question = trim(c)
		case "answer":
			rec.answer = c.text
		case "concepts":
			rec.concepts = in.list(c)
		case "misconceptions":
			rec.misconceptions = in.list(c)
		case "pass":
			pass, known := verdicts[strings.ToLower(strings.TrimSpace(c.text))]
			if !known {
				in.problems.Error(c.at, CodeField, fmt.Sprintf("pass is %q", c.text), "write true or false")
				return
			}
			rec.pass = pass
		}
	}
	in.add(rec)
}

// verdicts are the words for pass.
var verdicts = map[string]bool{"true": true, "yes": true, "1": true, "false": false, "no": false, "0": false}

func trim(c cell) cell { return cell{strings.TrimSpace(c.text), c.at} }

// list takes the ids out of a cell, each with its place.
func (in *reader) list(c cell) (ids []cell) {
	from := c.at.Start
	for _, id := range strings.FieldsFunc(c.text, func(r rune) bool { return strings.ContainsRune(" \t\r\n;|,", r) }) {
		// An id with a quote in it is spelled otherwise in the file: its cell is
		// the place then.
		at := c.at
		if i := strings.Index(string(in.src.Text[from:c.at.End]), id); i >= 0 {
			at = in.src.At(from+i, len(id))
			from += i + len(id)
		}
		ids = append(ids, cell{id, at})
	}
	return ids
}
