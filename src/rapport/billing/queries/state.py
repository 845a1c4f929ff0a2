"""Where an invoice stands: derived from its dated records."""

from datetime import date
from enum import StrEnum

from rapport.billing.models import Invoice


class InvoiceState(StrEnum):
    REQUESTED = "requested"
    WITH_CLIENT = "with_client"
    CONFIRMED = "confirmed"
    ISSUED = "issued"
    PAID = "paid"
    DROPPED = "dropped"


def state_of(invoice: Invoice, open_amount: object = None, as_of: date | None = None) -> InvoiceState:
    """Answer an invoice's state (at the end of a day); `open_amount` 0 makes an issued one paid."""
    last = as_of or date.max
    if invoice.dropped_on and invoice.dropped_on <= last:
        return InvoiceState.DROPPED
    if hasattr(invoice, "issuance") and invoice.issuance.issued_on <= last:
        return InvoiceState.PAID if open_amount is not None and not open_amount else InvoiceState.ISSUED
    if hasattr(invoice, "confirmation") and invoice.confirmation.confirmed_on <= last:
        return InvoiceState.CONFIRMED
    return InvoiceState.WITH_CLIENT if invoice.draft_sent_on and invoice.draft_sent_on <= last else InvoiceState.REQUESTED


def legal_number(invoice: Invoice) -> str:
    """Answer the provider's symbol and number, or "" before the legal issue: our own number is never printed in its place."""
    issuance = getattr(invoice, "issuance", None)
    return f"{issuance.symbol} {issuance.number}" if issuance else ""


def due_on(invoice: Invoice) -> date | None:
    issuance = getattr(invoice, "issuance", None)
    return issuance.due_on if issuance else None
