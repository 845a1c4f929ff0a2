import uuid
from datetime import date

from rapport.briefs.models import Brief, Idea
from rapport.domain.stations import Station, stations_of
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.owe_paper import owe_paper
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job, Paper, RiskStart, Skip
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

    codes = ("must", "skipped", "reached", "not_in_lane", "in_past", "no_reason")


@command
def skip_station(*, job: Job, station: Station, reason: str, owed_until_on: date | None = None, by: Member, today: date) -> Skip:
    """
    Leave a station out, on record: who, why, for ever or owed until a day (then a paper is owed).

    It still makes the minimal object that stands in for the station: the client's words as the brief, an idea "as the client wants
    it"; for the order the client's yes, else the start at risk, else the request stands in.

    :raises SkipRefused: `must` where the lane wants the station (practice.md §2); `not_in_lane`; `skipped` or `reached` already;
        `in_past`; `no_reason`
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    require_on_job(by, "job.update", job)
    require_running(job, or_on_hold=True)
    job = Job.objects.select_for_update(of=("self",)).select_related("contact").get(id=job.id)
    _check(job, station, reason, owed_until_on, today)
    kind, record_id = _stand_in(job, station, by, today)
    skip = Skip.objects.create(
        agency_id=by.agency_id, job=job, station=station, skipped_on=today, reason=reason, stands_in_kind=kind, stands_in_id=record_id,
        owed_until_on=owed_until_on, by=by,
    )  # fmt: skip
    if owed_until_on:
        owe_paper(job=job, kind=PAPER_OF.get(station, Paper.Kind.OTHER), reason=reason, by=by, today=today, until=owed_until_on)
    return skip


def _check(job: Job, station: Station, reason: str, owed_until_on: date | None, today: date) -> None:
    if station not in stations_of(job.lane):
        raise SkipRefused("not_in_lane", say("This lane has no such station.", "Loại job này không qua trạm này."), field="station")
    if station not in MAY_BE_SKIPPED[job.lane]:
        raise SkipRefused("must", say("This lane never skips this station.", "Loại job này không được bỏ trạm này."), field="station")
    if job.skips.filter(station=station).exists():
        raise SkipRefused("skipped", say("This station has been skipped already.", "Trạm này đã được bỏ qua."), field="station")
    if job.stations.filter(station=station, left=None).exists():
        raise SkipRefused("reached", say("The job has passed this station.", "Job đã qua trạm này rồi."), field="station")
    if not reason.strip():
        raise SkipRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    if owed_until_on and owed_until_on < today:
        raise SkipRefused("in_past", say("The day is in the past.", "Ngày này đã qua."), field="owed_until_on")


def _stand_in(job: Job, station: Station, by: Member, today: date) -> tuple[str, uuid.UUID]:
    """Answer the record that stands in for a station: its kind and id, never missing."""
    request = job.requests.order_by("received_on", "id").last()
    words = request.text if request and request.text else job.name
    if station is Station.IDEAS:
        return "idea", Idea.objects.create(agency_id=by.agency_id, job=job, text=words, is_minimal=True, written_on=today, by=by).id
    if station is not Station.ORDER:
        kind = Brief.Kind.CLIENT if station is Station.BRIEF else Brief.Kind.CREATIVE
        brief = Brief.objects.create(
            agency_id=by.agency_id, job=job, kind=kind, text=words, approver=job.contact, due_on=job.due_on, is_minimal=True,
            written_on=today, by=by,
        )  # fmt: skip
        return "brief", brief.id
    if evidence := job.evidence.order_by("given_on", "id").last():
        return "evidence", evidence.id
    if risk := RiskStart.objects.filter(job=job, ended_on=None).first():
        return "risk_start", risk.id
    return ("request", request.id) if request else ("job", job.id)


__all__ = ["RestRefused", "SkipRefused", "skip_station"]
