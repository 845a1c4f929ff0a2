"""Months counted on the calendar: the same day of another month, or its last one."""

from calendar import monthrange
from datetime import date


def month_end(day: date) -> date:
    """Answer the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_after(day: date, count: int) -> date:
    """
    Answer the same day so many months later (or, below nothing, earlier); where that month has no such day, its last.

    31 January + 1 is 28 or 29 February; 29 February + 12 is 28 February. Years outside 1–9999: ValueError.
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
