package strictyaml

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"example.com/kata/kata/diag"
)

// Value is one place of a document. The zero Value, and one that is absent,
// reads as empty text, 0, false, an empty list and an empty map, and reports
// nothing: what must be there is asked for with Map.Need.
type Value struct {
	node *yaml.Node
	in   *reader
}

// Present tells whether the document has the value.
func (v Value) Present() bool { return v.node != nil }

// Range gives the place of the value; of an absent one, the file.
func (v Value) Range() diag.Range {
	switch {
	case v.in == nil:
		return diag.Range{}
	case v.node == nil:
		return diag.Range{Source: v.in.src}
	}
	return v.in.at(v.node)
}

// Diagnostics gives all problems that reading the document met so far.
func (v Value) Diagnostics() diag.List {
	if v.in == nil {
		return nil
	}
	return v.in.diags
}

// Error reports a problem of the caller's at this value.
func (v Value) Error(code, summary, hint string) {
	if v.in != nil {
		v.in.diags.Error(v.Range(), code, summary, hint)
	}
}

// Warn reports a problem of the caller's that stops nothing.
func (v Value) Warn(code, summary, hint string) {
	if v.in != nil {
		v.in.diags.Warn(v.Range(), code, summary, hint)
	}
}

// IsText, IsMap and IsList tell the kind without reporting anything.
func (v Value) IsText() bool { return v.node != nil && v.node.Kind == yaml.ScalarNode }

// IsMap tells whether the value is a map.
func (v Value) IsMap() bool { return v.node != nil && v.node.Kind == yaml.MappingNode }

// IsList tells whether the value is a list.
func (v Value) IsList() bool { return v.node != nil && v.node.Kind == yaml.SequenceNode }

func (v Value) wrong(want string) {
	if isNull(v.node) {
		v.empty(want)
		return
	}
	have := map[yaml.Kind]string{yaml.MappingNode: "a map", yaml.SequenceNode: "a list", yaml.ScalarNode: "a single value"}[v.node.Kind]
	hint := map[string]string{"a map": "write keys with values below it: name: value", "a list": "write its items in brackets, [a, b], or each on a line of its own behind a dash"}[want]
	if hint == "" {
		hint = "write one value"
	}
	v.Error(CodeKind, fmt.Sprintf("%s is needed here, and this is %s", want, have), hint)
}

func (v Value) empty(want string) {
	v.Error(CodeNull, want+" is needed here, and this is empty", "write it, or take the key out; quote it if the word is meant as text")
}

func (v Value) scalar(want string) (string, bool) {
	switch {
	case v.node == nil:
		return "", false
	case v.node.Kind != yaml.ScalarNode:
		v.wrong(want)
		return "", false
	case isNull(v.node):
		v.empty(want)
		return "", false
	}
	return v.node.Value, true
}

// String gives the text of a scalar. The words that YAML takes for something
// else (no, yes, on, off, true, ~) must be quoted to be text.
func (v Value) String() string {
	s, ok := v.scalar("text")
	if ok && v.node.Style == 0 && (v.node.Tag == "!!bool" || isYAML11Bool(s)) {
		v.Error(CodeKind, fmt.Sprintf("%s without quotes is not text", s), fmt.Sprintf("write %q", s))
	}
	return s
}

func isYAML11Bool(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off":
		return true
	}
	return false
}

// Int gives a whole number from lo to hi.
func (v Value) Int(lo, hi int) int {
	s, ok := v.scalar("a whole number")
	if !ok {
		return lo
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		v.Error(CodeKind, fmt.Sprintf("a whole number is needed here, and this is %q", s), fmt.Sprintf("write a number from %d to %d", lo, hi))
		return lo
	}
	if n < lo || n > hi {
		v.Error(CodeRange, fmt.Sprintf("%d is outside %d to %d", n, lo, hi), fmt.Sprintf("write a number from %d to %d", lo, hi))
		return lo
	}
	return n
}

// Float gives a number from lo to hi.
func (v Value) Float(lo, hi float64) float64 {
	s, ok := v.scalar("a number")
	if !ok {
		return lo
	}
	n, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil:
		v.Error(CodeKind, fmt.Sprintf("a number is needed here, and this is %q", s), fmt.Sprintf("write a number from %g to %g", lo, hi))
		return lo
	case !(n >= lo && n <= hi):
		v.Error(CodeRange, fmt.Sprintf("%s is outside %g to %g", s, lo, hi), fmt.Sprintf("write a number from %g to %g", lo, hi))
		return lo
	}
	return n
}

// Bool gives true or false.
func (v Value) Bool() bool {
	s, ok := v.scalar("true or false")
	if ok && s != "true" && s != "false" {
		v.Error(CodeKind, fmt.Sprintf("true or false is needed here, and this is %q", s), "write true or false")
	}
	return s == "true"
}

// OneOf gives a word of a closed list; another one is reported with the
// nearest.
func (v Value) OneOf(words ...string) string {
	s, ok := v.scalar("one of " + strings.Join(words, ", "))
	if !ok {
		return ""
	}
	if slices.Contains(words, s) {
		return s
	}
	v.Error(CodeRange, fmt.Sprintf("%q is not one of %s", s, strings.Join(words, ", ")), diag.DidYouMeanHint(s, words))
	return ""
}

// Items gives the items of a list in their order.
func (v Value) Items() []Value {
	if v.node == nil {
		return nil
	}
	if v.node.Kind != yaml.SequenceNode {
		v.wrong("a list")
		return nil
	}
	items := make([]Value, len(v.node.Content))
	for i, n := range v.node.Content {
		items[i] = Value{n, v.in}
	}
	return items
}

// Strings gives a list of texts.
func (v Value) Strings() []string {
	var out []string
	for _, item := range v.Items() {
		out = append(out, item.String())
	}
	return out
}

// Within gives the place of the bytes [i, j) of the scalar's text. It is
// exact for plain and quoted scalars on one line without escapes, which is
// what phrases are; else it is the whole scalar.
func (v Value) Within(i, j int) diag.Range {
	whole := v.Range()
	if !v.IsText() || i < 0 || j > len(v.node.Value) || i > j {
		return whole
	}
	start := whole.Start
	if v.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		start++
	}
	text := v.in.src.Text
	if start+len(v.node.Value) > len(text) || string(text[start:start+len(v.node.Value)]) != v.node.Value {
		return whole
	}
	return v.in.src.At(start+i, max(1, j-i))
}

// Map gives the value as a map.
func (v Value) Map() Map {
	if v.node != nil && v.node.Kind != yaml.MappingNode {
		v.wrong("a map")
		return Map{Value: Value{nil, v.in}}
	}
	return Map{Value: v}
}

// Map is a map whose keys are asked for one by one.
type Map struct{ Value }

// Get gives the value of a key, or an absent Value.
func (m Map) Get(key string) Value {
	if m.node != nil {
		for i := 0; i+1 < len(m.node.Content); i += 2 {
			if m.node.Content[i].Value == key {
				return Value{m.node.Content[i+1], m.in}
			}
		}
	}
	return Value{nil, m.in}
}

// Need is Get for a key that must be there.
func (m Map) Need(key string) Value {
	v := m.Get(key)
	if !v.Present() && (m.in == nil || !m.in.failed) {
		m.Error(CodeMissing, fmt.Sprintf("the key %q is missing", key), fmt.Sprintf("add %s: …", key))
	}
	return v
}

// All gives the keys with their values in the order of the file. Key gives
// the place of each.
func (m Map) All() iter.Seq2[Value, Value] {
	return func(yield func(key, value Value) bool) {
		if m.node == nil {
			return
		}
		for i := 0; i+1 < len(m.node.Content); i += 2 {
			if !yield(Value{m.node.Content[i], m.in}, Value{m.node.Content[i+1], m.in}) {
				return
			}
		}
	}
}

// Only reports every key that is not one of these.
func (m Map) Only(keys ...string) Map {
	for key := range m.All() {
		known := false
		for _, k := range keys {
			known = known || key.node.Value == k
		}
		if !known {
			key.Error(CodeUnknown, fmt.Sprintf("unknown key %q", key.node.Value), diag.DidYouMeanHint(key.node.Value, keys))
		}
	}
	return m
}

// Text gives the text of a key's own scalar without checks, for names that
// an author chooses.
func (v Value) Text() string {
	if !v.IsText() {
		return ""
	}
	return v.node.Value
}

// ErrorWithin reports a problem of the caller's at the bytes [i, j) of the
// scalar's text.
func (v Value) ErrorWithin(i, j int, code, summary, hint string) {
	if v.in != nil {
		v.in.diags.Error(v.Within(i, j), code, summary, hint)
	}
}
