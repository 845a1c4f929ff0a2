from datetime import date, datetime

from rapport.domain.book import Kind, Measure
from rapport.jobs.access import require_on_job
from rapport.jobs.models import Cancellation, Job, Reopening
from rapport.jobs.queries.stage import flags_of
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.ledger.commands.append import append
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Book, Fact
from rapport.people.models import Member


class ReopenRefused(Refused):
    """A job that is not taken up again."""

    codes = ("running", "no_reason")


@command
def reopen_job(*, job: Job, reason: str, by: Member, today: date, now: datetime) -> Reopening:
    """
    Take a cancelled or closed job up again: its book takes cost, and what a cancellation reversed is promised anew, today.

    :raises ReopenRefused: `running`: it is not over; `no_reason`
    """
    require_on_job(by, "job.update", job)
    if not reason:
        raise ReopenRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    Job.objects.select_for_update().get(id=job.id)
    is_over = bool(flags_of(job) & {"cancelled", "closed"})
    if not is_over and not Book.objects.filter(job=job, closed_for_cost_on__isnull=False).exists():
        raise ReopenRefused("running", say("The job is running.", "Job đang chạy."))
    cancellation = Cancellation.objects.filter(job=job).order_by("id").last() if "cancelled" in flags_of(job) else None
    reopening = Reopening.objects.create(agency_id=by.agency_id, job=job, reopened_on=today, reason=reason, by=by)
    Book.objects.filter(job=job).update(closed_for_cost_on=None)
    if cancellation:
        _promise_again(cancellation, by, today, now)
    return reopening


def _promise_again(cancellation: Cancellation, by: Member, today: date, now: datetime) -> None:
    """Append anew, under its own source, what the cancellation reversed."""
    reversals = (
        Fact.objects.filter(source_kind="cancellation", source_id=cancellation.id).select_related("line", "reverses").order_by("seq")
    )
    append(
        [
            NewFact(
                cancellation.job, Measure(row.measure), Kind(row.kind), -row.amount, today,
                Source(row.reverses.source_kind, row.reverses.source_id), row.line, row.currency, row.rate,
            )
            for row in reversals
            if row.reverses
        ],
        by=by,
        now=now,
    )  # fmt: skip
