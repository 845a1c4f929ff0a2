"""One payment: against what it stands, what of it is unapplied."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_allocations, visible_payments, visible_set_asides
from rapport.billing.queries.unapplied import with_unapplied
from rapport.kit.pages import fetch


def show(request: HttpRequest, payment_id: uuid.UUID) -> HttpResponse:
    """Show one payment: the bank's words, the invoices it stands against, what of it is for none."""
    member = request.member  # type: ignore[attr-defined]
    (payment,) = with_unapplied([fetch(visible_payments(member).select_related("client", "account", "bank_line"), payment_id)])
    return render(request, "billing/payment.html", {
        "payment": payment, "allocations": list(visible_allocations(member).filter(payment=payment).select_related("invoice__client", "undo").order_by("id")),
        "asides": list(visible_set_asides(member).filter(payment=payment, ended_on=None).select_related("payment", "by").order_by("id")),
        "may_match": member.may("bank.update"),
    })  # fmt: skip
