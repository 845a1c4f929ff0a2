"""What the calendar tools share: days as people type them, and the statutory calendar around a day."""

import argparse
from datetime import date

from rapport.domain.calendar import MONDAY_TO_FRIDAY, Calendar
from rapport.kit.readers.holiday_table import statutory


def day(text: str) -> date:
    """Read a day: 2026-11-23 or 23/11/2026."""
    try:
        if "/" in text:
            of_month, month, year = text.split("/")
            return date(int(year), int(month), int(of_month))
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day: write 2026-11-23 or 23/11/2026") from error


def calendar_around(first: date, years: int = 2) -> Calendar:
    """Answer Vietnam's calendar, Monday to Friday with public holidays, for some years from a day on."""
    days = {}
    for year in range(first.year - 1, first.year + years + 1):
        days |= statutory(year)
    return Calendar(MONDAY_TO_FRIDAY, days)
