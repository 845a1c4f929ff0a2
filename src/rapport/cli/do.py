"""`rapport do VERB --by EMAIL --json ARGS`: the very command that the page calls, with that person's rights."""

import argparse
import json
import sys

from rapport.cli.calling import call
from rapport.cli.people import REFUSED, at_moment, say_json

USAGE = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", help="the command's name; `rapport commands` lists them")
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who acts")
    parser.add_argument("--json", default="{}", metavar="ARGS", help="the arguments as JSON, or - to read them from standard input")
    parser.add_argument("--at", metavar="MOMENT", help="a day or a moment to act at, instead of now")


def run(args: argparse.Namespace) -> int:
    """Print {"ok": true, "result": …} and exit 0, or {"ok": false, "refused": …} and exit 2."""
    try:
        text = sys.stdin.read() if args.json == "-" else args.json
        arguments = json.loads(text)
    except ValueError as error:
        sys.stderr.write(f"rapport do: the arguments are no JSON: {error}\n")
        return USAGE
    if not isinstance(arguments, dict):
        sys.stderr.write("rapport do: the arguments are a JSON object\n")
        return USAGE
    with at_moment(args.at):
        answer = call(args.verb, args.by, arguments)
    say_json(answer)
    return 0 if answer["ok"] else REFUSED
