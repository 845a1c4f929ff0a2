from datetime import datetime

from rapport.journal.models import Run
from rapport.journal.runs import visible_runs
from rapport.kit.command import command
from rapport.kit.refusal import NotFound, Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class RunRefused(Refused):
    """A run that cannot be cancelled."""

    codes = ("over",)


@command
def cancel_run(*, run: Run, by: Member, now: datetime) -> Run:
    """
    Cancel a run that one started: the step that is under way is finished and kept, no other begins.

    :raises RunRefused: `over`: it has ended or was cancelled
    """
    found = visible_runs(by).select_for_update().filter(id=run.id).first()
    if found is None:
        raise NotFound("not_found", say("There is no such record here.", "Không tìm thấy mục này."))
    if found.is_over:
        raise RunRefused("over", say("This is over already.", "Việc này đã dừng rồi."))
    found.cancelled_at = now
    found.save(update_fields=["cancelled_at"])
    return found


__all__ = ["RunRefused", "cancel_run"]
