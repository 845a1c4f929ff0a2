"""The real inputs beside the repository: words, tax codes, amounts, days, VietQR, camt; equal to the unit."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rapport.cli.tools.days import calendar_around
from rapport.cli.tools.qr import decoded
from rapport.domain.amounts import AmountRefused, read_amount
from rapport.domain.due import due_day
from rapport.domain.names import sort_key
from rapport.domain.receivables import age_band
from rapport.domain.taxcode import read_taxcode
from rapport.domain.vietqr import QrRefused, Transfer, crc, payload, read_payload
from rapport.domain.words import in_vietnamese
from rapport.kit.readers.camt import read_camt

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
VECTORS: dict[str, Any] = json.loads((DATA / "vectors.json").read_text())
QR = json.loads((DATA / "vietqr" / "valid.json").read_text())
NOT_QR = json.loads((DATA / "vietqr" / "invalid_or_other.json").read_text())
CAMT = sorted((DATA / "bank" / "camt" / "genkgo").glob("*.xml"))


@pytest.mark.parametrize("case", VECTORS["words_vi_money"], ids=lambda case: str(case["n"]))
def test_words(case: dict[str, Any]) -> None:
    assert in_vietnamese(case["n"]) == case["linh"]
    assert in_vietnamese(case["n"], zero="le") == case["le"]


def test_tax_codes() -> None:
    codes = VECTORS["mst"]
    assert all(read_taxcode(code).valid for code in codes["valid"])
    assert {read_taxcode(code).reason for code in codes["invalid_check"]} == {"check_digit"}
    assert {read_taxcode(code).reason for code in codes["invalid_branch"]} == {"branch"}
    assert {read_taxcode(code).kind for code in codes["personal_12_digit_no_check"]} == {"person"}


@pytest.mark.parametrize(("text", "expected"), VECTORS["amount_input"])
def test_amounts(text: str, expected: str) -> None:
    if expected.startswith("refused"):
        with pytest.raises(AmountRefused):
            read_amount(text)
    else:
        assert read_amount(text) == Decimal(expected)


@pytest.mark.parametrize(("start", "days", "plain", "due"), VECTORS["due_date_next_workday"])
def test_due_days(start: str, days: int, plain: str, due: str) -> None:
    first = date.fromisoformat(start)
    found = due_day(first, days, calendar_around(first))
    assert (found.due.isoformat(), (found.shifted_from or found.due).isoformat()) == (due, plain)


@pytest.mark.parametrize(("start", "count", "end"), VECTORS["add_workdays_mon_fri"])
def test_working_days(start: str, count: int, end: str) -> None:
    first = date.fromisoformat(start)
    assert calendar_around(first).add_working_days(first, count).isoformat() == end


@pytest.mark.parametrize("case", VECTORS["ageing_at_2026-11-23"], ids=lambda case: case["due"])
def test_ageing(case: dict[str, str]) -> None:
    assert age_band(date.fromisoformat(case["due"]), date(2026, 11, 23)).replace("in_term", "in term") == case["band"]


@pytest.mark.parametrize("letters", VECTORS["collation_vi"])
def test_vietnamese_order(letters: list[str]) -> None:
    backwards = letters[::-1]
    assert sorted(backwards, key=sort_key) == letters


def test_the_crc() -> None:
    assert {text: crc(text) for text in VECTORS["crc16_ccitt_false"]} == VECTORS["crc16_ccitt_false"]


@pytest.mark.parametrize("case", QR, ids=lambda case: case["payload"][-8:])
def test_a_valid_code_reads_as_it_says(case: dict[str, Any]) -> None:
    answer = decoded(read_payload(case["payload"]))
    assert answer == case["decoded"]


@pytest.mark.parametrize("case", VECTORS["vietqr_valid"], ids=lambda case: case["payload"][-8:])
def test_a_code_is_written_byte_for_byte(case: dict[str, Any]) -> None:
    assert payload(Transfer(case["bin"], case["account"], case["amount"], case["memo"] or "")) == case["payload"]


@pytest.mark.parametrize("case", NOT_QR, ids=lambda case: case["payload"][-8:])
def test_what_is_no_vietqr_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(QrRefused) as refused:
        read_payload(case["payload"])
    assert refused.value.code in ("format", "length", "crc", "scheme", "service")


@pytest.mark.parametrize("path", CAMT, ids=lambda path: path.stem)
def test_a_camt_file_is_read_line_by_line(path: Path) -> None:
    statement = read_camt(path.read_bytes())
    assert statement.lines
    assert len({line.key for line in statement.lines}) == len(statement.lines)
    text = path.read_text()
    assert len(statement.lines) >= text.count("<Ntry>")
