"""`rapport urls`: every address with its methods, capability and scope."""

import argparse
import sys

from rapport.cli.people import say_json
from rapport.config import urls  # noqa: F401 (declares the routes)
from rapport.kit.pages import ROUTES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    rows = [
        {
            "name": row.name,
            "path": f"/{row.pattern}",
            "methods": row.methods,
            "capability": row.needs,
            "scope": row.scope,
            "command": row.command,
        }
        for row in ROUTES.values()
    ]
    if args.json:
        say_json(rows)
    else:
        for row in ROUTES.values():
            sys.stdout.write(f"{' '.join(row.methods):6} /{row.pattern:59} {row.needs or '-':20} {row.scope}\n")
    return 0
