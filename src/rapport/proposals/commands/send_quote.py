import uuid
from datetime import date, datetime

from rapport.approvals.commands.answer_approval import AnswerRefused, decide_alone
from rapport.approvals.queries import is_approved, others_who_may
from rapport.briefs.commands.require import require_from_lines
from rapport.clients.models import Contact
from rapport.domain.book import Measure
from rapport.domain.margin import keeps_floor
from rapport.domain.stations import Station
from rapport.jobs.access import may_on_job, require_on_job
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.kit import later
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.ledger.commands.append import append, reverse
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Fact
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit
from rapport.proposals.floor import floor_sight
from rapport.proposals.frozen import frozen_form, hash_of, parties_of
from rapport.proposals.models import QuoteVersion
from rapport.proposals.queries.estimate import estimate_of


class SendRefused(Refused):
    """A quote that is not sent."""

    codes = ("sent", "no_lines", "floor", "other_client", "own_request", "no_reason", "no_email")


@command
def send_quote(
    *,
    version: QuoteVersion,
    contact: Contact | None = None,
    is_mailed: bool = False,
    alone_reason: str = "",
    by: Member,
    today: date,
    now: datetime,
) -> QuoteVersion:
    """
    Send a version: freeze it with its hash, append QUOTED (the version before is reversed), make the requirements from its lines.

    Below the floor a second person must have approved exactly this version; the only decider gives a reason instead.

    :param is_mailed: post it as PDF to the contact, in the quote's language
    :raises SendRefused: `sent`, `no_lines`, `floor`, `other_client`, `no_email`
    :raises RestRefused: `over`: the job is closed or cancelled
    """
    job = version.quote.job
    require_on_job(by, "quote.send", job)
    require_running(job, or_on_hold=True)
    version = QuoteVersion.objects.select_for_update(of=("self",)).select_related("quote__job", "agency").get(id=version.id)
    if version.sent_on:
        raise SendRefused("sent", say("This version is sent already.", "Phiên bản này đã gửi."))
    if not version.lines.exists():
        raise SendRefused("no_lines", say("A quote has at least one line.", "Báo giá cần ít nhất một dòng."), missing=["lines"])
    if contact and contact.client_id != job.client_id:
        raise SendRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    receiver = contact or job.contact
    if is_mailed and not (receiver and receiver.email):
        raise SendRefused("no_email", say("This person's e-mail is not known.", "Chưa có e-mail của người nhận."), field="contact")
    _check_floor(version, alone_reason, by, today, now)
    _freeze(version, contact, by, today)
    _post(version, by, today, now)
    lines = version.lines.order_by("position").values_list("text", "id")
    require_from_lines(job=job, lines=list(lines), by=by)
    reach_station(job=job, station=Station.PROPOSAL, source_kind="quote_version", source_id=version.id, by=by, on=today)
    if is_mailed:
        later.enqueue("proposals.mail_quote", agency_id=by.agency_id, once=str(version.id), version=str(version.id))
    return version


def _check_floor(version: QuoteVersion, alone_reason: str, by: Member, today: date, now: datetime) -> None:
    floor = limit("floor_percent", today)
    if keeps_floor(estimate_of(version).profit, floor):
        return
    sight = floor_sight(version)
    if is_approved("floor", version.id, sight.hash):
        return
    if alone_reason:
        try:
            decide_alone("floor", version.id, sight, alone_reason=alone_reason, by=by, now=now)
        except AnswerRefused as refused:
            raise SendRefused(refused.code, refused.message, missing=["approval.floor"]) from refused
        return
    # The floor and the margin are figures for those who may see margin; others learn only that it must be asked.
    shown, field = f"{floor.normalize():f}", ""
    if not may_on_job(by, "margin.read", version.quote.job):
        words = say("This price needs an approval before it is sent.", "Giá này cần được duyệt trước khi gửi.")
    elif may_on_job(by, "floor.approve", version.quote.job) and not others_who_may(sight, by):
        field = "alone_reason"
        words = say(
            "The margin is under the floor of %(floor)s%%: you are the only one who decides, so give your reason.",
            "Biên dưới sàn %(floor)s%%: bạn là người quyết duy nhất, hãy ghi lý do tự duyệt.", floor=shown,
        )  # fmt: skip
    else:
        words = say(
            "The margin is under the floor of %(floor)s%%: a second person approves it first.",
            "Biên dưới sàn %(floor)s%%: cần người thứ hai duyệt trước khi gửi.", floor=shown,
        )  # fmt: skip
    raise SendRefused("floor", words, missing=["approval.floor"], field=field)


def _freeze(version: QuoteVersion, contact: Contact | None, by: Member, today: date) -> None:
    estimate = estimate_of(version)
    profit = estimate.profit
    version.net_amount, version.vat_amount, version.total_amount = estimate.net, estimate.vat, estimate.total
    version.external_amount, version.own_cost_amount = profit.external, profit.own_cost
    version.floor_percent = limit("floor_percent", today)
    version.sent_on, version.sent_by, version.sent_to = today, by, contact or version.quote.job.contact
    version.frozen = frozen_form(version, estimate) | parties_of(version)
    version.hash = hash_of(version.frozen)
    version.version += 1
    version.save()


def _post(version: QuoteVersion, by: Member, today: date, now: datetime) -> None:
    source = Source("quote_version", version.id)
    job = version.quote.job
    reverse(live_quoted(version.quote_id), on=today, source=source, by=by, now=now)
    kinds = estimate_of(version).kinds
    append([NewFact(job, Measure.QUOTED, kind, amount, today, source) for kind, amount in kinds.items()], by=by, now=now)


def live_quoted(quote_id: uuid.UUID) -> list[Fact]:
    """Answer the QUOTED facts of an offer that nothing has reversed yet."""
    versions = QuoteVersion.objects.filter(quote_id=quote_id).values("id")
    return list(
        Fact.objects.filter(
            measure=Measure.QUOTED, source_kind="quote_version", source_id__in=versions, reverses=None, reversed_by=None
        ).select_related("book__job", "line")
    )


__all__ = ["RestRefused", "SendRefused", "live_quoted", "send_quote"]
