"""The bank: statements that were imported, and money that waits to be matched."""

import uuid
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import (
    sees_whole_bank,
    visible_allocations,
    visible_bank_lines,
    visible_invoices,
    visible_payments,
    visible_set_asides,
    visible_statements,
)
from rapport.billing.queries.found_debts import found_debts, typed_before
from rapport.billing.queries.how_far import how_far
from rapport.billing.queries.match_page import debts_of, matched_lately, owing_of, progress_of
from rapport.billing.queries.offers import Offer, offers
from rapport.billing.queries.open import live_asides
from rapport.billing.queries.unapplied import waiting
from rapport.billing.views.bank_lines import line_table
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.kit.tables import csv_answer, read_table, wants_csv
from rapport.people.access import visible_own_accounts
from rapport.people.models import Member

MOST = 200
TABS = ("waiting", "matched", "other")


def listing(request: HttpRequest) -> HttpResponse:
    member: Member = request.member  # type: ignore[attr-defined]
    rows = list(visible_statements(member).select_related("account", "by", "posting").order_by("-imported_at")[:50])
    # Whoever sees a part of a statement is told of that part.
    own = dict(visible_bank_lines(member).filter(statement__in=rows).values_list("statement").annotate(count=Count("id")))
    for row in rows:
        row.seen_count = own.get(row.id, 0)
    return render(request, "billing/bank.html", {
        "rows": rows, "accounts": visible_own_accounts(member), "may_import": member.may("bank.create"), "whole": sees_whole_bank(member),
    })  # fmt: skip


def show(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    """Show one statement: how far it is posted, and its lines with what became of each; `?far` answers the progress alone."""
    member: Member = request.member  # type: ignore[attr-defined]
    statement = fetch(visible_statements(member).select_related("account", "by", "posting"), statement_id)
    whole = sees_whole_bank(member)
    shown = {"statement": statement, "far": how_far(statement) if whole else None, "whole": whole}
    if "far" in request.GET:
        return render(request, "billing/statement_far.html", shown)
    lines = visible_bank_lines(member).filter(statement=statement).select_related("payment")
    table = read_table(line_table(), lines, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "statement")
    return render(request, "billing/statement.html", shown | {"table": table, "count": table.count})


def match(request: HttpRequest) -> HttpResponse:
    """Show money that is not allocated, and for the chosen payment the invoices that it may pay, with reasons."""
    member: Member = request.member  # type: ignore[attr-defined]
    tab = request.GET.get("tab", "waiting")
    payments = visible_payments(member)
    shown: dict[str, Any] = {
        "progress": progress_of(payments, visible_statements(member)), "may_match": member.may("bank.update"),
        "tab": tab if tab in TABS else "waiting", "home": member.agency.currency,
    }  # fmt: skip
    latest = shown["progress"].statement
    if "find" in request.GET:
        one = waiting(payments).select_related("account").filter(id=_uuid(request.GET.get("payment"))).first()
        return render(request, "billing/match_found.html", shown | {"chosen": one} | _found(request, member, one))
    if latest and sees_whole_bank(member):
        shown["far"], shown["statement"] = how_far(latest), latest
    if tab == "matched":
        shown["allocations"] = matched_lately(visible_allocations(member))
    elif tab == "other":
        shown["asides"] = visible_set_asides(member).filter(live_asides()).select_related("payment", "by").order_by("-id")[:60]
    else:
        shown |= _waiting(request, member)
    return render(request, "billing/match.html", shown)


def _uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None


def _waiting(request: HttpRequest, member: Member) -> dict[str, Any]:
    rows = list(
        waiting(visible_payments(member)).select_related("bank_line", "client", "account").order_by("-received_on", "-number")[:MOST]
    )
    chosen = next((row for row in rows if str(row.id) == request.GET.get("payment")), rows[0] if rows else None)
    # Who looks for an invoice has seen the proposals.
    looks = bool(request.GET.get("q", "").strip())
    offered = _within_reach(offers(rows, chosen, member.agency.currency), member) if chosen and not looks else []
    free = sum((row.free for row in rows if row.currency == member.agency.currency), start=0)
    twice = typed_before(chosen, visible_payments(member)) if chosen else []
    return {
        "waiting": rows,
        "chosen": chosen,
        "free": free,
        "twice": twice,
        **_found(request, member, chosen),
        **_offered(offered, chosen, member),
    }


def _found(request: HttpRequest, member: Member, chosen: Any) -> dict[str, Any]:
    """What the reader looks for beside the proposals."""
    words = request.GET.get("q", "")[:80]
    if chosen is None or not words.strip():
        return {"words": "", "found": []}
    return {"words": words, "found": found_debts(chosen, chosen.free, words, visible_invoices(member), today_of(member.agency))}


def _within_reach(offered: list[Offer], member: Member) -> list[Offer]:
    """Drop the proposals that name a debt of a client whom the reader does not see."""
    if sees_whole_bank(member):
        return offered
    named: set[Any] = {part.item.id for offer in offered for part in offer.parts}
    seen: set[Any] = set(visible_invoices(member).filter(id__in=named).values_list("id", flat=True))
    return [offer for offer in offered if all(part.item.id in seen for part in offer.parts)]


def _offered(offered: list[Offer], chosen: Any, member: Member) -> dict[str, Any]:
    today = today_of(member.agency)
    debts = debts_of([part.item.id for offer in offered for part in offer.parts], today)  # type: ignore[misc]
    shown = []
    for offer in offered:
        parts = [(part, debts[part.item.id]) for part in offer.parts]  # type: ignore[index]
        taken = sum((part.amount for part, _debt in parts), start=0)
        shown.append({"offer": offer, "parts": parts, "sum": taken, "left": chosen.free - taken})
    first = next(iter(debts.values()), None)
    owing = owing_of(first.invoice.client_id, today) if first else None
    if owing and shown and shown[0]["parts"]:
        late = sum((part.amount for part, debt in shown[0]["parts"] if debt.days_late), start=0)
        shown[0]["clears"] = bool(owing.overdue) and late >= owing.overdue
    return {"offered": shown, "owing": owing}
