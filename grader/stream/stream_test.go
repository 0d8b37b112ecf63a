package stream_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"example.com/kata/grader"
	"example.com/kata/grader/gradertest"
	"example.com/kata/grader/stream"
)

func lookup(t testing.TB) stream.Lookup {
	r := gradertest.Rubric(t)
	return func(kata string) (*grader.Rubric, error) {
		if kata != "" && kata != gradertest.Slug {
			return nil, fmt.Errorf("there is no kata %q", kata)
		}
		return r, nil
	}
}

func run(t *testing.T, in string, workers int) (out string, failed int) {
	t.Helper()
	var b strings.Builder
	failed, err := stream.Grade(t.Context(), strings.NewReader(in), &b, lookup(t), workers)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), failed
}

// TestLines gives one line and looks for what must stand in its judgement.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
		failed   int
	}{
		{"a judgement", `{"id":"a","question":"q1","answer":"A stale read."}`,
			[]string{`{"id":"a","question":"q1","points":1,"max":3,"passed":false,"concepts":[{"id":"sees-old-thread","met":false,"evidence":[]}`,
				`{"id":"names-stale-read","met":true,"evidence":[{"start":2,"end":7,"text":"stale"}]}`, `"misconceptions":[],`, `"rubric":"`}, 0},
		{"extra fields come back unchanged", `{"x":{"b":1,"a":[1.50,"<&>"]},"id":7,"question":"q1","answer":"","style":"terse"}`,
			[]string{`{"id":7,`, `"x":{"b":1,"a":[1.50,"<&>"]},"style":"terse"}`}, 0},
		{"fields of a judgement do not", `{"id":"a","question":"q1","answer":"","points":99,"concepts":["x"]}`, []string{`"points":0`}, 0},
		{"nor do those of an error stand in the way", `{"id":"a","question":"q1","answer":"","line":12,"error":"x"}`, []string{`"line":12,"error":"x"}`}, 0},
		{"a byte order mark", "\xef\xbb\xbf" + `{"id":"a","question":"q1","answer":"stale"}`, []string{`"met":true`}, 0},
		{"not JSON", `{"id":"a","question":`, []string{`{"id":"a","line":1,"error":"the JSON object is not complete"}`}, 1},
		{"not an object", `[1]`, []string{`{"id":null,"line":1,"error":"the line is no JSON object"}`}, 1},
		{"two objects", `{"id":1} {}`, []string{`"error":"something stands behind`}, 1},
		{"no question", `{"id":1,"answer":"x"}`, []string{`"error":"the field \"question\" is missing"`}, 1},
		{"no text", `{"id":1,"question":"q1","answer":5}`, []string{`"error":"the field \"answer\" is not a text"`}, 1},
		{"null", `{"id":1,"question":"q1","answer":null}`, []string{`"error":"the field \"answer\" is not a text"`}, 1},
		{"unknown question", `{"id":1,"question":"q9","answer":""}`, []string{`"error":"question \"q9\":`}, 1},
		{"unknown kata", `{"id":1,"kata":"x","question":"q1","answer":""}`, []string{`"error":"there is no kata \"x\""`}, 1},
		{"offsets into the answer as decoded", `{"id":1,"question":"q1","answer":"\u00e9 stale\ud800"}`, []string{`{"start":3,"end":8,"text":"stale"}`}, 0},
		{"invalid UTF-8", "{\"id\":1,\"question\":\"q1\",\"answer\":\"\xff stale\"}", []string{`{"start":4,"end":9,"text":"stale"}`}, 0},
		{"too long an answer", `{"id":1,"question":"q1","answer":"stale ` + strings.Repeat("x ", 9000) + `"}`, []string{`only the beginning was graded`}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, failed := run(t, c.in+"\n", 2)
			if failed != c.failed || strings.Count(out, "\n") != 1 || !json.Valid([]byte(out)) {
				t.Errorf("failed %d, out %s", failed, out)
			}
			for _, w := range c.want {
				if !strings.Contains(out, w) {
					t.Errorf("no %s in\n%s", w, out)
				}
			}
		})
	}
}

// TestOrderAndWorkers holds the output to the order of the input, byte for
// byte the same for any number of workers; bad and empty lines keep their
// number.
func TestOrderAndWorkers(t *testing.T) {
	var in strings.Builder
	for i := range 3000 {
		switch {
		case i%100 == 7:
			in.WriteString("\n")
		case i%100 == 9:
			in.WriteString("oops\n")
		default:
			fmt.Fprintf(&in, "{\"id\":%d,\"question\":\"q%d\",\"answer\":\"stale %d, her comment is gone\"}\r\n", i, i%5+1, i)
		}
	}
	one, failed := run(t, in.String(), 1)
	if failed != 30 || strings.Count(one, "\n") != 2970 {
		t.Errorf("failed %d, lines %d", failed, strings.Count(one, "\n"))
	}
	if !strings.Contains(one, `{"id":null,"line":10,"error":`) {
		t.Error("the tenth line is not named")
	}
	for _, workers := range []int{0, 2, 8} {
		if many, _ := run(t, in.String(), workers); many != one {
			t.Errorf("%d workers give other bytes", workers)
		}
	}
	last := -1
	for line := range strings.Lines(one) {
		var got struct{ ID *int }
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if got.ID != nil && *got.ID <= last {
			t.Fatalf("%d comes after %d", *got.ID, last)
		} else if got.ID != nil {
			last = *got.ID
		}
	}
}

func TestVeryLongLine(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"id":1,"question":"q1","answer":"`), strings.NewReader(strings.Repeat("x", 9<<20)),
		strings.NewReader("\"}\n{\"id\":2,\"question\":\"q1\",\"answer\":\"stale\"}"))
	var out bytes.Buffer
	failed, err := stream.Grade(t.Context(), in, &out, lookup(t), 2)
	if err != nil || failed != 1 || !strings.Contains(out.String(), `{"id":null,"line":1,"error":"the line is longer than 8 MiB"}`) ||
		!strings.Contains(out.String(), `{"id":2,"question":"q1"`) {
		t.Errorf("failed %d, %v: %.300s", failed, err, out.String())
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestBrokenPipe(t *testing.T) {
	in := strings.NewReader(strings.Repeat(`{"id":1,"question":"q1","answer":"stale"}`+"\n", 20000))
	if _, err := stream.Grade(t.Context(), in, broken{}, lookup(t), 2); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v, want that of the pipe", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in := strings.NewReader(strings.Repeat(`{"id":1,"question":"q1","answer":"stale"}`+"\n", 20000))
	if _, err := stream.Grade(ctx, in, io.Discard, lookup(t), 2); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func BenchmarkStream(b *testing.B) {
	look := lookup(b)
	line := `{"id":"a1-001","question":"q1","answer":"She does not see her comment yet, the page looks as it did before she posted, because the follower in Europe lags behind the leader. That is called a stale read."}` + "\n"
	for b.Loop() {
		if _, err := stream.Grade(b.Context(), strings.NewReader(strings.Repeat(line, 1000)), io.Discard, look, 0); err != nil {
			b.Fatal(err)
		}
	}
}
