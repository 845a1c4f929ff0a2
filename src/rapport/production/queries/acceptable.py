from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, DecimalField, F, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from rapport.contracts.models import Order
from rapport.domain.book import Kind
from rapport.jobs.models import Job
from rapport.production.models import AcceptanceLine
from rapport.proposals.queries.estimate import estimate_of


@dataclass(frozen=True)
class Acceptable:
    """What of an order is not accepted yet, of one rate group: by kind, net."""

    job: Job
    order: Order
    vat_code: str
    kinds: dict[Kind, Decimal]

    @property
    def net(self) -> Decimal:
        return sum(self.kinds.values(), Decimal(0))


NET_KINDS = (Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH)
FIELDS = {Kind.FEE: "fee_amount", Kind.BOUGHT_IN: "bought_in_amount", Kind.PASS_THROUGH: "pass_through_amount"}


def acceptable(jobs: Sequence[Job]) -> list[Acceptable]:
    """
    Answer what these jobs' orders still have to be accepted for, by rate group.

    What was accepted by what was done leaves the rest open; every other way of acceptance ends a rate group of an order.
    """
    orders = Order.objects.filter(job__in=jobs, quote_version__isnull=False).select_related("job", "quote_version").order_by("id")
    ended, taken = set(), dict[tuple[object, str, Kind], Decimal]()
    for line in AcceptanceLine.objects.filter(order__in=orders):
        if line.way != AcceptanceLine.Way.ACTUAL:
            ended.add((line.order_id, line.quoted_vat_code))
        for kind, name in FIELDS.items():
            key = (line.order_id, line.quoted_vat_code, kind)
            taken[key] = taken.get(key, Decimal(0)) + getattr(line, name)
    found = []
    for order in orders:
        for code, kinds in estimate_of(order.quote_version).kinds_by_code.items():
            left = {kind: kinds[kind] - taken.get((order.id, code, kind), Decimal(0)) for kind in NET_KINDS}
            if (order.id, code) not in ended and sum(left.values()) > 0:
                found.append(Acceptable(order.job, order, code, left))
    return found


def unaccepted_orders() -> QuerySet[Order]:
    """Answer the orders of which something is still to be accepted: their net is above what minutes have accepted or let go."""
    amount = DecimalField(max_digits=18, decimal_places=2)
    settled = F("net_amount") + Case(
        When(way=AcceptanceLine.Way.ACTUAL, then=Value(Decimal(0))), default=F("deduction_amount"), output_field=amount
    )
    sums = AcceptanceLine.objects.filter(order=OuterRef("pk")).values("order").annotate(sum=Sum(settled, output_field=amount)).values("sum")
    done = Coalesce(Subquery(sums), Value(Decimal(0)), output_field=amount)
    return Order.objects.filter(net_amount__gt=done)
