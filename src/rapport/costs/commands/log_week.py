from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from rapport.costs.commands.log_time import FloorRefused, RestRefused, TimeRefused, log_time
from rapport.costs.models import TimeEntry
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Member


class WeekRefused(Refused):
    """A week that is not written down."""

    codes = ("nothing", "twice", "week_logged")


@dataclass(frozen=True)
class WeekShare:
    """One job's part of a person's week, in percent."""

    job: Job
    percent: Decimal


@command
def log_week(
    *, shares: Sequence[WeekShare], week_on: date | None = None, alone_reason: str = "", by: Member, today: date, now: datetime
) -> TimeEntry:
    """
    Write one's own week down in one step, in percent by job; this week (its Monday) unless another is named.

    A sum other than 100 is taken, and the page warns of it (Decided 15). Answers the last entry.

    :raises WeekRefused: `nothing`; `twice` the same job; `week_logged`: this week is written down in percent already
    :raises TimeRefused: what `log_time` refuses of any of them; then nothing of the week is kept
    """
    require(by, "time.create")
    monday = week_on or today - timedelta(today.weekday())
    parts = [share for share in shares if share.percent]
    if not parts:
        raise WeekRefused(
            "nothing", say("Type a percentage for at least one job.", "Hãy ghi phần trăm cho ít nhất một job."), field="shares"
        )
    if len({share.job.id for share in parts}) != len(parts):
        raise WeekRefused("twice", say("Each job appears only once in a week.", "Mỗi job chỉ đứng một lần trong tuần."), field="shares")
    Member.objects.select_for_update().get(id=by.id)
    if TimeEntry.objects.filter(member=by, week_on=monday, undone_on=None).exists():
        raise WeekRefused(
            "week_logged", say("This week is written down: take it back first.", "Tuần này đã ghi: hãy gỡ trước."), field="week_on"
        )
    entries = [
        log_time(job=share.job, percent=share.percent, week_on=monday, alone_reason=alone_reason, by=by, today=today, now=now)
        for share in parts
    ]
    return entries[-1]


__all__ = ["FloorRefused", "RestRefused", "TimeRefused", "WeekRefused", "WeekShare", "log_week"]
