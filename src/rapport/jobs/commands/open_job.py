import uuid
from datetime import date

from rapport.clients.access import require_on_client
from rapport.clients.models import Brand, Client, ClientEntity, Contact
from rapport.jobs.models import Campaign, Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import LegalEntity, Member
from rapport.people.numbers import next_number


class JobRefused(Refused):
    """A job that cannot be opened or changed like this."""

    codes = ("other_client", "no_own_company", "no_company", "due_before_open", "lane")


@command
def open_job(
    *,
    client: Client,
    name: str,
    lane: Job.Lane,
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

    The client's and our own company are taken where there is only one to take.

    :raises JobRefused: `other_client` for a person, brand, campaign or company of another client; `no_own_company`;
        `due_before_open`
    """  # fmt: skip
    require_on_client(by, "job.create", client)
    if any(thing is not None and thing.client_id != client.id for thing in (client_entity, contact, brand, campaign)):
        raise JobRefused("other_client", say("This belongs to another client.", "Mục này thuộc khách hàng khác."))
    if due_on and due_on < today:
        raise JobRefused("due_before_open", say("The day is in the past.", "Ngày này đã qua."), field="due_on")
    own = legal_entity or LegalEntity.objects.order_by("-is_default", "id").first()
    if own is None:
        raise JobRefused("no_own_company", say("Set up your own company first.", "Hãy khai báo công ty của mình trước."))
    companies = list(client.entities.all()[:2])
    company = client_entity or (companies[0] if len(companies) == 1 else None)
    number = next_number(by.agency_id, f"job {client.id} {today.year}")
    return Job.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, client_entity=company, brand=brand, campaign=campaign,
        legal_entity=own, contact=contact, number=f"{client.code}-{today:%y}-{number:04d}", name=name, lane=lane, opened_on=today,
        due_on=due_on,
    )  # fmt: skip
