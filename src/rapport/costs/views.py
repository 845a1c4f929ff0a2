"""One's own week: how it was split over jobs, proposed from the week before, confirmed in one tap."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.costs.access import visible_time
from rapport.costs.models import TimeEntry
from rapport.jobs.access import visible_jobs
from rapport.jobs.models import Job
from rapport.kit.clock import today_of
from rapport.people.models import Member

MOST_JOBS = 12
# Nobody asks for a week before this; the calendar itself ends soon after.
EARLIEST = date(1990, 1, 1)
# On a Monday or Tuesday one still thinks of the week before.
STILL_LAST_WEEK = 1


def week(request: HttpRequest) -> HttpResponse:
    """Show a week (`?week=`, a Monday): what is written down, or the split of the week before to confirm."""
    member: Member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    monday = _monday(request.GET.get("week", ""), today)
    entries = list(
        visible_time(member)
        .filter(member=member, undone_on=None, on__range=(monday, monday + timedelta(6)))
        .select_related("job__client")
        .order_by("on", "id")
    )
    logged = sum((entry.percent for entry in entries if entry.percent), Decimal(0))
    return render(request, "costs/week.html", {
        "monday": monday, "sunday": monday + timedelta(6), "before": monday - timedelta(7), "after": monday + timedelta(7), "entries": entries,
        "logged": logged, "is_logged": any(entry.percent for entry in entries), "has_next": monday + timedelta(7) <= today,
        "proposed": [] if logged else _proposed(member, monday),
    })  # fmt: skip


def _monday(asked: str, today: date) -> date:
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = today - timedelta(7) if today.weekday() <= STILL_LAST_WEEK else today
    day = max(min(day, today), EARLIEST)
    return day - timedelta(day.weekday())


def _proposed(member: Member, monday: date) -> list[tuple[Job, Decimal | None]]:
    """The split last written down, then the other jobs that this person works on."""
    last = (
        TimeEntry.objects.filter(member=member, undone_on=None, week_on__lt=monday)
        .order_by("-week_on")
        .values_list("week_on", flat=True)
        .first()
    )
    rows = (
        TimeEntry.objects.filter(member=member, undone_on=None, week_on=last, job__in=visible_jobs(member)).select_related("job__client")
        if last
        else []
    )
    split: dict[Job, Decimal | None] = {row.job: row.percent for row in rows if not _is_over(row.job)}
    on_it = Q(places__member=member, places__last_on=None) | Q(client__account_team__member=member, client__account_team__last_on=None)
    others = visible_jobs(member).filter(on_it, closings=None, cancellations=None).select_related("client").distinct()
    for job in others.order_by("-opened_on", "-number")[:MOST_JOBS]:
        split.setdefault(job, None)
    return list(split.items())[:MOST_JOBS]


def _is_over(job: Job) -> bool:
    return job.closings.exists() or job.cancellations.exists()
