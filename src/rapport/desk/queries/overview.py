"""The whole at a glance, below what needs one now: promises of the week, margin, money still out, and the jobs that run."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from rapport.desk.queries.owed import Owed
from rapport.desk.queries.rows import JobRow, Totals, job_rows, totals_of
from rapport.domain.job_figures import Sums
from rapport.insight.queries.profit import together
from rapport.jobs.access import visible_jobs
from rapport.jobs.models import Cancellation, Closing, Job, Reopening
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
    under_count: int
    every: dict[uuid.UUID, Sums]
    totals: Totals


def overview(member: Member, today: date, owed: Sequence[Owed], promises: Sequence[date], floor: Decimal) -> Overview:
    """
    Answer the overview of one person; the number of queries does not grow with the jobs.

    :param owed: what clients owe, as this reader sees it · promises: the days of this reader's own open promises
    """
    jobs: list[Job] = list(running_jobs(member).select_related("client").order_by("-opened_on", "-number")[:MOST_JOBS])
    every = sums_of_jobs([job.id for job in jobs])
    rows = job_rows(jobs, member, floor, every)
    rows.sort(key=lambda row: (row.points is None, row.points or 0, row.job.due_on or date.max, row.job.number))
    due = [on for on in promises if on <= today + timedelta(WEEK)]
    share, unknown = _margin(member, rows, every)
    sees_money = member.may("payment.read")
    late = sum((entry.amount for entry in owed if entry.is_late(today)), Decimal(0))
    return Overview(
        len(due), sum(on < today for on in due), share, unknown, sum((entry.amount for entry in owed), Decimal(0)) if sees_money else None,
        late if sees_money else Decimal(0), rows[:SHOWN], len(jobs), sum(row.is_under_floor for row in rows), every, totals_of(rows[:SHOWN], every, floor),
    )  # fmt: skip


def running_jobs(member: Member) -> QuerySet[Job]:
    """Answer the visible jobs that are neither closed nor cancelled, or were reopened since."""
    since = Reopening.objects.filter(job=OuterRef("job"), id__gt=OuterRef("id"))
    closed = Closing.objects.filter(job=OuterRef("pk"), is_for_cost_only=False).exclude(Exists(since))
    cancelled = Cancellation.objects.filter(job=OuterRef("pk")).exclude(Exists(since))
    return visible_jobs(member).exclude(Exists(closed)).exclude(Exists(cancelled))


def _margin(member: Member, rows: Sequence[JobRow], every: dict[uuid.UUID, Sums]) -> tuple[Decimal | None, int]:
    """The margin over the running jobs whose margin this reader sees."""
    if not member.may("margin.read"):
        return None, 0
    readable = [row.job for row in rows if row.sees_margin]
    whole = together({job.id: every[job.id] for job in readable if job.id in every})
    return whole.figures["margin_share"], whole.unknown_count
