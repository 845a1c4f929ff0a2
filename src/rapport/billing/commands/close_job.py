from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from rapport.billing.models import InvoiceLine
from rapport.billing.queries.unbilled import unrequested
from rapport.billing.settled import is_collected
from rapport.contracts.models import Order
from rapport.domain.book import EXTERNAL, Measure, column
from rapport.domain.stations import Station
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.models import Cancellation, Closing, Job, Paper, RiskStart
from rapport.jobs.queries.stage import flags_of
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.ledger.commands.append import reverse
from rapport.ledger.facts import Source
from rapport.ledger.models import Book, Fact
from rapport.people.models import Member
from rapport.production.models import AcceptanceLine, Task
from rapport.production.queries.acceptable import unaccepted_orders
from rapport.proposals.models import QuoteVersion


class CloseRefused(Refused):
    """A job that is not closed or cancelled."""

    codes = ("over", "open", "no_reason")


OPEN_WORDS = {
    "purchase_order": say("an order to a partner", "đơn đặt hàng đối tác"),
    "task": say("a task", "đầu việc"),
    "paper": say("a paper owed", "giấy tờ còn nợ"),
    "unaccepted": say("an order not accepted", "đơn chưa nghiệm thu"),
    "unbilled": say("work accepted and not invoiced", "phần đã nghiệm thu chưa xuất hóa đơn"),
    "invoice": say("an invoice not issued", "đề nghị hóa đơn chưa xuất"),
    "receivable": say("money to be received", "công nợ phải thu"),
}


@command
def close_job(*, job: Job, is_for_cost_only: bool = False, by: Member, today: date) -> Closing:
    """
    Close a job for cost, or for good: then nothing is open, no paper is owed, all is paid.

    :raises CloseRefused: `over` already; `open`: what is still open, by code
    """
    require_on_job(by, "job.update", job)
    Job.objects.select_for_update().get(id=job.id)
    if flags_of(job) & {"cancelled", "closed"}:
        raise CloseRefused("over", say("The job is over already.", "Job đã kết thúc."))
    if is_for_cost_only and Book.objects.filter(job=job, closed_for_cost_on__isnull=False).exists():
        raise CloseRefused("over", say("The job is closed for cost already.", "Job đã khóa chi phí."))
    missing = open_things(job)
    if is_for_cost_only:
        missing = [code for code in missing if code in ("purchase_order",)]
    if missing:
        raise _still_open(missing)
    closing = Closing.objects.create(agency_id=by.agency_id, job=job, closed_on=today, is_for_cost_only=is_for_cost_only, by=by)
    Book.objects.filter(job=job, closed_for_cost_on=None).update(closed_for_cost_on=today)
    if not is_for_cost_only:
        reach_station(job=job, station=Station.CLOSED, source_kind="closing", source_id=closing.id, by=by, on=today)
    return closing


@command
def cancel_job(*, job: Job, reason: str, by: Member, today: date, now: datetime) -> Cancellation:
    """
    Record that the client gave the job up; while anything is open it is not cancelled but settled first.

    What was quoted or ordered and nothing of it accepted is promised no more: QUOTED, CONTRACTED and BUDGETED are reversed.

    :raises CloseRefused: `over`, `open`, `no_reason`
    """
    require_on_job(by, "job.update", job)
    if not reason:
        raise CloseRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    Job.objects.select_for_update().get(id=job.id)
    if flags_of(job) & {"cancelled", "closed"}:
        raise CloseRefused("over", say("The job is over already.", "Job đã kết thúc."))
    missing = [code for code in open_things(job) if code in ("purchase_order", "receivable", "invoice", "unbilled")]
    if missing:
        raise _still_open(missing)
    cancellation = Cancellation.objects.create(agency_id=by.agency_id, job=job, cancelled_on=today, reason=reason, by=by)
    reverse(_promised(job), on=today, source=Source("cancellation", cancellation.id), by=by, now=now)
    RiskStart.objects.filter(job=job, ended_on=None).update(ended_on=today)
    Book.objects.filter(job=job, closed_for_cost_on=None).update(closed_for_cost_on=today)
    return cancellation


def _promised(job: Job) -> list[Fact]:
    """Answer the live facts of offers, and of orders of which nothing has been accepted."""
    versions = QuoteVersion.objects.filter(quote__job=job).values("id")
    accepted = AcceptanceLine.objects.filter(order=OuterRef("pk"))
    orders = Order.objects.filter(~Exists(accepted), job=job).values("id")
    quoted = Q(measure=Measure.QUOTED, source_kind="quote_version", source_id__in=versions)
    ordered = Q(measure__in=(Measure.CONTRACTED, Measure.BUDGETED), source_kind="order", source_id__in=orders)
    live = Fact.objects.filter(quoted | ordered, book__job=job, reverses=None, reversed_by=None)
    return list(live.select_related("book__job", "line").order_by("seq"))


def _still_open(missing: list[str]) -> CloseRefused:
    """Say by name what is open: the reader settles it and comes back."""
    named = ", ".join(str(OPEN_WORDS[code]) for code in missing)
    return CloseRefused("open", say("Still open: %(what)s.", "Còn mở: %(what)s.", what=named), missing=missing)


def open_things(job: Job) -> list[str]:
    """Answer what is still open on a job, by code: purchase_order, task, paper, unaccepted, unbilled, invoice, receivable."""
    unbilled = unrequested(AcceptanceLine.objects.filter(job=OuterRef("pk")))
    asked = {
        "task": Task.objects.filter(job=OuterRef("pk"), done_on=None, dropped_on=None),
        "paper": Paper.objects.filter(job=OuterRef("pk"), supplied_on=None),
        "unaccepted": unaccepted_orders().filter(job=OuterRef("pk")),
        "unbilled": unbilled,
        "invoice": InvoiceLine.objects.filter(job=OuterRef("pk"), invoice__issuance=None, invoice__dropped_on=None),
    }
    row = (
        Job.objects.filter(id=job.id).annotate(**{f"has_{code}": Exists(rows) for code, rows in asked.items()}).select_related("book").get()
    )
    found = [code for code in asked if getattr(row, f"has_{code}")]
    book = getattr(row, "book", None)
    # What is still committed to a partner, whether nothing or only a part of the order has been billed.
    if book and any(getattr(book, column(Measure.COMMITTED, kind)) for kind in EXTERNAL):
        found.insert(0, "purchase_order")
    if book and not is_collected(book):
        found.append("receivable")
    return found
