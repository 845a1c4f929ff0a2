"""What must wait for a second person as it is asked: put to whoever else may answer, or decided by the only decider with a reason."""

import uuid
from datetime import datetime

from rapport.approvals.commands.answer_approval import decide_alone
from rapport.approvals.commands.ask_approval import open_request
from rapport.approvals.queries import others_who_may, who_may
from rapport.approvals.rules import Sight
from rapport.journal.notices import notify
from rapport.kit.refusal import Words
from rapport.people.models import Member
from rapport.people.second_person import Outcome


def put(kind: str, subject: uuid.UUID, sight: Sight, words: Words, *, alone_reason: str, by: Member, now: datetime) -> Outcome:
    """Ask whoever else may answer, and tell them in these words; where nobody else may, the only decider decides with a reason, marked."""
    is_alone = by.may(sight.capability) and sight.may_answer(by) and not others_who_may(sight, by)
    if is_alone and not alone_reason:
        return Outcome.NEEDS_REASON
    if is_alone:
        decide_alone(kind, subject, sight, alone_reason=alone_reason, by=by, now=now)
        return Outcome.DECIDED_ALONE
    request = open_request(kind, subject, sight, reason=alone_reason, by=by, now=now)
    if request.asked_at == now:
        asked = who_may(sight, by)
        notify(asked, event="approval_asked", kind="approval", subject_id=request.id, words=words, by=by, now=now, is_mailed=True)
    return Outcome.ASKED
