import uuid
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from rapport.billing.models import Allocation, Payment
from rapport.billing.queries.open import live_allocations


def unapplied_amounts(payments: Collection[uuid.UUID] | Any) -> dict[uuid.UUID, Decimal]:
    """Answer what of each payment stands against no invoice: of a list of ids, or of a query for ids."""
    amounts = dict(Payment.objects.filter(id__in=payments).values_list("id", "amount"))
    for payment, taken in _taken(payments).items():
        amounts[payment] -= taken
    return amounts


def with_unapplied(payments: Iterable[Payment]) -> list[Any]:
    """Answer payments with `free`: what of each stands against no invoice."""
    rows: list[Any] = list(payments)
    sums = _taken([row.id for row in rows])
    for row in rows:
        row.free = row.amount - sums.get(row.id, Decimal(0))
    return rows


def _taken(payments: Any) -> dict[uuid.UUID, Decimal]:
    return dict(Allocation.objects.filter(live_allocations(), payment__in=payments).values_list("payment_id").annotate(sum=Sum("amount")))
