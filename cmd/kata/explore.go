package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/explore"
	"example.com/kata/kata/replication/scenario"
)

// exploreOptions are the flags of kata explore.
type exploreOptions struct {
	policy   string
	failover string
	json     bool
}

func newExplore(s *shop) *cobra.Command {
	var opt exploreOptions
	c := &cobra.Command{
		Use:   "explore",
		Short: "Try every order of events: which policy holds which guarantee?",
		Long: `Try every order of events of a small plan (one leader, two followers, two
sessions, at most two writes, at most fourteen events) and print, for each
policy and each session guarantee, "holds" or the length of the shortest
counterexample, and below them the counterexamples: A and B are the sessions,
F0 and F1 the followers, w1 and w2 the writes. With --policy they are told in
the names of the first kata.`,
		Example: "  kata explore\n  kata explore --policy sticky\n  kata explore --policy semi_sync --failover any",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return runExplore(s, opt) },
	}
	c.Flags().StringVar(&opt.policy, "policy", "", "one `policy` only: "+strings.Join(replication.PolicyNames(), ", "))
	c.Flags().StringVar(&opt.failover, "failover", "", "the leader dies once, and a follower is promoted: `any` or most-advanced")
	c.Flags().BoolVar(&opt.json, "json", false, "print the matrix as JSON")
	return c
}

func runExplore(s *shop, opt exploreOptions) error {
	rows, err := exploredRows(opt)
	if err != nil {
		return err
	}
	if opt.json {
		text, err := json.MarshalIndent(map[string]any{"rows": rows}, "", " ")
		if err != nil {
			return err
		}
		return writeAll(s.out, string(text)+"\n")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-30s %-14s", "policy", "failover")
	for _, code := range explore.Codes() {
		fmt.Fprintf(&b, " %-6s", code)
	}
	b.WriteString("\n")
	for _, row := range rows {
		fmt.Fprintf(&b, "%-30s %-14s", row.Policy, row.Failover)
		for _, code := range explore.Codes() {
			verdict := "holds"
			if r := row.Results[code]; !r.Holds() {
				verdict = fmt.Sprint(len(r.Trace))
			}
			fmt.Fprintf(&b, " %-6s", verdict)
		}
		b.WriteString("\n")
	}
	if opt.policy != "" {
		b.WriteString(stories(rows[0], s.names()))
	} else {
		b.WriteString(traces(rows))
	}
	return writeAll(s.out, b.String())
}

// exploredRows gives the rows that are asked for: the whole matrix, or one
// policy, under one failover.
func exploredRows(opt exploreOptions) ([]explore.Row, error) {
	failover := explore.Failover(strings.ReplaceAll(opt.failover, "-", "_"))
	switch failover {
	case explore.NoFailover, explore.Any, explore.MostAdvanced:
	default:
		return nil, withHint(fmt.Errorf("there is no failover %q", opt.failover), diag.DidYouMeanHint(opt.failover, []string{"any", "most-advanced"}))
	}
	if opt.policy != "" {
		p, ok := replication.PolicyByName(opt.policy)
		if !ok {
			return nil, withHint(fmt.Errorf("there is no policy %q", opt.policy), diag.DidYouMeanHint(opt.policy, replication.PolicyNames()))
		}
		return []explore.Row{explore.Explore(p, failover)}, nil
	}
	if failover == explore.NoFailover {
		return explore.Matrix(), nil
	}
	var rows []explore.Row
	for _, p := range replication.Policies() {
		rows = append(rows, explore.Explore(p, failover))
	}
	return rows, nil
}

// names takes the names for stories from the first scenario of the first kata
// that has one.
func (s *shop) names() explore.Names {
	if bundle, err := s.named(nil); err == nil {
		for _, s := range bundle.Scenarios() {
			if p, err := s.Plan(scenario.Changes{}); err == nil {
				return explore.NamesOf(p)
			}
		}
	}
	return explore.NamesOf(replication.Plan{})
}

// stories tells the counterexamples of a row in people's own names.
func stories(row explore.Row, names explore.Names) string {
	var b strings.Builder
	for _, code := range explore.Codes() {
		r := row.Results[code]
		if r.Holds() {
			continue
		}
		fmt.Fprintf(&b, "\n%s (%s) breaks in %d steps:\n", code.Name(), code, len(r.Trace))
		for i, told := range names.Story(r.Trace) {
			fmt.Fprintf(&b, "  t%d  %-60s %s\n", i+1, diag.Clean(strings.ToUpper(told[:1])+told[1:]), r.Trace[i])
		}
	}
	return b.String()
}

// traces lists the counterexamples of all rows in their short form, one a
// line.
func traces(rows []explore.Row) string {
	var b strings.Builder
	for _, row := range rows {
		head := "\n" + row.Policy
		if row.Failover != explore.NoFailover {
			head += ", failover " + string(row.Failover)
		}
		head += "\n"
		for _, code := range explore.Codes() {
			r := row.Results[code]
			if r.Holds() {
				continue
			}
			events := make([]string, len(r.Trace))
			for i, e := range r.Trace {
				events[i] = e.String()
			}
			fmt.Fprintf(&b, "%s  %-4s %s\n", head, code, strings.Join(events, "; "))
			head = ""
		}
	}
	return b.String()
}
