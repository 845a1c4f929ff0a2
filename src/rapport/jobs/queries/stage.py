"""Where jobs stand: derived from dated records, no column holds it."""

import uuid
from collections.abc import Collection
from datetime import date

from rapport.domain.stations import Station, furthest, stations_of
from rapport.jobs.models import Cancellation, Closing, Hold, Job, Reopening, RiskStart, StationReached


def stations_reached(jobs: Collection[uuid.UUID], as_of: date | None = None) -> dict[uuid.UUID, dict[Station, date]]:
    """Answer for each job the stations reached and the first day of each."""
    rows = StationReached.objects.filter(job__in=jobs)
    if as_of:
        rows = rows.filter(reached_on__lte=as_of)
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
    day = as_of or date.max
    flags: set[str] = set()
    holds = Hold.objects.filter(job=job, from_on__lte=day)
    if any(hold.ended_on is None or hold.ended_on > day for hold in holds):
        flags.add("hold")
    # A reopening undoes what ended the job before it; ids of version 7 order records of one day.
    ends = [("cancelled", row.id) for row in Cancellation.objects.filter(job=job, cancelled_on__lte=day)]
    ends += [("closed", row.id) for row in Closing.objects.filter(job=job, closed_on__lte=day, is_for_cost_only=False)]
    reopened = [row.id for row in Reopening.objects.filter(job=job, reopened_on__lte=day)]
    flags |= {flag for flag, ended in ends if not any(again > ended for again in reopened)}
    if reopened:
        flags.add("reopened")
    if any(risk.ended_on is None or risk.ended_on > day for risk in RiskStart.objects.filter(job=job, from_on__lte=day)):
        flags.add("at_risk")
    return flags
