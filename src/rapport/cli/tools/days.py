"""What the calendar tools share: days as people type them, and the statutory calendar around a day."""

import argparse
import re
from datetime import date
from decimal import Decimal

from rapport.domain.calendar import HALF_SATURDAYS, MONDAY_TO_FRIDAY, MONDAY_TO_SATURDAY, Calendar
from rapport.domain.law.holidays import statutory_calendar
from rapport.domain.lunar import FIRST_YEAR, LAST_YEAR


def day(text: str) -> date:
    """Read a day from 1968 to 2199: 2026-11-23 or 23/11/2026."""
    try:
        iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
        written = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text)
        parts = iso.groups() if iso else written.groups()[::-1] if written else ()
        year, month, of_month = (int(part) for part in parts)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise argparse.ArgumentTypeError(f"{text}: years {FIRST_YEAR} to {LAST_YEAR} are known")
        return date(year, month, of_month)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day: write 2026-11-23 or 23/11/2026") from error


WEEKS = {"off": MONDAY_TO_FRIDAY, "half": HALF_SATURDAYS, "full": MONDAY_TO_SATURDAY}


def calendar_around(first: date, years: int = 2, week: tuple[Decimal, ...] = MONDAY_TO_FRIDAY, *, follows_swaps: bool = True) -> Calendar:
    """Answer Vietnam's calendar for some years around a day; Monday to Friday with swap days unless asked otherwise."""
    last = min(first.year + years, LAST_YEAR)
    return statutory_calendar(max(first.year - years, FIRST_YEAR), last, week, follows_swaps=follows_swaps)


def add_calendar(parser: argparse.ArgumentParser) -> None:
    """Give a tool the choices of a firm's calendar."""
    parser.add_argument("--saturday", choices=sorted(WEEKS), default="off", help="Saturdays are off (the default), half or full days")
    parser.add_argument("--no-swaps", action="store_true", help="the firm does not follow the swap days of the notices")
    parser.add_argument("--off", type=day, action="append", default=[], metavar="DAY", help="an own day off; may be repeated")
    parser.add_argument("--worked", type=day, action="append", default=[], metavar="DAY", help="an own day worked; may be repeated")


def chosen_calendar(args: argparse.Namespace, first: date, years: int = 2) -> Calendar:
    """Answer the calendar that the choices of a call describe."""
    plain = calendar_around(first, years, WEEKS[args.saturday], follows_swaps=not args.no_swaps)
    return plain.with_own_days({off: Decimal(0) for off in args.off} | {worked: Decimal(1) for worked in args.worked})
