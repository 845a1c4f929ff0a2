"""`rapport due 2026-01-20 --days 30`: the day on which an amount falls due."""

import argparse
import json
import sys

from rapport.cli.tools.days import calendar_around, day
from rapport.domain.due import due_day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "examples:\n  rapport due 2026-01-20 --days 30\n  rapport due 15/11/2026 --days 45 --clock month_end --json"
    parser.add_argument("start", type=day, help="the day on which the clock starts: of the invoice, the complete dossier, the acceptance")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--clock", choices=["invoice", "dossier", "acceptance", "month_end"], default="invoice")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    due = due_day(args.start, args.days, calendar_around(args.start), clock=args.clock)
    if args.json:
        shifted = due.shifted_from.isoformat() if due.shifted_from else None
        sys.stdout.write(
            json.dumps({"due": due.due.isoformat(), "counted_from": due.counted_from.isoformat(), "shifted_from": shifted}) + "\n"
        )
    else:
        sys.stdout.write(due.due.isoformat() + (f" (shifted from {due.shifted_from})" if due.shifted_from else "") + "\n")
    return 0
