"""The year of days that are written without one."""

import re
from collections.abc import Sequence
from datetime import date

from rapport.domain.statements.days import WrittenDay, day_of
from rapport.domain.statements.lines import StatementRefused

IN_NAME = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:(?P<mark>[-_.]?)(?P<month>0[1-9]|1[0-2])(?!\d{3}))?")
AT_END_OF_NAME = re.compile(r"(?<!\d)(?:\d{1,2}[-_.]?)?(?P<month>0?[1-9]|1[0-2])[-_.](?P<year>(?:19|20)\d{2})(?!\d)")
NEW_YEAR = 11, 2


def years_of(days: Sequence[WrittenDay], stated: Sequence[date], year: int | None, name: str, *, is_month_first: bool) -> list[int]:
    """
    Answer a year for each day, in the order of the file.

    A day's own year stands; else the days that the file itself states (its period) decide, else `year`, else the year in the
    file's name. Where the months run over New Year, `year` is the one they begin in; a month in the name is the last one.

    :raises StatementRefused: `year`, if nothing of all that is known
    """
    if all(day.year for day in days):
        return [day.year or 0 for day in days]
    if stated:
        return [day.year or _within(day, min(stated), max(stated), is_month_first=is_month_first) for day in days]
    last_month = None
    if year is None:
        found = AT_END_OF_NAME.search(name) or IN_NAME.search(name)
        if not found:
            raise StatementRefused("year", "the days have no year: give it with --year")
        year, last_month = int(found["year"]), int(found["month"]) if found["month"] else None
    turns = _turns([_month(day, is_month_first=is_month_first) for day in days])
    first = min(turns)
    if last_month is not None and last_month <= NEW_YEAR[1]:
        first = max(turns)
    return [day.year or year + turn - first for day, turn in zip(days, turns, strict=True)]


def _month(day: WrittenDay, *, is_month_first: bool) -> int:
    leads = day.is_month_first if day.is_month_first is not None else is_month_first
    return day.first if leads else day.second


def _turns(months: Sequence[int]) -> list[int]:
    """Count how often New Year was passed before each month, back through it as minus."""
    late, early = NEW_YEAR
    turns, turn, before = [], 0, months[0]
    for month in months:
        turn += (before >= late and month <= early) - (before <= early and month >= late)
        turns.append(turn)
        before = month
    return turns


def _within(day: WrittenDay, first: date, last: date, *, is_month_first: bool) -> int:
    years = range(last.year, first.year - 1, -1)
    for year in years:
        made = day_of(day, is_month_first=is_month_first, year=year)
        if made and first <= made <= last:
            return year
    return last.year
