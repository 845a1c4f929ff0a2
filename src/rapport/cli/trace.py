"""`rapport trace NUMBER`: a job's story: what happened on it, day by day."""

import argparse
import sys

from rapport.cli.people import acting_as
from rapport.cli.saying import say_json, say_refused
from rapport.cli.show import owners
from rapport.desk.queries.story import story_of
from rapport.jobs.access import visible_jobs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", help="the job's number")
    parser.add_argument("--as", dest="reader", metavar="EMAIL")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    for email in [args.reader] if args.reader else owners():
        with acting_as(email) as member:
            job = visible_jobs(member).filter(number=args.number).first()
            if job is None:
                continue
            story = story_of(job, member)
            if args.json:
                say_json({"job": job.number, "story": story})
            else:
                for row in story:
                    sys.stdout.write(f"{row['on']} {row['what']:14} {row['text']}\n")
            return 0
    return say_refused("not_found", "There is no such job here.")
