"""Agreement of two raters, computed apart from the Go package and in another way.

rated.jsonl holds 730 answers by two raters: the labels of people, and what the
grader made of the answers with a rubric cut down to two phrases an idea, so
that the two differ often. Both are frozen; the rubric of today is not asked.

    python3 figures.py < rated.jsonl > figures.json

No test runs this: TestIndependentFigures compares what it wrote. All figures
are exact fractions until they are written. Kappa is that of Cohen (1960) in
counts: with n answers, d of them on the diagonal, and s the sum over the
verdicts of (answers that one rater gives it) x (answers that the other does),
it is (n d - s) / (n n - s). Where there is nothing to divide by, precision,
recall, F1 and kappa are 1 and the rates 0.
"""
import json
import sys
from fractions import Fraction


def ratio(part, whole, otherwise):
    return float(Fraction(part, whole)) if whole else float(otherwise)


def labels(pairs):
    """Figures of (people, grader) pairs of sets."""
    both = sum(len(p & g) for p, g in pairs)
    people = sum(len(p) for p, _ in pairs)
    grader = sum(len(g) for _, g in pairs)
    return {
        "precision": ratio(both, grader, 1),
        "recall": ratio(both, people, 1),
        "f1": ratio(2 * both, people + grader, 1),
    }


def verdicts(pairs):
    """Figures of (people, grader) pairs of verdicts."""
    n = len(pairs)
    diagonal = sum(p == g for p, g in pairs)
    chance = sum(
        sum(p == v for p, _ in pairs) * sum(g == v for _, g in pairs) for v in (True, False)
    )
    failed = [g for p, g in pairs if not p]
    passed = [g for p, g in pairs if p]
    return {
        "kappa": ratio(n * diagonal - chance, n * n - chance, 1),
        "false_credit": ratio(failed.count(True), len(failed), 0),
        "false_denial": ratio(passed.count(False), len(passed), 0),
    }


def main():
    rated = [json.loads(line) for line in sys.stdin]
    out = {"rows": [], "sums": {}, "verdicts": {}}
    for kind in ("concepts", "misconceptions"):
        pairs = [(set(a["people"][kind]), set(a["grader"][kind])) for a in rated]
        out["sums"][kind] = labels(pairs)
        seen = sorted({(a["question"], i) for a, (p, g) in zip(rated, pairs) for i in p | g})
        for question, label in seen:
            own = [(p & {label}, g & {label}) for a, (p, g) in zip(rated, pairs) if a["question"] == question]
            out["rows"].append({"question": question, "id": label, "kind": kind, **labels(own)})
    for question in sorted({a["question"] for a in rated}) + ["all"]:
        own = [(a["people"]["pass"], a["grader"]["pass"]) for a in rated if question in ("all", a["question"])]
        out["verdicts"][question] = verdicts(own)
    json.dump(out, sys.stdout, indent=1)
    print()


main()
