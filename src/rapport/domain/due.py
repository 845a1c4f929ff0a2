"""When an amount falls due: the clock that is agreed, its days, and the shift to a working day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rapport.domain.calendar import Calendar
from rapport.domain.months import month_end

type Clock = Literal["invoice", "dossier", "acceptance", "month_end"]


@dataclass(frozen=True)
class Due:
    """A due day: `counted_from` the day the clock started, `shifted_from` the day before its shift, where it was shifted."""

    due: date
    counted_from: date
    shifted_from: date | None


def due_day(start: date, days: int, calendar: Calendar, *, clock: Clock = "invoice") -> Due:
    """
    Answer when an amount falls due: so many days after the clock's start, then on the next working day.

    The start is the day of the invoice, of the complete dossier, of the acceptance; `month_end` counts from the end of its
    month. The start is not counted: 30 days from 20 January are 19 February. No days: the start, or the next working day.
    """
    counted_from = month_end(start) if clock == "month_end" else start
    plain = counted_from + timedelta(days)
    due = calendar.next_working_day(plain)
    return Due(due, counted_from, plain if due != plain else None)


def next_payment_run(
    day: date, run_days: tuple[int, ...], calendar: Calendar | None = None, *, shift: Literal["later", "earlier"] = "later"
) -> date:
    """
    Answer the client's first payment run on or after a day; days past a month's end run on its last day. No runs: the day itself.

    With the client's calendar a run on a day off is moved to the next working day, or to the one before it.

    :raises ValueError: a run on a day outside 1–31
    """
    if any(not 1 <= run <= 31 for run in run_days):
        raise ValueError("payment runs are days of the month, 1 to 31")
    if not run_days:
        return day
    # A run that was moved may come from the month before, or from a holiday earlier.
    candidate = day - timedelta(31)
    while True:
        if candidate.day in {min(run, month_end(candidate).day) for run in run_days}:
            moved = candidate
            if calendar is not None:
                moved = calendar.next_working_day(candidate) if shift == "later" else calendar.previous_working_day(candidate)
            if moved >= day:
                return moved
        candidate += timedelta(1)
