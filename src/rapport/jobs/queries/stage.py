"""Where jobs stand: derived from dated records, no column holds it."""

import uuid
from collections.abc import Collection
from datetime import date

from django.db import connection, models

from rapport.domain.stations import Station, furthest, stations_of
from rapport.jobs.models import Cancellation, Closing, Job, Reopening, StationReached

# Asked by nearly every command on a job: as a union of querysets it takes longer to write than to answer.
TURNS = """
select 'hold', id from jobs_hold where job_id = %(job)s and from_on <= %(day)s and (ended_on is null or ended_on > %(day)s)
union all select 'at_risk', id from jobs_riskstart where job_id = %(job)s and from_on <= %(day)s and (ended_on is null or ended_on > %(day)s)
union all select 'cancelled', id from jobs_cancellation where job_id = %(job)s and cancelled_on <= %(day)s
union all select 'closed', id from jobs_closing where job_id = %(job)s and closed_on <= %(day)s and not is_for_cost_only
union all select 'reopened', id from jobs_reopening where job_id = %(job)s and reopened_on <= %(day)s
"""


def stations_reached(jobs: Collection[uuid.UUID], as_of: date | None = None) -> dict[uuid.UUID, dict[Station, date]]:
    """Answer for each job the stations reached and the first day of each."""
    rows = StationReached.objects.filter(job__among=jobs)
    if as_of:
        rows = rows.filter(models.Q(left=None) | models.Q(left__left_on__gt=as_of), reached_on__lte=as_of)
    else:
        rows = rows.filter(left=None)
    found: dict[uuid.UUID, dict[Station, date]] = {}
    for job_id, station, on in rows.order_by("reached_on").values_list("job_id", "station", "reached_on"):
        found.setdefault(job_id, {}).setdefault(Station(station), on)
    return found


def stages(jobs: Collection[uuid.UUID], as_of: date | None = None) -> dict[uuid.UUID, Station | None]:
    """Answer each job's stage: its furthest station, or None before the first."""
    reached = stations_reached(jobs, as_of)
    return {job: furthest(reached.get(job, {})) for job in jobs}


def thread_of(job: Job, as_of: date | None = None) -> list[tuple[Station, date | None]]:
    """Answer the stations of a job's lane in order, each with the day on which it was reached."""
    reached = stations_reached([job.id], as_of).get(job.id, {})
    return [(station, reached.get(station)) for station in stations_of(job.lane)]


def flags_of(job: Job, as_of: date | None = None) -> set[str]:
    """Answer what stands beside the stage: hold, cancelled, closed, at_risk, reopened."""
    with connection.cursor() as cursor:
        cursor.execute(TURNS, {"job": job.id, "day": as_of or date.max})
        turns = cursor.fetchall()
    # A reopening undoes what ended the job before it; ids of version 7 order records of one day.
    last = max((row_id for flag, row_id in turns if flag == "reopened"), default=None)
    return {flag for flag, row_id in turns if flag not in ("cancelled", "closed") or last is None or row_id > last}


def closed_for_cost(jobs: Collection[uuid.UUID], as_of: date) -> set[uuid.UUID]:
    """Answer the jobs that were closed for cost (or for good, or cancelled) at the end of a day and not reopened since."""
    ended: dict[uuid.UUID, uuid.UUID] = {}
    for rows in (Closing.objects.filter(closed_on__lte=as_of), Cancellation.objects.filter(cancelled_on__lte=as_of)):
        for job_id, row_id in rows.filter(job__among=jobs).values_list("job_id", "id"):
            ended[job_id] = max(ended.get(job_id, row_id), row_id)
    for job_id, row_id in Reopening.objects.filter(job__among=jobs, reopened_on__lte=as_of).values_list("job_id", "id"):
        if job_id in ended and row_id > ended[job_id]:
            del ended[job_id]
    return set(ended)
