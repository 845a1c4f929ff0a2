"""One invoice with its steps."""

import uuid
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_invoices
from rapport.billing.models import Invoice
from rapport.billing.queries.days import remarks_on_invoice
from rapport.billing.queries.open import open_amounts
from rapport.billing.queries.state import legal_number, state_of
from rapport.domain.law.adjusting import adjustment_sentence
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch


def show(request: HttpRequest, invoice_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    invoice = fetch(
        visible_invoices(member).select_related(
            "client", "client_entity", "legal_entity", "account", "issuance", "confirmation", "adjusts__issuance"
        ),
        invoice_id,
    )
    open_now = open_amounts([invoice.id]).get(invoice.id)
    return render(request, "billing/invoice.html", {
        "invoice": invoice, "state": state_of(invoice, open_now), "legal": legal_number(invoice), "open_now": open_now,
        "lines": invoice.lines.select_related("job").order_by("position"), "groups": invoice.vat_groups.order_by("vat_code"),
        "allocations": invoice.allocations.select_related("payment", "undo").order_by("allocated_on"),
        "deliveries": invoice.deliveries.order_by("id"), "adjustments": invoice.adjustments.filter(dropped_on=None).select_related("issuance"),
        "remarks": remarks_on_invoice(invoice), "sentence": _sentence(invoice), "symbol": _symbol(invoice, today_of(member.agency)),
        "today": today_of(member.agency), "may_bill": member.may("invoice.create"), "may_issue": member.may("invoice.issue"),
        "may_pay": bool(open_now and open_now > 0 and member.may("payment.create")),
    })  # fmt: skip


def _sentence(invoice: Invoice) -> str:
    """The sentence that an adjusting e-invoice must carry, for the provider's form; in Vietnamese whatever the reader's language."""
    if invoice.adjusts is None:
        return ""
    original = invoice.adjusts.issuance
    return adjustment_sentence(original.symbol, original.number, original.issued_on)


def _symbol(invoice: Invoice, today: date) -> str:
    """The seller's symbol with this year in it, to prefill the issue."""
    symbol = invoice.legal_entity.invoice_symbol
    return f"{symbol[:2]}{today:%y}{symbol[4:]}" if len(symbol) == 7 else symbol
