// Package stream grades answers from a pipe: one JSON object a line in, one a
// line out.
//
//	reader -> batches of lines -> workers, each on its own batch -> writer,
//	          in the order of the batches
//
// The promises: order is kept, memory is constant whatever the length of the
// input, all cores are used, a line that cannot be graded becomes an error
// object in its place and never ends the work, and the bytes that come out do
// not depend on the number of workers.
package stream

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"example.com/kata/grader"
)

// The limits of the pipe. A batch is what one worker does at a time; a line
// is one answer of 1 MB with every character escaped, and some.
const (
	maxLine    = 8 << 20
	batchLines = 256
	batchBytes = 256 << 10
)

// Lookup gives the rubric for a line. The kata is the line's own field
// "kata", or "" when it has none.
type Lookup func(kata string) (*grader.Rubric, error)

// batch is a run of lines, and later what came of them.
type batch struct {
	first int // number of the first line, from 1
	lines [][]byte
	long  []bool // the line was longer than maxLine and is not there
	out   bytes.Buffer
	fails int
	done  chan struct{}
}

// Grade grades every line of in and writes the judgements to out. failed is
// the number of lines that could not be graded. workers below 1 means one for
// each core. The error is one of reading, writing or the context; what was
// graded before it is written.
func Grade(ctx context.Context, in io.Reader, out io.Writer, lookup Lookup, workers int) (failed int, err error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan *batch)
	order := make(chan *batch, 2*workers)
	for range workers {
		go func() {
			for b := range work {
				b.grade(lookup)
				close(b.done)
			}
		}()
	}
	var readErr error
	go func() {
		defer close(order)
		defer close(work)
		readErr = read(ctx, in, work, order)
	}()
	var writeErr error
	for b := range order {
		<-b.done
		failed += b.fails
		if writeErr != nil {
			continue
		}
		if _, writeErr = out.Write(b.out.Bytes()); writeErr != nil {
			cancel()
		}
	}
	if writeErr != nil {
		return failed, fmt.Errorf("writing the judgements: %w", writeErr)
	}
	return failed, readErr
}

// read cuts the input into batches. A batch enters the order before the work,
// so that the writer waits for it.
func read(ctx context.Context, in io.Reader, work, order chan<- *batch) error {
	r := bufio.NewReaderSize(in, 64<<10)
	for line := 1; ; {
		b := &batch{first: line, done: make(chan struct{})}
		size := 0
		var err error
		for len(b.lines) < batchLines && size < batchBytes && err == nil {
			var text []byte
			var long bool
			text, long, err = readLine(r)
			if err != nil && len(text) == 0 && !long {
				break
			}
			b.lines = append(b.lines, text)
			b.long = append(b.long, long)
			size += len(text)
		}
		line += len(b.lines)
		if len(b.lines) > 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			select {
			case order <- b:
			case <-ctx.Done():
				return ctx.Err()
			}
			work <- b
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("reading the answers: %w", err)
		}
	}
}

// readLine reads one line without its end. Of a line longer than maxLine it
// keeps nothing and says so.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, more, err := r.ReadLine()
		if !long {
			line = append(line, part...)
		}
		if len(line) > maxLine {
			line, long = nil, true
		}
		if err != nil || !more {
			return line, long, err
		}
	}
}

// byteOrderMark is what some editors write before the first line.
var byteOrderMark = []byte("\xef\xbb\xbf")

func (b *batch) grade(lookup Lookup) {
	for i, line := range b.lines {
		number := b.first + i
		if b.long[i] {
			b.fail(nil, number, fmt.Sprintf("the line is longer than %d MiB", maxLine>>20))
			continue
		}
		if number == 1 {
			line = bytes.TrimPrefix(line, byteOrderMark)
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			b.gradeLine(line, number, lookup)
		}
		b.lines[i] = nil
	}
}
