"""The list of payments: what came in, and what of it stands against no invoice yet."""

import uuid
from collections.abc import Collection
from decimal import Decimal

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_payments
from rapport.billing.models import Payment
from rapport.billing.queries.unapplied import unapplied_amounts, with_unapplied
from rapport.clients.access import visible_clients
from rapport.journal.search import ids_found
from rapport.kit.tables import Cell, Column, Filter, Option, Records, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.people.models import Member

LONGEST_MEMO = 60


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    every = visible_payments(member).select_related("client")
    table = read_table(payment_table(member), every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "payments")
    free = (
        sum(unapplied_amounts(every.values_list("id", flat=True)).values(), Decimal(0)) if table.is_narrowed else table.totals["unapplied"]
    )
    return render(request, "billing/payments.html", {
        "table": table, "free": free, "may_add": member.may("payment.create"), "count": every.count() if table.is_narrowed else table.count,
    })  # fmt: skip


def payment_table(member: Member) -> Table:
    """The latest first."""
    clients = [Option(str(pk), name) for pk, name in visible_clients(member).order_by("name").values_list("id", "name")]
    states = (Option("unapplied", say("something unapplied", "còn khoản chưa gạch")), Option("applied", say("all applied", "đã gạch hết")))
    return Table(
        kind="payment", columns=COLUMNS, rows=with_unapplied, first_order="-received_on",
        filters=(
            Filter("client", say("Client", "Khách hàng"), clients, lambda payments, pk: payments.filter(client=pk)),
            Filter("state", say("State", "Trạng thái"), states, _in_state),
        ),
        search=lambda payments, words: payments.filter(id__in=ids_found(words, "payment")), totals=_totals,
    )  # fmt: skip


def _in_state(payments: Records, state: str) -> Records:
    free = [pk for pk, amount in unapplied_amounts(payments.values_list("id", flat=True)).items() if amount]
    return payments.filter(id__in=free) if state == "unapplied" else payments.exclude(id__in=free)


def _totals(payments: Records) -> dict[str, Decimal]:
    return {
        "amount": payments.aggregate(sum=Sum("amount"))["sum"] or Decimal(0),
        "unapplied": sum(unapplied_amounts(payments.values_list("id", flat=True)).values(), Decimal(0)),
    }


def _memo(row: Payment) -> Cell:
    return Cell(row.memo, words=row.memo if len(row.memo) <= LONGEST_MEMO else f"{row.memo[:LONGEST_MEMO]}…")


def _worked_out(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Decimal]:
    return unapplied_amounts(ids)


COLUMNS = (
    Column("number", say("Payment", "Khoản"), lambda row: Cell(row.number, href=f"/payments/{row.id}/"), "number", order_by=("number",)),
    Column("received_on", say("On", "Ngày"), lambda row: Cell(row.received_on), "day", order_by=("received_on", "number"), is_main=True),
    Column("client", say("Client", "Khách hàng"), lambda row: Cell(row.client.name if row.client else ""), order_by=("client__name", "-received_on")),
    Column("memo", say("Memo", "Nội dung"), _memo, order_by=("memo",)),
    Column("amount", say("Amount, ₫", "Số tiền, ₫"), lambda row: Cell(row.amount), "amount", order_by=("amount",), is_main=True),
    Column("unapplied", say("Unapplied, ₫", "Chưa gạch, ₫"), lambda row: Cell(row.free, tone="warn" if row.free else ""), "amount",
           worked_out=_worked_out, is_main=True),
)  # fmt: skip
