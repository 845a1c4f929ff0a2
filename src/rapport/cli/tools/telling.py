"""How the tools speak: one answer as JSON or as lines, examples in the help, amounts as decimal text."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rapport.kit.clock import now

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
RIGHT, FAILED, REFUSED, USAGE = 0, 1, 2, 64


def teach(parser: argparse.ArgumentParser, *examples: str, note: str = "") -> None:
    """Give a tool its examples and its --json."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "examples:\n" + "\n".join(f"  {example}" for example in examples) + (f"\n\n{note}" if note else "")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def tell(args: argparse.Namespace, answer: Mapping[str, Any] | list[Any], lines: str) -> None:
    """Print an answer: as one line of JSON where it is asked for, else the lines for people."""
    sys.stdout.write((json.dumps(plain(answer), ensure_ascii=False) if args.json else lines) + "\n")


def refuse(args: argparse.Namespace, tool: str, code: str, message: str, **more: str) -> int:
    """Say what is refused, and answer exit code 2; `more` stands beside it in JSON."""
    if args.json:
        sys.stdout.write(json.dumps({"ok": False, "refused": code, "message": message, **more}, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(f"rapport {tool}: {message}\n")
    return REFUSED


def misused(tool: str, message: str) -> int:
    """Say what is wrong with the call, and answer exit code 64."""
    sys.stderr.write(f"rapport {tool}: {message}\n")
    return USAGE


def plain(value: Any) -> Any:
    """Bring an answer into JSON: amounts as decimal text, days in ISO form."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return value


def number(text: str) -> Decimal:
    """Read a number of an argument: 12.5 or 12,5; only finite ones."""
    try:
        value = Decimal(text.replace(",", ".").replace("_", ""))
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"{text} is not a number") from error
    if not value.is_finite():
        raise argparse.ArgumentTypeError(f"{text} is not a number")
    return value


def read_text(source: str) -> str:
    """Read a file, or what is piped in for `-`. OSError and UnicodeDecodeError are the caller's."""
    return sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")


def today() -> date:
    """Answer today in Vietnam; `RAPPORT_NOW` moves it."""
    return now().astimezone(VIETNAM).date()
