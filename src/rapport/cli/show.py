"""`rapport show KIND NUMBER`: one record with its stage, what is missing, and its figures with their facts."""

import argparse
import sys
from datetime import date, datetime

from rapport.cli.people import a_day, acting_as, inside_each_agency
from rapport.cli.saying import say_json, say_refused
from rapport.desk.queries.told import TELLERS, tell
from rapport.people.models import Member


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=sorted(TELLERS))
    parser.add_argument("number", help="the record's number; a client's code")
    parser.add_argument("--as", dest="reader", metavar="EMAIL", help="with this person's rights; without it, an owner's")
    parser.add_argument("--at", metavar="DATE", type=a_day, help="as it stood at the end of this day")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Exit 2 where nothing of that number exists for the reader."""
    found = None
    for email in [args.reader] if args.reader else owners():
        with acting_as(email) as member:
            found = tell(args.kind, args.number, member, args.at)
        if found:
            break
    if found is None:
        return say_refused("not_found", "There is no such record here.")
    if args.json:
        say_json(found)
        return 0
    for name, value in found.items():
        if name == "figures":
            for figure, told in value.items():
                sys.stdout.write(f"{figure:18} {told['value']!s:>20}  {len(told['facts'])} facts\n")
        else:
            sys.stdout.write(f"{name:18} {value.isoformat() if isinstance(value, date | datetime) else value}\n")
    return 0


def owners() -> list[str]:
    """Answer one e-mail for each agency whose rights reach everything."""
    found = []
    with inside_each_agency() as agencies:
        for _agency in agencies:
            owner = Member.objects.filter(grants__role__code="owner", grants__ended_on=None, left_on=None).order_by("id").first()
            found += [owner.email] if owner else []
    return found
