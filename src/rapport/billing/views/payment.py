"""Payments: what came in, against what it stands, what is unapplied."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_payments
from rapport.billing.queries.unapplied import with_unapplied
from rapport.kit.pages import fetch


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    page = Paginator(visible_payments(member).select_related("client").order_by("-received_on", "-number"), 50).get_page(
        request.GET.get("page")
    )
    rows = with_unapplied(page.object_list)
    free = sum((row.free for row in rows), start=0)
    return render(request, "billing/payments.html", {"rows": rows, "page": page, "free": free, "may_add": member.may("payment.create")})


def show(request: HttpRequest, payment_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    (payment,) = with_unapplied([fetch(visible_payments(member).select_related("client", "account", "bank_line"), payment_id)])
    return render(request, "billing/payment.html", {
        "payment": payment, "allocations": payment.allocations.select_related("invoice__client", "undo").order_by("id"),
        "may_match": member.may("bank.update"),
    })  # fmt: skip
