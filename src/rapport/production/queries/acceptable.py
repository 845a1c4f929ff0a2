from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

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


def acceptable(jobs: Sequence[Job]) -> list[Acceptable]:
    """Answer what these jobs' orders still have to be accepted for; an order's rate group is accepted once, in whole or by what was done."""
    orders = Order.objects.filter(job__in=jobs, quote_version__isnull=False).select_related("job", "quote_version").order_by("id")
    done = set(AcceptanceLine.objects.filter(order__in=orders).values_list("order_id", "vat_code"))
    found = []
    for order in orders:
        for code, kinds in estimate_of(order.quote_version).kinds_by_code.items():
            if (order.id, code) not in done:
                found.append(Acceptable(order.job, order, code, {kind: kinds[kind] for kind in NET_KINDS}))
    return found
