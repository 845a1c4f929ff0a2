"""The payment request as PDF."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from rapport.billing.access import visible_invoices
from rapport.billing.documents.payment_request import payment_request_pdf
from rapport.kit.documents import answer
from rapport.kit.pages import fetch


def payment_request(request: HttpRequest, invoice_id: uuid.UUID) -> HttpResponse:
    """Answer the request in the reader's language or `?lang=`."""
    rows = visible_invoices(request.member).select_related(  # type: ignore[attr-defined]
        "client", "client_entity", "legal_entity", "account", "contact", "requested_by", "issuance"
    )
    invoice = fetch(rows, invoice_id)
    language = request.GET.get("lang", get_language() or "vi")
    return answer(payment_request_pdf(invoice, "en" if language == "en" else "vi"), f"payment-request-{invoice.number}")
