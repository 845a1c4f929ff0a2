"""`rapport play FILE.jsonl`: commands, one a line; stops at the first that goes otherwise than the file says."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from rapport.cli.calling import call
from rapport.cli.people import REFUSED, at_moment

NAME = re.compile(r"\$([A-Za-z_]\w*)((?:\.\w+)*)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help='lines {"do","by","at","args","as","refused"}; "$name.id" is an earlier answer')
    parser.add_argument("--quiet", action="store_true", help="print only what goes otherwise")


def run(args: argparse.Namespace) -> int:
    """Exit 0 when all goes as the file says, else 2."""
    known: dict[str, Any] = {}
    for number, text in enumerate(args.file.read_text().splitlines(), 1):
        if not text.strip() or text.lstrip().startswith(("#", "//")):
            continue
        line = json.loads(text)
        with at_moment(line.get("at")):
            answer = call(line["do"], line["by"], filled(line.get("args", {}), known))
        wanted = line.get("refused")
        if answer["ok"] is bool(wanted) or (wanted and answer["refused"] != wanted):
            sys.stdout.write(f"line {number}: {line['do']}: {json.dumps(answer, ensure_ascii=False)}\n")
            return REFUSED
        if "as" in line and answer["ok"]:
            known[line["as"]] = answer["result"]
        if not args.quiet:
            outcome = f"refused {wanted}" if wanted else answer["result"].get("number", "ok")
            sys.stdout.write(f"{number:4d} {line['do']}: {outcome}\n")
    return 0


def filled(value: Any, known: dict[str, Any]) -> Any:
    """Put earlier answers where their names stand: `$job.id`, `$minutes.lines.0`."""
    if isinstance(value, dict):
        return {name: filled(inner, known) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, known) for inner in value]
    match = NAME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    found = known[match[1]]
    for step in match[2].split(".")[1:]:
        found = found[int(step)] if step.isdigit() else found[step]
    return found
