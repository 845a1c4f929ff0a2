"""`rapport match FILE`: bank lines against open items: what is certain, what is proposed, how likely and why."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import Known, Matched, MoneyIn, OpenItem, Settings

REFUSED = 2
EXAMPLE = """example of FILE:
  {"items": [{"key": "RP2026000123", "symbol": "1C26TYY", "number": "00000091", "open": "138240000", "client": "TVS",
              "tax_code": "0301442989", "payer_names": ["Công ty CP Trà Vân Sương"], "due_on": "2026-11-09"}],
   "lines": [{"amount": "138240000", "memo": "CTY CP TRA VAN SUONG TT HD 91", "counterparty": "", "counterparty_account": "", "on": "2026-11-20"}],
   "payers": {"accounts": {"0071001": "TVS"}, "aliases": {"TRAN VAN A": "TVS"}, "habits": {"TVS": 10}},
   "settings": {"fee_most": "66000"}}"""


class BadInput(ValueError):
    """A file that does not say what matching needs."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLE
    parser.add_argument("file", type=Path, help="JSON; - reads it from the standard input")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print an answer for each line: 0; an input that says nonsense: 2; a file that cannot be opened: 64."""
    try:
        text = sys.stdin.read() if str(args.file) == "-" else args.file.read_text(encoding="utf-8-sig")
        items, lines, known, settings = _read(json.loads(text))
    except OSError as error:
        sys.stderr.write(f"rapport match: {error.strerror}: {error.filename}\n")
        return 64
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError, BadInput) as error:
        message = {"ok": False, "refused": "input", "message": str(error)}
        sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n") if args.json else sys.stderr.write(f"rapport match: {error}\n")
        return REFUSED
    answers = match(lines, items, known, settings)
    if args.json:
        sys.stdout.write(
            json.dumps({"lines": [_told(answer, line) for answer, line in zip(answers, lines, strict=True)]}, ensure_ascii=False) + "\n"
        )
        return 0
    for line, answer in zip(lines, answers, strict=True):
        sys.stdout.write(f"{line.amount} {line.memo[:60]}\n")
        if answer.certain:
            sys.stdout.write(f"    certain ({answer.certain.rule}): {answer.certain.item.key}\n")
        for proposal in answer.proposals:
            keys = " + ".join(item.key for item, _amount in proposal.parts) or f"takes back line {(proposal.reverses or 0) + 1}"
            sys.stdout.write(f"    {proposal.probability:.2f} {keys}: {', '.join(proposal.reasons)}\n")
    return 0


def _told(answer: Matched, line: MoneyIn) -> dict[str, Any]:
    certain = answer.certain
    return {
        "certain": {"key": certain.item.key, "rule": certain.rule, "amount": f"{line.amount:f}"} if certain else None,
        "proposals": [
            {"parts": [{"key": item.key, "amount": f"{amount:f}"} for item, amount in proposal.parts], "probability": round(proposal.probability, 4),
             "reasons": list(proposal.reasons), "reverses": None if proposal.reverses is None else proposal.reverses + 1}
            for proposal in answer.proposals
        ],
    }  # fmt: skip


def _read(data: Any) -> tuple[list[OpenItem], list[MoneyIn], Known, Settings]:
    if not isinstance(data, Mapping):
        raise BadInput("an object with items and lines")
    items = [_item(entry, place) for place, entry in enumerate(_list(data, "items"))]
    if len({item.key for item in items}) < len(items):
        raise BadInput("items: two have the same key")
    payers, settings = data.get("payers") or {}, data.get("settings") or {}
    if not isinstance(payers, Mapping) or not isinstance(settings, Mapping):
        raise BadInput("payers and settings are objects")
    known = Known(*({str(name): value for name, value in (payers.get(part) or {}).items()} for part in ("accounts", "aliases", "habits")))
    fee = _amount(settings.get("fee_most", "66000"), "settings.fee_most")
    return items, [_line(entry, place) for place, entry in enumerate(_list(data, "lines"))], known, Settings(fee_most=fee)


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    found = data.get(name)
    if not isinstance(found, list) or not all(isinstance(entry, Mapping) for entry in found):
        raise BadInput(f"{name}: a list of objects")
    return found


def _item(entry: Mapping[str, Any], place: int) -> OpenItem:
    where = f"items[{place}]"
    key = str(entry.get("key") or entry.get("id") or "")
    if not key:
        raise BadInput(f"{where}: a key")
    names = entry.get("payer_names") or ()
    return OpenItem(
        id=entry.get("id", key), key=key.upper(), symbol=str(entry.get("symbol") or ""), number=str(entry.get("number") or ""),
        open=_amount(entry.get("open"), f"{where}.open"), client=str(entry.get("client") or ""), tax_code=str(entry.get("tax_code") or ""),
        payer_names=(names,) if isinstance(names, str) else tuple(map(str, names)), due_on=_day(entry.get("due_on"), f"{where}.due_on"),
        contract=str(entry.get("contract") or ""),
    )  # fmt: skip


def _line(entry: Mapping[str, Any], place: int) -> MoneyIn:
    where = f"lines[{place}]"
    return MoneyIn(
        _amount(entry.get("amount"), f"{where}.amount"), str(entry.get("memo") or ""), str(entry.get("counterparty") or ""),
        str(entry.get("counterparty_account") or ""), _day(entry.get("on") or entry.get("date"), f"{where}.on"),
    )  # fmt: skip


def _amount(value: Any, where: str) -> Decimal:
    try:
        amount = Decimal(str(value))
    except InvalidOperation as error:
        raise BadInput(f"{where}: an amount, not {value!r}") from error
    if not amount.is_finite() or abs(amount) >= 10**18:
        raise BadInput(f"{where}: an amount, not {value!r}")
    return amount


def _day(value: Any, where: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise BadInput(f"{where}: a day such as 2026-11-24") from error
