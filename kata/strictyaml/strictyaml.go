// Package strictyaml reads authors' YAML as values that keep their place in
// the file, and takes nothing for granted.
//
//	bytes -> yaml.Node -> checks of the whole tree -> Value, Map -> your nouns
//
// It is the only importer of gopkg.in/yaml.v3, of which it uses the parser
// alone: that library's decoder panics on some inputs, drops null items of
// lists without a word, and checks for duplicate keys in quadratic time.
//
// The promise: a document that gets through Parse has no alias, merge key,
// tag, second document, duplicate key, empty key or empty item, is at most
// MaxBytes long, MaxDepth deep and MaxKeys wide; every scalar knows its bytes,
// and an empty value reports itself when it is read. Readers
// never fail: a Value of the wrong kind reports itself and then behaves like
// an empty one, so that a reader runs to its end and reports everything.
package strictyaml

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"example.com/kata/kata/diag"
)

// The limits of a file. They are far above what an author writes by hand.
const (
	MaxBytes = 256 << 10
	MaxDepth = 20
	MaxKeys  = 1000 // keys of one map, items of one list ten times as many
)

// The codes of this reader's problems.
const (
	CodeSyntax    = "K001" // not YAML
	CodeTooLarge  = "K002" // larger, deeper or wider than the limits
	CodeEncoding  = "K003" // not UTF-8
	CodeForbidden = "K004" // alias, anchor, merge key, tag, second document
	CodeDuplicate = "K005" // the same key twice in one map
	CodeNull      = "K006" // an empty or null value where something is needed
	CodeKind      = "K007" // a value of the wrong kind
	CodeUnknown   = "K008" // a key that nothing reads
	CodeMissing   = "K009" // a key that must be there
	CodeRange     = "K010" // a number or word outside what is allowed
)

// Parse reads one document. The Value is empty, and reads as an empty map,
// when the list has errors.
func Parse(src *diag.Source) (Value, diag.List) {
	r := &reader{src: src}
	if root := r.parse(); root != nil && !r.diags.HasErrors() {
		return Value{root, r}, nil
	}
	r.failed = r.diags.HasErrors()
	return Value{nil, r}, r.diags
}

// reader is what all values of one document share.
type reader struct {
	src    *diag.Source
	diags  diag.List
	starts []int // the offset of each line, once a place was asked for
	// failed tells that there is no tree: what is missing in it is not worth
	// a word then.
	failed bool
}

func (r *reader) parse() *yaml.Node {
	text := r.src.Text
	if len(text) > MaxBytes {
		r.diags.Error(diag.Range{Source: r.src}, CodeTooLarge,
			fmt.Sprintf("the file is larger than %d KiB, the most that is read", MaxBytes>>10),
			"split it, or take out what is not needed")
		return nil
	}
	if at, summary, found := r.src.NotUTF8(); found {
		r.diags.Error(at, CodeEncoding, summary, "save the file as UTF-8")
		return nil
	}
	if at := tooDeep(text); at >= 0 {
		r.diags.Error(r.src.At(at, 1), CodeTooLarge,
			fmt.Sprintf("brackets nested more than %d deep", MaxDepth), "flatten the structure")
		return nil
	}
	dec := yaml.NewDecoder(strings.NewReader(string(text)))
	var doc, second yaml.Node
	if err := decode(dec, &doc); err != nil {
		r.syntax(err)
		return nil
	}
	if err := decode(dec, &second); err == nil {
		r.diags.Error(r.at(&second), CodeForbidden, "a second document in one file", "keep one document a file; take out the line ---")
		return nil
	} else if !isEOF(err) {
		r.syntax(err)
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		return nil
	}
	r.check(doc.Content[0], 1)
	return doc.Content[0]
}

// decode shields from the parser's own panics: an author's typo must never
// end the program.
func decode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	return dec.Decode(n)
}

func isEOF(err error) bool { return err != nil && err.Error() == "EOF" }

// tooDeep looks for nesting that would make the parser itself slow: flow
// brackets, and block sequences opened on one line ("- - - - x"). It gives
// the offset of the place, or -1. Brackets inside quotes count too: no author
// has forty of them.
func tooDeep(text []byte) int {
	depth := 0
	for i, c := range text {
		switch c {
		case '[', '{':
			if depth++; depth > 10*MaxDepth {
				return i
			}
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	for i := 0; i < len(text); {
		end := i
		for end+1 < len(text) && (text[end] == '-' || text[end] == '?') && text[end+1] == ' ' {
			end += 2
		}
		if end-i > 2*MaxDepth {
			return i
		}
		for end < len(text) && text[end] != '\n' {
			end++
		}
		for end < len(text) && (text[end] == '\n' || text[end] == ' ') {
			end++
		}
		i = max(end, i+1)
	}
	return -1
}

// check walks the tree once and reports what is forbidden anywhere.
func (r *reader) check(n *yaml.Node, depth int) {
	if depth > MaxDepth {
		r.diags.Error(r.at(n), CodeTooLarge, fmt.Sprintf("nested more than %d deep", MaxDepth), "flatten the structure")
		return
	}
	switch {
	case n.Kind == yaml.AliasNode:
		r.diags.Error(r.at(n), CodeForbidden, "an alias (*"+n.Value+")", "write the value out: what stands here should be what is meant")
		return
	case n.Anchor != "":
		r.diags.Error(r.at(n), CodeForbidden, "an anchor (&"+n.Anchor+")", "take it out: aliases are not read")
	case n.Style&yaml.TaggedStyle != 0:
		r.diags.Error(r.at(n), CodeForbidden, "a tag ("+n.Tag+")", "take it out; quote the value if it should be text")
	}
	switch n.Kind {
	case yaml.MappingNode:
		r.checkMap(n, depth)
	case yaml.SequenceNode:
		if len(n.Content) > 10*MaxKeys {
			r.diags.Error(r.at(n), CodeTooLarge, fmt.Sprintf("a list of more than %d items", 10*MaxKeys), "split it")
			return
		}
		for _, item := range n.Content {
			if isNull(item) {
				r.diags.Error(r.at(item), CodeNull, "an empty item in a list", "write the item, or take out its dash; quote it if the word null is meant")
				continue
			}
			r.check(item, depth+1)
		}
	}
}

func (r *reader) checkMap(n *yaml.Node, depth int) {
	if len(n.Content)/2 > MaxKeys {
		r.diags.Error(r.at(n), CodeTooLarge, fmt.Sprintf("a map of more than %d keys", MaxKeys), "split it")
		return
	}
	seen := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case isNull(key):
			r.diags.Error(r.at(key), CodeNull, "an empty key", "write the key; quote it if the word null is meant")
			continue
		case key.Kind != yaml.ScalarNode:
			r.diags.Error(r.at(key), CodeKind, "a key that is not a word", "keys are plain words")
			continue
		case key.Tag == "!!merge":
			r.diags.Error(r.at(key), CodeForbidden, "a merge key (<<)", "write the keys out")
			continue
		}
		if first := seen[key.Value]; first != nil {
			r.diags.Error(r.at(key), CodeDuplicate, fmt.Sprintf("the key %q stands twice in one map", key.Value), "keep one of the two")
			r.diags[len(r.diags)-1].Related = []diag.Range{r.at(first)}
		}
		seen[key.Value] = key
		r.check(key, depth+1)
		r.check(value, depth+1)
	}
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
