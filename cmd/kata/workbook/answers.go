package workbook

import (
	"fmt"

	"example.com/kata/answers"
	"example.com/kata/content"
)

// Answers lays out a sheet for reading: each question as it was asked and the
// last try, whole; of those that were not answered the title alone.
func Answers(b *content.Bundle, sheet *answers.Sheet) []Block {
	blocks := []Block{{Kind: Title, Text: b.Kata.Title}}
	for _, q := range b.Kata.Questions() {
		blocks = append(blocks, Block{Kind: Section, Text: q.ID + ": " + q.Title})
		a := sheet.Answer(q.ID)
		switch {
		case a != nil && len(a.Tries) > 0:
			blocks = append(blocks, Block{Kind: Markdown, Text: q.Prompt})
			what := "Your answer:"
			if n := len(a.Tries); n > 1 {
				what = fmt.Sprintf("Your answer, as of try %d:", n)
			}
			blocks = append(blocks, Block{Kind: Text, Text: what}, Block{Kind: Quote, Text: a.Text()})
		case a != nil && a.Skipped:
			blocks = append(blocks, Block{Kind: Text, Text: "Skipped."})
		default:
			blocks = append(blocks, Block{Kind: Text, Text: "Not answered yet."})
		}
	}
	return blocks
}
