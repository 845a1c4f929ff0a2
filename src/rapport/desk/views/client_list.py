"""The list of clients: who is in charge, what runs, what is owed, what is late."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.clients.access import visible_clients
from rapport.clients.models import AccountPlace
from rapport.desk.queries.portfolio import Owings, PortfolioRow, owings_of, portfolio, touched_at
from rapport.journal.search import ids_found
from rapport.kit.clock import today_of
from rapport.kit.tables import Cell, Column, Filter, Option, Records, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.people.models import Member


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    owings = owings_of(member, today_of(member.agency))
    every = visible_clients(member)
    table = read_table(client_table(member, owings), every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "clients")
    return render(request, "desk/clients.html", {
        "table": table, "owed": sum(owings.owed.values(), Decimal(0)), "overdue": sum(owings.late.values(), Decimal(0)),
        "sees_money": member.may("payment.read"), "may_add": member.may("client.create"),
        "count": every.count() if table.is_narrowed else table.count,
    })  # fmt: skip


def client_table(member: Member, owings: Owings) -> Table:
    """The most overdue first, for those who see money; by name for the others."""
    return Table(
        kind="client", columns=_columns(member, owings), rows=lambda clients: portfolio(clients, member, owings), number="code",
        identify=lambda row: row.client, first_order="-overdue" if member.may("payment.read") else "name", filters=_filters(member, owings),
        search=lambda clients, words: clients.filter(id__in=ids_found(words, "client")), totals=lambda clients: _totals(clients, owings),
        edit=(lambda row: f"/clients/{row.client.id}/change/?only=name,industry") if member.may("client.update") else None,
    )  # fmt: skip


def _columns(member: Member, owings: Owings) -> tuple[Column, ...]:
    return (
        Column("name", say("Client", "Khách hàng"), _name, order_by=("name",)),
        Column("in_charge", say("In charge", "Phụ trách"), lambda row: Cell(row.in_charge)),
        Column("job_count", say("Jobs", "Job"), lambda row: Cell(row.job_count), "count", is_main=True),
        Column("touched_on", say("Last contact", "Liên lạc gần nhất"), lambda row: Cell(row.touched_on), "day",
               worked_out=lambda ids: touched_at(ids, member)),
        Column("outstanding", say("Outstanding, ₫", "Còn phải thu, ₫"), lambda row: Cell(row.outstanding), "amount", "payment.read",
               worked_out=lambda ids: {one: owings.owed.get(one, Decimal(0)) for one in ids}, is_main=True),
        Column("overdue", say("Overdue, ₫", "Quá hạn, ₫"), lambda row: Cell(row.overdue, tone="bad" if row.overdue > 0 else ""), "amount",
               "payment.read", worked_out=lambda ids: {one: (owings.late.get(one, 0), owings.owed.get(one, 0)) for one in ids}, is_main=True),
    )  # fmt: skip


def _name(row: PortfolioRow) -> Cell:
    return Cell(row.client.name, small=row.client.code, href=f"/clients/{row.client.id}/")


def _filters(member: Member, owings: Owings) -> tuple[Filter, ...]:
    people = AccountPlace.objects.filter(is_in_charge=True, last_on=None, client__in=visible_clients(member)).values_list(
        "member_id", "member__full_name"
    )
    return (
        Filter("in_charge", say("In charge", "Phụ trách"), [Option(str(pk), name) for pk, name in sorted(set(people), key=lambda one: one[1])],
               lambda clients, pk: clients.filter(account_team__member=pk, account_team__is_in_charge=True, account_team__last_on=None)),
        Filter("owes", say("Owes", "Công nợ"), (Option("open", say("something", "còn nợ")), Option("overdue", say("overdue", "quá hạn"))),
               lambda clients, which: clients.filter(id__in=_owing(owings, which)), needs="payment.read"),
    )  # fmt: skip


def _owing(owings: Owings, which: str) -> list[object]:
    sums = owings.late if which == "overdue" else owings.owed
    return [client for client, amount in sums.items() if amount > 0]


def _totals(clients: Records, owings: Owings) -> dict[str, Decimal]:
    ids = list(clients.values_list("id", flat=True))
    return {
        "outstanding": sum((owings.owed.get(one, Decimal(0)) for one in ids), Decimal(0)),
        "overdue": sum((owings.late.get(one, Decimal(0)) for one in ids), Decimal(0)),
    }
