import uuid
from datetime import date

from rapport.domain.stations import Station
from rapport.jobs.models import Job, JobPlace, StationLeft, StationReached
from rapport.people.models import Member


def reach_station(*, job: Job, station: Station, source_kind: str, source_id: uuid.UUID, by: Member, on: date) -> None:
    """Write down that a job reached a station, called by the room where it happened; the same source counts once."""
    reached = StationReached(
        agency_id=by.agency_id, job=job, station=station, source_kind=source_kind, source_id=source_id, reached_on=on, by=by
    )
    StationReached.objects.bulk_create([reached], ignore_conflicts=True)


def leave_station(*, job: Job, station: Station, by: Member, on: date) -> None:
    """Write down that a job no longer stands at a station, because what brought it there was taken back."""
    StationLeft.objects.bulk_create(
        StationLeft(agency_id=by.agency_id, reached=reached, left_on=on, by=by)
        for reached in StationReached.objects.filter(job=job, station=station, left=None)
    )


def join_job(*, job: Job, member: Member, by: Member, on: date, part: str = "") -> None:
    """Put a member on a job from a day on: a task or a booking does, and lets the member see the job."""
    if not JobPlace.objects.filter(job=job, member=member, last_on=None).exists():
        JobPlace.objects.create(agency_id=by.agency_id, job=job, member=member, part=part, first_on=on)
