"""The whole at a glance, below what needs one now: promises of the week, margin, money still out, and the jobs that run."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rapport.billing.access import visible_invoices
from rapport.billing.queries.open import open_amounts
from rapport.desk.queries.rows import JobRow, job_rows
from rapport.insight.queries.profit import together
from rapport.jobs.access import jobs_in_scope, visible_commitments, visible_jobs
from rapport.jobs.models import Cancellation, Closing, Job
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member

MOST_JOBS = 60
SHOWN = 8
WEEK = 7


@dataclass(frozen=True)
class Overview:
    """Figures that this reader may see; None where not."""

    promises: int
    promises_late: int
    margin_share: Decimal | None
    unknown_count: int
    outstanding: Decimal | None
    overdue: Decimal
    rows: list[JobRow]
    job_count: int


def overview(member: Member, today: date) -> Overview:
    """Answer the overview of one person; the number of queries does not grow with the jobs."""
    ended = [
        *Closing.objects.filter(is_for_cost_only=False).values_list("job_id", flat=True),
        *Cancellation.objects.values_list("job_id", flat=True),
    ]
    running = visible_jobs(member).exclude(id__in=ended).select_related("client")
    jobs: list[Job] = list(running.order_by("-opened_on", "-number")[:MOST_JOBS])
    every = sums_of_jobs([job.id for job in jobs])
    rows = job_rows(jobs, member, today, every)
    rows.sort(key=lambda row: (not row.is_under_floor, row.job.due_on or date.max, row.job.number))
    due = list(
        visible_commitments(member)
        .filter(kept_on=None, dropped_on=None, due_on__lte=today + timedelta(WEEK))
        .values_list("due_on", flat=True)
    )
    share, unknown = _margin(member, jobs)
    owed, late = _owed(member, today)
    return Overview(len(due), sum(on < today for on in due), share, unknown, owed, late, rows[:SHOWN], len(jobs))


def _margin(member: Member, jobs: list[Job]) -> tuple[Decimal | None, int]:
    if not member.may("margin.read") or member.is_presenting:
        return None, 0
    readable = set(jobs_in_scope(member, "margin.read").filter(id__in=[job.id for job in jobs]).values_list("id", flat=True))
    whole = together([job for job in jobs if job.id in readable])
    return whole.figures["margin_share"], whole.unknown_count


def _owed(member: Member, today: date) -> tuple[Decimal | None, Decimal]:
    if not member.may("payment.read"):
        return None, Decimal(0)
    due = dict(visible_invoices(member).filter(issuance__isnull=False).values_list("id", "issuance__due_on"))
    amounts = open_amounts(list(due))
    late = sum((amount for key, amount in amounts.items() if due[key] and due[key] < today), Decimal(0))
    return sum(amounts.values(), Decimal(0)), late
