"""The bank: statements that were imported, and money that waits to be matched."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_payments, visible_set_asides, visible_statements
from rapport.billing.queries.match_page import debts_of, matched_lately, owing_of, progress_of
from rapport.billing.queries.offers import Offer, offers
from rapport.billing.queries.open import live_asides
from rapport.billing.queries.unapplied import waiting
from rapport.kit.clock import today_of
from rapport.people.access import visible_own_accounts
from rapport.people.models import Member

MOST = 200
TABS = ("waiting", "matched", "other")


def listing(request: HttpRequest) -> HttpResponse:
    member: Member = request.member  # type: ignore[attr-defined]
    rows = visible_statements(member).select_related("account", "by").order_by("-imported_at")[:50]
    return render(
        request, "billing/bank.html", {"rows": rows, "accounts": visible_own_accounts(member), "may_import": member.may("bank.create")}
    )


def match(request: HttpRequest) -> HttpResponse:
    """Show money that is not allocated, and for the chosen payment the invoices that it may pay, with reasons."""
    member: Member = request.member  # type: ignore[attr-defined]
    tab = request.GET.get("tab", "waiting")
    payments = visible_payments(member)
    shown: dict[str, Any] = {
        "progress": progress_of(payments, visible_statements(member)), "may_match": member.may("bank.update"),
        "tab": tab if tab in TABS else "waiting", "home": member.agency.currency,
    }  # fmt: skip
    if tab == "matched":
        shown["allocations"] = matched_lately(payments)
    elif tab == "other":
        shown["asides"] = visible_set_asides(member).filter(live_asides()).select_related("payment", "by").order_by("-id")[:60]
    else:
        shown |= _waiting(request, member)
    return render(request, "billing/match.html", shown)


def _waiting(request: HttpRequest, member: Member) -> dict[str, Any]:
    rows = list(
        waiting(visible_payments(member)).select_related("bank_line", "client", "account").order_by("-received_on", "-number")[:MOST]
    )
    chosen = next((row for row in rows if str(row.id) == request.GET.get("payment")), rows[0] if rows else None)
    offered = offers(rows, chosen, member.agency.currency) if chosen else []
    free = sum((row.free for row in rows if row.currency == member.agency.currency), start=0)
    return {"waiting": rows, "chosen": chosen, "free": free, **_offered(offered, chosen, member)}


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
