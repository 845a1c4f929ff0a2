import uuid
from datetime import date

from rapport.briefs.models import Requirement
from rapport.clients.models import Contact
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Commitment, Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class CommitmentRefused(Refused):
    """A promise that cannot be written down like this."""

    codes = ("in_past", "other_client", "other_job", "owner_left")


@command
def add_commitment(
    *,
    job: Job,
    text: str,
    due_on: date,
    direction: Commitment.Direction = Commitment.Direction.OURS,
    contact: Contact | None = None,
    owner: Member | None = None,
    requirement: Requirement | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Commitment:
    """
    Write down what was promised: by us to the client, or by the client to us.

    :raises CommitmentRefused: `in_past`; `other_client`; `other_job` for the requirement; `owner_left`
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    require_on_job(by, "contract.create", job)
    require_running(job, or_on_hold=True)
    if requirement and requirement.job_id != job.id:
        raise CommitmentRefused(
            "other_job", say("This requirement is another job's.", "Điều khách yêu cầu này thuộc job khác."), field="requirement"
        )
    if owner and owner.left_on:
        raise CommitmentRefused("owner_left", say("This person has left.", "Người này đã nghỉ việc."), field="owner")
    if due_on < today:
        raise CommitmentRefused("in_past", say("The day is in the past.", "Ngày này đã qua."), field="due_on")
    if contact and contact.client_id != job.client_id:
        raise CommitmentRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    return Commitment.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, requirement_id=requirement.id if requirement else None, direction=direction, text=text,
        contact=contact or job.contact, owner=owner or by, due_on=due_on,
    )  # fmt: skip


__all__ = ["CommitmentRefused", "RestRefused", "add_commitment"]
