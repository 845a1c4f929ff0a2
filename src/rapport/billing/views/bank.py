"""The bank: statements that were imported, and money that waits to be matched."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_payments, visible_statements
from rapport.billing.queries.offers import offers
from rapport.billing.queries.unapplied import with_unapplied
from rapport.people.access import visible_own_accounts


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    rows = visible_statements(member).select_related("account", "by").order_by("-imported_at")[:50]
    return render(
        request, "billing/bank.html", {"rows": rows, "accounts": visible_own_accounts(member), "may_import": member.may("bank.create")}
    )


def match(request: HttpRequest) -> HttpResponse:
    """Show money that is not allocated, and for the chosen payment the invoices that it may pay, with reasons."""
    member = request.member  # type: ignore[attr-defined]
    newest = visible_payments(member).select_related("bank_line", "client").order_by("-received_on")[:200]
    waiting = [row for row in with_unapplied(newest) if row.free > 0]
    chosen = next((row for row in waiting if str(row.id) == request.GET.get("payment")), waiting[0] if waiting else None)
    offered = offers(waiting, chosen, member.agency.currency) if chosen else []
    return render(request, "billing/match.html", {
        "waiting": waiting, "chosen": chosen, "offered": offered, "free": sum((row.free for row in waiting), start=0),
        "may_match": member.may("bank.update"),
    })  # fmt: skip
