"""The age of what is open, from the due day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.billing.access import visible_invoices
from rapport.billing.queries.open_rows import open_by
from rapport.domain.receivables import BANDS, OLDEST, age_band
from rapport.people.models import Member


@dataclass(frozen=True)
class Band:
    """One band: its name, how much is open in it, and its share of the largest band in whole percent (for the bar)."""

    name: str
    amount: Decimal
    percent: int


def ageing_of(member: Member, today: date, as_of: date | None = None) -> list[Band]:
    """Answer what is open on the invoices that a member sees, by band."""
    rows = open_by(visible_invoices(member), today, as_of)
    return bands_of(((due_on, amount) for _client, due_on, _is_late, amount in rows), today)


def bands_of(debts: Iterable[tuple[date | None, Decimal]], today: date) -> list[Band]:
    """Answer by band what is open, given when each part of it falls due. No query."""
    sums = dict.fromkeys([name for name, _last in BANDS] + [OLDEST], Decimal(0))
    for due_on, amount in debts:
        sums[age_band(due_on, today)] += amount
    largest = max(sums.values(), default=Decimal(0))
    return [Band(name, amount, int(amount * 100 / largest) if largest > 0 else 0) for name, amount in sums.items()]
