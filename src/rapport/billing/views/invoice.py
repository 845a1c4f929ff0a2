"""Invoices: the list with its ageing, and one invoice with its steps."""

import uuid
from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_invoices
from rapport.billing.queries.ageing import ageing_of
from rapport.billing.queries.open import open_amounts
from rapport.billing.queries.state import legal_number, state_of
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    every = visible_invoices(member).select_related("client", "issuance", "confirmation").order_by("-number")
    page = Paginator(every, 50).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    open_now = open_amounts([row.id for row in rows])
    for row in rows:
        row.open_now = open_now.get(row.id)
        row.state = state_of(row, row.open_now)
        row.legal = legal_number(row)
        row.is_late = bool(row.open_now) and hasattr(row, "issuance") and row.issuance.due_on is not None and row.issuance.due_on < today
    bands = ageing_of(member, today)
    return render(request, "billing/invoices.html", {
        "rows": rows, "page": page, "bands": bands, "open_sum": sum((band.amount for band in bands), Decimal(0)),
        "late_sum": sum((band.amount for band in bands if band.name != "in_term"), Decimal(0)),
    })  # fmt: skip


def show(request: HttpRequest, invoice_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    invoice = fetch(
        visible_invoices(member).select_related("client", "client_entity", "legal_entity", "account", "issuance", "confirmation"),
        invoice_id,
    )
    open_now = open_amounts([invoice.id]).get(invoice.id)
    return render(request, "billing/invoice.html", {
        "invoice": invoice, "state": state_of(invoice, open_now), "legal": legal_number(invoice), "open_now": open_now,
        "lines": invoice.lines.select_related("job").order_by("position"), "groups": invoice.vat_groups.order_by("vat_code"),
        "allocations": invoice.allocations.select_related("payment", "undo").order_by("allocated_on"),
        "deliveries": invoice.deliveries.order_by("id"), "adjustments": invoice.adjustments.select_related("issuance"),
        "today": today_of(member.agency), "may_bill": member.may("invoice.create"), "may_issue": member.may("invoice.issue"),
    })  # fmt: skip
