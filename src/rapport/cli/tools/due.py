"""`rapport due 2026-01-20 --days 30`: the day on which an amount falls due."""

import argparse
from typing import Any

from rapport.cli.tools.days import add_calendar, chosen_calendar, day
from rapport.cli.tools.telling import misused, teach, tell
from rapport.domain.due import due_day, next_payment_run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport due 2026-01-20 --days 30                        2026-02-23 (shifted from 2026-02-19)",
        "rapport due 15/11/2026 --days 45 --clock month_end --json",
        "rapport due 2026-01-20 --runs 10,25                     and the client's payment run after it",
        "rapport due 2026-01-15 --days 30 --saturday half        Saturdays are working days",
        note="The start is not counted. Days that no notice has settled yet (Tết of later years) are said to be provisional.",
    )
    parser.add_argument("start", type=day, help="the day on which the clock starts: of the invoice, the complete dossier, the acceptance")
    parser.add_argument("--days", type=int, default=30, help="days of the term, 30 unless told")
    parser.add_argument("--clock", choices=["invoice", "dossier", "acceptance", "month_end"], default="invoice")
    parser.add_argument("--runs", type=_run_days, default=(), metavar="10,25", help="days of the month on which the client pays")
    add_calendar(parser)


def run(args: argparse.Namespace) -> int:
    if not 0 <= args.days <= 3650:
        return misused("due", "0 to 3650 days")
    calendar = chosen_calendar(args, args.start, args.days // 365 + 2)
    due = due_day(args.start, args.days, calendar, clock=args.clock)
    answer: dict[str, Any] = {"due": due.due, "counted_from": due.counted_from, "shifted_from": due.shifted_from}
    line = due.due.isoformat() + (f" (shifted from {due.shifted_from})" if due.shifted_from else "")
    if args.runs:
        answer["payment_run"] = next_payment_run(due.due, args.runs, calendar)
        line += f"\nnext payment run {answer['payment_run']}"
    if calendar.is_provisional(due.shifted_from or due.due, due.due):
        answer["provisional"] = True
        line += "\nprovisional: no notice has settled these days yet"
    tell(args, answer, line)
    return 0


def _run_days(text: str) -> tuple[int, ...]:
    try:
        days = tuple(int(part) for part in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text}: write days of the month, 10,25") from error
    if any(not 1 <= one <= 31 for one in days):
        raise argparse.ArgumentTypeError("days of the month, 1 to 31")
    return days
