"""`rapport workdays 2026-02-13 3`: the day so many working days after a day."""

import argparse
from datetime import timedelta
from typing import Any

from rapport.cli.tools.days import add_calendar, chosen_calendar, day
from rapport.cli.tools.telling import misused, refuse, teach, tell
from rapport.domain.calendar import NoWorkingDay

MOST = 2500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport workdays 2026-02-13 3             2026-02-25: Tết lies between",
        "rapport workdays 20/11/2026 4 --json      2026-11-27: 24 November is a holiday",
        "rapport workdays 2026-11-27 -4            counted back",
        "rapport workdays 2026-08-28 1 --no-swaps     for a firm that does not follow swap days",
        "rapport workdays 2026-11-20 --until 2026-11-27        how many working days there are",
        note="The start is not counted; 0 answers the day itself or the next working day.",
    )
    parser.add_argument("start", type=day)
    parser.add_argument("days", type=int, nargs="?", help=f"-{MOST} to {MOST}")
    parser.add_argument("--until", type=day, metavar="DAY", help="count the working days after the start up to and with this day")
    add_calendar(parser)


def run(args: argparse.Namespace) -> int:
    if (args.days is None) == (args.until is None):
        return misused("workdays", "a number of days, or --until a day")
    if args.days is not None and abs(args.days) > MOST:
        return misused("workdays", f"-{MOST} to {MOST} days")
    span = abs((args.until - args.start).days) if args.until else abs(args.days) * 2
    calendar = chosen_calendar(args, args.start, span // 365 + 2)
    try:
        found = args.until or calendar.add_working_days(args.start, args.days)
    except (NoWorkingDay, OverflowError):
        return refuse(args, "workdays", "no_working_day", "this calendar has no such working day")
    count = calendar.working_days_between(args.start, found) if args.until else args.days
    step = 1 if found >= args.start else -1
    first = args.start if count == 0 and not args.until else args.start + timedelta(step)
    between = [first + timedelta(offset * step) for offset in range(max(abs((found - first).days), 0))] if found != args.start else []
    skipped = [one for one in between if not calendar.is_working_day(one)]
    answer: dict[str, Any] = {"date": found, "days": count, "skipped": sorted(skipped)}
    line = str(count) if args.until else found.isoformat()
    if calendar.is_provisional(min(args.start, found), max(args.start, found)):
        answer["provisional"] = True
        line += "\nprovisional: no notice has settled some of these days yet"
    tell(args, answer, line)
    return 0
