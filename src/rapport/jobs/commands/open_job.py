import uuid
from datetime import date
from decimal import Decimal

from rapport.clients.access import require_on_client
from rapport.clients.models import Brand, Client, ClientEntity, Contact
from rapport.jobs.commands.set_lane import is_lighter
from rapport.jobs.models import Campaign, Job, LaneChange
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.models import LegalEntity, Member
from rapport.people.numbers import next_number
from rapport.playbook.queries.limits import proposed_lane


class JobRefused(Refused):
    """A job that cannot be opened or changed like this."""

    codes = ("other_client", "no_own_company", "due_before_open", "lane", "no_reason", "negative")


@command
def open_job(
    *,
    client: Client,
    name: str,
    lane: Job.Lane | None = None,
    amount: Money | None = None,
    lane_reason: str = "",
    client_entity: ClientEntity | None = None,
    contact: Contact | None = None,
    brand: Brand | None = None,
    campaign: Campaign | None = None,
    legal_entity: LegalEntity | None = None,
    due_on: date | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Job:
    """
    Open a job under the client's next number of the year (`CODE-YY-NNNN`).

    The client's and our own company are taken where there is only one to take. The lane is proposed by the amount expected (net);
    a heavier one is taken freely, a lighter one with a reason, which is kept.

    :raises JobRefused: `other_client` for a person, brand, campaign or company of another client; `no_own_company`;
        `due_before_open`; `lane`: neither a lane nor an amount to propose one by; `no_reason` for a lighter lane than proposed;
        `negative`
    """  # fmt: skip
    require_on_client(by, "job.create", client)
    if any(thing is not None and thing.client_id != client.id for thing in (client_entity, contact, brand, campaign)):
        raise JobRefused("other_client", say("This belongs to another client.", "Mục này thuộc khách hàng khác."))
    if due_on and due_on < today:
        raise JobRefused("due_before_open", say("The day is in the past.", "Ngày này đã qua."), field="due_on")
    taken, proposed = _lane(lane, amount, lane_reason, today)
    own = legal_entity or LegalEntity.objects.order_by("-is_default", "id").first()
    if own is None:
        raise JobRefused("no_own_company", say("Set up your own company first.", "Hãy khai báo pháp nhân của agency trước."))
    companies = list(client.entities.all()[:2])
    company = client_entity or (companies[0] if len(companies) == 1 else None)
    number = next_number(by.agency_id, f"job {client.id} {today.year}")
    job = Job.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, client_entity=company, brand=brand, campaign=campaign,
        legal_entity=own, contact=contact, number=f"{client.code}-{today:%y}-{number:04d}", name=name, lane=taken, opened_on=today,
        due_on=due_on,
    )  # fmt: skip
    if proposed and is_lighter(taken, proposed):
        LaneChange.objects.create(
            agency_id=by.agency_id, job=job, from_lane=proposed, to_lane=taken, reason=lane_reason, changed_on=today, by=by
        )
    return job


def _lane(lane: Job.Lane | None, amount: Decimal | None, reason: str, today: date) -> tuple[Job.Lane, Job.Lane | None]:
    """Answer the lane taken and the one proposed by the amount, where there is one."""
    if amount is not None and amount < 0:
        raise JobRefused("negative", say("The amount cannot be negative.", "Số tiền không thể âm."), field="amount")
    proposed = None if amount is None else Job.Lane(proposed_lane(amount, today))
    taken = lane or proposed
    if taken is None:
        raise JobRefused(
            "lane", say("Choose a lane, or type the amount expected.", "Hãy chọn loại job, hoặc ghi giá trị dự kiến."), field="lane"
        )
    if proposed and is_lighter(taken, proposed) and not reason:
        raise JobRefused(
            "no_reason",
            say("This amount proposes lane %(lane)s: a lighter one needs a reason.", "Giá trị này nên là job loại %(lane)s: chọn loại nhẹ hơn thì phải ghi lý do.", lane=proposed.value),
            field="lane_reason",
        )  # fmt: skip
    return taken, proposed
