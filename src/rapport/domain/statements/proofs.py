"""Which roles of the columns of money the balances prove."""

from collections.abc import Iterable, Sequence

from rapport.domain.statements.cells import Cells
from rapport.domain.statements.chains import BROKEN, Reading, follow
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.marks import style_of
from rapport.domain.statements.sides import money_in

MOST_MONEY = 8
MOST_ROWS = 60


def pairs(layout: Layout, spare: Sequence[int]) -> Iterable[Layout]:
    """Answer every way to take two spare columns as debit and credit beside a known balance."""
    spare = _few(spare)
    for first in spare:
        for second in spare:
            if first != second and layout.has("balance"):
                yield layout.with_role(first, "debit").with_role(second, "credit")


def ways(layout: Layout, money: Sequence[int]) -> Iterable[Layout]:
    """Answer every way to take columns of money as balance with one amount, or with debit and credit; the last as balance first."""
    money = _few(money)
    for balance in money[::-1]:
        rest = [place for place in money if place != balance]
        held = layout.with_role(balance, "balance")
        for first in rest:
            yield held.with_role(first, "amount")
        for first in rest:
            for second in rest:
                if first != second:
                    yield held.with_role(first, "debit").with_role(second, "credit")


def _few(places: Sequence[int]) -> Sequence[int]:
    """Answer the outer ones of very many columns: the ways grow with their cube, and no bank has so many of money."""
    return places if len(places) <= MOST_MONEY else [*places[: MOST_MONEY // 2], *places[-MOST_MONEY // 2 :]]


def is_proved(layout: Layout, sample: Sequence[Cells]) -> bool:
    """Say whether, in at most sixty rows, every balance follows from the one before by its amount; fewer than three prove nothing."""
    style = style_of(layout, sample[:MOST_ROWS])
    places = layout.places
    rows: list[list[Reading]] = []
    for cells in sample[:MOST_ROWS]:
        amounts = {
            role: money_in(cells[places[role][0]], style.mark) for role in ("amount", "debit", "credit", "balance") if role in places
        }
        after, one = amounts["balance"], amounts.get("amount")
        out, into = amounts.get("debit"), amounts.get("credit")
        if after is None or not (one or out or into) or (out and into and out.value and into.value):
            return False
        value = one.value if one else (into.value if into else 0) - (abs(out.value) if out else 0)
        rows.append([Reading(after.value * 0 + value, after.value)])
    return len(rows) > 2 and follow(rows).cost < BROKEN
