"""Balances from line to line: which way they run, which of two readings of a row they prove, where they break."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

BROKEN = 1.0
UNKNOWN = 0.02


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a row: the signed amount, the balance after it, and how little this way is expected (0 is the usual one)."""

    amount: Decimal
    balance: Decimal | None
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Chain:
    """
    The readings taken, by the order of the rows.

    :param taken: which reading of each row
    :param links: for each row, whether the balance before it proves it: None where there is no balance to ask
    """

    taken: tuple[int, ...]
    links: tuple[bool | None, ...]
    is_descending: bool
    cost: float


def follow(rows: Sequence[Sequence[Reading]], opening: Decimal | None = None) -> Chain:
    """
    Take one reading of each row, so that as few balances as possible contradict the line before; ties take the usual reading.

    Both directions are tried, the file's order first; a file of newest lines first is `is_descending`.
    """
    down = _forward(rows, opening, is_descending=False)
    if down.cost < BROKEN or len(rows) < 2:
        return down
    up = _forward(rows[::-1], opening, is_descending=True)
    return up if up.cost < down.cost else down


def _forward(rows: Sequence[Sequence[Reading]], opening: Decimal | None, *, is_descending: bool) -> Chain:
    # For each reading of the row before: what it cost so far, and the balance that it leaves.
    states: list[tuple[float, Decimal | None]] = [(0.0, opening)]
    steps: list[tuple[tuple[int, bool | None], ...]] = []
    shared: dict[tuple[tuple[int, bool | None], ...], tuple[tuple[int, bool | None], ...]] = {}
    for readings in rows:
        after: list[tuple[float, Decimal | None]] = []
        step: list[tuple[int, bool | None]] = []
        for reading in readings:
            best: tuple[float, int, bool | None] | None = None
            for index, (cost, balance) in enumerate(states):
                link = None if balance is None or reading.balance is None else balance + reading.amount == reading.balance
                total = cost + reading.cost + (BROKEN if link is False else UNKNOWN if link is None else 0.0)
                if best is None or total < best[0]:
                    best = (total, index, link)
            assert best is not None
            total, index, link = best
            left = states[index][1]
            running = reading.balance if reading.balance is not None else None if left is None else left + reading.amount
            after.append((total, running))
            step.append((index, link))
        states = after
        # Nearly all steps are alike: one of each is kept.
        steps.append(shared.setdefault(tuple(step), tuple(step)))
    last = min(range(len(states)), key=lambda index: states[index][0])
    return _traced(steps, last, states[last][0], is_descending=is_descending)


def _traced(steps: list[tuple[tuple[int, bool | None], ...]], last: int, cost: float, *, is_descending: bool) -> Chain:
    taken: list[int] = []
    links: list[bool | None] = []
    at = last
    for step in reversed(steps):
        taken.append(at)
        at, link = step[at]
        links.append(link)
    if not is_descending:
        taken.reverse()
        links.reverse()
    return Chain(tuple(taken), tuple(links), is_descending, cost)
