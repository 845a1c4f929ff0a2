"""Which reading of each row the balances leave standing, and what stays open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rapport.domain.statements.chains import Chain, follow
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.lines import Problem
from rapport.domain.statements.marks import Style
from rapport.domain.statements.movements import Movement

CLEARLY = 0.25
ENOUGH = 0.9
MOST_PROBLEMS = 50


@dataclass(frozen=True)
class Settled:
    """For each movement the number of its reading, or None where its side is open; the order of the file; what was found."""

    taken: tuple[int | None, ...]
    chain: Chain
    problems: tuple[Problem, ...]
    is_inverted: bool = False
    is_grouped: bool = False


def settle(movements: list[Movement], layout: Layout, style: Style, opening: Decimal | None, *, is_inverted: bool = False) -> Settled:
    """
    Take a reading of each row. Where two readings of opposite sign are left and no balance decides, none is taken.

    A table whose balances prove each sign to be the other one (a list in the words of the customer's own books) is turned round,
    and that is said.
    """
    chain = follow([movement.readings for movement in movements], opening)
    problems: list[Problem] = []
    turned = is_grouped = False
    if False in chain.links and (by_days := _followed_by_days(movements, chain, opening)):
        chain, is_grouped = by_days, True
    if is_inverted or _is_worse(chain):
        other = [_negated(movement) for movement in movements]
        second = follow([movement.readings for movement in other], opening)
        if is_inverted or (chain.links.count(False) > second.links.count(False) and _is_proved(second)):
            movements[:] = other
            chain, turned = second, True
            if not is_inverted:
                problems.append(
                    Problem("inverted", movements[0].line, "the balances prove money out where the words say in, and in where out")
                )
    taken = _decided(movements, chain, layout, problems)
    problems += _breaks(movements, chain, taken)
    chosen = zip(movements, taken, strict=True)
    has_signs = style.has_signs or any(choice is not None and movement.readings[choice].amount < 0 for movement, choice in chosen)
    if not has_signs and layout.has("amount") and not layout.has("side", "debit", "credit", "balance"):
        problems.append(Problem("unsigned", movements[0].line, "no amount has a sign and nothing says the side: read as money in"))
    return Settled(tuple(taken), chain, tuple(problems), turned, is_grouped)


def _followed_by_days(movements: Sequence[Movement], chain: Chain, opening: Decimal | None) -> Chain | None:
    """Follow the days backwards and each day forwards, as some banks list them; None where that explains no more."""
    groups: list[list[int]] = []
    for place, movement in enumerate(movements):
        day = (movement.day.first, movement.day.second, movement.day.year)
        before = movements[place - 1].day if place else None
        if before and (before.first, before.second, before.year) == day:
            groups[-1].append(place)
        else:
            groups.append([place])
    if len(groups) < 2 or len(groups) == len(movements):
        return None
    order = [place for group in reversed(groups) for place in group]
    found = follow([movements[place].readings for place in order], opening)
    if found.links.count(False) * 2 > chain.links.count(False):
        return None
    taken, links = [0] * len(order), list(found.links)
    for at, place in enumerate(order):
        taken[place], links[place] = found.taken[at], found.links[at]
    return Chain(tuple(taken), tuple(links), is_descending=not found.is_descending, cost=found.cost)


def _is_worse(chain: Chain) -> bool:
    return chain.links.count(False) > max(1, chain.links.count(True))


def _is_proved(chain: Chain) -> bool:
    asked = sum(link is not None for link in chain.links)
    return asked > 1 and chain.links.count(True) >= ENOUGH * asked


def _negated(movement: Movement) -> Movement:
    readings = tuple(replace(reading, amount=-reading.amount) for reading in movement.readings)
    return Movement(movement.line, movement.day, readings, movement.options)


def _decided(movements: Sequence[Movement], chain: Chain, layout: Layout, problems: list[Problem]) -> list[int | None]:
    taken: list[int | None] = []
    open_rows: list[int] = []
    for place, (movement, choice, link) in enumerate(zip(movements, chain.taken, chain.links, strict=True)):
        reading = movement.readings[choice]
        rivals = [
            other for other in movement.readings if other.amount != reading.amount and abs(other.cost - reading.cost) < CLEARLY
        ] if len(movement.readings) > 1 and link is not True else []  # fmt: skip
        if rivals:
            open_rows.append(place)
        taken.append(None if rivals else choice)
    is_bare = layout.has("amount") and not layout.has("debit", "credit", "side")
    if open_rows and is_bare and _are_all_in(movements, chain):
        for place in open_rows:
            readings = movements[place].readings
            taken[place] = max(range(len(readings)), key=lambda index: readings[index].amount)
            problems.append(Problem("side_assumed", movements[place].line, "no balance before it proves its side; all others are money in"))
        return taken
    for place in open_rows:
        problems.append(Problem("side_unknown", movements[place].line, "nothing says whether this is money in or out"))
    return taken


def _are_all_in(movements: Sequence[Movement], chain: Chain) -> bool:
    """Say whether all that is proved is money in, so that the amounts are signed and none happens to be negative."""
    proved = [
        movement.readings[choice].amount > 0
        for movement, choice, link in zip(movements, chain.taken, chain.links, strict=True)
        if link is True
    ]
    unproved = sum(link is not True and len(movement.readings) > 1 for movement, link in zip(movements, chain.links, strict=True))
    return all(proved) and unproved <= 1 + len(movements) // 4


def _breaks(movements: Sequence[Movement], chain: Chain, taken: Sequence[int | None]) -> list[Problem]:
    broken = [place for place, link in enumerate(chain.links) if link is False]
    asked = sum(link is not None for link in chain.links)
    if len(broken) > 5 and len(broken) > asked * (1 - ENOUGH / 2):
        return [
            Problem("balance_mismatch", movements[broken[0]].line, f"{len(broken)} of {asked} balances do not follow from the line before")
        ]
    problems = []
    for place in broken[:MOST_PROBLEMS]:
        reading = movements[place].readings[chain.taken[place]]
        said = f"{reading.balance} does not follow from the line before by {reading.amount}"
        problems.append(Problem("balance_mismatch", movements[place].line, said))
    if len(broken) > MOST_PROBLEMS:
        problems.append(Problem("balance_mismatch", movements[broken[MOST_PROBLEMS]].line, f"and {len(broken) - MOST_PROBLEMS} more"))
    return problems
