"""`rapport play FILE.jsonl`: commands, one a line; stops at the first that goes otherwise than the file says."""

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rapport.cli.calling import call
from rapport.cli.people import at_moment, moment_of
from rapport.cli.saying import REFUSED, say_usage

NAME = re.compile(r"\$([A-Za-z_]\w*)((?:\.\w+)*)")
WORDS = {"do", "by", "at", "args", "as", "refused"}


class Unplayable(ValueError):
    """A line that says nothing to be done: what is wrong with it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help='lines {"do","by","at","args","as","refused"}; "$name.id" is an earlier answer')
    parser.add_argument("--quiet", action="store_true", help="print only what goes otherwise")


def run(args: argparse.Namespace) -> int:
    """Exit 0 when all goes as the file says, else 2; 64 for a file or a line that cannot be read."""
    try:
        lines = args.file.read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        return say_usage("play", f"{args.file}: {getattr(error, 'strerror', None) or 'no text in UTF-8'}")
    known: dict[str, Any] = {}
    for number, text in enumerate(lines, 1):
        if not text.strip() or text.lstrip().startswith(("#", "//")):
            continue
        try:
            line = read(text)
            arguments = filled(line.get("args", {}), known)
            moment = moment_of(line["at"]) if "at" in line else None
        except (ValueError, RecursionError) as error:
            return say_usage("play", f"line {number}: {error}")
        with at_moment(moment):
            answer = call(line["do"], line["by"], arguments)
        wrong = otherwise(line, answer)
        if wrong:
            sys.stdout.write(f"line {number}: {line['do']}: {wrong}: {json.dumps(answer, ensure_ascii=False, default=str)}\n")
            return REFUSED
        if "as" in line and answer["ok"]:
            known[line["as"]] = answer["result"]
        if not args.quiet:
            outcome = f"refused {answer['refused']}" if not answer["ok"] else answer["result"].get("number", "ok")
            sys.stdout.write(f"{number:4d} {line['do']}: {outcome}\n")
    return 0


def read(text: str) -> dict[str, Any]:
    """
    Read one line.

    :raises Unplayable: what is wrong with it
    """
    line = json.loads(text)
    if not isinstance(line, dict):
        raise Unplayable("a line is a JSON object")
    if set(line) - WORDS:
        raise Unplayable(f"unknown: {', '.join(sorted(set(line) - WORDS))}; known are {', '.join(sorted(WORDS))}")
    for name in ("do", "by", "at", "as"):
        if not isinstance(line.get(name, "" if name in ("at", "as") else None), str):
            raise Unplayable(f"“{name}” is missing or no text")
    if not isinstance(line.get("args", {}), dict):
        raise Unplayable("“args” is an object of named values")
    return line


def otherwise(line: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
    """Answer how a line went otherwise than it says; "" where it went as said."""
    wanted = line.get("refused")
    if answer["ok"]:
        return f"was to be refused {wanted}, was done" if wanted else ""
    if not wanted:
        return f"refused {answer['refused']}"
    return "" if wanted in (True, answer["refused"]) else f"was to be refused {wanted}, was refused {answer['refused']}"


def filled(value: Any, known: Mapping[str, Any]) -> Any:
    """
    Put earlier answers where their names stand: `$job.id`, `$minutes.lines.0`.

    :raises Unplayable: nothing of that name was answered before
    """
    if isinstance(value, dict):
        return {name: filled(inner, known) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, known) for inner in value]
    match = NAME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    found: Any = known
    for step in [match[1], *match[2].split(".")[1:]]:
        try:
            found = found[int(step)] if isinstance(found, list) else found[step]
        except (KeyError, IndexError, ValueError, TypeError):
            raise Unplayable(f"{value}: nothing of this name was answered before") from None
    return found
