from datetime import date

from rapport.jobs.access import require_on_job
from rapport.jobs.commands.reach_station import join_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job, JobPlace
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class PlaceRefused(Refused):
    """Somebody who is not put on a job, or not taken off it."""

    codes = ("on_it", "not_on_it", "left")


@command
def put_on_job(*, job: Job, member: Member, part: str = "", by: Member, today: date) -> Job:
    """
    Put a member on a job from today: the job is then in this person's reach.

    :raises PlaceRefused: `on_it` already; `left` the agency
    :raises RestRefused: `over`: the job is closed or cancelled
    """
    require_on_job(by, "job.update", job)
    require_running(job, or_on_hold=True)
    if member.left_on:
        raise PlaceRefused("left", say("This person has left.", "Người này đã nghỉ việc."), field="member")
    if job.places.filter(member=member, last_on=None).exists():
        raise PlaceRefused("on_it", say("This person is on the job already.", "Người này đã ở trong job."), field="member")
    join_job(job=job, member=member, by=by, on=today, part=part)
    return job


@command
def take_off_job(*, job: Job, member: Member, by: Member, today: date) -> Job:
    """
    Take a member off a job, with today as the last day; what this person did stays.

    :raises PlaceRefused: `not_on_it`
    """
    require_on_job(by, "job.update", job)
    place = JobPlace.objects.select_for_update().filter(job=job, member=member, last_on=None).first()
    if place is None:
        raise PlaceRefused("not_on_it", say("This person is not on the job.", "Người này không ở trong job."), field="member")
    place.last_on = today
    place.save(update_fields=["last_on"])
    return job


__all__ = ["PlaceRefused", "RestRefused", "put_on_job", "take_off_job"]
