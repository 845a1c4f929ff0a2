"""Statements of many banks, made up: read whole in every layout, order, name, year, writing and encoding."""

import random
import unicodedata
from dataclasses import replace

import pytest

from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.text_files import read_text_table
from tests.domain.statements.banks import BANKS, Bank, Style, assert_read, balance, fixed, truths, usual, with_columns, written

each_bank = pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.name)


@each_bank
def test_a_statement_is_read_whole(bank: Bank) -> None:
    made = written(bank, usual(bank))
    statement = read_text_table(made.text)
    assert_read(statement, made)
    assert {problem.code for problem in statement.problems} == set()
    if bank.balances:
        assert [line.balance for line in statement.lines] == [truth.balance for truth in made.truths]
    assert all(truth.memo in line.memo for line, truth in zip(statement.lines, made.truths, strict=True))


@each_bank
@pytest.mark.parametrize("seed", range(6))
def test_columns_in_another_order(bank: Bank, seed: int) -> None:
    columns = list(bank.columns)
    random.Random(seed).shuffle(columns)
    made = written(with_columns(bank, columns), usual(bank, seed=seed + 10))
    assert_read(read_text_table(made.text), made)


@each_bank
def test_columns_that_nobody_asked_for(bank: Bank) -> None:
    columns = [
        ("Kênh giao dịch", fixed("IB")),
        *bank.columns[:2],
        ("Mã lô xyz", fixed("L77")),
        *bank.columns[2:],
        ("Ghi chú nội bộ ABC", fixed("")),
    ]
    made = written(with_columns(bank, columns), usual(bank))
    assert_read(read_text_table(made.text), made)


@each_bank
@pytest.mark.parametrize("year", [1999, 2019, 2026, 2031])
def test_another_year(bank: Bank, year: int) -> None:
    made = written(bank, usual(bank, year=year))
    assert_read(read_text_table(made.text), made)


@each_bank
def test_headers_repeated_on_each_page(bank: Bank) -> None:
    made = written(bank, usual(bank), repeat=9)
    assert_read(read_text_table(made.text), made)


@each_bank
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_encodings(bank: Bank, encoding: str) -> None:
    made = written(bank, usual(bank))
    text = made.text
    if encoding == "cp1258":
        text = _for_windows(text)
    statement = read_text_table(decoded(text.encode(encoding)))
    assert_read(statement, made)


def _for_windows(text: str) -> str:
    """Write letters as windows-1258 has them: the shape composed, the tone behind it."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    found = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        found.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tone)
    return "".join(found)


@each_bank
def test_decomposed_letters(bank: Bank) -> None:
    made = written(bank, usual(bank))
    statement = read_text_table(unicodedata.normalize("NFD", made.text))
    assert_read(statement, made)


@each_bank
@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends(bank: Bank, ends: str) -> None:
    made = written(bank, usual(bank))
    assert_read(read_text_table(made.text.replace("\n", ends)), made)


@each_bank
@pytest.mark.parametrize("delimiter", ["|", "\t", ",", ";"])
def test_delimiters(bank: Bank, delimiter: str) -> None:
    bank = replace(bank, style=replace(bank.style, delimiter=delimiter), above=(), below=())
    made = written(bank, usual(bank))
    assert_read(read_text_table(made.text), made)


@each_bank
@pytest.mark.parametrize("day", ["%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y", "%d.%m.%Y", "%d/%m/%y", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y"])
def test_days_of_every_manner(bank: Bank, day: str) -> None:
    bank = replace(bank, style=replace(bank.style, day=day))
    made = written(bank, usual(bank))
    assert_read(read_text_table(made.text), made)


@each_bank
@pytest.mark.parametrize("day", ["%d/%m", "%d-%b"])
def test_days_without_a_year(bank: Bank, day: str) -> None:
    bank = replace(bank, style=replace(bank.style, day=day))
    made = written(bank, usual(bank))
    assert_read(read_text_table(made.text, year=2024), made)
    assert_read(read_text_table(made.text, name="sao_ke_2024-05.csv"), made)


@each_bank
@pytest.mark.parametrize(
    ("thousands", "decimals", "places"),
    [(".", ",", 2), (",", ".", 2), (" ", ",", 2), ("'", ".", 2), ("", ",", 2), (".", "", 0), (",", "", 0), (" ", "", 0), ("", "", 0)],
)
def test_amounts_of_every_manner(bank: Bank, thousands: str, decimals: str, places: int) -> None:
    style = replace(bank.style, thousands=thousands, decimals=decimals, places=places)
    bank = replace(bank, style=style)
    made = written(bank, usual(bank) if places else truths())
    assert_read(read_text_table(made.text), made)


@each_bank
def test_newest_or_oldest_first(bank: Bank) -> None:
    bank = replace(bank, style=replace(bank.style, is_newest_first=not bank.style.is_newest_first), opening="")
    if bank.name == "unsigned":
        return
    made = written(bank, usual(bank))
    assert_read(read_text_table(made.text), made)


@pytest.mark.parametrize(
    "bank", [bank for bank in BANKS if any(write is balance for _heading, write in bank.columns)], ids=lambda bank: bank.name
)
@pytest.mark.parametrize("seed", range(3))
def test_empty_cells_dropped_are_put_back_where_the_balance_proves_it(bank: Bank, seed: int) -> None:
    bank = replace(
        bank,
        style=replace(bank.style, delimiter="|"),
        opening="",
        below=(),
        above=("Số dư đầu kỳ: 50.000.000",) if not bank.style.places else ("Opening balance: 60,000.00",),
    )
    made = written(bank, usual(bank, seed=seed), drop_empty=True)
    assert_read(read_text_table(made.text), made)


def test_styles_are_told_apart() -> None:
    assert Style().money(truths(1)[0].amount)
