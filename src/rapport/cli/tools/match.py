"""`rapport match --json FILE`: bank lines against open items: what is certain, and proposals with reasons and probability."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import BankLine, OpenItem, Outcome, Payer, Proposal, Settings

REFUSED, USAGE = 2, 64
EXAMPLES = """examples:
  rapport match --json november.json        reads the file, prints JSON; so does: rapport match november.json
  … | rapport match --json -                reads standard input

november.json:
  {"items": [{"id": 1, "key": "RP2026000123", "symbol": "1C26TYY", "number": "00000091", "open": "108000000", "client": "mvf",
              "due_on": "2026-11-20", "payer_names": ["Công ty TNHH Mây Trắng"], "tax_code": "0314409058"}],
   "lines": [{"id": 1, "amount": "108000000", "memo": "MBVCB.123456.MAY TRANG TT RP2026000123", "on": "2026-11-21"}],
   "payers": [{"client": "mvf", "accounts": ["0071000123456"], "names": [], "aliases": ["MAY TRANG FOODS"], "days_late": 3}],
   "settings": {"fee_most": "110000", "withheld": ["0.1", "0.05"]}}

  An item needs id, key, open, client; a line id and amount (money out is negative); a payer its client; settings may be left out.
  More fields: items net, contracts, issued_on, currency; lines counterparty, counterparty_account, reference, currency; payers
  tax_codes; settings subset_most (2 to 5), search_most, proposals_most, least. Amounts are decimal strings or whole numbers.

answer:
  {"allocations": [{"line": 1, "item": 1, "amount": "108000000", "rule": "key"}],
   "proposals": [{"line", "kind", "parts": [{"item", "amount"}], "probability", "reasons", "reverses"}]}"""


class InputRefused(ValueError):
    """A document that cannot be matched: which field, and why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLES
    parser.add_argument("file", nargs="?", metavar="FILE", help="the items, lines, payers and settings; - for standard input")
    parser.add_argument("--json", nargs="?", const="", metavar="FILE", help="the same; the answer is JSON in any case")


def run(args: argparse.Namespace) -> int:
    """Print allocations and proposals: 0; a document that cannot be matched: 2; a file that cannot be opened: 64."""
    source = args.json or args.file
    if not source or (args.json and args.file):
        sys.stderr.write("rapport match: one file, or - for standard input\n")
        return USAGE
    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        sys.stderr.write(f"rapport match: {error.strerror}: {source}\n")
        return USAGE
    try:
        answer = told(match(*read_document(content)))
    except InputRefused as refused:
        sys.stdout.write(json.dumps({"ok": False, "refused": "document", "message": str(refused)}, ensure_ascii=False) + "\n")
        return REFUSED
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def read_document(content: bytes | str) -> tuple[list[OpenItem], list[BankLine], list[Payer], Settings]:
    """
    Read the JSON of items, lines, payers and settings.

    :raises InputRefused: for what is no JSON object, an unknown or missing field, a wrong value, an id that stands twice
    """
    try:
        document = json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"this is no JSON: {error}") from error
    if not isinstance(document, dict):
        raise InputRefused("the document is a JSON object")
    unknown = set(document) - {"items", "lines", "payers", "settings"}
    if unknown:
        raise InputRefused(f"unknown: {', '.join(sorted(unknown))}")
    items = [_read(OpenItem, row, f"items[{place}]") for place, row in enumerate(_rows(document, "items"))]
    lines = [_read(BankLine, row, f"lines[{place}]") for place, row in enumerate(_rows(document, "lines"))]
    payers = [_read(Payer, row, f"payers[{place}]") for place, row in enumerate(_rows(document, "payers"))]
    for name, ids in (("items", [item.id for item in items]), ("lines", [line.id for line in lines])):
        if len(set(ids)) < len(ids):
            raise InputRefused(f"{name}: an id stands twice")
    return items, lines, payers, _read(Settings, document.get("settings") or {}, "settings")


def told(outcome: Outcome) -> dict[str, Any]:
    """Tell an outcome as the public answer does: ids as given, amounts as decimal strings, probabilities to six decimals."""
    return {
        "allocations": [
            {"line": row.line.id, "item": row.item.id, "amount": f"{row.amount:f}", "rule": row.rule} for row in outcome.allocations
        ],
        "proposals": [_proposal(row) for row in outcome.proposals],
    }  # fmt: skip


def _proposal(row: Proposal) -> dict[str, Any]:
    return {
        "line": row.line.id, "kind": row.kind, "parts": [{"item": part.item.id, "amount": f"{part.amount:f}"} for part in row.parts],
        "probability": round(row.probability, 6), "reasons": list(row.reasons), "reverses": row.reverses,
    }  # fmt: skip


def _rows(document: Mapping[str, Any], name: str) -> Sequence[Any]:
    rows = document.get(name, [])
    if not isinstance(rows, list):
        raise InputRefused(f"{name}: a list is asked for")
    return rows


def _amount(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise ValueError("an amount")
    return Decimal(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text")
    return value


def _id(value: object) -> str | int:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("a text or a whole number")
    return value


def _day(value: object) -> date:
    return date.fromisoformat(_text(value))


def _whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return value

    return read


def _share(value: object) -> float:
    share = float(_amount(value))
    if not 0 <= share <= 1:
        raise ValueError("a number from 0 to 1")
    return share


def _many(read: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def read_all(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError("a list")
        return tuple(read(each) for each in value)

    return read_all


READERS: Mapping[type, Mapping[str, Callable[[object], Any]]] = {
    OpenItem: {
        "id": _id, "key": _text, "symbol": _text, "number": _text, "open": _amount, "client": _id, "tax_code": _text, "payer_names": _many(_text),
        "due_on": _day, "issued_on": _day, "contracts": _many(_text), "net": _amount, "currency": _text,
    },
    BankLine: {
        "id": _id, "amount": _amount, "memo": _text, "counterparty": _text, "counterparty_account": _text, "on": _day, "reference": _text,
        "currency": _text,
    },
    Payer: {
        "client": _id, "accounts": _many(_text), "names": _many(_text), "tax_codes": _many(_text), "aliases": _many(_text),
        "days_late": _whole(-3650, 3650),
    },
    Settings: {
        "fee_most": _amount, "withheld": _many(_amount), "subset_most": _whole(2, 5), "search_most": _whole(1, 200),
        "proposals_most": _whole(1, 50), "least": _share,
    },
}  # fmt: skip
DEFAULTS: Mapping[type, Mapping[str, Any]] = {OpenItem: {"symbol": "", "number": ""}}


def _read[T](kind: Callable[..., T], row: object, where: str) -> T:
    readers = READERS[kind]  # type: ignore[index]
    if not isinstance(row, dict):
        raise InputRefused(f"{where}: an object is asked for")
    values = dict(DEFAULTS.get(kind, {}))  # type: ignore[call-overload]
    for name, value in row.items():
        if name not in readers:
            raise InputRefused(f"{where}.{name}: unknown")
        if value is not None:
            try:
                values[name] = readers[name](value)
            except (ValueError, InvalidOperation, OverflowError) as error:
                raise InputRefused(f"{where}.{name}: not {error if isinstance(error, ValueError) else 'a number'}") from error
    try:
        return kind(**values)
    except TypeError as error:
        missing = ", ".join(re.findall(r"'(\w+)'", str(error)))
        raise InputRefused(f"{where}: missing {missing}") from error
    except ValueError as error:
        raise InputRefused(f"{where}: {error} is no amount below 10^15") from error
