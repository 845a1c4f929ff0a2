"""`rapport demo`: the demo agencies, made by the same commands that people call."""

import argparse
import sys
import time
from datetime import datetime

from django.db import transaction

from rapport.cli.saying import say_json
from rapport.demo.found import found_all, logins, others_are_here, password
from rapport.demo.tour import tell_tour
from rapport.demo.volume import later
from rapport.demo.volume.size import SIZES
from rapport.journal import runs
from rapport.journal.models import Run
from rapport.kit import clock
from rapport.kit.paths import data_folder
from rapport.kit.wall import enter
from rapport.people.models import Agency

SEED = 1
SECONDS_BETWEEN_LINES = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    sizes = ["none", "tour", *SIZES]
    help_of_size = "none: agencies and people, no client; tour: a story each; S: the tour, and the first agency filled up to size S"
    parser.add_argument("--size", choices=sizes, default="tour", help=help_of_size)
    parser.add_argument("--seed", type=int, default=SEED, help=f"chooses what fills the agency up ({SEED})")
    parser.add_argument(
        "--wait", action="store_true", help="fill up here and now, and say how far it is, instead of leaving it to the worker"
    )
    parser.add_argument("--json", action="store_true", help="print all logins")
    parser.add_argument("--quiet", action="store_true", help="print nothing")
    parser.add_argument("--if-empty", action="store_true", help="do nothing where an agency of somebody else is there")


def run(args: argparse.Namespace) -> int:
    """Load the demo once; a second call adds nothing that is there, and goes on where an earlier one was stopped."""
    if not (args.if_empty and others_are_here()):
        now = clock.now()
        agencies = found_all(now.date())
        if args.size != "none":
            tell_tour(agencies, now)
        if args.size in SIZES:
            _fill_up(agencies[0], args, now)
    lines = [f"{row['email']:28} {row['name']:20} {', '.join(row['roles'])}\n" for row in logins()]  # type: ignore[arg-type]
    # `rapport run` shows them at each start.
    (data_folder() / "logins").write_text("".join(lines) + f"password: {password()}\n")
    if args.json:
        say_json(logins())
    elif not args.quiet:
        sys.stdout.writelines(lines)
    return 0


def _fill_up(agency: Agency, args: argparse.Namespace, now: datetime) -> None:
    """Let the worker fill an agency up and say where its progress stands; with --wait, do it here."""
    later.register()
    with transaction.atomic():
        enter(agency.id)
        run = later.begin(agency, args.size, seed=args.seed, now=now)
    if args.wait:
        _follow(run, quiet=args.quiet)
    elif not args.quiet:
        sys.stdout.write(
            f"demo {args.size}: the background worker fills {agency.slug} up while `rapport run` runs; "
            f"owner@demo.example sees how far it is: /runs/{run.id}/\n"
        )


def _follow(run: Run, *, quiet: bool) -> None:
    """Do the steps of a run one after the other (the worker may do some of them) and say how far it is, on one line that is written anew."""
    begun = told_at = time.monotonic()
    end = "\r" if sys.stderr.isatty() else "\n"
    while not run.is_over:
        with transaction.atomic():
            enter(run.agency_id)
            if runs.step(run.id) is None:
                time.sleep(1)
            run.refresh_from_db()
        if not quiet and (run.is_over or time.monotonic() - told_at > SECONDS_BETWEEN_LINES):
            told_at = time.monotonic()
            sys.stderr.write(f"demo: {run.at:14} {run.done_count:6} of {run.wanted_count:6}  {told_at - begun:5.0f} s{end}")
            sys.stderr.flush()
    if run.has_failed:
        raise SystemExit(f"demo: {run.failure}")
