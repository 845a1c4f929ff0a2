import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from rapport.approvals.queries import is_approved
from rapport.billing.adjustment import adjustment_sight
from rapport.billing.clocks import clock_of
from rapport.billing.commands.allocate_payment import release
from rapport.billing.commands.request_instalment import move_tax_point
from rapport.billing.issued_vat import as_issued
from rapport.billing.models import Allocation, Invoice, InvoiceLine, Issuance, Payment
from rapport.billing.queries.open import billed_parts, live_allocations, open_amount
from rapport.billing.settled import settle
from rapport.clients.access import require_on_client
from rapport.domain.book import Measure
from rapport.domain.law.rule import NoRule
from rapport.domain.law.symbols import read_symbol
from rapport.domain.stations import Station
from rapport.jobs.commands.reach_station import reach_station
from rapport.journal.search import ids_found
from rapport.kit import later
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.ledger.commands.append import append
from rapport.ledger.facts import NewFact, Source
from rapport.people.models import LegalEntity, Member


class IssueRefused(Refused):
    """A legal issue that is not recorded."""

    codes = (
        "symbol",
        "number",
        "not_confirmed",
        "issued",
        "dropped",
        "in_future",
        "taken",
        "approval",
        "before_original",
        "vat",
        "tax_point",
    )


MATCH_WAITING = "billing.match_waiting"


@dataclass(frozen=True)
class IssuedVat:
    """The VAT of one rate group as the provider's e-invoice has it."""

    vat_code: str
    vat_amount: Money


@command
def record_issue(
    *,
    invoice: Invoice,
    number: str,
    issued_on: date,
    symbol: str = "",
    authority_code: str = "",
    vat: Sequence[IssuedVat] = (),
    by: Member,
    today: date,
    now: datetime,
) -> Invoice:
    """
    Record the legal issue by the provider: symbol, number, day, the authority's code. From here on the invoice is immutable.

    Appends BILLED by job and kind on the day of issue; counts the due day by the client's clock. An adjustment that leaves less than was
    collected gives the rest back to its payments.

    :param vat: where the provider's VAT of a rate group is a few đồng off ours, it stands (facts §3.1), up to a limit of the settings
    :raises IssueRefused: `not_confirmed` by the client; `issued`, `dropped`; `symbol` (by the law of the day, with its year), `number`
        (1 to 8 digits), `taken` in the series of that seller, symbol and year; `in_future`; `approval` for an adjustment that no second
        person has approved; `before_original`; `vat`: too far off, or of a rate that the invoice does not have; `tax_point`: an instalment that is
        not paid, and whose rate on the day of issue is another one
    """
    unpaid = InvoiceLine.objects.filter(invoice=OuterRef("pk"), milestone__isnull=False, paid_on=None)
    locked = Invoice.objects.select_for_update(of=("self",)).select_related("legal_entity", "client", "confirmation")
    invoice = locked.annotate(bears_instalments=Exists(unpaid)).get(id=invoice.id)
    require_on_client(by, "invoice.issue", invoice.client)
    symbol = (symbol or _symbol_of_year(invoice.legal_entity.invoice_symbol, issued_on)).strip().upper()
    number = number.strip()
    _check(invoice, symbol, number, issued_on, today)
    if invoice.bears_instalments and not move_tax_point(invoice, issued_on):
        raise IssueRefused(
            "tax_point",
            say("The VAT of an instalment is that of the day of issue, and on this day it is another: drop the request and make it anew.",
                "Thuế suất của đợt thanh toán theo ngày xuất, và ngày này là mức khác: hãy bỏ đề nghị và lập lại."),
            field="issued_on",
        )  # fmt: skip
    original = _locked_original(invoice)
    if vat:
        invoice = as_issued(invoice, {row.vat_code: row.vat_amount for row in vat}, issued_on, IssueRefused)
    _issue(invoice, symbol, number.zfill(8), issued_on, authority_code, by)
    source = Source("invoice", invoice.id)
    facts = [NewFact(line.job, Measure.BILLED, kind, amount, issued_on, source) for line, kind, amount in billed_parts(invoice)]
    append(facts, by=by, now=now)
    for job in {fact.job.id: fact.job for fact in facts}.values():
        reach_station(job=job, station=Station.INVOICE, source_kind="invoice", source_id=invoice.id, by=by, on=issued_on)
    if original:
        standing = original.allocations.filter(live_allocations()).select_related("payment").order_by("-id")
        release(original, standing, -open_amount(original), reason=invoice.number, by=by, today=today, now=now)
        settle(original, source_kind="invoice", source_id=invoice.id, by=by, on=today)
    if ids_found(invoice.number, "payment").exists():
        # Money that came before its invoice is allocated once both are there, in a transaction of its own.
        later.enqueue(MATCH_WAITING, agency_id=by.agency_id, invoice=str(invoice.id))
    return invoice


def _issue(invoice: Invoice, symbol: str, number: str, issued_on: date, authority_code: str, by: Member) -> None:
    # The seller's series is the lock at which two invoices of one number meet.
    LegalEntity.objects.select_for_update().get(id=invoice.legal_entity_id)
    taken = Issuance.objects.filter(legal_entity_id=invoice.legal_entity_id, symbol=symbol, year=issued_on.year, number=number)
    if taken.exists():
        raise IssueRefused("taken", say("This number is another invoice's.", "Số này là của hóa đơn khác."), field="number")
    clock = clock_of(invoice, issued_on)
    Issuance.objects.create(
        agency_id=by.agency_id, invoice=invoice, legal_entity_id=invoice.legal_entity_id, symbol=symbol, number=number, year=issued_on.year,
        issued_on=issued_on, authority_code=authority_code, due_on=clock.due_on, waits_for=clock.waits_for,
        total_amount=invoice.total_amount, by=by,
    )  # fmt: skip


def _locked_original(invoice: Invoice) -> Invoice | None:
    """Lock what an adjustment may give back: the payments that stand against the original, then the original."""
    if invoice.adjusts_id is None:
        return None
    standing = Allocation.objects.filter(live_allocations(), invoice_id=invoice.adjusts_id).values("payment_id")
    list(Payment.objects.select_for_update().filter(id__in=standing).order_by("id"))
    return Invoice.objects.select_for_update(of=("self",)).get(id=invoice.adjusts_id)


def _symbol_of_year(symbol: str, day: date) -> str:
    """A seller's series begins anew each year: only the year in the symbol changes."""
    return f"{symbol[:2]}{day:%y}{symbol[4:]}" if len(symbol) == 7 else symbol


def _check(invoice: Invoice, symbol: str, number: str, issued_on: date, today: date) -> None:
    if invoice.dropped_on:
        raise IssueRefused("dropped", say("This request was dropped.", "Đề nghị này đã bỏ."))
    if Issuance.objects.filter(invoice=invoice).exists():
        raise IssueRefused("issued", say("This invoice is issued already.", "Hóa đơn này đã xuất."))
    if invoice.adjusts_id is None and not hasattr(invoice, "confirmation"):
        raise IssueRefused(
            "not_confirmed", say("The client has not confirmed the draft.", "Khách chưa xác nhận bản nháp."), missing=["confirmation"]
        )
    if issued_on > today:
        raise IssueRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="issued_on")
    _check_symbol(symbol, issued_on)
    if not re.fullmatch(r"[0-9]{1,8}", number) or not int(number):
        raise IssueRefused("number", say("A number has 1 to 8 digits.", "Số hóa đơn có 1 đến 8 chữ số."), field="number")
    if invoice.adjusts_id:
        _check_adjustment(invoice, issued_on)


def _check_symbol(symbol: str, issued_on: date) -> None:
    try:
        read = read_symbol(symbol, issued_on)
    except NoRule:
        raise IssueRefused(
            "in_future", say("There were no e-invoices on this day yet.", "Ngày này chưa có hóa đơn điện tử."), field="issued_on"
        ) from None
    if read.valid:
        return
    if read.reason == "year":
        words = say(
            "The symbol's year is not %(year)s.", "Năm trong ký hiệu không phải %(year)s.", year=f"{issued_on:%y}"
        )  # fmt: skip
    else:
        words = say("A symbol looks like 1C%(year)sTYY.", "Ký hiệu có dạng 1C%(year)sTYY.", year=f"{issued_on:%y}")
    raise IssueRefused("symbol", words, field="symbol")


def _check_adjustment(invoice: Invoice, issued_on: date) -> None:
    if issued_on < Issuance.objects.get(invoice=invoice.adjusts).issued_on:
        raise IssueRefused(
            "before_original", say("An adjustment follows its original.", "Hóa đơn điều chỉnh phải sau hóa đơn gốc."), field="issued_on"
        )
    if not is_approved("adjustment", invoice.id, adjustment_sight(invoice).hash):
        raise IssueRefused(
            "approval",
            say("A second person approves an adjustment first.", "Điều chỉnh cần người thứ hai duyệt trước."),
            missing=["approval.adjustment"],
        )
