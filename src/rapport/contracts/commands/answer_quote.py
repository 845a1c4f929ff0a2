from datetime import date, datetime
from typing import Literal

from rapport.clients.models import Contact
from rapport.contracts.commands.take_effect import take_effect
from rapport.contracts.models import Order
from rapport.contracts.taking_effect import cover_of
from rapport.domain.evidence import Grade
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.record_evidence import Yes, record_evidence
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Evidence
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Upload
from rapport.ledger.commands.append import reverse
from rapport.ledger.facts import Source
from rapport.people.models import Member
from rapport.proposals.commands.send_quote import live_quoted
from rapport.proposals.models import QuoteAnswer, QuoteVersion


class AnswerRefused(Refused):
    """A client's answer that is not taken."""

    codes = ("not_sent", "answered", "superseded", "no_grade", "no_reason", "in_future", "other_client")


@command
def answer_quote(
    *,
    version: QuoteVersion,
    word: QuoteAnswer.Word,
    grade: Grade | None = None,
    text: LongText = "",
    contact: Contact | None = None,
    given_on: date | None = None,
    file: Upload | None = None,
    reason: str = "",
    by: Member,
    today: date,
    now: datetime,
) -> QuoteAnswer:
    """
    Write down what the client said to a version that was sent.

    A yes has its grade of evidence; within its limit it is the order (CONTRACTED), its paper stays owed. Above it the yes is
    kept and the job has no order yet. A no or silence reverses QUOTED; changes lead to the next version.

    :raises AnswerRefused: `not_sent`; `superseded` by a later version; `answered` for good, or just so already; `no_grade` for a yes;
        `no_reason` for a no; `in_future`
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    job = version.quote.job
    require_on_job(by, "quote.update", job)
    require_running(job, or_on_hold=True)
    version = QuoteVersion.objects.select_for_update(of=("self",)).select_related("quote__job__client").get(id=version.id)
    _check(version, word, grade, reason, given_on, today)
    _refuse_again(version, word, reason or text[:500], today)
    if contact and contact.client_id != job.client_id:
        raise AnswerRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    evidence = None
    if word is QuoteAnswer.Word.YES and grade:
        evidence = record_evidence(job=job, yes=Yes(grade, text, given_on, contact, file), by=by, today=today)
    answer = QuoteAnswer.objects.create(
        agency_id=by.agency_id, version=version, word=word, evidence=evidence, reason=reason or text[:500], answered_on=today, by=by
    )
    if word in (QuoteAnswer.Word.LOST, QuoteAnswer.Word.SILENT):
        reverse(live_quoted(version.quote_id), on=today, source=Source("quote_answer", answer.id), by=by, now=now)
    if evidence:
        order_if_carried(version, evidence, by, today, now)
    return answer


def order_if_carried(version: QuoteVersion, evidence: Evidence, by: Member, today: date, now: datetime) -> Order | None:
    """Make a yes the order where its evidence carries it; None where it does not."""
    cover = cover_of(version, evidence, today)
    if cover.basis is None:
        return None
    return take_effect(version=version, cover=cover, evidence=evidence, by=by, today=today, now=now)


def _refuse_again(version: QuoteVersion, word: QuoteAnswer.Word, reason: str, today: date) -> None:
    """Silence is written down once until the client speaks, the same wish for changes once a day."""
    last = version.answers.order_by("id").last()
    if last is None or last.word != word:
        return
    if word is QuoteAnswer.Word.SILENT or (word is QuoteAnswer.Word.CHANGES and (last.reason, last.answered_on) == (reason, today)):
        raise AnswerRefused("answered", say("This answer is written down already.", "Câu trả lời này đã ghi rồi."))


def _check(
    version: QuoteVersion, word: Literal["yes"] | QuoteAnswer.Word, grade: Grade | None, reason: str, given_on: date | None, today: date
) -> None:
    if version.sent_on is None:
        raise AnswerRefused("not_sent", say("This version was not sent yet.", "Phiên bản này chưa gửi."), missing=["sent"])
    if version.quote.versions.filter(position__gt=version.position, sent_on__isnull=False).exists():
        raise AnswerRefused("superseded", say("A later version was sent.", "Đã gửi phiên bản mới hơn."))
    if version.answers.filter(word__in=[QuoteAnswer.Word.YES, QuoteAnswer.Word.LOST]).exists():
        raise AnswerRefused("answered", say("The client has answered this version.", "Khách đã trả lời phiên bản này."))
    if word == QuoteAnswer.Word.YES and grade is None:
        raise AnswerRefused(
            "no_grade", say("Say how the yes came: signed, mail, chat or spoken.", "Hãy chọn khách đồng ý bằng cách nào."), field="grade"
        )
    if word in (QuoteAnswer.Word.LOST, QuoteAnswer.Word.CHANGES) and not reason:
        raise AnswerRefused("no_reason", say("Say what the client said.", "Hãy ghi khách nói gì."), field="reason")
    if given_on and given_on > today:
        raise AnswerRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="given_on")


__all__ = ["AnswerRefused", "RestRefused", "answer_quote", "order_if_carried"]
