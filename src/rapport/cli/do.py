"""`rapport do VERB --by EMAIL --json ARGS`: the very command that the page calls, with that person's rights."""

import argparse
import json
import sys

from rapport.cli.calling import call
from rapport.cli.people import a_moment, at_moment
from rapport.cli.saying import REFUSED, say_json, say_usage


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", help="the command's name; `rapport commands` lists them")
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who acts")
    parser.add_argument("--json", default="{}", metavar="ARGS", help="the arguments as JSON, or - to read them from standard input")
    parser.add_argument("--at", metavar="MOMENT", type=a_moment, help="a day or a moment to act at, instead of now")


def run(args: argparse.Namespace) -> int:
    """Print {"ok": true, "result": …} and exit 0, or {"ok": false, "refused": …} and exit 2."""
    try:
        text = sys.stdin.read() if args.json == "-" else args.json
        arguments = json.loads(text)
    except (ValueError, RecursionError) as error:
        return say_usage("do", f"the arguments are no JSON: {error}")
    if not isinstance(arguments, dict):
        return say_usage("do", "the arguments are a JSON object")
    with at_moment(args.at):
        answer = call(args.verb, args.by, arguments)
    say_json(answer)
    return 0 if answer["ok"] else REFUSED
