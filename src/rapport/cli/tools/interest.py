"""`rapport interest`: interest on late payment, actual days over 365, on what is open each day."""

import argparse
from datetime import date
from decimal import Decimal

from rapport.cli.tools.days import day
from rapport.cli.tools.telling import number, refuse, teach, tell, today
from rapport.domain.interest import late_interest
from rapport.domain.law.claims import is_rate_warned
from rapport.domain.law.rule import NoRule
from rapport.domain.limitation import limitation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport interest 324000000 --rate 10 --due 2026-02-11 --until 2026-02-26        1331507",
        "rapport interest 100000000 --rate 10 --due 2026-02-11 --until 2026-05-11 --paid 2026-03-01:40000000 --json",
        note="From the day after the due day to the last one, both counted; the day of a payment still counts on what was open before.",
    )
    parser.add_argument("principal", type=number, help="what was open on the due day")
    parser.add_argument("--rate", type=number, required=True, help="percent a year")
    parser.add_argument("--due", type=day, required=True, help="the due day after its shift to a working day")
    parser.add_argument("--until", type=day, help="the last day counted; today unless told")
    parser.add_argument("--paid", type=_payment, action="append", default=[], metavar="DAY:AMOUNT", help="a payment; may be repeated")
    parser.add_argument("--unit", type=number, default=Decimal(1), help="0.01 for cents; 1 unless told")


def run(args: argparse.Namespace) -> int:
    until = args.until or today()
    if args.unit <= 0:
        return refuse(args, "interest", "unit", "a unit is above nothing")
    try:
        found = late_interest(args.principal, args.rate, args.due, until, payments=args.paid, unit=args.unit)
    except ValueError as error:
        return refuse(args, "interest", "amount", str(error))
    clock = limitation(args.due, until)
    spans = [{"first": span.first, "last": span.last, "days": span.days, "principal": span.principal} for span in found.spans]
    answer = {"interest": found.amount, "days": sum(span.days for span in found.spans), "spans": spans,
              "rate_above_cap": _above_cap(args.rate, until), "limitation": clock.last_day}  # fmt: skip
    tell(args, answer, f"{found.amount:f}" + ("\nwarned: above the cap of loans" if answer["rate_above_cap"] else ""))
    return 0


def _above_cap(rate: Decimal, on: date) -> bool:
    try:
        return is_rate_warned(rate, on)
    except NoRule:
        return False


def _payment(text: str) -> tuple[date, Decimal]:
    when, colon, amount = text.partition(":")
    if not colon:
        raise argparse.ArgumentTypeError(f"{text}: write 2026-03-01:40000000")
    return day(when), number(amount)
