"""Working days: a week's pattern, days off and worked, and what is counted in them (facts §3.8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

MONDAY_TO_FRIDAY = (Decimal(1),) * 5 + (Decimal(0),) * 2
HALF_SATURDAYS = (*MONDAY_TO_FRIDAY[:5], Decimal("0.5"), Decimal(0))
MONDAY_TO_SATURDAY = (*MONDAY_TO_FRIDAY[:5], Decimal(1), Decimal(0))
FARTHEST = 400


class NoWorkingDay(LookupError):
    """The calendar has no working day within 400 days: its pattern is empty."""


@dataclass(frozen=True)
class Calendar:
    """
    Who works when.

    :param week: the share of each weekday that is worked, Monday first (half Saturdays are 0.5)
    :param days: the share of single days, which stands above the week: holidays 0, swapped Saturdays 1
    :param provisional: days whose share is not official yet
    """

    week: tuple[Decimal, ...] = MONDAY_TO_FRIDAY
    days: Mapping[date, Decimal] = field(default_factory=dict)
    provisional: frozenset[date] = frozenset()

    def share(self, day: date) -> Decimal:
        """Answer how much of a day is worked: 0 to 1."""
        return self.days.get(day, self.week[day.weekday()])

    def is_working_day(self, day: date) -> bool:
        """Answer whether any of a day is worked; half a Saturday is a working day."""
        return self.share(day) > 0

    def next_working_day(self, day: date) -> date:
        """Answer the day itself if it is worked, else the next one that is. NoWorkingDay where there is none."""
        return self._nearest(day, 1)

    def previous_working_day(self, day: date) -> date:
        """Answer the day itself if it is worked, else the last one before it that is. NoWorkingDay where there is none."""
        return self._nearest(day, -1)

    def _nearest(self, day: date, step: int) -> date:
        for offset in range(FARTHEST):
            if self.is_working_day(day + timedelta(offset * step)):
                return day + timedelta(offset * step)
        raise NoWorkingDay(day.isoformat())

    def add_working_days(self, day: date, count: int) -> date:
        """
        Answer the day that is `count` working days after a day, which itself is not counted; 0 answers the next working day.

        Below nothing it counts back. A half day counts as a day.
        """
        if count == 0:
            return self.next_working_day(day)
        step = 1 if count > 0 else -1
        for _step in range(abs(count)):
            day = self._nearest(day + timedelta(step), step)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days after `first` up to and with `last`; the other way round it is negative."""
        if last < first:
            return -self.working_days_between(last, first)
        return sum(self.is_working_day(first + timedelta(offset)) for offset in range(1, (last - first).days + 1))

    def worked_share(self, first: date, last: date) -> Decimal:
        """Sum the shares of the days from `first` to `last`, both included: a week with half a Saturday is 5.5. Backwards: 0."""
        return sum((self.share(first + timedelta(offset)) for offset in range((last - first).days + 1)), Decimal(0))

    def is_provisional(self, first: date, last: date) -> bool:
        """Answer whether any day from `first` to `last`, both included, is not official yet."""
        return any(first <= day <= last for day in self.provisional)

    def with_own_days(self, days: Mapping[date, Decimal], provisional: frozenset[date] = frozenset()) -> "Calendar":
        """Answer the calendar with a firm's own word on single days above it; what it decides is provisional only if it says so."""
        return replace(self, days={**self.days, **days}, provisional=(self.provisional - days.keys()) | provisional)


def shared_calendar(one: Calendar, other: Calendar) -> Calendar:
    """Answer the calendar of the days that both work (ours and the client's): of every day the smaller share."""
    week = tuple(min(mine, theirs) for mine, theirs in zip(one.week, other.week, strict=True))
    days = {day: min(one.share(day), other.share(day)) for day in {*one.days, *other.days}}
    return Calendar(week, days, one.provisional | other.provisional)
