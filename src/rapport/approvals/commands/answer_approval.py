import uuid
from datetime import datetime

from rapport.approvals.commands.ask_approval import open_request
from rapport.approvals.models import ApprovalAnswer, ApprovalRequest, ApprovalStep
from rapport.approvals.queries import Answering, others_who_may
from rapport.approvals.rules import Sight, rule_named
from rapport.journal.notices import notify
from rapport.kit import clock
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class AnswerRefused(Refused):
    """An answer that does not count."""

    codes = ("own_request", "not_yours", "answered", "changed", "no_reason", "not_alone")


@command
def answer_approval(
    *, request: ApprovalRequest, is_yes: bool, reason: str = "", alone_reason: str = "", by: Member, now: datetime
) -> ApprovalRequest:
    """
    Answer what somebody else asked; the answer binds to the hash of what was seen.

    One's own request is answered only while nobody else may, with a reason that stands on the monthly list (one-decider mode). A deputy
    answers while the holder is away. Where the agency's policy asks for several answers, each is another person's; the last yes, or the
    first no, decides.

    :raises AnswerRefused: `own_request`, `not_yours`, `answered`, `changed` since it was asked, `no_reason` for a no
    """
    request = ApprovalRequest.objects.select_for_update().get(id=request.id)
    if ApprovalAnswer.objects.filter(request=request).exists():
        raise AnswerRefused("answered", say("This is answered already.", "Việc này đã được trả lời."))
    rule = rule_named(request.kind)
    assert rule is not None, request.kind
    sight = rule.sight(request.subject_id)
    if request.fell_at or sight.hash != request.seen_hash:
        raise AnswerRefused(
            "changed", say("It has changed since it was asked: ask again.", "Nội dung đã thay đổi từ lúc xin duyệt: hãy xin lại.")
        )
    answering = Answering(by, clock.day_of(now, by.agency))
    open_to_me = answering.steps(request, sight)
    if not open_to_me:
        raise AnswerRefused("not_yours", say("This waits for someone with more rights.", "Việc này chờ người có quyền cao hơn."))
    if not is_yes and not reason:
        raise AnswerRefused("no_reason", say("A refusal needs a reason.", "Từ chối thì cần lý do."), field="reason")
    if request.asked_by_id == by.id:
        _alone(sight, by, alone_reason)
    elif is_yes and len(answering.left(request)) > 1:
        # One yes of several: the request waits on for the others.
        _step(request, open_to_me[0], reason, by, now)
        return request
    _write(request, is_yes, reason, alone_reason if request.asked_by_id == by.id else "", by, now)
    rule.answered(request.subject_id, is_yes, by, now)
    words = say("Approved: %(title)s", "Đã duyệt: %(title)s", title=request.title) if is_yes else say(
        "Not approved: %(title)s", "Không duyệt: %(title)s", title=request.title)  # fmt: skip
    notify([request.asked_by], event="approval_answered", kind="approval", subject_id=request.id, words=words, by=by, now=now)
    return request


def decide_alone(kind: str, subject: uuid.UUID, sight: Sight, *, alone_reason: str, by: Member, now: datetime) -> ApprovalRequest:
    """Ask and answer in one step as the only decider, with a reason; called by commands that take `alone_reason`."""
    _alone(sight, by, alone_reason)
    request = open_request(kind, subject, sight, reason=alone_reason, by=by, now=now)
    if not ApprovalAnswer.objects.filter(request=request).exists():
        _write(request, True, alone_reason, alone_reason, by, now)
    return request


def _alone(sight: Sight, by: Member, alone_reason: str) -> None:
    if sight.is_never_alone or not (by.may(sight.capability) and sight.may_answer(by)) or others_who_may(sight, by):
        raise AnswerRefused("own_request", say("Someone else must answer this.", "Việc này phải do người khác duyệt."))
    if not alone_reason:
        raise AnswerRefused(
            "no_reason", say("The only decider gives a reason.", "Người quyết duy nhất phải ghi lý do."), field="alone_reason"
        )


def _write(request: ApprovalRequest, is_yes: bool, reason: str, alone_reason: str, by: Member, now: datetime) -> None:
    ApprovalAnswer.objects.create(
        agency_id=by.agency_id, request=request, is_yes=is_yes, reason=reason, asked_by=request.asked_by, answered_by=by,
        alone_reason=alone_reason, answered_at=now,
    )  # fmt: skip


def _step(request: ApprovalRequest, capability: str, reason: str, by: Member, now: datetime) -> None:
    ApprovalStep.objects.create(
        agency_id=by.agency_id, request=request, capability=capability, answered_by=by, reason=reason, answered_at=now
    )
