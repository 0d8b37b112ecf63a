package content

import (
	"fmt"
	"slices"
	"strings"

	"example.com/kata/grader"
	"example.com/kata/grader/rubric"
	"example.com/kata/kata"
	"example.com/kata/kata/diag"
	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/explore"
	"example.com/kata/kata/replication/guarantee"
)

// Check gives all problems of a kata: those of each file, and those that show
// only when the files are held together; and advice, which Brief shortens.
func (b *Bundle) Check() diag.List {
	ds := b.Problems()
	ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.Code == rubric.CodeUngraded }) // CodeQuestion says it where the question stands
	for i := range ds {
		if ds[i].Code == rubric.CodeText {
			ds[i].Severity = diag.Error // a rubric may be tried out without its texts, and not given to learners
		}
	}
	for _, s := range b.Scenarios() {
		ds = append(ds, s.Check()...)
	}
	if b.Rubric() == nil || b.reading.HasErrors() {
		b.checkFolder(&ds)
		return ds.Sorted()
	}
	b.checkFolder(&ds)
	b.checkNames(&ds)
	b.checkRuns(&ds)
	b.checkGivenAway(&ds)
	b.checkModelAnswers(&ds)
	b.checkPhrases(&ds)
	b.checkSpelling(&ds)
	j, _ := b.rubric()
	if src := j.sources[examplesFile]; src != nil {
		ds = append(ds, rubric.CheckExamples(src, b.Rubric())...)
	}
	if j.own != nil {
		ds = append(ds, j.own.Unused(b.Rubric(), j.shared)...)
	}
	return ds.Sorted()
}

// checkNames holds that the runs and policies that a rubric names exist.
func (b *Bundle) checkNames(ds *diag.List) {
	// A scenario that has errors exists all the same.
	runs, err := b.shelf.scenarioNames(b.id)
	run := func(name string, place ...string) {
		if name != "" && err == nil && !slices.Contains(runs, name) {
			ds.Error(b.inRubric(place...), CodeName, fmt.Sprintf("there is no scenario %q", name), scenarioHint(name, runs))
		}
	}
	bindings := func(all []grader.Binding) {
		for _, bind := range all {
			b.checkBinding(ds, bind)
		}
	}
	for i := range b.Rubric().Questions {
		q := &b.Rubric().Questions[i]
		run(q.Run, q.ID, "run")
		for _, c := range q.Concepts {
			bindings(c.Binds)
		}
		for _, m := range q.Misconceptions {
			run(m.Run, q.ID, "misconceptions", m.ID, "run")
			bindings(m.Binds)
		}
	}
	for _, q := range b.Kata.Questions() {
		if b.Rubric().Question(q.ID) == nil {
			ds.Error(b.headingOf(q.ID), CodeQuestion, fmt.Sprintf("the rubric does not judge %s", q.ID), "add it to rubric.yaml")
		}
	}
}

// checkBinding holds that the explorer finds what a binding expects.
func (b *Bundle) checkBinding(ds *diag.List, bind grader.Binding) {
	p, ok := replication.PolicyByName(bind.Policy)
	if !ok {
		ds.Error(bind.At, CodeName, fmt.Sprintf("there is no policy %q", bind.Policy),
			diag.DidYouMeanHint(bind.Policy, replication.PolicyNames()))
		return
	}
	result, ok := explore.Explore(p, explore.Failover(bind.Failover)).Results[guarantee.Code(bind.Guarantee)]
	if !ok || result.Holds() == bind.Holds {
		return // a guarantee that is not explored is the rubric reader's to report
	}
	found := fmt.Sprintf("breaks %s in %d steps", bind.Guarantee, len(result.Trace))
	if result.Holds() {
		found = "holds " + bind.Guarantee + " in every order"
	}
	ds.Error(bind.At, CodeBinding, fmt.Sprintf("the policy %s %s, and the rubric expects otherwise", bind.Policy, found),
		"kata explore --policy "+bind.Policy+failoverFlag(bind)+" tells the story")
}

func failoverFlag(bind grader.Binding) string {
	if bind.Failover == "" {
		return ""
	}
	return " --failover " + strings.ReplaceAll(bind.Failover, "_", "-")
}

func scenarioHint(name string, runs []string) string {
	if len(runs) == 0 {
		return "write scenarios/" + name + ".yaml"
	}
	return diag.DidYouMeanHint(name, runs)
}

// checkModelAnswers holds that each model answer passes its question; that to
// the question in another story, the one as which it is judged.
func (b *Bundle) checkModelAnswers(ds *diag.List) {
	for _, q := range b.Kata.Questions() {
		b.checkModelAnswer(ds, q, q.ID)
	}
	if later := b.Kata.Later; later != nil {
		b.checkModelAnswer(ds, later.Question, later.As)
	}
}

func (b *Bundle) checkModelAnswer(ds *diag.List, q kata.Question, as string) {
	if q.Model == "" {
		return
	}
	r, err := b.Rubric().GradeAnswer(as, q.Model)
	if err != nil || r.Passed {
		return
	}
	lacks, charged := b.shortfall(as, &r)
	var parts, hints []string
	if len(lacks) > 0 {
		parts = append(parts, "it lacks "+strings.Join(lacks, ", "))
	}
	for _, id := range lacks {
		hints = append(hints, rubric.Nearest(b.Rubric(), as, q.Model, id))
	}
	ds.Error(b.inText(q.ID, q.Model), CodeModel,
		fmt.Sprintf("the model answer of %s does not pass its own rubric: %s", q.ID, strings.Join(append(parts, charged...), "; ")),
		strings.Join(append(hints, "change the answer, or give the rubric phrases that find its ideas"), "; "))
}

// shortfall gives the ideas that an answer lacks, of those that passing asks
// for, and says which misconceptions it is charged with for which words.
func (b *Bundle) shortfall(question string, r *grader.Result) (lacks, charged []string) {
	needed := map[string]bool{}
	b.Rubric().Question(question).Pass.Concepts(func(id string) { needed[id] = true })
	for _, f := range r.Concepts {
		if !f.Met && needed[f.ID] {
			lacks = append(lacks, f.ID)
		}
	}
	for _, f := range r.Misconceptions {
		charged = append(charged, fmt.Sprintf("%q counts as %s", f.Evidence[0].Text, f.ID))
	}
	return lacks, charged
}

// Summary says what was checked, for when all is well.
func (b *Bundle) Summary() string {
	j, _ := b.rubric()
	concepts, phrases, runs := 0, 0, 0
	if j.rubric != nil {
		for _, q := range j.rubric.Questions {
			concepts += len(q.Concepts) + len(q.Misconceptions)
			for _, c := range q.Concepts {
				phrases += len(c.Phrases)
			}
			for _, m := range q.Misconceptions {
				phrases += len(m.Phrases)
			}
		}
	}
	for _, s := range b.Scenarios() {
		runs += 1 + len(s.Variants)
	}
	return fmt.Sprintf("questions %d, ideas %d, phrases %d, runs %d, examples %d",
		len(b.Kata.Questions()), concepts, phrases, runs, len(j.examples))
}
