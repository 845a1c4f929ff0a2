"""Working days: a week's pattern, days off and worked, and what is counted in them (facts §3.8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

MONDAY_TO_FRIDAY = (Decimal(1),) * 5 + (Decimal(0),) * 2
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
        for offset in range(FARTHEST):
            if self.is_working_day(day + timedelta(offset)):
                return day + timedelta(offset)
        raise NoWorkingDay(day.isoformat())

    def add_working_days(self, day: date, count: int) -> date:
        """Answer the day that is `count` working days after a day, which itself is not counted; 0 answers the next working day."""
        if count == 0:
            return self.next_working_day(day)
        for _step in range(count):
            day = self.next_working_day(day + timedelta(1))
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days after `first` up to and with `last`; the other way round it is negative."""
        if last < first:
            return -self.working_days_between(last, first)
        return sum(self.is_working_day(first + timedelta(offset)) for offset in range(1, (last - first).days + 1))
