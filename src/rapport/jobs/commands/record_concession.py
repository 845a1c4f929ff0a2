import uuid
from datetime import date

from rapport.jobs.access import require_on_job
from rapport.jobs.models import Concession, Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.models import Member


class ConcessionRefused(Refused):
    """A favour that cannot be written down like this."""

    codes = ("negative", "nothing")


@command
def record_concession(
    *, job: Job, cost_amount: Money, list_amount: Money, cause: str, reason: str, new_id: uuid.UUID | None = None, by: Member, today: date
) -> Concession:
    """
    Write a favour to the client into the goodwill book: what it costs us, what it would have been sold for, why.

    :raises ConcessionRefused: `negative`; `nothing`: neither costs nor price
    """
    require_on_job(by, "goodwill.create", job)
    if cost_amount < 0 or list_amount < 0:
        raise ConcessionRefused("negative", say("Amounts cannot be negative.", "Số tiền không thể âm."))
    if not cost_amount and not list_amount:
        raise ConcessionRefused("nothing", say("Say what the favour was worth.", "Hãy ghi giá trị của ưu đãi."), field="list_amount")
    return Concession.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, cost_amount=cost_amount, list_amount=list_amount, cause=cause,
        reason=reason, given_on=today, by=by,
    )  # fmt: skip
