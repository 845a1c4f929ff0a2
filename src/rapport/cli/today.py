"""`rapport today --as EMAIL`: what needs a person now, in the page's order."""

import argparse
import sys

from rapport.cli.people import a_moment, acting_as, at_moment
from rapport.cli.saying import say_json
from rapport.desk.queries.docket import docket
from rapport.kit.clock import today_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as", dest="reader", required=True, metavar="EMAIL")
    parser.add_argument("--at", metavar="DATE", type=a_moment)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    with at_moment(args.at), acting_as(args.reader) as member:
        entries = [
            {"kind": row.kind, "title": str(row.title), "note": str(row.note), "url": row.url, "act": str(row.act), "due_on": row.due_on,
             "stake": f"{row.stake:f}".removesuffix(".00"), "number": row.number}
            for row in docket(member, today_of(member.agency))
        ]  # fmt: skip
    if args.json:
        say_json(entries)
        return 0
    for row in entries:
        sys.stdout.write(f"{row['due_on']} {row['stake']:>16} {row['title']} — {row['note']}\n")
    return 0
