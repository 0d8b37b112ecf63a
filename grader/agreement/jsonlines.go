package agreement

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"example.com/kata/kata/diag"
)

// readLines reads JSON, one labelled answer a line.
func (in *reader) readLines() {
	text := in.src.Text
	for at := 0; at < len(text); {
		end := at + len(text[at:])
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if in.full(in.src.At(at, 1)) {
			return
		}
		line := bytes.TrimRight(text[at:end], " \t\r")
		blanks := len(line) - len(bytes.TrimLeft(line, " \t"))
		if len(line) > blanks {
			in.line(line[blanks:], at+blanks)
		}
		at = end + 1
	}
}

// line reads one object, whose first byte has the place at.
func (in *reader) line(line []byte, at int) {
	const hint = "write one JSON object a line, without a list around them and without commas between them"
	var whole json.RawMessage
	if err := json.Unmarshal(line, &whole); err != nil {
		place := at
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			place += max(0, int(syntax.Offset)-1)
		}
		in.problems.Error(in.src.At(place, 1), CodeJSON, "the line is no JSON: "+err.Error(), hint)
		return
	}
	if line[0] != '{' {
		in.problems.Error(in.src.At(at, len(line)), CodeJSON, "the line is no JSON object", hint)
		return
	}
	found, unknown := in.object(line, at)
	before := len(in.problems)
	rec := record{at: in.src.At(at, len(line))}
	for _, name := range fields {
		raw, ok := found[name]
		if !ok && name != "id" {
			in.missing(name, unknown, rec.at)
		}
		if ok && !in.take(&rec, name, raw) {
			in.problems.Error(raw.at, CodeField, fmt.Sprintf("%s is not %s", name, kinds[name]), "write it as in "+example)
		}
	}
	if len(in.problems) == before {
		in.add(rec)
	}
}

// example is a labelled answer in JSON.
const example = `{"id": "a1", "question": "q1", "answer": "…", "concepts": ["an-id"], "misconceptions": [], "pass": true}`

// kinds says what each field is.
var kinds = map[string]string{"id": "a text", "question": "a text", "answer": "a text",
	"concepts": "a list of ids", "misconceptions": "a list of ids", "pass": "true or false"}

// missing says that a field is not there, or how it is misspelled.
func (in *reader) missing(name string, unknown []cell, at diag.Range) {
	for _, u := range unknown {
		if diag.DidYouMean(u.text, []string{name}) != "" {
			in.problems.Error(u.at, CodeField, fmt.Sprintf("unknown field %q", u.text), fmt.Sprintf("did you mean %q?", name))
			return
		}
	}
	in.problems.Error(in.src.At(at.Start, 1), CodeField, fmt.Sprintf("the field %q is missing", name), "write it as in "+example)
}

// object gives the values of the known fields with their places, and the
// names of the others. The line is JSON, as was seen before.
func (in *reader) object(line []byte, at int) (found map[string]cell, unknown []cell) {
	found = map[string]cell{}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	next := func() json.Token {
		tok, err := dec.Token()
		if err != nil {
			panic("a line that was JSON is none: " + err.Error())
		}
		return tok
	}
	for next(); dec.More(); {
		name := next().(string)
		end := at + int(dec.InputOffset())
		value, ok := in.value(dec, at)
		switch {
		case !ok:
			panic("a value that was JSON is none")
		case slices.Contains(fields, name):
			found[name] = value
		default:
			unknown = append(unknown, cell{name, in.src.At(end-len(name)-2, len(name)+2)})
		}
	}
	return found, unknown
}

// value reads the next value of a stream that began at a place.
func (in *reader) value(dec *json.Decoder, at int) (cell, bool) {
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return cell{}, false
	}
	end := at + int(dec.InputOffset())
	return cell{string(raw), in.src.At(end-len(raw), len(raw))}, true
}

// take puts the value of a field into a record; false when it is of another
// kind.
func (in *reader) take(rec *record, name string, raw cell) bool {
	switch name {
	case "concepts":
		return in.ids(raw, &rec.concepts)
	case "misconceptions":
		return in.ids(raw, &rec.misconceptions)
	case "pass":
		return raw.text != "null" && json.Unmarshal([]byte(raw.text), &rec.pass) == nil
	case "id":
		if number := json.Number(""); json.Unmarshal([]byte(raw.text), &number) == nil {
			rec.id = cell{number.String(), raw.at}
			return true
		}
	}
	var text string
	if raw.text == "null" || json.Unmarshal([]byte(raw.text), &text) != nil {
		return false
	}
	switch name {
	case "id":
		rec.id = cell{text, raw.at}
	case "question":
		rec.question = cell{text, raw.at}
	case "answer":
		rec.answer = text
	}
	return true
}

// ids reads a list of ids; null is an empty one.
func (in *reader) ids(raw cell, into *[]cell) bool {
	if raw.text == "null" {
		return true
	}
	dec := json.NewDecoder(bytes.NewReader([]byte(raw.text)))
	if tok, err := dec.Token(); err != nil || tok != json.Delim('[') {
		return false
	}
	for dec.More() {
		value, ok := in.value(dec, raw.at.Start)
		var id string
		if !ok || value.text == "null" || json.Unmarshal([]byte(value.text), &id) != nil {
			return false
		}
		*into = append(*into, cell{id, value.at})
	}
	return true
}
