from datetime import date

from rapport.briefs.models import ClientRequest
from rapport.clients.access import require_on_client
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class DeclineRefused(Refused):
    """A request that is not declined."""

    codes = ("declined", "has_job", "no_reason")


@command
def decline_request(*, request: ClientRequest, reason: str, by: Member, today: date) -> ClientRequest:
    """
    Write down that we do not take a request up, and why.

    :raises DeclineRefused: `declined` already; `has_job`: it became a job; `no_reason`
    """
    require_on_client(by, "brief.update", request.client)
    request = ClientRequest.objects.select_for_update().get(id=request.id)
    if request.job_id:
        raise DeclineRefused("has_job", say("This request has become a job.", "Yêu cầu này đã thành job."))
    if request.declined_on:
        raise DeclineRefused("declined", say("This request is declined already.", "Yêu cầu này đã từ chối."))
    if not reason:
        raise DeclineRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    request.declined_on, request.declined_reason = today, reason[:300]
    request.save(update_fields=["declined_on", "declined_reason"])
    return request
