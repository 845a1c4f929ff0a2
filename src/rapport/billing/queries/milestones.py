"""Instalments that orders make payable before acceptance: which are due, which are on an invoice."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from rapport.billing.models import Invoice, InvoiceLine
from rapport.contracts.models import Milestone
from rapport.domain.money import round_half_up
from rapport.production.queries.acceptable import unaccepted_orders

ABOUT = ExpressionWrapper(F("order__net_amount") * F("percent") / 100, output_field=DecimalField(max_digits=18, decimal_places=2))


def due_milestones(milestones: QuerySet[Milestone], today: date) -> QuerySet[Any]:
    """Keep those whose day or event has come, that stand on no living request, and of whose order something is still to be accepted; with `net`."""
    has_come = Q(trigger=Milestone.Trigger.DAY, on__lte=today) | Q(reached_on__lte=today)
    asked = Exists(InvoiceLine.objects.filter(milestone=OuterRef("pk"), invoice__dropped_on=None))
    return milestones.filter(has_come, ~asked, order__in=unaccepted_orders().values("id")).annotate(net=ABOUT)


@dataclass(frozen=True)
class Instalment:
    """One instalment of an order as a page shows it."""

    milestone: Milestone
    net: Decimal
    invoice: Invoice | None
    is_due: bool


def instalments_of(milestones: QuerySet[Milestone], today: date) -> list[Instalment]:
    """Answer instalments with their invoice, if any, in the order of their orders; three queries."""
    rows = list(milestones.select_related("order").order_by("order_id", "position"))
    if not rows:
        return []
    lines = InvoiceLine.objects.filter(milestone__in=rows, invoice__dropped_on=None).select_related("invoice__issuance")
    asked = {line.milestone_id: line.invoice for line in lines}
    due = set(due_milestones(milestones, today).values_list("id", flat=True))
    return [
        Instalment(row, round_half_up(row.order.net_amount * row.percent / 100), asked.get(row.id), row.id in due)
        for row in rows
    ]  # fmt: skip
