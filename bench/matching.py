"""Measure matching on generated statements with known truth: `python bench/matching.py [--seed N] [--lines N] [--items N] [--hard]`.

Prints precision and recall of what is certain, the same for the best proposal of each line at every threshold, the expected calibration
error with its table, and the time. It judges by the figures of docs/guide/matching.md and exits 1 where one is missed.
"""

import argparse
import json
import sys
import time
from collections import Counter
from typing import Any

import matching_other
import matching_third
from matching_noise import HARD, Noise, generate

from rapport.cli.tools.match import read_document
from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import Outcome, Proposal

BINS = 10
WANTED = {"automatic precision": 0.998, "automatic recall": 0.70, "proposals precision": 0.99, "proposals recall": 0.97}
MOST_ERROR = 0.02
MOST_SECONDS = 20.0


def main() -> int:
    """Answer 0 where every figure is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=50_000)
    parser.add_argument("--misses", type=int, default=0, help="show so many lines whose best proposal is wrong")
    parser.add_argument("--hard", action="store_true", help="twice the noise; the figures wanted are those of the ordinary one")
    parser.add_argument("--other", action="store_true", help="another world: other clients, memos and banks (matching_other.py)")
    parser.add_argument("--third", action="store_true", help="a world on which no weight is fitted (matching_third.py)")
    parser.add_argument("--clients", type=int, default=0, help="with --other: how many owe all that; a fourteenth of the items unless told")
    args = parser.parse_args()
    if args.third:
        made = matching_third.generate(args.seed, lines=args.lines, items=args.items)
    elif args.other:
        made = matching_other.generate(args.seed, lines=args.lines, items=args.items, clients=args.clients)
    else:
        made = generate(args.seed, lines=args.lines, items=args.items, noise=HARD if args.hard else Noise())
    items, lines, payers, settings = read_document(json.dumps({name: made[name] for name in ("items", "lines", "payers", "settings")}))
    started = time.process_time()
    outcome = match(items, lines, payers, settings)
    seconds = time.process_time() - started
    figures = automatic(outcome, made) | at_best_threshold(outcome, made)
    error = calibration(outcome, made)
    for name, wanted in WANTED.items():
        sys.stdout.write(f"{name:24} {figures[name]:.4f}   wanted {wanted}\n")
    sys.stdout.write(f"{'threshold':24} {figures['threshold']:.4f}\n{'calibration error':24} {error:.4f}   wanted ≤ {MOST_ERROR}\n")
    sys.stdout.write(f"{'seconds':24} {seconds:.1f}   wanted < {MOST_SECONDS:.0f} for 10,000 lines and 50,000 items\n")
    if args.misses:
        show_misses(outcome, made, args.misses)
    missed = any(figures[name] < wanted for name, wanted in WANTED.items()) or error > MOST_ERROR or seconds >= MOST_SECONDS
    return 1 if missed else 0


def is_true(proposal: Proposal, made: dict[str, Any]) -> bool:
    """A proposal is true when it names exactly the items that the line pays; a reversal, when it names the line it takes back."""
    if proposal.kind == "reversal":
        line, other = str(proposal.line.id), str(proposal.reverses)
        return made["reversed"].get(line) == other or made["reversed"].get(other) == line
    if not proposal.parts:
        return not made["truth"][proposal.line.id] and proposal.line.id not in {*made["reversed"], *made["reversed"].values()}
    return {part.item.id for part in proposal.parts} == set(made["truth"][proposal.line.id])


def automatic(outcome: Outcome, made: dict[str, Any]) -> dict[str, float]:
    """Precision and recall of lines that are allocated; recall over all lines that pay an invoice."""
    paying = sum(1 for paid in made["truth"].values() if paid)
    paid_by = allocated(outcome)
    rules = {row.line.id: row.rule for row in outcome.allocations}
    right = Counter((rules[line], items == set(made["truth"][line])) for line, items in paid_by.items())
    for rule in ("key", "number", "account"):
        sys.stdout.write(f"  by {rule:10} {right[rule, True]:6} right {right[rule, False]:4} wrong\n")
    good = sum(count for (_rule, is_right), count in right.items() if is_right)
    return {"automatic precision": good / max(len(paid_by), 1), "automatic recall": good / paying}


def allocated(outcome: Outcome) -> dict[Any, set[Any]]:
    """Answer of each line that is allocated the items that it pays."""
    found: dict[Any, set[Any]] = {}
    for row in outcome.allocations:
        found.setdefault(row.line.id, set()).add(row.item.id)
    return found


def at_best_threshold(outcome: Outcome, made: dict[str, Any]) -> dict[str, float]:
    """Precision and recall of the best proposal of each line, allocations among them, at the threshold with the best recall."""
    best: dict[Any, Proposal] = {}
    for proposal in outcome.proposals:
        best.setdefault(proposal.line.id, proposal)
    paying = {line for line, paid in made["truth"].items() if paid}
    marks = [(1.0, items == set(made["truth"][line])) for line, items in allocated(outcome).items()]
    marks += [(proposal.probability, is_true(proposal, made)) for proposal in best.values() if proposal.parts]
    marks.sort(key=lambda mark: -mark[0])
    answer = {"proposals precision": 0.0, "proposals recall": 0.0, "threshold": 1.0}
    good = 0
    for count, (probability, is_right) in enumerate(marks, 1):
        good += is_right
        precision, recall = good / count, good / len(paying)
        is_last = count == len(marks) or marks[count][0] < probability
        if is_last and precision >= WANTED["proposals precision"] and recall >= answer["proposals recall"]:
            answer = {"proposals precision": precision, "proposals recall": recall, "threshold": probability}
    sys.stdout.write(f"  best proposals right at any threshold: {good} of {len(paying)} paying lines ({good / len(paying):.4f})\n")
    return answer


def calibration(outcome: Outcome, made: dict[str, Any]) -> float:
    """Answer the expected calibration error over all proposals, and print its table."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for proposal in outcome.proposals:
        bins[min(int(proposal.probability * BINS), BINS - 1)].append((proposal.probability, is_true(proposal, made)))
    total = sum(len(marks) for marks in bins)
    error = 0.0
    sys.stdout.write("  probability   proposals   stated     true\n")
    for place, marks in enumerate(bins):
        if marks:
            stated = sum(probability for probability, _true in marks) / len(marks)
            true = sum(is_right for _probability, is_right in marks) / len(marks)
            error += abs(stated - true) * len(marks) / total
            sys.stdout.write(f"  {place / BINS:.1f} – {(place + 1) / BINS:.1f}   {len(marks):9}   {stated:.4f}   {true:.4f}\n")
    return error


def show_misses(outcome: Outcome, made: dict[str, Any], count: int) -> None:
    """Show lines that pay something and whose best proposal is another, with what was proposed."""
    numbers = {item["id"]: f"{item['number']} {item['open']}" for item in made["items"]}
    by_line: dict[Any, list[Proposal]] = {}
    for proposal in outcome.proposals:
        by_line.setdefault(proposal.line.id, []).append(proposal)
    done = {row.line.id for row in outcome.allocations}
    lines = {line["id"]: line for line in made["lines"]}
    for line, paid in made["truth"].items():
        found = by_line.get(line, [])
        if paid and line not in done and not (found and is_true(found[0], made)) and count:
            count -= 1
            sys.stdout.write(f"\n{lines[line]['on']} {lines[line]['amount']} {lines[line]['memo']} | {lines[line]['counterparty']}\n")
            sys.stdout.write(f"   true: {[numbers[item] for item in paid]}\n")
            for row in found[:3]:
                told = [numbers[str(part.item.id)] for part in row.parts]
                sys.stdout.write(f"   {row.probability:.3f} {row.kind} {told} {' '.join(row.reasons)}\n")


if __name__ == "__main__":
    raise SystemExit(main())
