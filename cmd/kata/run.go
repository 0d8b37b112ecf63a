package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/kata/cmd/kata/workbook"
	"example.com/kata/content"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/guarantee"
	"example.com/kata/kata/replication/rate"
	"example.com/kata/kata/replication/scenario"
	"example.com/kata/kata/replication/spacetime"
	"example.com/kata/kata/strictyaml"
)

// runOptions are the flags of kata run.
type runOptions struct {
	scenario string
	policy   string
	seed     uint64
	seeded   bool
	words    bool
	json     bool
	svg      string
	trials   int
	mean     time.Duration
}

func newRun(s *shop) *cobra.Command {
	var opt runOptions
	c := &cobra.Command{
		Use:   "run SCENARIO|FILE",
		Short: "Run a scenario and draw it",
		Long: `Run a scenario of any kata, or a scenario file, and draw what happened. Below
the drawing stand the guarantees that the checker found broken, with the write
that is missing and the replica that lacked it.`,
		Example:           "  kata run SCENARIO --words\n  kata run SCENARIO --policy POLICY --svg run.svg\n  kata run ./my-scenario.yaml",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: s.scenarioNames,
		RunE: func(c *cobra.Command, args []string) error {
			opt.scenario = args[0]
			opt.seeded = c.Flags().Changed("seed")
			return runScenario(s, opt)
		},
	}
	c.Flags().StringVar(&opt.policy, "policy", "", "the `policy` that routes reads: "+strings.Join(replication.PolicyNames(), ", "))
	c.Flags().Uint64Var(&opt.seed, "seed", 0, "the `number` that all chance comes from; without it, the scenario's own")
	c.Flags().BoolVar(&opt.words, "words", false, "tell the run in numbered words")
	c.Flags().BoolVar(&opt.json, "json", false, "print the history as JSON, as kata verify reads it")
	c.Flags().IntVar(&opt.trials, "trials", 0, "run it so many `times`, and print rates with their 95 % intervals; with --svg, plot them against the age of the write")
	c.Flags().DurationVar(&opt.mean, "mean", 0, "give every follower an exponential lag with this mean, and leave reads to chance")
	c.Flags().StringVar(&opt.svg, "svg", "", "write the drawing as SVG to a `file`; - is stdout")
	return c
}

func runScenario(s *shop, opt runOptions) error {
	sc, err := s.findScenario(opt.scenario)
	if err != nil {
		return err
	}
	changes := scenario.Changes{Policy: opt.policy}
	if opt.seeded {
		changes.Seed = &opt.seed
	}
	if opt.mean > 0 {
		mean := opt.mean.Microseconds()
		changes.Mean, changes.Free = &mean, true
	}
	if opt.trials != 0 {
		return runTrials(s, sc, changes, opt)
	}
	h, found, err := sc.Run(changes)
	if err != nil {
		return err
	}
	if opt.json {
		return writeAll(s.out, string(guarantee.AppendJSON(nil, sc.Name, &h))+"\n")
	}
	tell := spacetime.Options{Question: sc.Question + 1}
	if opt.svg != "" {
		tell.Named = true
		return writeFile(s.out, opt.svg, []byte(spacetime.SVG(sc.Title, &h, found, tell)))
	}
	console := s.console()
	blocks := []workbook.Block{{Kind: workbook.Title, Text: sc.Title}}
	if sc.Story != "" {
		blocks = append(blocks, workbook.Block{Kind: workbook.Text, Text: sc.Story})
	}
	if what := changes.String(); what != "" {
		blocks = append(blocks, workbook.Block{Kind: workbook.Text, Text: "Changed: " + what})
	}
	blocks = append(blocks, workbook.Told(&h, found, tell, opt.words || console.Words())...)
	broken := workbook.Broken(&h, found)
	if len(broken) == 0 {
		broken = []workbook.Block{{Kind: workbook.Text, Text: "This run breaks no guarantee."}}
	}
	blocks = append(blocks, broken...)
	return console.Show(workbook.Screen{Blocks: blocks})
}

// findScenario finds a scenario by the name of a file, or by its own name in
// any kata.
func (s *shop) findScenario(name string) (*scenario.Scenario, error) {
	if strings.HasSuffix(name, ".yaml") || strings.ContainsRune(name, filepath.Separator) {
		return readScenario(s, name)
	}
	library, err := s.library()
	if err != nil {
		return nil, err
	}
	ids, err := library.IDs()
	if err != nil {
		return nil, err
	}
	var known []string
	for _, id := range ids {
		bundle, _, err := library.Load(id)
		if err != nil {
			return nil, err
		}
		if sc := bundle.Scenario(name); sc != nil {
			return sc, nil
		}
		for _, sc := range bundle.Scenarios() {
			known = append(known, sc.Name)
		}
	}
	// Not all names are listed: they would give answers away.
	hint := "the scenarios of a kata are the files of its folder scenarios"
	if near := diag.DidYouMean(name, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, hinted{fmt.Errorf("there is no scenario %q", name), hint}
}

func readScenario(s *shop, name string) (*scenario.Scenario, error) {
	text, err := content.ReadFile(os.DirFS(filepath.Dir(name)), filepath.Base(name), strictyaml.MaxBytes)
	if err != nil {
		return nil, withHint(fmt.Errorf("the scenario cannot be read: %w", err), "kata run takes the name of a scenario or a .yaml file")
	}
	sc, problems := scenario.Parse(&diag.Source{Name: name, Text: text})
	if problems.HasErrors() {
		fmt.Fprint(s.err, report(problems))
		return nil, withHint(fmt.Errorf("%s is no scenario that can be run", name), "each line above says what to mend")
	}
	return sc, nil
}

// scenarioNames completes the names of scenarios.
func (s *shop) scenarioNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	library, err := s.library()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	ids, err := library.IDs()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var names []string
	for _, id := range ids {
		if bundle, _, err := library.Load(id); err == nil {
			for _, sc := range bundle.Scenarios() {
				names = append(names, sc.Name)
			}
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}

// runTrials runs a scenario many times and prints how often what happened,
// with the closed form beside it where there is one.
func runTrials(s *shop, sc *scenario.Scenario, changes scenario.Changes, opt runOptions) error {
	if opt.trials < 1 || opt.trials > rate.MaxTrials {
		return hinted{fmt.Errorf("%d trials", opt.trials), fmt.Sprintf("take from 1 to %d", rate.MaxTrials)}
	}
	if opt.svg != "" {
		curve, err := rate.Sweep(sc, changes, nil, opt.trials)
		if err != nil {
			return err
		}
		return writeFile(s.out, opt.svg, []byte(rate.SVG(curve, nil)))
	}
	t, err := rate.Measure(sc, changes, opt.trials)
	if err != nil {
		return err
	}
	if opt.json {
		text, err := json.MarshalIndent(t, "", "  ")
		if err != nil {
			return err
		}
		return writeAll(s.out, string(text)+"\n")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, policy %s, delivery %s, seed %d\n", diag.Clean(sc.Title), plural(t.Trials, "trial"), t.Policy, t.Delivery, t.Seed)
	if t.Changes != "" {
		fmt.Fprintf(&b, "Changed: %s\n", diag.Clean(t.Changes))
	}
	if !t.Random {
		b.WriteString("Nothing in this scenario is left to chance: every trial is alike. --mean 200ms changes that.\n")
	}
	fmt.Fprintf(&b, "The read in question comes %.1f ms after the newest write, on average.\n\n", t.Age)
	fmt.Fprintf(&b, "%-26s %10s  %-24s %s\n", "", "rate", "95 % interval", "closed form")
	for _, r := range t.Rows {
		b.WriteString(strings.TrimRight(rateLine(r), " ") + "\n")
	}
	return writeAll(s.out, b.String())
}

// rateLine is one row: shares in per cent, times in ms.
func rateLine(r rate.Row) string {
	show := func(v float64) string { return fmt.Sprintf("%.2f %%", 100*v) }
	if r.Unit == rate.Millis {
		show = func(v float64) string { return fmt.Sprintf("%.2f ms", v) }
	}
	closed := ""
	if r.ClosedForm != nil {
		closed = show(*r.ClosedForm) + " = " + r.Formula
	}
	return fmt.Sprintf("%-26s %10s  %-24s %s", r.Name, show(r.Value), show(r.Low)+" to "+show(r.High), closed)
}
