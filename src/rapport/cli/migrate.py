"""`rapport migrate`: the database, its logins, the tables of this version, the wall."""

import argparse

from django.core.management import call_command
from django.db import connection

from rapport.kit import postgres, report, wall


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say nothing when all goes well")


def run(args: argparse.Namespace) -> int:
    """Bring everything to this version; harmless when it already is."""
    postgres.prepare()
    call_command("migrate", verbosity=0 if args.quiet else 1, interactive=False)
    call_command("createcachetable", verbosity=0)
    with connection.cursor() as cursor:
        # One database may serve several starts at once: the wall is built by one at a time.
        cursor.execute("select pg_advisory_lock(hashtext('rapport wall'))")
    wall.build()
    report.build()
    connection.close()
    return 0
