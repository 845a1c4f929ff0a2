"""How the command line answers: JSON on a line, a refusal with its code and exit code 2."""

import json
import sys
from datetime import date, datetime
from typing import Any

REFUSED = 2
USAGE = 64


class UnknownPerson(LookupError):
    """No active member has this e-mail."""


def say_json(answer: Any) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, default=_plain) + "\n")


def say_refused(code: str, message: str) -> int:
    """Print a refusal as `rapport do` does; answer its exit code."""
    say_json({"ok": False, "refused": code, "message": message, "missing": []})
    return REFUSED


def say_usage(command: str, message: str) -> int:
    """Say on standard error how a call went wrong; answer its exit code."""
    sys.stderr.write(f"rapport {command}: {message}\n")
    return USAGE


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
