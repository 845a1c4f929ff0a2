"""Questions about approvals."""

import uuid

from rapport.approvals.models import ApprovalRequest
from rapport.approvals.rules import Sight
from rapport.people.models import Member


def is_approved(kind: str, subject_id: uuid.UUID, seen_hash: str) -> bool:
    """Answer whether a second person said yes to exactly this sight."""
    return ApprovalRequest.objects.filter(kind=kind, subject_id=subject_id, seen_hash=seen_hash, fell_at=None, answer__is_yes=True).exists()


def others_who_may(sight: Sight, member: Member) -> bool:
    """Answer whether somebody else could answer (one-decider mode if not)."""
    return bool(who_may(sight, member))


def who_may(sight: Sight, member: Member) -> list[Member]:
    """Answer the active colleagues whose rights reach the subject."""
    colleagues = Member.objects.filter(kind=Member.Kind.STAFF, left_on=None).exclude(id=member.id).select_related("agency")
    return [colleague for colleague in colleagues if colleague.may(sight.capability) and sight.may_answer(colleague)]
