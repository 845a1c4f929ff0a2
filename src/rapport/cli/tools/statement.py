"""`rapport statement FILE`: a bank statement of any bank as lines, recognised by its content."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from rapport.domain.statements.lines import Statement, StatementLine, StatementRefused
from rapport.domain.statements.mapping import Mapping, read_mapping
from rapport.kit.readers.statement import FORMATS, read_statement

REFUSED = 2
EXAMPLES = """examples:
  rapport statement november.xml                          camt of any version
  rapport statement sao-ke-11.csv --json                  a table: columns are told by their headings
  rapport statement sao-ke.txt --year 2026                days without a year
  rapport statement bank.csv --mapping bank.json          columns that nothing heads, e.g.
      {"columns": {"date": 1, "memo": 2, "amount": 5}, "header": false, "decimal": ",", "date_order": "dmy"}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLES
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", choices=FORMATS, default="auto", help="what the file is; auto tells by its content")
    parser.add_argument("--mapping", type=Path, help="a JSON file that names the columns")
    parser.add_argument("--year", type=int, help="the year of days that are written without one")
    parser.add_argument("--json", action="store_true", help="one JSON object: accounts, lines, skipped, problems")


def run(args: argparse.Namespace) -> int:
    """Print the statement: 0; refused: 2; a file that cannot be opened: 64."""
    try:
        mapping = _mapping(args.mapping)
        statement = read_statement(args.file.read_bytes(), format=args.format, name=args.file.name, year=args.year, mapping=mapping)
    except OSError as error:
        sys.stderr.write(f"rapport statement: {error.strerror}: {error.filename}\n")
        return 64
    except StatementRefused as refused:
        answer = {"ok": False, "refused": refused.code, "message": str(refused)}
        sys.stdout.write(json.dumps(answer) + "\n") if args.json else sys.stderr.write(f"rapport statement: {refused}\n")
        return REFUSED
    if args.json:
        for piece in told(statement):
            sys.stdout.write(piece)
    else:
        for line in statement.lines:
            sys.stdout.write(f"{line.date} {line.amount:>18} {line.currency} {line.counterparty} {line.memo}\n")
        for problem in statement.problems:
            sys.stderr.write(f"line {problem.line}: {problem.code}: {problem.message}\n")
    return 0


def _mapping(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    try:
        return read_mapping(json.loads(path.read_text(encoding="utf-8-sig")))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StatementRefused("mapping", f"no JSON: {error}") from error


def told(statement: Statement) -> Iterator[str]:
    """Tell a statement as the public answer does, piece by piece: amounts as decimal strings, days in ISO form."""
    head = {
        "format": statement.format, "profile": statement.profile,
        "accounts": [{"account": a.account, "currency": a.currency, "opening": _amount(a.opening), "closing": _amount(a.closing)} for a in statement.accounts],
    }  # fmt: skip
    yield json.dumps(head, ensure_ascii=False)[:-1]
    yield from _list("lines", (_line(row) for row in statement.lines))
    yield from _list("skipped", ({"line": row.line, "reason": row.reason, "text": row.text} for row in statement.skipped))
    yield from _list("problems", ({"code": row.code, "line": row.line, "message": row.message} for row in statement.problems))
    yield "}\n"


def _list(name: str, entries: Iterable[dict[str, object]]) -> Iterator[str]:
    yield f', "{name}": ['
    for place, entry in enumerate(entries):
        yield f"{', ' if place else ''}{json.dumps(entry, ensure_ascii=False)}"
    yield "]"


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _line(row: StatementLine) -> dict[str, object]:
    return {
        "line": row.line, "account": row.account, "date": row.date.isoformat(), "value_date": row.value_date.isoformat() if row.value_date else None,
        "amount": _amount(row.amount), "currency": row.currency, "balance": _amount(row.balance), "reference": row.reference,
        "counterparty": row.counterparty, "counterparty_account": row.counterparty_account, "memo": row.memo, "key": row.key,
    }  # fmt: skip
