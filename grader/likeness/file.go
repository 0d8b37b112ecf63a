package likeness

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/kata/kata/diag"
)

// The codes of the problems of a file of weights.
const (
	CodeTooLarge = "K821" // larger than MaxBytes
	CodeForm     = "K822" // a line that is none of those of Format
)

// MaxBytes is how large a file of weights may be: some 60,000 features.
const MaxBytes = 4 << 20

// firstLine says what the file is and who makes it.
const firstLine = "# What labelled answers say, learnt by: kata grade --against LABELS --learn FILE. Not for writing by hand."

// again is how to mend a file that no person writes.
const again = "take the file away and learn anew: kata grade --against LABELS --learn FILE"

// Format writes a model as lines of text, the fields set apart by tabs:
//
//	kata      lagging-follower
//	question  q4
//	idea      same-replica-per-user  bar 78  1306 of 2844
//	          same .. server  41  -3
//	end
//
// The lines of the ideas stand before those of the features, which begin with a
// tab and have a weight for each of the ideas, in hundredths; an empty one is 0.
func (m *Model) Format() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\nkata\t%s\n", firstLine, m.Kata)
	for _, q := range m.Questions {
		fmt.Fprintf(&b, "\nquestion\t%s\n", q.ID)
		for _, i := range q.Ideas {
			fmt.Fprintf(&b, "idea\t%s\tbar %d\t%d of %d\n", i.ID, i.Bar, i.Shown, i.All)
		}
		names := make([]string, len(q.features))
		order := make([]int, len(q.features))
		for i, k := range q.features {
			names[i], order[i] = q.words.format(k), i
		}
		slices.SortFunc(order, func(x, y int) int { return strings.Compare(names[x], names[y]) })
		for _, f := range order {
			b.WriteString("\t" + names[f])
			for _, w := range q.weights[f*len(q.Ideas) : (f+1)*len(q.Ideas)] {
				b.WriteByte('\t')
				if w != 0 {
					b.WriteString(strconv.Itoa(int(w)))
				}
			}
			b.WriteByte('\n')
		}
	}
	b.WriteString("\nend\n")
	return b.Bytes()
}

// Parse reads what Format writes. The model is nil when the list has errors.
func Parse(src *diag.Source) (*Model, diag.List) {
	p := &parser{src: src, model: &Model{}}
	if len(src.Text) > MaxBytes {
		p.problems.Error(src.At(0, 0), CodeTooLarge, fmt.Sprintf("larger than %d MiB", MaxBytes>>20), "learn from fewer answers")
		return nil, p.problems
	}
	for line := range bytes.Lines(src.Text) {
		p.line(strings.TrimRight(string(line), "\r\n"))
		p.at += len(line)
		if p.problems.HasErrors() {
			return nil, p.problems // a file that no person writes has one mistake: what happened to it
		}
	}
	if !p.ended {
		p.fail("the end of the file is missing")
		return nil, p.problems
	}
	for _, q := range p.model.Questions {
		q.seal()
	}
	return p.model, nil
}

type parser struct {
	src      *diag.Source
	model    *Model
	at       int // where the line begins
	ended    bool
	problems diag.List
}

func (p *parser) fail(what string) {
	line := p.src.Text[min(p.at, len(p.src.Text)):]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	p.problems.Error(p.src.At(min(p.at, len(p.src.Text)), len(line)), CodeForm, what, again)
}

func (p *parser) line(line string) {
	fields := strings.Split(line, "\t")
	var q *Question
	if n := len(p.model.Questions); n > 0 {
		q = p.model.Questions[n-1]
	}
	switch {
	case p.ended:
		p.fail("a line behind the end")
	case line == "" || strings.HasPrefix(line, "# "):
	case fields[0] == "kata" && len(fields) == 2 && p.model.Kata == "":
		p.model.Kata = fields[1]
	case p.model.Kata == "":
		p.fail("the kata is not named")
	case fields[0] == "question" && len(fields) == 2:
		p.question(fields[1])
	case line == "end" && (q == nil || len(q.Ideas) > 0):
		p.ended = true
	case q == nil:
		p.fail("a line before the first question")
	case fields[0] == "idea" && len(fields) == 4 && len(q.features) == 0:
		p.idea(q, fields)
	case fields[0] == "" && len(q.Ideas) > 0:
		p.feature(q, fields[1:])
	default:
		p.fail("a line of no known kind")
	}
}

func (p *parser) question(id string) {
	if n := len(p.model.Questions); p.model.Question(id) != nil || n > 0 && len(p.model.Questions[n-1].Ideas) == 0 {
		p.fail("a question that stands there twice, or one without ideas")
		return
	}
	q := newQuestion(id)
	q.At = p.src.At(p.at+len("question\t"), len(id))
	p.model.Questions = append(p.model.Questions, q)
}

func (p *parser) idea(q *Question, fields []string) {
	i := Idea{ID: fields[1], At: p.src.At(p.at+len("idea\t"), len(fields[1]))}
	_, err := fmt.Sscanf(fields[2]+" "+fields[3]+" .", "bar %d %d of %d .", &i.Bar, &i.Shown, &i.All)
	switch {
	case err != nil || i.Bar < lowestBar || i.Bar > highestBar || i.Shown < 0 || i.All < i.Shown:
		p.fail("an idea without its bar and its answers")
	case slices.ContainsFunc(q.Ideas, func(o Idea) bool { return o.ID == i.ID }):
		p.fail("the idea stands there twice")
	}
	q.Ideas = append(q.Ideas, i)
}

func (p *parser) feature(q *Question, fields []string) {
	if len(fields) != len(q.Ideas)+1 {
		p.fail(fmt.Sprintf("weights: %d, ideas: %d", len(fields)-1, len(q.Ideas)))
		return
	}
	if wrong := q.add(fields[0]); wrong != "" {
		p.fail(wrong)
		return
	}
	if len(q.features) > mostFeatures {
		p.fail(fmt.Sprintf("more than %d features", mostFeatures))
		return
	}
	for _, f := range fields[1:] {
		w := int64(0)
		if f != "" {
			var err error
			if w, err = strconv.ParseInt(f, 10, 16); err != nil {
				p.fail(fmt.Sprintf("%q is no weight", f))
				return
			}
		}
		q.weights = append(q.weights, int16(w))
	}
}
