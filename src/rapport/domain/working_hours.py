"""Hours of work: between two moments of the office's day, and the trade's "48 working hours"."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from rapport.domain.calendar import Calendar


@dataclass(frozen=True)
class OfficeHours:
    """The spans of a whole working day, in order and apart from each other; of a half day only its first part is worked."""

    spans: tuple[tuple[time, time], ...] = ((time(8, 30), time(12)), (time(13), time(17, 30)))

    def of(self, day: date, share: Decimal) -> list[tuple[datetime, datetime]]:
        """Answer the moments that are worked on a day of which a share is worked."""
        whole = [(datetime.combine(day, start), datetime.combine(day, end)) for start, end in self.spans]
        left = sum((end - start for start, end in whole), timedelta()) * float(share)
        found = []
        for start, end in whole:
            if left > timedelta():
                found.append((start, min(end, start + left)))
                left -= end - start
        return found


OFFICE_HOURS = OfficeHours()


def hours_between(first: datetime, last: datetime, calendar: Calendar, office: OfficeHours = OFFICE_HOURS) -> Fraction:
    """
    Count the hours of work from one moment to another, both on the agency's clock (without a zone), exact to the minute's part.

    Backwards they are negative. Nights, pauses and days off count nothing.
    """
    if last < first:
        return -hours_between(last, first, calendar, office)
    worked = timedelta()
    for offset in range((last.date() - first.date()).days + 1):
        day = first.date() + timedelta(offset)
        for start, end in office.of(day, calendar.share(day)):
            worked += max(min(end, last) - max(start, first), timedelta())
    return Fraction(worked // timedelta(microseconds=1), 3_600_000_000)


def working_days_of(trade_hours: int) -> int:
    """Answer the working days that people mean by "48 working hours": two; a part of a day counts as a whole one (Decided 7)."""
    return -(-trade_hours // 24)
