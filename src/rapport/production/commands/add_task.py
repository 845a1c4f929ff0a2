import uuid
from datetime import date, datetime
from decimal import Decimal

from rapport.briefs.models import Requirement
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.reach_station import join_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job
from rapport.journal.notices import notify
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import NotAllowed, Refused
from rapport.kit.tongues import say
from rapport.people.models import Member
from rapport.production.models import Task


class TaskRefused(Refused):
    """A task that cannot be given or finished like this."""

    codes = ("other_job", "hours", "settled", "owner_left")


@command
def add_task(
    *,
    job: Job,
    text: str,
    owner: Member,
    due_on: date,
    planned_hours: Decimal | None = None,
    requirement: Requirement | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Task:
    """
    Give a task on a job to a member, who then sees the job.

    :raises TaskRefused: `other_job` for a requirement of another job; `hours` not above nothing; `owner_left`
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    require_on_job(by, "task.create", job)
    require_running(job, or_on_hold=True)
    if requirement and requirement.job_id != job.id:
        raise TaskRefused(
            "other_job", say("This requirement is another job's.", "Điều khách yêu cầu này thuộc job khác."), field="requirement"
        )
    if planned_hours is not None and not 0 < planned_hours <= 9999:
        raise TaskRefused("hours", say("Hours must be above zero.", "Số giờ phải lớn hơn 0."), field="planned_hours")
    if owner.left_on:
        raise TaskRefused("owner_left", say("This person has left.", "Người này đã nghỉ việc."), field="owner")
    join_job(job=job, member=owner, by=by, on=today)
    task = Task.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, requirement=requirement, text=text, owner=owner, asked_by=by, due_on=due_on,
        planned_hours=planned_hours,
    )  # fmt: skip
    words = say("A task for you: %(text)s", "Giao cho bạn: %(text)s", text=text)
    notify([owner], event="task_given", kind="job", subject_id=job.id, words=words, by=by, now=now)
    return task


@command
def finish_task(*, task: Task, by: Member, today: date) -> Task:
    """
    Mark a task as done: its owner or whoever may update tasks of the job.

    :raises TaskRefused: `settled`: done or dropped already
    """
    if task.owner_id != by.id:
        require_on_job(by, "task.update", task.job)
    elif not by.may("task.update"):
        raise NotAllowed
    task = Task.objects.select_for_update().get(id=task.id)
    if task.done_on or task.dropped_on:
        raise TaskRefused("settled", say("This task is settled already.", "Việc này đã xong."))
    task.done_on, task.version = today, task.version + 1
    task.save(update_fields=["done_on", "version"])
    return task


__all__ = ["RestRefused", "TaskRefused", "add_task", "finish_task"]
