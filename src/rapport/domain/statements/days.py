"""Days as banks write them: numeric in any order, with named months, with times, without a year, with a reference glued behind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from rapport.domain.names import search_form

MONTHS = {
    name: month
    for month, names in enumerate(
        ("jan ene gen", "feb fev", "mar mrz mae", "apr avr abr", "may mai maj mei", "jun juin", "jul juil", "aug aou ago", "sep", "oct okt ott",
         "nov", "dec dez dic"), 1,
    )
    for name in names.split()
}  # fmt: skip
TIME = r"\d{1,2}[:hH]\d{2}(?:[:mM]\d{2}(?:[.,:]\d+)?)?s?\s*(?:[AaPp]\.?[Mm]\b\.?|SA\b|CH\b)?(?:\s*(?:Z\b|GMT|UTC|[+\-]\d{2}:?\d{2}))?"
BEFORE = re.compile(rf"^(?:(?:[^\W\d_]{{2,9}}\.?,|{TIME}[\s,]*(?:-\s*)?|[Nn]gày|[Tt]hứ\s\w+,?|CN,?|T\d,)\s*)?")
NUMERIC = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2})|(?P<bare>\.?))(?![\d/])(?!\.\d)")
ISO = re.compile(r"(\d{4})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
COMPACT = re.compile(r"(\d{8})(?:T?\d{4}(?:\d{2})?)?(?:\.\d+)?(?!\d)")
CHARACTERS = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º)?[\s\-./]*(?:de\s+)?([^\W\d_]{3,9})[\s\-.,/]*(?:del?\s+)?(\d{4}|\d{2}(?!\d|:))?(?!\w)")
NAMED_FIRST = re.compile(r"([^\W\d_]{3,9})\.?[\s\-](\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:[\s,\-]+(\d{4}))?(?![\w:])")
SPOKEN = re.compile(r"(\d{1,2})[\s\-]*(?:[Tt]háng|[Tt]hg\.?|[Tt]hang)[\s\-]*(\d{1,2})[,\-]?(?:\s*(?:[Nn]ăm|[Nn]am)?\s*(\d{4}))?(?!\d)")
# What no day begins with is not asked further: most cells of a statement are words.
MAY_START = re.compile(
    rf"\d{{1,4}}\s?[/.\-:hH\sT年년]|\d{{8}}|\d{{1,2}}[^\W\d_]|[^\W\d_]{{2,9}}\.?,|[Nn]gày\b|[Tt]hứ\b|CN\b|T\d,|(?:{'|'.join(MONTHS)})",
    re.IGNORECASE,
)
AFTER = re.compile(rf"^[\s,T]*(?:-\s*)?(?:{TIME})?[\s,;|\-]*")
# Thailand counts the years from the Buddha: 2568 is 2025.
BUDDHA = 543
BUDDHIST_YEARS = range(1900 + BUDDHA, 2100 + BUDDHA)
SHEET_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """
    A day as written: its two small numbers, the year if there is one, whether its order is known, and what stood behind it.

    :param has_points: it is written 1.2.2024, as nobody does who puts the month first
    """

    first: int
    second: int
    year: int | None
    is_month_first: bool | None = None
    rest: str = ""
    has_points: bool = False


def read_day(text: str) -> WrittenDay | None:
    """Read what a cell begins with as a day; a time is dropped, other text is kept as its rest. None where it is none."""
    # An apostrophe before it tells a spreadsheet that it is a text.
    text = text.strip().removeprefix("'")
    if not MAY_START.match(text) or len(text) > 400:
        return None
    start = BEFORE.match(text).end()  # type: ignore[union-attr]  # matches nothing, too
    for read in (_iso, _numeric, _compact, _spoken, _named, _named_first, _characters):
        found = read(text, start)
        if found:
            day, end = found
            if day.year and day.year in BUDDHIST_YEARS:
                day = replace(day, year=day.year - BUDDHA)
            rest = AFTER.sub("", text[end:], count=1).strip() if end < len(text) else ""
            return replace(day, rest=rest) if rest else _shared(day)
    return None


@lru_cache(maxsize=4096)
def _shared(day: WrittenDay) -> WrittenDay:
    """Answer one and the same of equal days: a statement has many lines and few days."""
    return day


def _iso(text: str, at: int) -> tuple[WrittenDay, int] | None:
    found = ISO.match(text, at)
    return (WrittenDay(int(found[3]), int(found[4]), int(found[1]), True), found.end()) if found else None


def _numeric(text: str, at: int) -> tuple[WrittenDay, int] | None:
    found = NUMERIC.match(text, at)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    # 12.50 is an amount; a day without a year is written with a stroke, or with points behind both numbers.
    is_day = year or found[2] in "/-" or (found[2] == "." and found["bare"])
    if not is_day or not (_fits(first, second) or _fits(second, first)):
        return None
    return WrittenDay(first, second, _whole_year(year), has_points=found[2] == "."), found.end()


def _fits(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _compact(text: str, at: int) -> tuple[WrittenDay, int] | None:
    found = COMPACT.match(text, at)
    if not found:
        return None
    digits = found[1]
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if 1900 <= year <= 2199 and _fits(day, month):
        return WrittenDay(month, day, year, True), found.end()
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    return (WrittenDay(day, month, year, False), found.end()) if 1900 <= year <= 2199 and _fits(day, month) else None


def _spoken(text: str, at: int) -> tuple[WrittenDay, int] | None:
    found = SPOKEN.match(text, at)
    return (WrittenDay(int(found[1]), int(found[2]), _whole_year(found[3]), False), found.end()) if found else None


def _named(text: str, at: int) -> tuple[WrittenDay, int] | None:
    found = NAMED.match(text, at)
    month = MONTHS.get(search_form(found[2])[:3]) if found else None
    return (WrittenDay(int(found[1]), month, _whole_year(found[3]), False), found.end()) if found and month else None


def _named_first(text: str, at: int) -> tuple[WrittenDay, int] | None:
    found = NAMED_FIRST.match(text, at)
    month = MONTHS.get(search_form(found[1])[:3]) if found else None
    return (WrittenDay(month, int(found[2]), _whole_year(found[3]), True), found.end()) if found and month else None


def _characters(text: str, at: int) -> tuple[WrittenDay, int] | None:
    found = CHARACTERS.match(text, at)
    return (WrittenDay(int(found[2]), int(found[3]), int(found[1]), True), found.end()) if found else None


def _whole_year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= 70 else 2000)


def is_month_first(days: Iterable[WrittenDay], *, is_day_first: bool = False) -> bool:
    """
    Say whether a column writes the month before the day.

    A number above 12 proves it; where none does, the reading with the shorter span of days is taken, else day before month. Of a
    language that writes the day first (`is_day_first`) only a proof makes it otherwise.
    """
    open_days = list(dict.fromkeys(day for day in days if day.is_month_first is None))
    month_first = sum(day.second > 12 for day in open_days)
    day_first = sum(day.first > 12 for day in open_days)
    if month_first != day_first:
        return month_first > day_first
    if is_day_first or any(day.has_points for day in open_days):
        return False
    return _span(open_days, is_month_first=True) < _span(open_days, is_month_first=False)


def _span(days: Sequence[WrittenDay], *, is_month_first: bool) -> timedelta:
    made = [day_of(day, is_month_first=is_month_first, year=day.year or 2000) for day in days]
    known = [day for day in made if day]
    return max(known) - min(known) if known else timedelta.max


def day_of(written: WrittenDay, *, is_month_first: bool, year: int) -> date | None:
    """Make the day; `year` stands in where it has none. None for a day that no calendar has (31/02)."""
    month_leads = written.is_month_first if written.is_month_first is not None else is_month_first
    month, day = (written.first, written.second) if month_leads else (written.second, written.first)
    try:
        return date(written.year or year, month, day)
    except ValueError:
        return None


def sheet_day(serial: int) -> date | None:
    """Read the number by which a spreadsheet stores a day; from 1955 to 2118, anything else is no day."""
    return SHEET_ZERO + timedelta(days=serial) if 20_000 <= serial < 80_000 else None
