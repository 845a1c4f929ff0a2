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


def state_of(invoice: Invoice, open_amount: object = None) -> InvoiceState:
    """Answer an invoice's state; `open_amount` 0 makes an issued one paid."""
    if invoice.dropped_on:
        return InvoiceState.DROPPED
    if hasattr(invoice, "issuance"):
        return InvoiceState.PAID if open_amount is not None and not open_amount else InvoiceState.ISSUED
    if hasattr(invoice, "confirmation"):
        return InvoiceState.CONFIRMED
    return InvoiceState.WITH_CLIENT if invoice.draft_sent_on else InvoiceState.REQUESTED


def legal_number(invoice: Invoice) -> str:
    """Answer the provider's symbol and number, or "" before the legal issue: our own number is never printed in its place."""
    issuance = getattr(invoice, "issuance", None)
    return f"{issuance.symbol} {issuance.number}" if issuance else ""


def due_on(invoice: Invoice) -> date | None:
    issuance = getattr(invoice, "issuance", None)
    return issuance.due_on if issuance else None
