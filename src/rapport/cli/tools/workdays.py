"""`rapport workdays 2026-02-13 3`: the day so many working days after a day."""

import argparse
import json
import sys
from datetime import timedelta

from rapport.cli.tools.days import calendar_around, day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "examples:\n  rapport workdays 2026-02-13 3\n  rapport workdays 20/11/2026 4 --json"
    parser.add_argument("start", type=day)
    parser.add_argument("days", type=int)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    if args.days < 0 or args.days > 500:
        sys.stderr.write("rapport workdays: 0 to 500 days\n")
        return 64
    calendar = calendar_around(args.start, years=3)
    found = calendar.add_working_days(args.start, args.days)
    between = (args.start + timedelta(offset) for offset in range(1, (found - args.start).days))
    skipped = [one.isoformat() for one in between if not calendar.is_working_day(one)]
    if args.json:
        sys.stdout.write(json.dumps({"date": found.isoformat(), "days": args.days, "skipped": skipped}) + "\n")
    else:
        sys.stdout.write(found.isoformat() + "\n")
    return 0
