"""The days of papers, which an inspector reads: contract ≤ order ≤ completion ≤ acceptance ≤ invoice (practice.md §5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations


@dataclass(frozen=True)
class PaperDay:
    """
    A paper's day with its place in the order: papers of one place may have any days among themselves.

    :param of: the piece of work that the paper is of; "" for a paper of all of them. Papers of two pieces of work say nothing of each other
    """

    place: int
    kind: str
    name: str
    on: date
    of: str = field(default="", compare=False)


@dataclass(frozen=True)
class Contradiction:
    """`later` must not lie before `earlier`, and does."""

    earlier: PaperDay
    later: PaperDay


CONTRACT, ORDER, COMPLETION, MINUTES, SIGNING, INVOICE, ADJUSTMENT = range(7)


def contradictions(days: Sequence[PaperDay]) -> list[Contradiction]:
    """Answer each pair of papers whose days contradict their order, in the order of the papers; the same pair of kinds and names once."""
    ordered = sorted(days, key=lambda day: (day.place, day.on, day.name))
    pairs = [(one, other) for one, other in combinations(ordered, 2) if one.place < other.place and other.on < one.on]
    return list(dict.fromkeys(Contradiction(one, other) for one, other in pairs if one.of == other.of or not (one.of and other.of)))
