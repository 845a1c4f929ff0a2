from datetime import date

from rapport.jobs.access import require_on_job
from rapport.jobs.models import Commitment
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class KeptRefused(Refused):
    """A promise that is settled already, or dropped without saying why."""

    codes = ("kept", "no_reason")


@command
def keep_commitment(*, commitment: Commitment, proof: str = "", by: Member, today: date) -> Commitment:
    """
    Mark a promise as kept, with its proof.

    :raises KeptRefused: `kept` or dropped already
    """
    require_on_job(by, "job.update", commitment.job)
    commitment = _open(commitment)
    commitment.kept_on, commitment.proof = today, proof
    commitment.save(update_fields=["kept_on", "proof"])
    return commitment


@command
def drop_commitment(*, commitment: Commitment, reason: str, by: Member, today: date) -> Commitment:
    """
    Take a promise back, with the reason: whoever it was made to has let it go.

    :raises KeptRefused: `kept` or dropped already; `no_reason`
    """
    require_on_job(by, "contract.create", commitment.job)
    commitment = _open(commitment)
    if not reason:
        raise KeptRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    commitment.dropped_on, commitment.proof = today, reason
    commitment.save(update_fields=["dropped_on", "proof"])
    return commitment


def _open(commitment: Commitment) -> Commitment:
    commitment = Commitment.objects.select_for_update().get(id=commitment.id)
    if commitment.kept_on or commitment.dropped_on:
        raise KeptRefused("kept", say("This promise is settled already.", "Lời hứa này đã xong."))
    return commitment
