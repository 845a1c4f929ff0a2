from datetime import date

from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Hold, Job
from rapport.jobs.queries.stage import flags_of
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class TurnRefused(Refused):
    """A turn that a job does not take."""

    codes = ("on_hold", "not_on_hold")


@command
def hold_job(*, job: Job, reason: str, by: Member, today: date) -> Hold:
    """
    Put a job on hold.

    :raises TurnRefused: `on_hold` already
    :raises RestRefused: `over`: closed or cancelled
    """
    require_on_job(by, "job.update", job)
    Job.objects.select_for_update().get(id=job.id)
    require_running(job, or_on_hold=True)
    if "hold" in flags_of(job):
        raise TurnRefused("on_hold", say("The job is on hold already.", "Job đang tạm dừng rồi."))
    return Hold.objects.create(agency_id=by.agency_id, job=job, from_on=today, reason=reason, by=by)


@command
def resume_job(*, job: Job, by: Member, today: date) -> Hold:
    """
    Take a resting job up again.

    :raises TurnRefused: `not_on_hold`
    """
    require_on_job(by, "job.update", job)
    hold = Hold.objects.select_for_update().filter(job=job, ended_on=None).first()
    if hold is None:
        raise TurnRefused("not_on_hold", say("The job is not on hold.", "Job không tạm dừng."))
    hold.ended_on = today
    hold.save(update_fields=["ended_on"])
    return hold


__all__ = ["RestRefused", "TurnRefused", "hold_job", "resume_job"]
