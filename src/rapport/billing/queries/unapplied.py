import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from rapport.billing.models import Allocation, Payment, SetAside
from rapport.billing.queries.open import live_allocations, live_asides


def _sum_of(rows: QuerySet[Any]) -> Any:
    sums = rows.filter(payment=OuterRef("pk")).values("payment").annotate(sum=Sum("amount")).values("sum")
    return Coalesce(Subquery(sums), Value(0), output_field=DecimalField(max_digits=18, decimal_places=2))


def with_free(payments: QuerySet[Payment]) -> QuerySet[Any]:
    """Add `free` to payments: what of each stands against no invoice and is not set aside."""
    taken, aside = _sum_of(Allocation.objects.filter(live_allocations())), _sum_of(SetAside.objects.filter(live_asides()))
    return payments.annotate(free=F("amount") - taken - aside, aside=aside)


def waiting(payments: QuerySet[Payment]) -> QuerySet[Any]:
    """Keep the payments of which something waits to be matched, with `free`."""
    return with_free(payments).filter(free__gt=0)


def unapplied_amounts(payments: Any) -> dict[uuid.UUID, Decimal]:
    """Answer what of each payment waits to be matched: of a list of ids, or of a query for ids."""
    return dict(with_free(Payment.objects.filter(id__in=payments)).values_list("id", "free"))


def with_unapplied(payments: Iterable[Payment]) -> list[Any]:
    """Answer payments that are read already with `free`."""
    rows: list[Any] = list(payments)
    free = unapplied_amounts([row.id for row in rows])
    for row in rows:
        row.free = free.get(row.id, Decimal(0))
    return rows
