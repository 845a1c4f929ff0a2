import uuid
from datetime import date
from typing import Literal

from django.db.models import Max

from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member
from rapport.proposals.models import Quote, QuoteLine, QuoteVersion


class DraftRefused(Refused):
    """A draft that is not begun."""

    codes = ("draft_open", "in_past")


@command
def draft_quote(
    *,
    job: Job,
    language: Literal["vi", "en"] = "vi",
    valid_until_on: date | None = None,
    delivery_on: date | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Quote:
    """
    Begin an offer on a job: its number is the job's with Q1, Q2 …, its first version is a draft.

    :raises DraftRefused: `in_past`
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    require_on_job(by, "quote.create", job)
    require_running(job, or_on_hold=True)
    if any(day and day < today for day in (valid_until_on, delivery_on)):
        raise DraftRefused("in_past", say("The day is in the past.", "Ngày này đã qua."))
    Job.objects.select_for_update().get(id=job.id)
    position = (job.quotes.aggregate(last=Max("position"))["last"] or 0) + 1
    quote = Quote.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, number=f"{job.number}-Q{position}", position=position, language=language
    )
    QuoteVersion.objects.create(
        agency_id=by.agency_id, quote=quote, position=1, valid_until_on=valid_until_on, delivery_on=delivery_on or job.due_on
    )
    return quote


@command
def draft_version(*, quote: Quote, by: Member) -> QuoteVersion:
    """
    Begin the next version of an offer from the last one, lines and all.

    :raises DraftRefused: `draft_open`: one is being worked on
    """
    require_on_job(by, "quote.update", quote.job)
    require_running(quote.job, or_on_hold=True)
    Quote.objects.select_for_update().get(id=quote.id)
    last = quote.versions.order_by("-position").first()
    assert last is not None
    if last.sent_on is None:
        raise DraftRefused("draft_open", say("A draft is open already.", "Đang có một bản nháp."))
    lines = list(last.lines.all())
    fresh = QuoteVersion.objects.create(
        agency_id=by.agency_id, quote=quote, position=last.position + 1, discount_amount=last.discount_amount,
        contingency_percent=last.contingency_percent, delivery_on=last.delivery_on, note=last.note, vat_included=last.vat_included,
    )  # fmt: skip
    for line in lines:
        line.pk, line.version, line._state.adding = fresh_id(), fresh, True
    QuoteLine.objects.bulk_create(lines)
    return fresh


__all__ = ["DraftRefused", "RestRefused", "draft_quote", "draft_version"]
