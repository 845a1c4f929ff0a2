"""`rapport commands`: every verb with its arguments as JSON Schema and its refusals."""

import argparse
import sys

from rapport.cli.saying import say_json
from rapport.kit.command import REGISTRY
from rapport.kit.labels import label_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print all as JSON")


def run(args: argparse.Namespace) -> int:
    verbs = sorted(REGISTRY.values(), key=lambda spec: spec.name)
    if args.json:
        say_json([{"name": spec.name, "room": spec.room, "arguments": spec.schema, "refusals": list(spec.refusals)} for spec in verbs])
        return 0
    for spec in verbs:
        sys.stdout.write(f"{spec.name:24} {label_of(spec.name)}\n    {', '.join(spec.arguments) or '—'}\n")
    return 0
