from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from rapport.billing.models import Allocation, Payment
from rapport.billing.queries.open import live_allocations


def with_unapplied(payments: Iterable[Payment]) -> list[Any]:
    """Answer payments with `free`: what of each stands against no invoice."""
    rows: list[Any] = list(payments)
    taken = Allocation.objects.filter(live_allocations(), payment__in=rows).values_list("payment_id").annotate(sum=Sum("amount"))
    sums = dict(taken)
    for row in rows:
        row.free = row.amount - sums.get(row.id, Decimal(0))
    return rows
