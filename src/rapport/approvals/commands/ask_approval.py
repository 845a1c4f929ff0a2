import uuid
from datetime import datetime

from rapport.approvals.models import ApprovalRequest
from rapport.approvals.queries import deputies_of, who_may
from rapport.approvals.rules import Sight, rule_named
from rapport.journal.notices import notify
from rapport.kit import clock
from rapport.kit.command import command
from rapport.kit.refusal import NotFound, Refused
from rapport.kit.subjects import subject_named
from rapport.kit.tongues import say
from rapport.people.models import Member


class AskRefused(Refused):
    """A question that is not asked."""

    codes = ("unknown_kind", "no_reason", "answered_no")


@command
def ask_approval(*, kind: str, subject: uuid.UUID, reason: str, by: Member, now: datetime) -> ApprovalRequest:
    """
    Ask a second person to allow something; asking again for the same sight answers the request that waits.

    :raises AskRefused: `unknown_kind`; `no_reason`; `answered_no`: this very thing was refused already
    """
    rule = rule_named(kind)
    if rule is None:
        raise AskRefused(
            "unknown_kind", say("Nothing of this kind needs a second person.", "Loại này không cần người thứ hai duyệt."), field="kind"
        )
    if not subject_named(rule.subject_kind).visible(by).filter(pk=subject).exists():
        raise NotFound("not_found", say("There is no such record here.", "Không tìm thấy mục này."))
    if not reason:
        raise AskRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    request = open_request(kind, subject, rule.sight(subject), reason=reason, by=by, now=now)
    if request.asked_at == now:
        words = say("Approval asked: %(title)s", "Xin duyệt: %(title)s", title=request.title)
        people = who_may(rule.sight(subject), by)
        people += [one for one in deputies_of(people, clock.day_of(now, by.agency)) if one not in people]
        notify(people, event="approval_asked", kind="approval", subject_id=request.id, words=words, by=by, now=now,
               is_mailed=True)  # fmt: skip
    answer = getattr(request, "answer", None)
    if answer is not None and not answer.is_yes:
        raise AskRefused("answered_no", say("This was refused: %(why)s", "Việc này đã bị từ chối: %(why)s", why=answer.reason))
    return request


def open_request(kind: str, subject: uuid.UUID, sight: Sight, *, reason: str, by: Member, now: datetime) -> ApprovalRequest:
    """Find or make the request for this sight; requests for earlier sights of the subject fall."""
    older = ApprovalRequest.objects.filter(kind=kind, subject_id=subject, fell_at=None).exclude(seen_hash=sight.hash)
    older.update(fell_at=now)
    rule = rule_named(kind)
    assert rule is not None
    request, _made = ApprovalRequest.objects.get_or_create(
        subject_kind=rule.subject_kind, subject_id=subject, kind=kind, seen_hash=sight.hash, fell_at=None,
        defaults={
            "agency_id": by.agency_id, "title": sight.title[:200], "capability": sight.capability, "amount": sight.amount,
            "limit_amount": sight.limit_amount, "margin_share": sight.margin_share, "client_id": sight.client_id, "reason": reason, "asked_by": by,
            "asked_at": now or clock.now(),
        },
    )  # fmt: skip
    return request
