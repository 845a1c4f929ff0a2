"""What is open: of invoices and of payments, from their rows."""

import uuid
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Sum, When

from rapport.billing.models import Allocation, AllocationPart, Invoice, InvoiceLine, Payment, SetAside
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


def open_sums(
    invoices: QuerySet[Invoice], *names: str, as_of: date | None = None, late_on: date | None = None
) -> dict[tuple[Any, ...], Decimal]:
    """
    Answer what is open of these invoices together, added up by the database, for each value of some of their fields (`client_id`).

    :param late_on: parted also by whether the due day is before this one: the last of the values
    """
    issued = invoices.filter(issuance__isnull=False).order_by()
    adjusting = Invoice.objects.filter(issuance__isnull=False).order_by()
    if as_of:
        issued, adjusting = issued.filter(issuance__issued_on__lte=as_of), adjusting.filter(issuance__issued_on__lte=as_of)
    sums: dict[tuple[Any, ...], Decimal] = {}
    ids = issued.values("id")
    # What was invoiced, what adjustments make of it, what was paid: each stands with the invoice that it is about.
    for rows, before, amount, sign in (
        (issued.filter(adjusts=None), "", "total_amount", 1),
        (adjusting.filter(adjusts__in=ids), "adjusts__", "total_amount", 1),
        (Allocation.objects.filter(live_allocations(as_of), invoice__in=ids).order_by(), "invoice__", "amount", -1),
    ):
        by: list[Any] = [F(f"{before}{name}") for name in names]
        if late_on:
            by.append(Case(When(Q(**{f"{before}issuance__due_on__lt": late_on}), then=True), default=False))
        named = {f"by_{place}": one for place, one in enumerate(by)}
        for *values, total in rows.annotate(**named).values_list(*named).annotate(sum=Sum(amount)):
            sums[tuple(values)] = sums.get(tuple(values), Decimal(0)) + sign * total
    return sums


def owing(invoices: QuerySet[Invoice]) -> dict[uuid.UUID, Decimal]:
    """Answer what is open now of these invoices, only of those that are issued and open: for long lists, which name no ids."""
    return {invoice_id: amount for invoice_id, (amount, _due_on) in owing_since(invoices).items()}


def owing_since(invoices: QuerySet[Invoice]) -> dict[uuid.UUID, tuple[Decimal, date | None]]:
    """Answer what is open now of these invoices, of those that are issued and open, each with its due day. Two queries."""
    issued = invoices.filter(issuance__isnull=False, adjusts=None).order_by()
    totals: dict[uuid.UUID, Decimal] = {}
    due: dict[uuid.UUID, date | None] = {}
    adjusting = Invoice.objects.filter(adjusts__in=issued.values("id"), issuance__isnull=False).order_by()
    billed = issued.values_list("id", "total_amount", "issuance__due_on").union(
        adjusting.values_list("adjusts_id", "total_amount", "adjusts__issuance__due_on"), all=True
    )
    for invoice_id, amount, due_on in billed:
        totals[invoice_id], due[invoice_id] = totals.get(invoice_id, Decimal(0)) + amount, due_on
    taken = Allocation.objects.filter(live_allocations(), invoice__in=issued.values("id")).order_by()
    for invoice_id, amount in taken.values_list("invoice_id").annotate(sum=Sum("amount")):
        totals[invoice_id] -= amount
    return {invoice_id: (amount, due[invoice_id]) for invoice_id, amount in totals.items() if amount > 0}


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
