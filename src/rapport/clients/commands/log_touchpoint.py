import uuid
from datetime import datetime

from rapport.clients.access import require_on_client
from rapport.clients.models import Client, Contact, Touchpoint
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText
from rapport.people.models import Member


class TouchpointRefused(Refused):
    """A contact with a client that cannot have been."""

    codes = ("other_client", "in_future")


@command
def log_touchpoint(
    *,
    client: Client,
    channel: Touchpoint.Channel,
    text: LongText = "",
    contact: Contact | None = None,
    happened_at: datetime | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    now: datetime,
) -> Touchpoint:
    """
    Log a call, a meeting, a mail or a chat with a client; now unless another moment is given.

    :raises TouchpointRefused: `other_client`: the person is another client's; `in_future`
    """  # fmt: skip
    require_on_client(by, "touchpoint.create", client)
    if contact and contact.client_id != client.id:
        raise TouchpointRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    if happened_at and happened_at > now:
        raise TouchpointRefused("in_future", say("This has not happened yet.", "Việc này chưa xảy ra."), field="happened_at")
    return Touchpoint.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, contact=contact, channel=channel, text=text,
        happened_at=happened_at or now, by=by,
    )  # fmt: skip
