"""When an amount falls due: the clock that is agreed, its days, and the shift to a working day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rapport.domain.calendar import Calendar

type Clock = Literal["invoice", "dossier", "acceptance", "month_end"]


@dataclass(frozen=True)
class Due:
    """A due day: `counted_from` the day the clock started, `shifted_from` the day before its shift, where it was shifted."""

    due: date
    counted_from: date
    shifted_from: date | None


def month_end(day: date) -> date:
    """Answer the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def due_day(start: date, days: int, calendar: Calendar, *, clock: Clock = "invoice") -> Due:
    """Answer when an amount falls due: so many days after the clock's start, then on the next working day."""
    counted_from = month_end(start) if clock == "month_end" else start
    plain = counted_from + timedelta(days)
    due = calendar.next_working_day(plain)
    return Due(due, counted_from, plain if due != plain else None)


def next_payment_run(day: date, run_days: tuple[int, ...]) -> date:
    """Answer the client's first payment run on or after a day; days past a month's end run on its last day. No runs: the day itself."""
    if not run_days:
        return day
    candidate = day
    for _step in range(62):
        last = month_end(candidate).day
        if candidate.day in {min(run, last) for run in run_days}:
            return candidate
        candidate += timedelta(1)
    return day
