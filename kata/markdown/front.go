package markdown

import (
	"bytes"
	"fmt"

	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/strictyaml"
)

// frontMatter reads the lines between the two rules and gives the offset
// behind them.
func (r *reader) frontMatter() (body int) {
	text := r.src.Text
	start := len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF")))
	if line := text[start:lineEnd(text, start)]; string(bytes.TrimRight(line, " \r\n")) != "---" {
		r.diags.Error(r.src.At(start, 1), CodeFrontMatter, "the file does not begin with front matter",
			"begin with the lines ---, kata: its-id, title: …, minutes: 30, ---")
		return start
	}
	end := lineEnd(text, start)
	for end < len(text) {
		next := lineEnd(text, end)
		if string(bytes.TrimRight(text[end:next], " \r\n")) == "---" {
			r.keys(end)
			return next
		}
		end = next
	}
	r.diags.Error(r.src.At(start, 3), CodeFrontMatter, "the front matter does not end", "put a line --- below its last key")
	return lineEnd(text, start)
}

// keys reads the front matter that ends at an offset. The YAML reader gets the
// file up to there, so that its places are places of the file.
func (r *reader) keys(end int) {
	yaml := &diag.Source{Name: r.src.Name, Text: r.src.Text[:end]}
	root, list := strictyaml.Parse(yaml)
	if !list.HasErrors() {
		top := root.Map().Only("kata", "title", "minutes")
		id := top.Need("kata")
		if r.kata.ID = id.String(); r.kata.ID != "" && !kata.ValidID(r.kata.ID) {
			id.Error(CodeID, fmt.Sprintf("the id %q has other characters than a-z, 0-9 and -", r.kata.ID),
				"use small letters, digits and single dashes: lagging-follower")
		}
		title := top.Need("title")
		if r.kata.Title = plainTitle(title.String()); title.Present() && r.kata.Title == "" {
			title.Error(CodeTitle, "the kata has no title", "write title: and what the kata is called")
		}
		if minutes := top.Need("minutes"); minutes.Present() {
			before := len(root.Diagnostics())
			if n := minutes.Int(1, 600); len(root.Diagnostics()) == before {
				r.kata.Minutes = n
			}
			at := minutes.Range()
			r.minutesAt = r.src.At(at.Start, at.End-at.Start)
		}
		list = root.Diagnostics()
	}
	for _, d := range list {
		d.Range.Source = r.src
		for i := range d.Related {
			d.Related[i].Source = r.src
		}
		r.diags = append(r.diags, d)
	}
}
