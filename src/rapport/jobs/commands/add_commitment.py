import uuid
from datetime import date

from rapport.clients.models import Contact
from rapport.jobs.access import require_on_job
from rapport.jobs.models import Commitment, Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class CommitmentRefused(Refused):
    """A promise that cannot be written down or kept like this."""

    codes = ("in_past", "kept", "other_client")


@command
def add_commitment(
    *,
    job: Job,
    text: str,
    due_on: date,
    direction: Commitment.Direction = Commitment.Direction.OURS,
    contact: Contact | None = None,
    owner: Member | None = None,
    requirement: uuid.UUID | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Commitment:
    """
    Write down what was promised: by us to the client, or by the client to us.

    :raises CommitmentRefused: `in_past`; `other_client`
    """  # fmt: skip
    require_on_job(by, "contract.create", job)
    if due_on < today:
        raise CommitmentRefused("in_past", say("The day is in the past.", "Ngày này đã qua."), field="due_on")
    if contact and contact.client_id != job.client_id:
        raise CommitmentRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    return Commitment.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, requirement_id=requirement, direction=direction, text=text,
        contact=contact or job.contact, owner=owner or by, due_on=due_on,
    )  # fmt: skip


@command
def keep_commitment(*, commitment: Commitment, proof: str = "", by: Member, today: date) -> Commitment:
    """
    Mark a promise as kept, with its proof.

    :raises CommitmentRefused: `kept` or dropped already
    """
    require_on_job(by, "job.update", commitment.job)
    commitment = Commitment.objects.select_for_update().get(id=commitment.id)
    if commitment.kept_on or commitment.dropped_on:
        raise CommitmentRefused("kept", say("This promise is settled already.", "Lời hứa này đã xong."))
    commitment.kept_on, commitment.proof = today, proof
    commitment.save(update_fields=["kept_on", "proof"])
    return commitment
