package grader

import (
	"bytes"
	"encoding/json"
)

// resultJSON is the shape of a judgement in JSON, as `kata grade --ndjson`
// promises it.
type resultJSON struct {
	Question       string              `json:"question"`
	Points         int                 `json:"points"`
	Max            int                 `json:"max"`
	Passed         bool                `json:"passed"`
	Concepts       []conceptJSON       `json:"concepts"`
	Misconceptions []misconceptionJSON `json:"misconceptions"`
	Review         []string            `json:"review"`
}

type conceptJSON struct {
	ID       string `json:"id"`
	Met      bool   `json:"met"`
	Evidence []Span `json:"evidence"`
}

type misconceptionJSON struct {
	ID       string `json:"id"`
	Evidence []Span `json:"evidence"`
}

// MarshalJSON writes a judgement; lists are never null.
func (r Result) MarshalJSON() ([]byte, error) {
	out := resultJSON{r.Question, r.Points, r.Max, r.Passed, []conceptJSON{}, []misconceptionJSON{}, append([]string{}, r.Review...)}
	for _, c := range r.Concepts {
		out.Concepts = append(out.Concepts, conceptJSON{c.ID, c.Met, append([]Span{}, c.Evidence...)})
	}
	for _, m := range r.Misconceptions {
		out.Misconceptions = append(out.Misconceptions, misconceptionJSON{m.ID, append([]Span{}, m.Evidence...)})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(out)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
