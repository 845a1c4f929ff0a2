"""The list of invoices with its ageing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_invoices
from rapport.billing.models import Invoice
from rapport.billing.queries.ageing import ageing_of
from rapport.billing.queries.open import open_amounts
from rapport.billing.queries.open_rows import open_by
from rapport.billing.queries.state import InvoiceState, legal_number, state_of
from rapport.clients.access import visible_clients
from rapport.journal.search import ids_found
from rapport.kit.clock import today_of
from rapport.kit.inputs import choice_label
from rapport.kit.tables import Cell, Column, Filter, Option, Records, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.people.models import Member

OVERDUE = "overdue"


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    every = visible_invoices(member).select_related("client", "issuance", "confirmation")
    table = read_table(invoice_table(member, today), every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "invoices")
    bands = ageing_of(member, today)
    return render(request, "billing/invoices.html", {
        "table": table, "bands": bands, "open_sum": sum((band.amount for band in bands), Decimal(0)),
        "late_sum": sum((band.amount for band in bands if band.name != "in_term"), Decimal(0)),
        "count": every.count() if table.is_narrowed else table.count,
    })  # fmt: skip


def invoice_table(member: Member, today: date) -> Table:
    """The newest request first."""
    clients = [Option(str(pk), name) for pk, name in visible_clients(member).order_by("name").values_list("id", "name")]
    states = [Option(str(one), choice_label(None, one)) for one in InvoiceState] + [Option(OVERDUE, say("overdue", "quá hạn"))]
    return Table(
        kind="invoice", columns=COLUMNS, rows=lambda invoices: with_state(invoices, today), first_order="-number",
        filters=(
            Filter("client", say("Client", "Khách hàng"), clients, lambda invoices, pk: invoices.filter(client=pk)),
            Filter("state", say("State", "Trạng thái"), states, lambda invoices, state: _in_state(invoices, state, today)),
        ),
        search=lambda invoices, words: invoices.filter(id__in=ids_found(words, "invoice")), totals=_totals,
    )  # fmt: skip


def with_state(invoices: Sequence[Invoice], today: date) -> Sequence[Invoice]:
    """Put beside each invoice its state, its legal number, what is open of it, and whether that is late."""
    open_now = open_amounts([row.id for row in invoices])
    for row in invoices:
        row.open_now = open_now.get(row.id)
        row.state = state_of(row, row.open_now)
        row.legal = legal_number(row)
        row.is_late = bool(row.open_now) and hasattr(row, "issuance") and row.issuance.due_on is not None and row.issuance.due_on < today
    return invoices


def _in_state(invoices: Records, state: str, today: date) -> Records:
    live = invoices.filter(dropped_on=None)
    match state:
        case InvoiceState.DROPPED:
            return invoices.filter(dropped_on__isnull=False)
        case InvoiceState.REQUESTED:
            return live.filter(issuance=None, confirmation=None, draft_sent_on=None)
        case InvoiceState.WITH_CLIENT:
            return live.filter(issuance=None, confirmation=None, draft_sent_on__isnull=False)
        case InvoiceState.CONFIRMED:
            return live.filter(issuance=None, confirmation__isnull=False)
        case _:
            issued = live.filter(issuance__isnull=False)
            open_now = open_amounts(list(issued.values_list("id", flat=True)))
            if state == InvoiceState.PAID:
                return issued.filter(id__in=[pk for pk, amount in open_now.items() if not amount])
            late = {"issuance__due_on__lt": today} if state == OVERDUE else {}
            return issued.filter(id__in=[pk for pk, amount in open_now.items() if amount], **late)


def _totals(invoices: Records) -> dict[str, Decimal]:
    live = invoices.filter(dropped_on=None)
    return {
        "total": live.aggregate(sum=Sum("total_amount"))["sum"] or Decimal(0),
        "open": sum((amount for *_by, amount in open_by(live, date.max)), Decimal(0)),
    }


def _legal(row: Invoice) -> Cell:
    return Cell(row.legal, words=row.legal or say("none yet", "chưa có"))


def _state(row: Any) -> Cell:
    tone = {"paid": "good", "issued": "here"}.get(row.state, "idle")
    if row.is_late:
        return Cell(row.state, say("overdue", "quá hạn"), tone="bad", code=row.state)
    return Cell(row.state, choice_label(None, row.state), tone=tone, code=row.state)


def _due(row: Any) -> Cell:
    return Cell(row.issuance.due_on if hasattr(row, "issuance") else None)


COLUMNS = (
    Column("number", say("Request", "Đề nghị"), lambda row: Cell(row.number, href=f"/invoices/{row.id}/", narrow=row.client.name), "number", order_by=("number",)),
    Column("client", say("Client", "Khách hàng"), lambda row: Cell(row.client.name), order_by=("client__name", "number")),
    Column("legal", say("Legal number", "Số hóa đơn"), _legal, "number", order_by=("issuance__symbol", "issuance__number")),
    Column("state", say("State", "Trạng thái"), _state, "status", is_main=True),
    Column("issued_on", say("Issued", "Ngày xuất"), lambda row: Cell(row.issuance.issued_on if hasattr(row, "issuance") else None), "day",
           order_by=("issuance__issued_on", "number")),
    Column("due", say("Due", "Hạn"), _due, "day", order_by=("issuance__due_on", "number")),
    Column("total", say("Total, ₫", "Tổng, ₫"), lambda row: Cell(row.total_amount), "amount", order_by=("total_amount",), is_main=True),
    Column("open", say("Open, ₫", "Còn nợ, ₫"), lambda row: Cell(row.open_now), "amount", worked_out=open_amounts, is_main=True),
)  # fmt: skip
