"""One invoice with its steps."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_invoices
from rapport.billing.queries.open import open_amounts
from rapport.billing.queries.state import legal_number, state_of
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch


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
