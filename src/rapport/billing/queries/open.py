"""What is open: of invoices and of payments, from their rows."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from rapport.billing.models import Allocation, AllocationPart, Invoice, InvoiceLine, Payment
from rapport.domain.book import Kind
from rapport.domain.receivables import OpenPart


def live_allocations(as_of: date | None = None) -> Q:
    """Filter allocations that stand (on a day): not undone by then."""
    if as_of is None:
        return Q(undo=None)
    return Q(allocated_on__lte=as_of) & (Q(undo=None) | Q(undo__undone_on__gt=as_of))


def open_amounts(invoices: Collection[uuid.UUID], as_of: date | None = None) -> dict[uuid.UUID, Decimal]:
    """
    Answer what is open of each issued invoice: its total, with its issued adjustments, less what was allocated.

    An adjustment itself is open for nothing: it moves what is open on its original.
    """
    issued = Invoice.objects.filter(issuance__isnull=False)
    if as_of:
        issued = issued.filter(issuance__issued_on__lte=as_of)
    totals: dict[uuid.UUID, Decimal] = {}
    wanted = set(invoices)
    rows = issued.filter(Q(id__in=wanted) | Q(adjusts__in=wanted)).order_by("adjusts_id")
    for invoice_id, adjusts_id, total in rows.values_list("id", "adjusts_id", "total_amount"):
        if invoice_id in wanted:
            totals[invoice_id] = totals.get(invoice_id, Decimal(0)) + (Decimal(0) if adjusts_id else total)
        if adjusts_id in wanted:
            totals[adjusts_id] = totals.get(adjusts_id, Decimal(0)) + total
    allocated = Allocation.objects.filter(live_allocations(as_of), invoice__in=totals).values("invoice_id").annotate(sum=Sum("amount"))
    taken = {row["invoice_id"]: row["sum"] for row in allocated}
    return {invoice: total - taken.get(invoice, Decimal(0)) for invoice, total in totals.items()}


def open_amount(invoice: Invoice) -> Decimal:
    """Answer what is open of one issued invoice; nothing before its legal issue."""
    return open_amounts([invoice.id]).get(invoice.id, Decimal(0))


def unapplied(payment: Payment) -> Decimal:
    """Answer what of a payment stands against no invoice."""
    taken = Allocation.objects.filter(live_allocations(), payment=payment).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    left: Decimal = payment.amount - taken
    return left


KIND_FIELDS = {Kind.FEE: "fee_amount", Kind.BOUGHT_IN: "bought_in_amount", Kind.PASS_THROUGH: "pass_through_amount", Kind.TAX: "vat_amount"}


def billed_parts(invoice: Invoice) -> list[tuple[InvoiceLine, Kind, Decimal]]:
    """Answer an invoice's amounts by line and kind."""
    lines = invoice.lines.select_related("job").order_by("position")
    return [(line, kind, getattr(line, name)) for line in lines for kind, name in KIND_FIELDS.items()]


def open_parts(invoice: Invoice) -> list[OpenPart[uuid.UUID]]:
    """Answer what is still open on each line and kind of an issued invoice and its issued adjustments."""
    parts = billed_parts(invoice)
    for adjusting in Invoice.objects.filter(adjusts=invoice, issuance__isnull=False).order_by("number"):
        parts += billed_parts(adjusting)
    live = AllocationPart.objects.filter(allocation__undo=None, invoice_line__in=[line.id for line, _kind, _amount in parts])
    collected: dict[tuple[uuid.UUID, str], Decimal] = {}
    for line_id, kind, amount in live.values_list("invoice_line_id", "kind", "amount"):
        collected[line_id, kind] = collected.get((line_id, kind), Decimal(0)) + amount
    return _with_adjustments(parts, collected)


def _with_adjustments(
    parts: list[tuple[InvoiceLine, Kind, Decimal]], collected: dict[tuple[uuid.UUID, str], Decimal]
) -> list[OpenPart[uuid.UUID]]:
    """A part that an adjustment made negative takes from the job's other parts of that kind, so that none is paid below nothing."""
    found = [
        OpenPart(line.id, position, kind, billed - collected.get((line.id, kind), Decimal(0)))
        for position, (line, kind, billed) in enumerate(parts)
    ]
    jobs = {line.id: line.job_id for line, _kind, _billed in parts}
    for index, part in enumerate(found):
        missing = -part.open
        for other_index, other in enumerate(found):
            if missing > 0 and other.open > 0 and other.kind is part.kind and jobs[other.line] == jobs[part.line]:
                taken = min(missing, other.open)
                found[other_index] = replace(other, open=other.open - taken)
                missing -= taken
        if part.open < 0:
            found[index] = replace(part, open=Decimal(0))
    return found
