import uuid
from datetime import date

from rapport.domain.stations import Station, stations_of
from rapport.jobs.access import require_on_job
from rapport.jobs.models import Job, Paper, Skip
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member

MAY_BE_SKIPPED = {
    "L": frozenset({Station.ORDER}),
    "J": frozenset({Station.BRIEF, Station.CREATIVE_BRIEF, Station.IDEAS, Station.ORDER}),
    "C": frozenset({Station.ORDER}),
}
PAPER_OF = {Station.ORDER: Paper.Kind.CONTRACT, Station.BRIEF: Paper.Kind.BRIEF}


class SkipRefused(Refused):
    """A station that is not left out."""

    codes = ("must", "skipped", "not_in_lane", "in_past")


@command
def skip_station(
    *,
    job: Job,
    station: Station,
    reason: str,
    owed_until_on: date | None = None,
    stands_in_kind: str = "",
    stands_in_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Skip:
    """
    Leave a station out, on record: who, why, what stands in for it, for ever or owed until a day (then a paper is owed).

    :raises SkipRefused: `must` where the lane wants the station (practice.md §2); `not_in_lane`; `skipped` already; `in_past`
    """  # fmt: skip
    require_on_job(by, "job.update", job)
    if station not in stations_of(job.lane):
        raise SkipRefused("not_in_lane", say("This lane has no such station.", "Loại job này không qua trạm này."), field="station")
    if station not in MAY_BE_SKIPPED[job.lane]:
        raise SkipRefused("must", say("This lane never skips this station.", "Loại job này không được bỏ trạm này."), field="station")
    if job.skips.filter(station=station).exists():
        raise SkipRefused("skipped", say("This station has been skipped already.", "Trạm này đã được bỏ qua."), field="station")
    if owed_until_on and owed_until_on < today:
        raise SkipRefused("in_past", say("The day is in the past.", "Ngày này đã qua."), field="owed_until_on")
    skip = Skip.objects.create(
        agency_id=by.agency_id, job=job, station=station, skipped_on=today, reason=reason, stands_in_kind=stands_in_kind,
        stands_in_id=stands_in_id, owed_until_on=owed_until_on, by=by,
    )  # fmt: skip
    if owed_until_on:
        owe_paper(job=job, kind=PAPER_OF.get(station, Paper.Kind.OTHER), reason=reason, by=by, today=today, until=owed_until_on)
    return skip


def owe_paper(*, job: Job, kind: Paper.Kind, reason: str, by: Member, today: date, until: date | None = None) -> Paper:
    """Write down a paper that is owed; one of a kind for a job is enough."""
    paper, _made = Paper.objects.get_or_create(
        job=job, kind=kind, supplied_on=None,
        defaults={"agency_id": by.agency_id, "reason": reason[:300], "owed_on": today, "owed_until_on": until, "owed_by": by},
    )  # fmt: skip
    return paper
