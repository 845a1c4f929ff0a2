"""What is open: of invoices and of payments, from their rows."""

import uuid
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from rapport.billing.models import Allocation, AllocationPart, Invoice, InvoiceLine, Payment, SetAside
from rapport.billing.queries.open_rows import open_rows
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
    rows = issued.filter(Q(id__among=wanted) | Q(adjusts__among=wanted)).order_by("adjusts_id")
    for invoice_id, adjusts_id, total in rows.values_list("id", "adjusts_id", "total_amount"):
        if invoice_id in wanted:
            totals[invoice_id] = totals.get(invoice_id, Decimal(0)) + (Decimal(0) if adjusts_id else total)
        if adjusts_id in wanted:
            totals[adjusts_id] = totals.get(adjusts_id, Decimal(0)) + total
    allocated = Allocation.objects.filter(live_allocations(as_of), invoice__among=totals).values("invoice_id").annotate(sum=Sum("amount"))
    taken = {row["invoice_id"]: row["sum"] for row in allocated}
    return {invoice: total - taken.get(invoice, Decimal(0)) for invoice, total in totals.items()}


def owing(invoices: QuerySet[Invoice]) -> dict[uuid.UUID, Decimal]:
    """Answer what is open now of these invoices, only of those that are issued and open: for long lists, which name no ids."""
    return {invoice_id: amount for invoice_id, (amount, _due_on) in owing_since(invoices).items()}


def owing_since(invoices: QuerySet[Invoice]) -> dict[uuid.UUID, tuple[Decimal, date | None]]:
    """Answer what is open now of these invoices, of those that are issued and open, each with its due day. One query."""
    return {invoice_id: (amount, due_on) for invoice_id, amount, due_on in open_rows(invoices)}


def open_amount(invoice: Invoice) -> Decimal:
    """Answer what is open of one issued invoice; nothing before its legal issue."""
    return open_amounts([invoice.id]).get(invoice.id, Decimal(0))


def unapplied(payment: Payment, as_of: date | None = None) -> Decimal:
    """Answer what of a payment stands against no invoice and is not set aside (at the end of a day)."""
    taken: Decimal | None = Allocation.objects.filter(live_allocations(as_of), payment=payment).aggregate(sum=Sum("amount"))["sum"]
    aside: Decimal | None = SetAside.objects.filter(live_asides(as_of), payment=payment).aggregate(sum=Sum("amount"))["sum"]
    return Decimal(payment.amount) - (taken or Decimal(0)) - (aside or Decimal(0))


def live_asides(as_of: date | None = None) -> Q:
    """Filter what is set aside (on a day) and does not wait again."""
    if as_of is None:
        return Q(ended_on=None)
    return Q(set_on__lte=as_of) & (Q(ended_on=None) | Q(ended_on__gt=as_of))


KIND_FIELDS = {Kind.FEE: "fee_amount", Kind.BOUGHT_IN: "bought_in_amount", Kind.PASS_THROUGH: "pass_through_amount", Kind.TAX: "vat_amount"}


def billed_parts(invoice: Invoice) -> list[tuple[InvoiceLine, Kind, Decimal]]:
    """Answer an invoice's amounts by line and kind."""
    lines = invoice.lines.select_related("job").order_by("position")
    return [(line, kind, getattr(line, name)) for line in lines for kind, name in KIND_FIELDS.items()]


def open_parts(invoice: Invoice) -> list[OpenPart[uuid.UUID]]:
    """
    Answer what is still open on each line and kind of an issued invoice; its issued adjustments count with the lines that they change.

    A share of VAT may be a đồng under nothing after an adjustment: it keeps its sign, so that a payment in full leaves nothing anywhere.
    """
    billed = {(line.id, kind): amount for line, kind, amount in billed_parts(invoice)}
    adjusting = InvoiceLine.objects.filter(adjusts_line__invoice=invoice, invoice__issuance__isnull=False)
    for line in adjusting:
        assert line.adjusts_line_id is not None
        for kind, name in KIND_FIELDS.items():
            billed[line.adjusts_line_id, kind] += getattr(line, name)
    live = AllocationPart.objects.filter(allocation__undo=None, invoice_line__invoice=invoice)
    for line_id, kind_name, amount in live.values_list("invoice_line_id", "kind", "amount"):
        billed[line_id, Kind(kind_name)] -= amount
    # Lines come in their order, and within a line the kinds in theirs.
    places = {line_id: place for place, (line_id, _kind) in enumerate(billed)}
    return [OpenPart(line_id, places[line_id], kind, amount) for (line_id, kind), amount in billed.items()]
