"""The list of quotes: what was offered to whom, and what they said."""

from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.clients.access import visible_clients
from rapport.journal.search import ids_found
from rapport.kit.inputs import choice_label
from rapport.kit.tables import Cell, Column, Filter, Option, Records, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.people.models import Member
from rapport.proposals.access import visible_quotes
from rapport.proposals.models import Quote, QuoteAnswer, QuoteVersion

TONES = {"yes": "good", "lost": "bad", "sent": "here", "changes": "warn"}
STATES = ("draft", "sent", "yes", "changes", "silent", "lost")


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    every = with_state(visible_quotes(member).select_related("job__client"))
    table = read_table(quote_table(member), every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "quotes")
    return render(request, "proposals/listing.html", {
        "table": table, "waiting": _in_state(every, "sent").count(), "count": every.count() if table.is_narrowed else table.count,
    })  # fmt: skip


def with_state(quotes: QuerySet[Quote]) -> Records:
    """Put beside each quote its last version's place, sum and day, and the last word about it."""
    last = QuoteVersion.objects.filter(quote=OuterRef("pk")).order_by("-position")
    words = QuoteAnswer.objects.filter(version__quote=OuterRef("pk"), version__position=OuterRef("last_position")).order_by("-id")
    return quotes.annotate(
        last_position=Subquery(last.values("position")[:1]), last_total=Subquery(last.values("total_amount")[:1]),
        last_sent_on=Subquery(last.values("sent_on")[:1]),
    ).annotate(last_word=Subquery(words.values("word")[:1]))  # fmt: skip


def quote_table(member: Member) -> Table:
    clients = [Option(str(pk), name) for pk, name in visible_clients(member).order_by("name").values_list("id", "name")]
    return Table(
        kind="quote", columns=COLUMNS, rows=list, first_order="-sent_on",
        filters=(
            Filter("client", say("Client", "Khách hàng"), clients, lambda quotes, pk: quotes.filter(job__client=pk)),
            Filter("state", say("State", "Trạng thái"), [Option(one, choice_label(None, one)) for one in STATES], _in_state),
        ),
        search=lambda quotes, words: quotes.filter(id__in=ids_found(words, "quote")),
        totals=lambda quotes: {"total": quotes.aggregate(sum=Sum("last_total"))["sum"] or Decimal(0)},
    )  # fmt: skip


def _in_state(quotes: Records, state: str) -> Records:
    if state == "draft":
        return quotes.filter(last_sent_on=None)
    return quotes.filter(last_sent_on__isnull=False, last_word=None) if state == "sent" else quotes.filter(last_word=state)


def _state(quote: Any) -> Cell:
    state = quote.last_word or ("sent" if quote.last_sent_on else "draft")
    return Cell(state, choice_label(None, state), tone=TONES.get(state, "idle"), code=state)


COLUMNS = (
    Column("number", say("Quote", "Báo giá"), lambda row: Cell(row.number, small=f"v{row.last_position}", href=f"/quotes/{row.id}/"), "number",
           order_by=("number",)),
    Column("client", say("Client", "Khách hàng"), lambda row: Cell(row.job.client.name), order_by=("job__client__name", "number")),
    Column("work", say("Work", "Việc"), lambda row: Cell(row.job.name, href=f"/jobs/{row.job_id}/"), order_by=("job__name",), is_main=True),
    Column("state", say("State", "Trạng thái"), _state, "status", order_by=("last_word", "last_sent_on"), is_main=True),
    Column("sent_on", say("Sent", "Gửi ngày"), lambda row: Cell(row.last_sent_on), "day",
           order_by=("last_sent_on", "id")),
    Column("total", say("Total, ₫", "Tổng, ₫"), lambda row: Cell(row.last_total), "amount", order_by=("last_total",), is_main=True),
)  # fmt: skip
