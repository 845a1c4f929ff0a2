import uuid

from rapport.clients.access import require_on_client
from rapport.clients.models import Brand, Client
from rapport.jobs.models import Campaign
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class CampaignRefused(Refused):
    """A campaign that is not opened."""

    codes = ("other_client", "known")


@command
def open_campaign(*, client: Client, name: str, brand: Brand | None = None, new_id: uuid.UUID | None = None, by: Member) -> Campaign:
    """
    Open a campaign of a client, for one of its brands: several jobs under one idea.

    :raises CampaignRefused: `other_client` for the brand; `known`: the client has one of this name
    """
    require_on_client(by, "job.create", client)
    if brand and brand.client_id != client.id:
        raise CampaignRefused("other_client", say("This brand is another client's.", "Nhãn hàng này thuộc khách hàng khác."), field="brand")
    if Campaign.objects.filter(client=client, name=name).exists():
        raise CampaignRefused("known", say("There is a campaign of this name.", "Đã có chiến dịch tên này."), field="name")
    return Campaign.objects.create(agency_id=by.agency_id, id=new_id or fresh_id(), client=client, brand=brand, name=name)
