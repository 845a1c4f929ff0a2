"""Days of reminders: never on a day off, never in quiet days, silent while a promise runs (practice §5, story 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapport.domain.calendar import Calendar

type Quiet = Sequence[tuple[date, date]]
NEVER_QUIET: tuple[tuple[date, date], ...] = ()


def contact_day(day: date, calendar: Calendar, quiet: Quiet = NEVER_QUIET) -> date:
    """Answer the first day on or after a day that is worked and lies in no quiet span (both ends of a span are quiet)."""
    while True:
        day = calendar.next_working_day(day)
        span = next((last for first, last in quiet if first <= day <= last), None)
        if span is None:
            return day
        day = span + timedelta(1)


@dataclass(frozen=True)
class Reminder:
    """One reminder: so many days from the due day, and the day on which it is made."""

    offset: int
    on: date
    is_call: bool = False


def reminders(
    due_on: date | None,
    offsets: Sequence[int],
    calendar: Calendar,
    *,
    quiet: Quiet = NEVER_QUIET,
    promised_on: date | None = None,
    promise_made_on: date | None = None,
) -> list[Reminder]:
    """
    Answer the days on which a debtor is reminded, in order; of several that meet on one day the last alone.

    Without a due day (papers are missing) there are none: the blocker is our own task. From the day on which a promise is made
    to the promised day there is none either; a promise that is not kept becomes a call on the next contact day after it.

    :param offsets: days from the due day, -7 a week before it, 0 on it
    :param promise_made_on: None: reminders are silent from the start
    """
    if due_on is None:
        return []
    made: dict[date, Reminder] = {}
    for offset in sorted(offsets):
        on = contact_day(due_on + timedelta(offset), calendar, quiet)
        is_silent = promised_on is not None and on <= promised_on and (promise_made_on is None or on >= promise_made_on)
        if not is_silent:
            made[on] = Reminder(offset, on)
    if promised_on is not None:
        call_on = contact_day(promised_on + timedelta(1), calendar, quiet)
        made[call_on] = Reminder((call_on - due_on).days, call_on, is_call=True)
    return [made[on] for on in sorted(made)]
