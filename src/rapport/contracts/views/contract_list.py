"""The list of contracts: with whom, from when to when, on whose paper."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.clients.access import visible_clients
from rapport.contracts.access import visible_contracts
from rapport.contracts.models import Contract
from rapport.journal.search import ids_found
from rapport.kit.clock import today_of
from rapport.kit.inputs import choice_label
from rapport.kit.tables import Cell, Column, Filter, Option, Records, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.people.models import Member

ENDS_SOON_DAYS = 120


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    every = visible_contracts(member).select_related("client", "client_entity")
    table = read_table(contract_table(member, today_of(member.agency)), every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "contracts")
    return render(request, "contracts/listing.html", {
        "table": table, "count": every.count() if table.is_narrowed else table.count, "may_add": member.may("contract.create"),
    })  # fmt: skip


def contract_table(member: Member, today: date) -> Table:
    clients = [Option(str(pk), name) for pk, name in visible_clients(member).order_by("name").values_list("id", "name")]
    kinds = [Option(kind.value, choice_label(Contract.Kind, kind.value)) for kind in Contract.Kind]
    states = (
        Option("running", say("in force", "còn hiệu lực")), Option("ended", say("ended", "hết hạn")),
        Option("unsigned", say("not signed", "chưa ký")),
    )  # fmt: skip

    def in_state(contracts: Records, state: str) -> Records:
        if state == "unsigned":
            return contracts.filter(signed_on=None)
        running = Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gte=today))
        return contracts.filter(running) if state == "running" else contracts.filter(until_on__lt=today)

    return Table(
        kind="contract", columns=_columns(today), rows=list, first_order="-from_on",
        filters=(
            Filter("client", say("Client", "Khách hàng"), clients, lambda contracts, pk: contracts.filter(client=pk)),
            Filter("kind", say("Kind", "Loại"), kinds, lambda contracts, kind: contracts.filter(kind=kind)),
            Filter("state", say("State", "Tình trạng"), states, in_state),
        ),
        search=lambda contracts, words: contracts.filter(id__in=ids_found(words, "contract")),
    )  # fmt: skip


def _columns(today: date) -> tuple[Column, ...]:
    return (
        Column("number", say("Number", "Số"), lambda row: Cell(row.number, href=f"/contracts/{row.id}/", narrow=row.client.name), order_by=("number",)),
        Column("client", say("Client", "Khách hàng"), lambda row: Cell(row.client_entity.name), order_by=("client_entity__name",), is_main=True),
        Column("kind", say("Kind", "Loại"), _kind, order_by=("kind", "-from_on")),
        Column("net_amount", say("Amount, ₫", "Giá trị, ₫"), lambda row: Cell(row.net_amount), "amount", order_by=("net_amount",)),
        Column("signed_on", say("Signed", "Ký"), _signed, "day", order_by=("signed_on",), is_main=True),
        Column("from_on", say("From", "Từ"), lambda row: Cell(row.from_on), "day", order_by=("from_on", "id")),
        Column("until_on", say("Until", "Đến"), lambda row: Cell(row.until_on, tone=_age(row.until_on, today)), "day", order_by=("until_on",),
               is_main=True),
    )  # fmt: skip


def _kind(row: Contract) -> Cell:
    return Cell(
        row.kind, choice_label(Contract.Kind, row.kind), small=say("client's paper", "mẫu của khách") if row.is_client_paper else ""
    )


def _signed(row: Contract) -> Cell:
    return Cell(row.signed_on) if row.signed_on else Cell(None, say("not yet", "chưa ký"), tone="warn")


def _age(until: date | None, today: date) -> str:
    """Ended is bad, ending within 120 days is a warning (mission M36)."""
    if until is None:
        return ""
    return "bad" if until < today else "warn" if (until - today).days <= ENDS_SOON_DAYS else ""
