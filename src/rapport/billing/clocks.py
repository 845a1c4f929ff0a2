"""The payment clock of an invoice: what starts it, and when the invoice falls due."""

from dataclasses import dataclass
from datetime import date

from rapport.billing.models import Delivery, Invoice, Issuance
from rapport.clients.models import ClientTerms
from rapport.clients.queries.terms import terms_of
from rapport.domain.due import Clock, due_day
from rapport.people.queries.calendar import debt_calendar
from rapport.production.models import Acceptance

DAYS = 30
WAITS_FOR_DOSSIER, WAITS_FOR_MINUTES = "dossier", "acceptance"


@dataclass(frozen=True)
class Started:
    """The due day, or what the clock waits for before there is one."""

    due_on: date | None
    waits_for: str = ""


def clock_of(invoice: Invoice, issued_on: date) -> Started:
    """
    Answer the clock by the terms of the issue's day; where nothing is agreed, 30 days from the invoice.

    A dossier that is not complete and minutes that are not signed start no clock: then there is no due day yet.
    """
    terms = terms_of(invoice.client, issued_on)
    kind, days = (terms.clock, terms.days) if terms else (ClientTerms.Clock.INVOICE, DAYS)
    if kind == ClientTerms.Clock.DOSSIER:
        complete = Delivery.objects.filter(invoice=invoice, dossier_complete_on__isnull=False).order_by("dossier_complete_on").first()
        return _due(complete.dossier_complete_on, days, "dossier") if complete else Started(None, WAITS_FOR_DOSSIER)
    if kind == ClientTerms.Clock.ACCEPTANCE:
        minutes = Acceptance.objects.filter(lines__invoice_lines__invoice__in=[invoice.id, invoice.adjusts_id])
        signed = list(minutes.values_list("signed_on", flat=True))
        if None in signed:
            return Started(None, WAITS_FOR_MINUTES)
        return _due(max((day for day in signed if day), default=issued_on), days, "acceptance")
    return _due(issued_on, days, "month_end" if kind == ClientTerms.Clock.MONTH_END else "invoice")


def _due(start: date | None, days: int, clock: Clock) -> Started:
    assert start is not None
    return Started(due_day(start, days, debt_calendar(start), clock=clock).due)


def start_clock(invoice: Invoice) -> None:
    """Write down the due day of an issued invoice whose clock waited, if what it waited for is there now."""
    issuance = Issuance.objects.select_for_update().get(invoice=invoice)
    if issuance.due_on is None:
        issuance.due_on = clock_of(invoice, issuance.issued_on).due_on
        if issuance.due_on:
            issuance.save(update_fields=["due_on"])


def start_clocks_of_minutes(minutes: Acceptance) -> None:
    """Start the clocks that waited for these minutes to be signed."""
    waiting = Invoice.objects.filter(issuance__due_on=None, issuance__isnull=False, lines__acceptance_line__acceptance=minutes)
    for invoice in waiting.distinct().order_by("id"):
        start_clock(invoice)
