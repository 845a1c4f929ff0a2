"""`rapport demo`: the demo agencies, made by the same commands that people call."""

import argparse
import sys

from rapport.cli.people import say_json
from rapport.demo.found import found_all, is_founded, logins
from rapport.demo.tour import tell_tour
from rapport.kit import clock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", choices=["none", "tour"], default="tour", help="none: agencies and people, no client")
    parser.add_argument("--json", action="store_true", help="print all logins")
    parser.add_argument("--if-empty", action="store_true", help="do nothing where the demo is there already")


def run(args: argparse.Namespace) -> int:
    """Load the demo once; a second call adds nothing that is there."""
    if not (args.if_empty and is_founded()):
        now = clock.now()
        agencies = found_all(now.date())
        if args.size == "tour":
            tell_tour(agencies, now)
    if args.json:
        say_json(logins())
    else:
        for row in logins():
            sys.stdout.write(f"{row['email']:28} {row['name']:20} {', '.join(row['roles'])}\n")  # type: ignore[arg-type]
    return 0
