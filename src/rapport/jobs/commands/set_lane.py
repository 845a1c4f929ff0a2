from datetime import date

from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job, LaneChange
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member

WEIGHT = {Job.Lane.L: 0, Job.Lane.J: 1, Job.Lane.C: 2}


class LaneRefused(Refused):
    """A lane that a job does not take."""

    codes = ("same", "no_reason")


@command
def set_lane(*, job: Job, lane: Job.Lane, reason: str = "", by: Member, today: date) -> Job:
    """
    Put a job into another lane: up freely, down with a reason; the change is a dated record.

    :raises LaneRefused: `same`: it is in this lane; `no_reason` for a lighter lane
    :raises RestRefused: `over`: the job is closed or cancelled
    """
    require_on_job(by, "job.update", job)
    require_running(job, or_on_hold=True)
    job = Job.objects.select_for_update().get(id=job.id)
    if lane == job.lane:
        raise LaneRefused("same", say("The job is in this lane already.", "Job đang ở loại này rồi."), field="lane")
    if is_lighter(lane, Job.Lane(job.lane)) and not reason:
        raise LaneRefused(
            "no_reason", say("A lighter lane needs a reason.", "Chuyển xuống loại nhẹ hơn thì phải ghi lý do."), field="reason"
        )
    LaneChange.objects.create(agency_id=by.agency_id, job=job, from_lane=job.lane, to_lane=lane, reason=reason, changed_on=today, by=by)
    job.lane, job.version = lane, job.version + 1
    job.save(update_fields=["lane", "version"])
    return job


def is_lighter(lane: Job.Lane, than: Job.Lane) -> bool:
    """Answer whether a lane asks for less than another: L < J < C."""
    return WEIGHT[lane] < WEIGHT[than]


__all__ = ["LaneRefused", "RestRefused", "is_lighter", "set_lane"]
