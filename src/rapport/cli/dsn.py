"""`rapport dsn`: the database address that the running process uses."""

import argparse
import sys

from rapport.kit.postgres import dsns
from rapport.kit.postgres.dsns import as_url


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", choices=["app", "owner"], default="app")


def run(args: argparse.Namespace) -> int:
    sys.stdout.write(as_url(getattr(dsns(), args.role)) + "\n")
    return 0
