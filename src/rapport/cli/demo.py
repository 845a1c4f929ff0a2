"""`rapport demo`: the demo agencies, made by the same commands that people call."""

import argparse
import sys

from rapport.cli.people import say_json
from rapport.demo.found import found_all, logins, others_are_here, password
from rapport.demo.tour import tell_tour
from rapport.kit import clock
from rapport.kit.paths import data_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", choices=["none", "tour"], default="tour", help="none: agencies and people, no client")
    parser.add_argument("--json", action="store_true", help="print all logins")
    parser.add_argument("--quiet", action="store_true", help="print nothing")
    parser.add_argument("--if-empty", action="store_true", help="do nothing where an agency of somebody else is there")


def run(args: argparse.Namespace) -> int:
    """Load the demo once; a second call adds nothing that is there."""
    if not (args.if_empty and others_are_here()):
        now = clock.now()
        agencies = found_all(now.date())
        if args.size == "tour":
            tell_tour(agencies, now)
    lines = [f"{row['email']:28} {row['name']:20} {', '.join(row['roles'])}\n" for row in logins()]  # type: ignore[arg-type]
    # `rapport run` shows them at each start.
    (data_folder() / "logins").write_text("".join(lines) + f"password: {password()}\n")
    if args.json:
        say_json(logins())
    elif not args.quiet:
        sys.stdout.writelines(lines)
    return 0
