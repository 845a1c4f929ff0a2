"""The age of what is open, from the due day."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.billing.access import visible_invoices
from rapport.billing.queries.open import open_amounts
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
    due = dict(visible_invoices(member).filter(issuance__isnull=False).values_list("id", "issuance__due_on"))
    return bands_of(due, open_amounts(list(due), as_of), today)


def bands_of(due: Mapping[uuid.UUID, date | None], open_now: Mapping[uuid.UUID, Decimal], today: date) -> list[Band]:
    """Answer by band what is open of issued invoices, given when each falls due. No query."""
    sums = dict.fromkeys([name for name, _last in BANDS] + [OLDEST], Decimal(0))
    for invoice_id, amount in open_now.items():
        sums[age_band(due[invoice_id], today)] += amount
    largest = max(sums.values(), default=Decimal(0))
    return [Band(name, amount, int(amount * 100 / largest) if largest > 0 else 0) for name, amount in sums.items()]
