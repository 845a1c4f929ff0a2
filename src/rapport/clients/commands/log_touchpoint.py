import uuid
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rapport.clients.access import require_on_client
from rapport.clients.models import Client, Contact, Touchpoint
from rapport.domain.chat import Said, heads_of, speaker_among
from rapport.kit import clock
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText
from rapport.people.models import Member


class TouchpointRefused(Refused):
    """A contact with a client that cannot have been."""

    codes = ("other_client", "in_future", "empty")


@command
def log_touchpoint(
    *,
    client: Client,
    channel: Touchpoint.Channel = Touchpoint.Channel.CHAT,
    text: LongText = "",
    contact: Contact | None = None,
    happened_at: datetime | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    now: datetime,
) -> Touchpoint:
    """
    Log a call, a meeting, a mail or a chat with a client; now unless another moment is given.

    A pasted chat says itself when it was and who spoke: its last moment, and the one contact whose name it bears.

    :raises TouchpointRefused: `other_client`: the person is another client's; `in_future`; `empty`: nothing was said
    """  # fmt: skip
    require_on_client(by, "touchpoint.create", client)
    if contact and contact.client_id != client.id:
        raise TouchpointRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    if happened_at and happened_at > now:
        raise TouchpointRefused("in_future", say("This has not happened yet.", "Việc này chưa xảy ra."), field="happened_at")
    if channel in (Touchpoint.Channel.CHAT, Touchpoint.Channel.MAIL) and not text:
        raise TouchpointRefused("empty", say("Paste what was said.", "Hãy dán nội dung trao đổi."), field="text")
    said = heads_of(text, clock.day_of(now, by.agency))
    return Touchpoint.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, contact=contact or _speaker(client, said), channel=channel, text=text,
        happened_at=happened_at or _last(said, now, by), by=by,
    )  # fmt: skip


def _last(said: Sequence[Said], now: datetime, by: Member) -> datetime:
    zone = ZoneInfo(by.agency.time_zone)
    return max((at for one in said if (at := one.at.replace(tzinfo=zone)) <= now), default=now)


def _speaker(client: Client, said: Sequence[Said]) -> Contact | None:
    people = list(client.contacts.filter(left_on=None)) if said else []
    place = speaker_among([(person.full_name, person.given_name) for person in people], said)
    return None if place is None else people[place]
