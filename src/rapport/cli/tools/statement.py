"""`rapport statement FILE`: a bank statement as lines, whatever bank and format; what is no line is told with its reason."""

import argparse
import gc
import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from rapport.domain.statements.lines import Statement, StatementLine, StatementRefused
from rapport.domain.statements.mapping import Mapping, read_mapping
from rapport.kit.readers.statement_files import FORMATS, MOST_BYTES, Wanted, read_statement

REFUSED, USAGE = 2, 64
YEARS = range(1900, 2200)
MOST_MAPPING_BYTES = 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "examples:\n  rapport statement november.xml\n  rapport statement bidv_2024-09-10.txt --json\n"
        '  rapport statement list.csv --mapping list.json --json\n\na mapping: {"columns": {"date": "Datum", "amount": 4, "memo": ["Name", "Text"]},\n'
        '  "decimal": ",", "date_order": "dmy", "sides": {"O": "debit", "I": "credit"}}'
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", choices=FORMATS, default="auto", help="auto looks into the file, never at its name")
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="JSON: which column holds what")
    parser.add_argument("--year", type=int, help="the year of days that are written without one")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    # A file of lines holds no rings: looking for them among a million objects takes a third of the time.
    gc.disable()
    try:
        return _run(args)
    finally:
        gc.enable()


def _run(args: argparse.Namespace) -> int:
    if args.year is not None and args.year not in YEARS:
        sys.stderr.write(f"rapport statement: no year: {args.year}\n")
        return USAGE
    try:
        mapping = _mapping(args.mapping) if args.mapping else None
        if args.file.stat().st_size > MOST_BYTES:
            raise StatementRefused("too_large", f"more than {MOST_BYTES // 1024**2} MB")
        statement = read_statement(args.file.read_bytes(), Wanted(args.format, args.file.name, args.year, mapping))
    except OSError as error:
        sys.stderr.write(f"rapport statement: {error.strerror}: {error.filename}\n")
        return USAGE
    except StatementRefused as refused:
        answer = {"ok": False, "refused": refused.code, "message": str(refused)}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n") if args.json else sys.stderr.write(
            f"rapport statement: {refused}\n"
        )
        return REFUSED
    if args.json:
        sys.stdout.writelines(told(statement))
    else:
        _show(statement)
    return 0


def _mapping(path: Path) -> Mapping:
    if path.stat().st_size > MOST_MAPPING_BYTES:
        raise StatementRefused("mapping", "a mapping is a small file")
    try:
        return read_mapping(json.loads(path.read_bytes()))
    except (ValueError, RecursionError) as error:
        if isinstance(error, StatementRefused):
            raise
        raise StatementRefused("mapping", f"no JSON: {error}") from error


def _show(statement: Statement) -> None:
    for line in statement.lines:
        sys.stdout.write(f"{line.date} {line.amount:>18f} {line.currency:3} {line.counterparty} {line.memo}\n")
    for skipped in statement.skipped:
        if skipped.reason == "unreadable":
            sys.stderr.write(f"line {skipped.line} not read: {skipped.text}\n")
    for problem in statement.problems:
        sys.stderr.write(f"line {problem.line}: {problem.code}: {problem.message}\n")


def told(statement: Statement) -> Iterator[str]:
    """Tell a statement as the public answer does, piece by piece: amounts as decimal strings, days in ISO form."""
    head = {
        "format": statement.format, "profile": statement.profile,
        "accounts": [{"account": a.account, "currency": a.currency, "opening": _amount(a.opening), "closing": _amount(a.closing)} for a in statement.accounts],
    }  # fmt: skip
    yield _written(head)[:-1]
    skipped = (_written({"line": item.line, "reason": item.reason, "text": item.text}) for item in statement.skipped)
    problems = (_written({"code": item.code, "line": item.line, "message": item.message}) for item in statement.problems)
    for name, items in (("lines", (_written(_line(line)) for line in statement.lines)), ("skipped", skipped), ("problems", problems)):
        yield f', "{name}": ['
        for place, item in enumerate(items):
            yield f", {item}" if place else item
        yield "]"
    yield "}\n"


def _line(row: StatementLine) -> dict[str, object]:
    return {
        "line": row.line, "account": row.account, "date": row.date.isoformat(), "value_date": row.value_date.isoformat() if row.value_date else None,
        "amount": _amount(row.amount), "currency": row.currency, "balance": _amount(row.balance), "reference": row.reference,
        "counterparty": row.counterparty, "counterparty_account": row.counterparty_account, "memo": row.memo, "key": row.key,
    }  # fmt: skip


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _written(value: object) -> str:
    # A lone half of a pair is no letter that a terminal or a file could take.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
