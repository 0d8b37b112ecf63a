package stream

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/kata/grader"
)

// field is a key of an object with its value as it was written.
type field struct {
	key   string
	value json.RawMessage
}

// written are the keys of a judgement: fields of the input with these names
// do not come back, since the judgement's own stand there. An error has keys
// of its own, "line" and "error"; in a judgement those are the sender's.
var written = []string{"id", "question", "answer", "points", "max", "passed", "concepts", "misconceptions", "review", "rubric"}

func (b *batch) gradeLine(line []byte, number int, lookup Lookup) {
	fields, err := object(line)
	id := value(fields, "id")
	if err != nil {
		b.fail(id, number, err.Error())
		return
	}
	res, hash, err := grade(fields, lookup)
	if err != nil {
		b.fail(id, number, err.Error())
		return
	}
	b.write(fields, id, &res, hash)
}

func grade(fields []field, lookup Lookup) (grader.Result, string, error) {
	question, err := text(fields, "question", true)
	if err != nil {
		return grader.Result{}, "", err
	}
	answer, err := text(fields, "answer", true)
	if err != nil {
		return grader.Result{}, "", err
	}
	kata, err := text(fields, "kata", false)
	if err != nil {
		return grader.Result{}, "", err
	}
	rubric, err := lookup(kata)
	if err != nil {
		return grader.Result{}, "", err
	}
	res, err := rubric.GradeAnswer(question, answer)
	return res, rubric.Hash, err
}

// object reads one JSON object, keeping the order and bytes of its fields.
func object(line []byte) (fields []field, err error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("the line is no JSON object")
	}
	for dec.More() {
		t, err := dec.Token()
		key, ok := t.(string)
		if err != nil || !ok {
			return fields, broken(err)
		}
		f := field{key: key}
		if err := dec.Decode(&f.value); err != nil {
			return fields, broken(err)
		}
		fields = append(fields, f)
	}
	if _, err := dec.Token(); err != nil {
		return fields, broken(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fields, errors.New("something stands behind the JSON object: one object a line")
	}
	return fields, nil
}

func broken(err error) error {
	if err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the JSON object is not complete")
	}
	return fmt.Errorf("the line is not JSON: %w", err)
}

// value gives the last value of a key, nil when there is none.
func value(fields []field, key string) (v json.RawMessage) {
	for _, f := range fields {
		if f.key == key {
			v = f.value
		}
	}
	return v
}

func text(fields []field, key string, needed bool) (string, error) {
	v := value(fields, key)
	if v == nil {
		if needed {
			return "", fmt.Errorf("the field %q is missing", key)
		}
		return "", nil
	}
	var s *string
	if err := json.Unmarshal(v, &s); err != nil || s == nil {
		return "", fmt.Errorf("the field %q is not a text", key)
	}
	return *s, nil
}

func (b *batch) write(fields []field, id json.RawMessage, res *grader.Result, hash string) {
	b.out.WriteByte('{')
	if id != nil {
		b.raw("id", id, false)
		b.out.WriteByte(',')
	}
	whole := encoded(newJudgement(res))
	b.out.WriteString(whole[1 : len(whole)-1]) // its own braces go: id, hash and extra fields stand beside it
	b.put("rubric", hash, true)
	for _, f := range fields {
		if !slices.Contains(written, f.key) {
			b.raw(f.key, f.value, true)
		}
	}
	b.out.WriteString("}\n")
}

func (b *batch) fail(id json.RawMessage, number int, problem string) {
	b.fails++
	if id == nil {
		id = json.RawMessage("null")
	}
	b.out.WriteByte('{')
	b.raw("id", id, false)
	b.put("line", number, true)
	b.put("error", problem, true)
	b.out.WriteString("}\n")
}

func (b *batch) raw(key string, value json.RawMessage, comma bool) {
	b.name(key, comma)
	if err := json.Compact(&b.out, value); err != nil {
		b.out.WriteString("null")
	}
}

func (b *batch) put(key string, value any, comma bool) {
	b.name(key, comma)
	b.encode(value)
}

func (b *batch) name(key string, comma bool) {
	if comma {
		b.out.WriteByte(',')
	}
	b.encode(key)
	b.out.WriteByte(':')
}

func (b *batch) encode(v any) { b.out.WriteString(encoded(v)) }

// encoded gives JSON without the line end that an Encoder adds, and without
// escaping < and >, which answers are full of.
func encoded(v any) string {
	var s strings.Builder
	enc := json.NewEncoder(&s)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // our own structs always encode
	}
	return strings.TrimSuffix(s.String(), "\n")
}
