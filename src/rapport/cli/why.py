"""`rapport why job|client|invoice NUMBER FIGURE`: the facts behind a figure, the rule that makes it, and where each came from."""

import argparse
import sys
from decimal import Decimal
from typing import Any

from rapport.cli.people import a_day, acting_as
from rapport.cli.saying import say_json, say_refused
from rapport.cli.show import owners
from rapport.desk.queries.why import RULES, explain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=["job", "client", "invoice"])
    parser.add_argument("number")
    parser.add_argument("figure", choices=sorted(RULES))
    parser.add_argument("--as", dest="reader", metavar="EMAIL")
    parser.add_argument("--at", metavar="DATE", type=a_day)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    answer: dict[str, Any] | None = None
    for email in [args.reader] if args.reader else owners():
        with acting_as(email) as member:
            answer = explain(args.kind, args.number, args.figure, member, args.at)
        if answer:
            break
    if answer is None:
        return say_refused("not_found", "There is no such figure for this reader.")
    if args.json:
        say_json(answer)
        return 0
    sys.stdout.write(f"{args.figure} of {args.kind} {args.number}: {answer['value']}\n{answer['rule']}\n\n")
    for fact in answer["facts"]:
        sys.stdout.write(
            f"{fact['on']} {fact['job']:14} {fact['measure']:12} {fact['kind']:12} {Decimal(fact['amount']):>18,} {fact['source_kind']}\n"
        )
    if Decimal(answer["assumed"]):
        sys.stdout.write(f"{'assumed: planned, neither spent nor committed':54} {Decimal(answer['assumed']):>18,}\n")
    sys.stdout.write(f"{'sum':54} {Decimal(answer['sum']):>18,}\n")
    return 0
