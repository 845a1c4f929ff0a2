from datetime import date

from django.db.models import Exists, OuterRef

from rapport.billing.models import InvoiceLine
from rapport.contracts.models import Order
from rapport.costs.models import PurchaseOrder
from rapport.domain.stations import Station
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.models import Cancellation, Closing, Job, Paper
from rapport.jobs.queries.stage import flags_of
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.ledger.models import Book
from rapport.people.models import Member
from rapport.production.models import AcceptanceLine, Task


class CloseRefused(Refused):
    """A job that is not closed or cancelled."""

    codes = ("over", "open", "no_reason")


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
    missing = open_things(job)
    if is_for_cost_only:
        missing = [code for code in missing if code in ("purchase_order",)]
    if missing:
        raise CloseRefused("open", say("Something is still open on this job.", "Job này còn việc chưa xong."), missing=missing)
    closing = Closing.objects.create(agency_id=by.agency_id, job=job, closed_on=today, is_for_cost_only=is_for_cost_only, by=by)
    Book.objects.filter(job=job, closed_for_cost_on=None).update(closed_for_cost_on=today)
    if not is_for_cost_only:
        reach_station(job=job, station=Station.CLOSED, source_kind="closing", source_id=closing.id, by=by, on=today)
    return closing


@command
def cancel_job(*, job: Job, reason: str, by: Member, today: date) -> Cancellation:
    """
    Record that the client gave the job up; while anything is open it is not cancelled but settled first.

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
        raise CloseRefused("open", say("Settle what is open first.", "Hãy giải quyết phần còn mở trước."), missing=missing)
    return Cancellation.objects.create(agency_id=by.agency_id, job=job, cancelled_on=today, reason=reason, by=by)


def open_things(job: Job) -> list[str]:
    """Answer what is still open on a job, by code: purchase_order, task, paper, unaccepted, unbilled, invoice, receivable."""
    unbilled = AcceptanceLine.objects.filter(job=OuterRef("pk"), invoice_lines=None)
    accepted = AcceptanceLine.objects.filter(order=OuterRef("pk"))
    asked = {
        "purchase_order": PurchaseOrder.objects.filter(job=OuterRef("pk"), confirmed_on__isnull=False, closed_on=None, bills=None),
        "task": Task.objects.filter(job=OuterRef("pk"), done_on=None, dropped_on=None),
        "paper": Paper.objects.filter(job=OuterRef("pk"), supplied_on=None),
        "unaccepted": Order.objects.filter(~Exists(accepted), job=OuterRef("pk")),
        "unbilled": unbilled,
        "invoice": InvoiceLine.objects.filter(job=OuterRef("pk"), invoice__issuance=None, invoice__dropped_on=None),
    }
    row = (
        Job.objects.filter(id=job.id).annotate(**{f"has_{code}": Exists(rows) for code, rows in asked.items()}).select_related("book").get()
    )
    found = [code for code in asked if getattr(row, f"has_{code}")]
    book = getattr(row, "book", None)
    if book and any(
        getattr(book, f"billed_{kind}") != getattr(book, f"collected_{kind}") + getattr(book, f"written_off_{kind}")
        for kind in ("fee", "bought_in", "pass_through", "tax")
    ):
        found.append("receivable")
    return found
