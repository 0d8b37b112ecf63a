package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication/guarantee"
)

// wanting are the guarantees whose violation is exit code 1: the others say
// the same for an observer with less to see.
var wanting = []guarantee.Code{guarantee.RYW, guarantee.MR, guarantee.MW, guarantee.WFR, guarantee.CP}

func newVerify(s *shop) *cobra.Command {
	asJSON := false
	c := &cobra.Command{
		Use:   "verify FILE…",
		Short: "Judge recorded histories: which guarantees did they break?",
		Long: `Judge recorded histories of any replicated database.

For each history and each session guarantee the verdict is ok, violated or n/a;
a violation comes with the two operations that show it (numbered from 0) and a
sentence. A file holds one history or {"histories": [ … ]}; kata run --json
prints one; - is stdin. Exit code 1 means that RYW, MR, MW, WFR or CP is broken.

  RYW  read your writes     MW   monotonic writes      CP  consistent prefix
  MR   monotonic reads      WFR  writes follow reads
  RYW_obs, MR_obs: as an observer of returned values sees them
  MR_pos: the position of the replica never goes down`,
		Example: "  kata verify histories.json\n  kata run SCENARIO --json | kata verify -",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runVerify(s, args, asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one object a line")
	return c
}

func runVerify(s *shop, files []string, asJSON bool) error {
	broken := false
	for _, name := range files {
		histories, err := readHistories(s, name)
		if err != nil {
			return err
		}
		for _, r := range histories {
			verdicts := guarantee.Verify(r.History)
			for _, code := range wanting {
				broken = broken || verdicts[code].Status == guarantee.Violated
			}
			text := verdictText(r, verdicts)
			if asJSON {
				text = verdictJSON(r.ID, verdicts)
			}
			if err := writeAll(s.out, text); err != nil {
				return err
			}
		}
	}
	if broken {
		return errWanting
	}
	return nil
}

func readHistories(s *shop, name string) ([]guarantee.Recorded, error) {
	in := s.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, withHint(fmt.Errorf("the history cannot be read: %w", err), "kata verify takes files; kata verify --help shows their form")
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, guarantee.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("the history cannot be read: %w", err)
	}
	histories, problems := guarantee.Read(&diag.Source{Name: name, Text: text})
	if problems.HasErrors() {
		fmt.Fprint(s.err, report(problems))
		return nil, withHint(fmt.Errorf("%s holds no history that can be judged", name), "each line above says what to mend")
	}
	return histories, nil
}

// verdictText is a history's line of verdicts and a line a violation.
func verdictText(r guarantee.Recorded, verdicts map[guarantee.Code]guarantee.Verdict) string {
	var b strings.Builder
	b.WriteString(diag.Clean(r.ID))
	if r.Title != "" {
		b.WriteString("  " + diag.Clean(r.Title))
	}
	b.WriteString("\n ")
	for _, code := range guarantee.Codes() {
		fmt.Fprintf(&b, " %s %s ", code, verdicts[code].Status)
	}
	b.WriteString("\n")
	for _, code := range guarantee.Codes() {
		if v := verdicts[code]; v.Status == guarantee.Violated {
			fmt.Fprintf(&b, "  %s: operations %d and %d: %s\n", code, v.First.Earlier, v.First.Later, diag.Clean(v.First.Tell(r.History)))
		}
	}
	return b.String()
}

// verdictJSON is the contract of kata verify --json. Keys come in the order
// of the guarantees.
func verdictJSON(id string, verdicts map[guarantee.Code]guarantee.Verdict) string {
	var words, witness []string
	for _, code := range guarantee.Codes() {
		v := verdicts[code]
		words = append(words, fmt.Sprintf("%q:%q", code, v.Status))
		if v.Status == guarantee.Violated {
			witness = append(witness, fmt.Sprintf("%q:[%d,%d]", code, v.First.Earlier, v.First.Later))
		}
	}
	name, err := json.Marshal(id)
	if err != nil {
		panic(err) // a string always encodes
	}
	return fmt.Sprintf("{\"id\":%s,\"verdicts\":{%s},\"witness\":{%s}}\n", name, strings.Join(words, ","), strings.Join(witness, ","))
}
