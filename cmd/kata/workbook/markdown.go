package workbook

import (
	"slices"
	"strings"

	"example.com/kata/kata/diag"
)

// Markdown writes the report as text for a repository or a wiki. Nothing in
// it is taken for Markdown but our own marks: what a learner typed and what an
// author wrote stand there as they are.
func (r *Report) Markdown() string {
	var b strings.Builder
	blocks := slices.Concat(r.body(), r.ageBlocks(), r.storyBlocks(), r.closingBlocks())
	for i, block := range blocks {
		tight := i > 0 && block.Kind == Item && blocks[i-1].Kind == Item
		if i > 0 && !tight {
			b.WriteString("\n")
		}
		switch block.Kind {
		case Title:
			b.WriteString("# " + literal(block.Text) + "\n")
		case Section:
			b.WriteString("## " + literal(block.Text) + "\n")
		case Item:
			b.WriteString("- " + mark(block.Mark) + literal(block.Text) + "\n")
		case Markdown:
			b.WriteString(diag.CleanLines(block.Text) + "\n")
		case Drawing:
			b.WriteString("```\n" + diag.CleanLines(strings.Join(block.Draw(markdownColumns, true), "\n")) + "\n```\n")
		default:
			b.WriteString(literal(block.Text) + "\n")
		}
	}
	return b.String()
}

// markdownColumns is the width of drawings in Markdown.
const markdownColumns = 88

// storyBlocks tell the shortest story of each design that breaks.
func (r *Report) storyBlocks() []Block {
	var blocks []Block
	for _, d := range r.Designs {
		if len(d.Story) == 0 {
			continue
		}
		if len(blocks) == 0 {
			blocks = append(blocks, Block{Kind: Section, Text: "Where designs break"})
		}
		blocks = append(blocks, Block{Kind: Text, Text: d.sentence()})
		blocks = append(blocks, told(d.Story)...)
	}
	return blocks
}

// mark gives what stands for a mark of the screen: boxes for what was found
// and what was not.
func mark(m string) string {
	switch m {
	case "+":
		return "[x] "
	case "-":
		return "[ ] "
	case "*": // a point of its own needs no mark in a list
		return ""
	}
	return literal(m) + " "
}

// literal escapes what Markdown would take for markup.
func literal(text string) string {
	var b strings.Builder
	for _, c := range diag.Clean(text) {
		if strings.ContainsRune("\\`*_[]<>#|!+~", c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}
