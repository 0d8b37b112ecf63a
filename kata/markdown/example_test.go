package markdown_test

import (
	"fmt"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/markdown"
)

func ExampleParse() {
	src := &diag.Source{Name: "kata.md", Text: []byte(`---
kata: small
title: A Small Kata
minutes: 10
---
## Objective
Read.
## Scenario
There is one.
## Task
Answer.
## Part 1: Looking (10 minutes)
### q1: A look
What is there?
#### Hints
1. Look.
#### Model anser
A kata.
## Success criteria
1. You saw it. (q1)
## Closing thought
Well read.
`)}
	k, problems := markdown.Parse(src)
	fmt.Println(k.Title, k.Questions()[0].Hints)
	for _, d := range problems {
		fmt.Print(d.Format())
	}
	// Output:
	// A Small Kata [Look.]
	// kata.md:13:1: warning[K114]: the question q1 has no model answer
	//    13 | ### q1: A look
	//       | ^~~~~~~~~~~~~~
	//    hint: add #### Model answer
	// kata.md:17:1: error[K107]: unknown section "Model anser" in a question
	//    17 | #### Model anser
	//       | ^~~~~~~~~~~~~~~~
	//    hint: did you mean "Model answer"?
}

func ExampleLayout() {
	for _, line := range markdown.Layout("Alice sees the thread:\n\n1. *without* her comment, since the follower lags\n2. then with it\n", 32) {
		fmt.Println(line)
	}
	// Output:
	// Alice sees the thread:
	//
	// 1. without her comment, since
	//    the follower lags
	// 2. then with it
}

func ExampleHTML() {
	fmt.Println(markdown.HTML("See *[the chapter](https://dataintensive.net/)* <script>alert(1)</script>"))
	// Output:
	// <p>See <em><a href="https://dataintensive.net/" rel="noopener noreferrer">the chapter</a></em> &lt;script&gt;alert(1)&lt;/script&gt;</p>
}
