"""`rapport statement FILE`: a bank statement as lines; camt of every version, other formats are refused by name."""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path

from rapport.kit.readers.camt import read_camt
from rapport.kit.readers.statement import Statement, StatementRefused

REFUSED = 2
KNOWN = ("auto", "camt")
NOT_YET = ("mt940", "ofx", "qif", "csv", "xlsx", "vn-text")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "examples:\n  rapport statement november.xml\n  rapport statement november.xml --json"
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", choices=[*KNOWN, *NOT_YET], default="auto")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    try:
        if args.format in NOT_YET:
            raise StatementRefused("unknown_format", f"{args.format} is not read by this version")
        statement = read_camt(args.file.read_bytes())
    except OSError as error:
        sys.stderr.write(f"rapport statement: {error.strerror}: {args.file}\n")
        return 64
    except StatementRefused as refused:
        answer = {"ok": False, "refused": refused.code, "message": str(refused)}
        sys.stdout.write(json.dumps(answer) + "\n") if args.json else sys.stderr.write(f"rapport statement: {refused}\n")
        return REFUSED
    if args.json:
        sys.stdout.write(json.dumps(told(statement), ensure_ascii=False) + "\n")
    else:
        for line in statement.lines:
            sys.stdout.write(f"{line.date} {line.amount:>18} {line.currency} {line.counterparty} {line.memo}\n")
    return 0


def told(statement: Statement) -> dict[str, object]:
    """Tell a statement as the public answer does: amounts as decimal strings, days in ISO form."""

    def amount(value: Decimal | None) -> str | None:
        return None if value is None else f"{value:f}"

    return {
        "format": statement.format, "profile": statement.profile,
        "accounts": [{"account": a.account, "currency": a.currency, "opening": amount(a.opening), "closing": amount(a.closing)} for a in statement.accounts],
        "lines": [
            {"line": row.line, "account": row.account, "date": row.date.isoformat(), "value_date": row.value_date.isoformat() if row.value_date else None,
             "amount": amount(row.amount), "currency": row.currency, "balance": amount(row.balance), "reference": row.reference,
             "counterparty": row.counterparty, "counterparty_account": row.counterparty_account, "memo": row.memo, "key": row.key}
            for row in statement.lines
        ],
        "skipped": [{"line": line, "reason": reason, "text": text} for line, reason, text in statement.skipped],
        "problems": [problem.__dict__ for problem in statement.problems],
    }  # fmt: skip
