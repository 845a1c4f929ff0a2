"""Real statements of many banks: read whole, to the unit."""

import base64
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.mapping import read_mapping
from rapport.kit.readers.statement import read_statement

BANK = Path(__file__).resolve().parents[3] / "shared" / "data" / "bank"
MAPPINGS: dict[str, dict[str, Any]] = {
    "statement_1.csv": {"columns": {"date": 1, "memo": 2, "amount": 7}, "header": False, "inverted": True, "currency": "GBP"},
    "test_row_format_CD_flag.csv": {
        "columns": {"date": 1, "memo": 2, "value_date": 3, "amount": 4, "side": 5}, "header": False, "sides": {"O": "debit", "I": "credit"},
        "decimal": ",",
    },
    "test_row_format_default.csv": {
        "columns": {"date": 1, "memo": 2, "value_date": 3, "credit": 4, "debit": 5}, "header": False, "decimal": ",",
    },
}  # fmt: skip


def read(path: Path, **more: Any) -> Statement:
    return read_statement(path.read_bytes(), name=path.name, **more)


def expected() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((BANK / "vietnam" / "expected.json").read_text())
    return found


@pytest.mark.parametrize("name", expected())
def test_vietnamese_banks_are_read_whole(name: str) -> None:
    statement, wanted = read(BANK / "vietnam" / name), expected()[name]
    assert len(statement.lines) == wanted.get("transactions", wanted.get("rows"))
    assert sum(line.amount for line in statement.lines if line.amount > 0) == wanted["total_credit_vnd"]
    assert not [line for line in statement.lines if line.amount < 0]
    assert not [entry for entry in statement.skipped if entry.reason == "unreadable"]
    physical = (BANK / "vietnam" / name).read_text().rstrip("\n").count("\n") + 1
    assert len(statement.lines) + len(statement.skipped) == physical


def mt940_files() -> list[Path]:
    return sorted(BANK.glob("mt940/*/*.sta"))


@pytest.mark.parametrize("path", mt940_files(), ids=lambda path: path.stem)
def test_mt940_gives_the_amounts_and_days_of_the_reference(path: Path) -> None:
    told = path.with_suffix(".yml").read_text(errors="replace")
    body = told[told.find("\ntransactions:") :]
    amounts = [Decimal(text) for text in re.findall(r"amount: !!python/object/apply:decimal.Decimal \['(-?[\d.]+)'\]", body)]
    days = [base64.b64decode(text) for text in re.findall(r"  date: .*?\n\s+- !!binary \|\n\s+(\S+)", body)]
    try:
        statement = read(path)
    except StatementRefused as refused:
        assert refused.code == "no_lines"
        assert path.stem in ("empty_non_swift", "invalid_statement")
        return
    if not amounts:
        return
    assert [line.amount for line in statement.lines] == amounts
    assert [_packed(line.value_date) for line in statement.lines] == days


def _packed(day: Any) -> bytes:
    return bytes([day.year >> 8, day.year & 255, day.month, day.day])


@pytest.mark.parametrize("path", sorted(BANK.glob("ofx/**/*.ofx")), ids=lambda path: path.stem)
def test_ofx_is_read_or_refused_with_a_reason_and_loses_nothing(path: Path) -> None:
    count = len(re.findall(r"<STMTTRN>", path.read_text(errors="replace"), re.IGNORECASE))
    try:
        statement = read(path)
    except StatementRefused as refused:
        assert count == 0
        assert refused.detail
        return
    trades = sum(entry.text == "a trade of securities" for entry in statement.skipped)
    assert len(statement.lines) + len(statement.skipped) - trades == count


@pytest.mark.parametrize(
    "path", sorted([*BANK.glob("csv/bank2ynab/*.csv"), *BANK.glob("csv/csv2ofx/test/*.csv")]), ids=lambda path: path.stem
)
def test_csv_layouts_of_many_banks(path: Path) -> None:
    entries = MAPPINGS.get(path.name)
    statement = read(path, mapping=read_mapping(entries) if entries else None)
    assert statement.lines
    assert not [entry for entry in statement.skipped if entry.reason == "unreadable"]


@pytest.mark.parametrize("path", sorted(BANK.glob("csv/**/*.qif")), ids=lambda path: path.stem)
def test_qif(path: Path) -> None:
    assert len(read(path).lines) >= 1


@pytest.mark.parametrize("path", sorted(BANK.glob("camt/genkgo/*.xml")), ids=lambda path: path.stem)
def test_camt_entries_are_read_whole(path: Path) -> None:
    statement = read(path)
    entries = len(re.findall(r"<Ntry>", path.read_text()))
    assert len(statement.lines) >= entries
    assert statement.format == "camt"
