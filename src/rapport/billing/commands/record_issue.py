import re
from datetime import date, datetime

from rapport.approvals.queries import is_approved
from rapport.billing.adjustment import adjustment_sight
from rapport.billing.models import Confirmation, Invoice, Issuance
from rapport.billing.queries.open import billed_parts
from rapport.clients.access import require_on_client
from rapport.clients.models import ClientTerms
from rapport.clients.queries.terms import terms_of
from rapport.domain.book import Measure
from rapport.domain.due import due_day
from rapport.domain.stations import Station
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.ledger.commands.append import append
from rapport.ledger.facts import NewFact, Source
from rapport.people.models import Member
from rapport.people.queries.calendar import debt_calendar

# ND 254/2026 and its annex: form 1–9, C or K, year, kind, two letters of the seller's choice (facts §3.2).
SYMBOL = re.compile(r"[1-9][CK]\d{2}[TDLMNBGHXF][A-Z]{2}")


class IssueRefused(Refused):
    """A legal issue that is not recorded."""

    codes = ("symbol", "number", "not_confirmed", "issued", "dropped", "in_future", "taken", "approval", "before_original")


@command
def record_issue(
    *, invoice: Invoice, number: str, issued_on: date, symbol: str = "", authority_code: str = "", by: Member, today: date, now: datetime
) -> Invoice:
    """
    Record the legal issue by the provider: symbol, number, day, the authority's code. From here on the invoice is immutable.

    Appends BILLED by job and kind on the day of issue; counts the due day by the client's clock.

    :raises IssueRefused: `not_confirmed` by the client; `issued`, `dropped`; `symbol`, `number` (1 to 8 digits), `taken` in the
        series of that seller, symbol and year; `in_future`; `approval` for an adjustment that no second person has approved;
        `before_original`
    """
    require_on_client(by, "invoice.issue", invoice.client)
    invoice = Invoice.objects.select_for_update(of=("self",)).select_related("legal_entity", "client").get(id=invoice.id)
    symbol = (symbol or _symbol_of_year(invoice.legal_entity.invoice_symbol, issued_on)).upper()
    _check(invoice, symbol, number, issued_on, today)
    number = number.zfill(8)
    taken = Issuance.objects.filter(legal_entity_id=invoice.legal_entity_id, symbol=symbol, year=issued_on.year, number=number)
    if taken.exists():
        raise IssueRefused("taken", say("This number is another invoice's.", "Số này là của hóa đơn khác."), field="number")
    due_on, waits_for = _due(invoice, issued_on)
    issuance = Issuance.objects.create(
        agency_id=by.agency_id, invoice=invoice, legal_entity_id=invoice.legal_entity_id, symbol=symbol, number=number, year=issued_on.year,
        issued_on=issued_on, authority_code=authority_code, due_on=due_on, waits_for=waits_for, total_amount=invoice.total_amount, by=by,
    )  # fmt: skip
    source = Source("invoice", invoice.id)
    facts = [NewFact(line.job, Measure.BILLED, kind, amount, issued_on, source) for line, kind, amount in billed_parts(invoice)]
    append(facts, by=by, now=now)
    for job in Job.objects.filter(id__in=invoice.lines.values("job_id")):
        reach_station(job=job, station=Station.INVOICE, source_kind="invoice", source_id=invoice.id, by=by, on=issued_on)
    invoice.issuance = issuance
    return invoice


def _symbol_of_year(symbol: str, day: date) -> str:
    """A seller's series begins anew each year: only the year in the symbol changes."""
    return f"{symbol[:2]}{day:%y}{symbol[4:]}" if SYMBOL.fullmatch(symbol) else symbol


def _check(invoice: Invoice, symbol: str, number: str, issued_on: date, today: date) -> None:
    if invoice.dropped_on:
        raise IssueRefused("dropped", say("This request was dropped.", "Đề nghị này đã bỏ."))
    if Issuance.objects.filter(invoice=invoice).exists():
        raise IssueRefused("issued", say("This invoice is issued already.", "Hóa đơn này đã xuất."))
    if invoice.adjusts_id is None and not Confirmation.objects.filter(invoice=invoice).exists():
        raise IssueRefused(
            "not_confirmed", say("The client has not confirmed the draft.", "Khách chưa xác nhận bản nháp."), missing=["confirmation"]
        )
    if not SYMBOL.fullmatch(symbol):
        raise IssueRefused("symbol", say("A symbol looks like 1C26TYY.", "Ký hiệu có dạng 1C26TYY."), field="symbol")
    if not re.fullmatch(r"\d{1,8}", number) or not int(number):
        raise IssueRefused("number", say("A number has 1 to 8 digits.", "Số hóa đơn có 1 đến 8 chữ số."), field="number")
    if issued_on > today:
        raise IssueRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="issued_on")
    if invoice.adjusts_id:
        original = Issuance.objects.get(invoice_id=invoice.adjusts_id)
        if issued_on < original.issued_on:
            raise IssueRefused(
                "before_original", say("An adjustment follows its original.", "Hóa đơn điều chỉnh phải sau hóa đơn gốc."), field="issued_on"
            )
        if not is_approved("adjustment", invoice.id, adjustment_sight(invoice).hash):
            raise IssueRefused(
                "approval",
                say("A second person approves an adjustment first.", "Điều chỉnh cần người thứ hai duyệt trước."),
                missing=["approval.adjustment"],
            )


def _due(invoice: Invoice, issued_on: date) -> tuple[date | None, str]:
    """Count the due day by the terms of the issue's day; a dossier that is not complete starts no clock."""
    terms = terms_of(invoice.client, issued_on)
    clock, days = (terms.clock, terms.days) if terms else (ClientTerms.Clock.INVOICE, 30)
    calendar = debt_calendar(issued_on)
    if clock == ClientTerms.Clock.DOSSIER:
        return None, "dossier"
    if clock == ClientTerms.Clock.ACCEPTANCE:
        minutes = [
            line.acceptance_line.acceptance for line in invoice.lines.select_related("acceptance_line__acceptance") if line.acceptance_line
        ]
        if any(paper.signed_on is None for paper in minutes):
            return None, "acceptance"
        start = max((paper.signed_on for paper in minutes), default=issued_on)
        return due_day(start, days, calendar).due, ""
    return due_day(issued_on, days, calendar, clock="month_end" if clock == ClientTerms.Clock.MONTH_END else "invoice").due, ""
