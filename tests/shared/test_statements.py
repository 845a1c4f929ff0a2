"""The banks' files beside the repository: read to the unit, or refused with a reason."""

import json
import random
import re
from base64 import b64decode
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.mapping import read_mapping
from rapport.domain.statements.text_files import read_text_table
from rapport.kit.readers.statement_files import Wanted, read_statement

BANK = Path(__file__).resolve().parents[3] / "shared" / "data" / "bank"
EXPECTED: dict[str, dict[str, Any]] = json.loads((BANK / "vietnam" / "expected.json").read_text())
MT940 = sorted((BANK / "mt940").rglob("*.sta"))
CAMT = sorted((BANK / "camt").rglob("*.xml"))
REST = sorted(path for folder in ("ofx", "csv") for path in (BANK / folder).rglob("*.*"))


@pytest.mark.parametrize("name", EXPECTED)
def test_vietnamese_statements_to_the_dong(name: str) -> None:
    statement = read_statement((BANK / "vietnam" / name).read_bytes(), Wanted(name=name))
    expected = EXPECTED[name]
    assert len(statement.lines) == expected.get("transactions", expected.get("rows"))
    assert sum(line.amount for line in statement.lines) == expected["total_credit_vnd"]
    assert min(line.amount for line in statement.lines) > 0
    assert len(statement.lines) + len(statement.skipped) == len((BANK / "vietnam" / name).read_text().splitlines())
    assert not [skipped for skipped in statement.skipped if skipped.reason == "unreadable"]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("name", "cells", "total"), [("bidv_2024-09-10.txt", 6, 1_335_049_169), ("vietinbank_2024-09-18.txt", 6, 552_262_713)]
)
def test_vietnamese_columns_in_another_order_and_year(name: str, cells: int, total: int, seed: int) -> None:
    lines = [[cell.strip() for cell in line.split("|")] for line in (BANK / "vietnam" / name).read_text().splitlines() if "|" in line]
    header = next(line for line in lines if line[0] == "STT")
    rows = [[*row[:3], "", *row[3:]] if len(row) < cells else row for row in lines if row[0].isdecimal()]
    order = random.Random(seed).sample(range(cells), cells)
    text = "\n".join("|".join(row[place] for place in order if row[place]) for row in [header, *rows]).replace("/2024 ", "/2021 ")
    statement = read_text_table(text)
    assert (len(statement.lines), sum(line.amount for line in statement.lines)) == (len(rows), total)


def _told(path: Path) -> list[dict[str, Any]]:
    text = path.with_suffix(".yml").read_text()
    found = []
    for block in text.partition("\ntransactions:")[2].split("- !!python/object:mt940.models.Transaction\n")[1:]:
        amount = re.search(r"decimal\.Decimal(?: \[|\n\s+- )'([-\d.]+)'", block)
        days = {name: b64decode(code) for name, code in re.findall(r"\b(entry_date|date): [^\n]*\n\s+- !!binary \|\n\s+(\S+)", block)}
        customer, bank = (re.search(rf"\b{name}: (.*)", block) for name in ("customer_reference", "bank_reference"))
        found.append({
            "amount": Decimal(amount[1]) if amount else None,
            "days": {name: date(code[0] * 256 + code[1], code[2], code[3]) for name, code in days.items()},
            "references": {match[1].strip("'\" ") for match in (customer, bank) if match},
        })  # fmt: skip
    return found


@pytest.mark.parametrize("path", MT940, ids=lambda path: path.stem)
def test_mt940_as_the_samples_tell(path: Path) -> None:
    told = _told(path)
    try:
        statement = read_statement(path.read_bytes(), Wanted("mt940", path.name))
    except StatementRefused as refused:
        assert (refused.code, told) in (("no_lines", []), ("unknown_format", []))
        return
    assert [line.amount for line in statement.lines] == [one["amount"] for one in told]
    for line, one in zip(statement.lines, told, strict=True):
        assert line.value_date == one["days"]["date"]
        assert line.date == one["days"].get("entry_date", line.value_date)
        assert (
            not line.reference
            or any(line.reference in told or told in f"NONREF//{line.reference}" for told in one["references"])
            or line.reference in line.memo
        )
    above = path.with_suffix(".yml").read_text().partition("\nprocessors:")[0]
    balances = re.findall(
        r"(?:final|intermediate)_(?:opening|closing)_balance:[^\n]*\n[^\n]*\n\s+amount: [^\n]*Decimal \['([-\d.]+)'\]", above
    )
    stated = {value for item in statement.accounts for value in (item.opening, item.closing)}
    assert {Decimal(balance) for balance in balances} <= stated


@pytest.mark.parametrize("path", CAMT, ids=lambda path: path.stem)
def test_camt_as_the_samples_tell(path: Path) -> None:
    statement = read_statement(path.read_bytes(), Wanted(name=path.name))
    told = re.findall(r"<Ntry>.*?<Amt Ccy=\"(\w+)\">([\d.]+)</Amt>\s*<CdtDbtInd>(\w+)<", path.read_text(), re.DOTALL)
    assert [(line.currency, line.amount) for line in statement.lines] == [
        (currency, Decimal(amount) * (1 if side == "CRDT" else -1)) for currency, amount, side in told
    ]
    assert len({line.key for line in statement.lines}) == len(statement.lines)


@pytest.mark.parametrize("path", REST, ids=lambda path: path.name)
def test_everything_else_is_read_or_refused_with_a_reason(path: Path) -> None:
    content = path.read_bytes()
    try:
        statement = read_statement(content, Wanted(name=path.name))
    except StatementRefused as refused:
        assert refused.code in ("no_lines", "mapping")
        return
    assert statement.lines or statement.skipped or statement.accounts
    unreadable = [skipped.line for skipped in statement.skipped if skipped.reason == "unreadable"]
    assert set(unreadable) <= {problem.line for problem in statement.problems}
    if path.suffix == ".ofx":
        assert len(statement.lines) + len(statement.skipped) == len(re.findall(rb"<STMTTRN>", content))
    if path.suffix == ".csv":
        assert len(statement.lines) + len(statement.skipped) == len(re.split(r"\r\n|\r|\n", content.decode("latin-1").rstrip("\r\n")))


MAPPINGS: dict[str, tuple[dict[str, Any], int, str]] = {
    "bank2ynab/test_row_format_CD_flag.csv": (
        {"header": False, "columns": {"date": 1, "memo": 2, "value_date": 3, "amount": 4, "side": 5}, "sides": {"O": "debit", "I": "credit"}, "decimal": ","},
        70, "-4441.16"),
    "bank2ynab/test_row_format_default.csv": (
        {"header": False, "columns": {"date": 1, "memo": 2, "value_date": 3, "credit": 4, "debit": 5}, "decimal": ",", "encoding": "latin-1"}, 73, "-4580.70"),
    "bank2ynab/test_headers.csv": ({"columns": {"date": "Date", "counterparty": "Payee", "amount": "Inflow", "currency": "Currency"}, "decimal": ","}, 73, "-4580.70"),
    "bank2ynab/statement_1.csv": ({"header": False, "columns": {"date": 1, "memo": 2, "amount": 8}, "inverted": True, "currency": "GBP"}, 1, "-20.59"),
    "csv2ofx/test/default.csv": ({"columns": {"date": "Date", "reference": "Num", "counterparty": "Description", "amount": "Amount", "account": "Account"}}, 8, "465000"),
    "csv2ofx/test/mint_headerless.csv": ({"header": False, "columns": {"date": 1, "memo": 2, "amount": 4, "side": 5, "account": 7}, "date_order": "mdy"}, 4, "-3000.00"),
    "csv2ofx/test/xero.csv": ({"columns": {"date": "JournalDate", "amount": "NetAmount", "account": "AccountName", "memo": "Description"}}, 13, "0"),
}  # fmt: skip


@pytest.mark.parametrize("name", MAPPINGS)
def test_csv_through_a_saved_mapping(name: str) -> None:
    entries, count, total = MAPPINGS[name]
    statement = read_statement((BANK / "csv" / name).read_bytes(), Wanted(name=name, mapping=read_mapping(entries)))
    assert (len(statement.lines), sum(line.amount for line in statement.lines)) == (count, Decimal(total))
