import uuid
from datetime import date

from rapport.briefs.models import ClientRequest
from rapport.clients.access import require_on_client
from rapport.clients.models import Client, Contact
from rapport.domain.stations import Station
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.models import Job
from rapport.journal.commands.attach import attach
from rapport.journal.storage import PICTURES
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Upload
from rapport.people.models import Member


class RequestRefused(Refused):
    """A request that is not taken like this."""

    codes = ("empty", "other_client", "in_future")


@command
def receive_request(
    *,
    client: Client,
    text: LongText = "",
    channel: ClientRequest.Channel = ClientRequest.Channel.CHAT,
    contact: Contact | None = None,
    job: Job | None = None,
    received_on: date | None = None,
    file: Upload | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> ClientRequest:
    """
    Take what a client asks for: pasted words, a picture of the chat, or both; on a job it is the job's first station.

    :raises RequestRefused: `empty`, `other_client`, `in_future`
    """  # fmt: skip
    require_on_client(by, "brief.create", client)
    if not text and not file:
        raise RequestRefused("empty", say("Paste the message or its picture.", "Hãy dán tin nhắn hoặc ảnh chụp."), field="text")
    if any(thing is not None and thing.client_id != client.id for thing in (contact, job)):
        raise RequestRefused("other_client", say("This belongs to another client.", "Mục này thuộc khách hàng khác."))
    if received_on and received_on > today:
        raise RequestRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="received_on")
    request = ClientRequest.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, contact=contact, job=job, channel=channel, text=text,
        received_on=received_on or today, by=by,
    )  # fmt: skip
    if file:
        attach(kind="request", subject_id=request.id, upload=file, by=by, only=PICTURES | {"application/pdf"})
    if job:
        reach_station(job=job, station=Station.REQUEST, source_kind="request", source_id=request.id, by=by, on=today)
    return request
