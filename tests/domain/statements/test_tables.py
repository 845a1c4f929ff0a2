"""Tables of movements, recognised by what stands in them."""

import codecs
import random
import unicodedata
from decimal import Decimal

import pytest

from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.mapping import Mapping, read_mapping
from rapport.kit.readers.statement import read_statement
from tests.domain.statements.samples import (
    ACTS,
    LAYOUTS,
    OPENING,
    balances,
    debit_credit_balance,
    flagged,
    signed_amounts,
    unsigned_with_balance,
    vn,
    without_years,
)


def acts(statement: Statement) -> list[tuple[object, Decimal]]:
    return sorted((line.date, line.amount) for line in statement.lines)


TRUE = sorted((act.on, Decimal(act.amount)) for act in ACTS)


def read(text: str, **more: object) -> Statement:
    return read_statement(text.encode(), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_movements(layout: str) -> None:
    statement = read(LAYOUTS[layout])
    assert acts(statement) == TRUE
    assert not statement.problems


@pytest.mark.parametrize("layout", LAYOUTS)
def test_read_and_skipped_are_together_all_lines(layout: str) -> None:
    statement = read(LAYOUTS[layout])
    numbers = [line.line for line in statement.lines] + [entry.line for entry in statement.skipped]
    assert sorted(numbers) == list(range(1, len(LAYOUTS[layout].rstrip("\n").split("\n")) + 1))


def test_what_stands_around_the_table_is_read(  # account, currency, opening and closing balance
) -> None:
    (account,) = read(debit_credit_balance()).accounts
    assert (account.account, account.currency) == ("190355667788", "VND")
    assert (account.opening, account.closing) == (OPENING, balances()[-1])


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
    ],
    ids=["BOM", "UTF-16", "UTF-16 without mark", "decomposed letters", "CR", "CRLF"],
)
def test_encodings_and_line_ends_change_nothing(encode) -> None:  # type: ignore[no-untyped-def]
    assert acts(read_statement(encode(debit_credit_balance()))) == TRUE


def test_windows_1258_is_told_from_its_tone_marks() -> None:
    decomposed = "".join(_for_1258(letter) for letter in debit_credit_balance())
    statement = read_statement(decomposed.encode("cp1258"))
    assert acts(statement) == TRUE
    assert statement.accounts[0].account == "190355667788"


def _for_1258(letter: str) -> str:
    """That code page has vowels with hats and hooks, and the tones as letters behind them."""
    whole = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in whole if mark in "\u0300\u0301\u0303\u0309\u0323")
    rest = unicodedata.normalize("NFC", "".join(mark for mark in whole if mark not in tones))
    return rest + tones


def test_columns_may_stand_in_any_order_and_have_company() -> None:
    lines = [line.split(",") for line in debit_credit_balance().replace('"', "").replace("in, HD", "in HD").split("\n")[4:10]]
    for seed in range(12):
        order = list(range(7))
        random.Random(seed).shuffle(order)
        text = "\n".join(";".join([*[line[place] for place in order], "Kênh" if not row else "IB"]) for row, line in enumerate(lines))
        assert acts(read(text)) == TRUE, order


def test_another_year_reads_alike() -> None:
    moved = debit_credit_balance().replace("/2026", "/2031")
    assert acts(read(moved)) == sorted((day.replace(year=2031), amount) for day, amount in TRUE)  # type: ignore[attr-defined]


def test_days_without_a_year_take_it_from_the_argument_or_the_name() -> None:
    assert acts(read(without_years(), year=2026)) == TRUE
    assert acts(read(without_years(), name="sao-ke_2026-01-31.csv")) == TRUE
    with pytest.raises(StatementRefused) as refused:
        read(without_years())
    assert refused.value.code == "year"


def test_a_balance_that_does_not_follow_is_reported_and_nothing_is_lost() -> None:
    wrong = debit_credit_balance().replace("9.720.000", "9.720.001", 1)
    statement = read(wrong)
    assert len(statement.lines) == len(ACTS)
    assert "balance_mismatch" in {problem.code for problem in statement.problems}
    assert "total_mismatch" in {problem.code for problem in statement.problems}


def test_a_line_that_cannot_be_read_is_named_and_not_dropped() -> None:
    statement = read(debit_credit_balance().replace("13/01/2026", "31/02/2026"))
    assert len(statement.lines) == len(ACTS) - 1
    (unreadable,) = [entry for entry in statement.skipped if entry.reason == "unreadable"]
    assert "9.720.000" in unreadable.text
    assert ("unreadable", unreadable.line) in {(problem.code, problem.line) for problem in statement.problems}


def test_without_sign_side_or_balance_a_column_that_could_be_either_is_not_guessed() -> None:
    text = "Ngày|Nội dung|Nợ|Có\n05/01/2026|thu hay chi|500.000\n06/01/2026|cũng vậy|600.000\n07/01/2026|rõ|700.000|0"
    statement = read(text)
    assert [line.line for line in statement.lines] == [4]
    assert {problem.code for problem in statement.problems} == {"side_unknown"}


def test_the_first_line_of_a_chain_is_not_guessed_either() -> None:
    text = LAYOUTS["only balances tell"].split("\n")
    statement = read("\n".join([text[0], *text[2:]]))
    assert len(statement.lines) == len(ACTS) - 1
    assert [(problem.code, problem.line) for problem in statement.problems] == [("side_unknown", 2)]


def test_a_payment_to_a_corporation_is_no_total() -> None:
    text = "Ngày;Nội dung;Ghi nợ;Ghi có\n05/01/2026;Tổng công ty Hàng Hải trả tiền;;1.000.000\n06/01/2026;So du dau tu;200.000;"
    assert [line.amount for line in read(text).lines] == [1_000_000, -200_000]


@pytest.mark.parametrize(
    ("written", "amount"),
    [("1.234.567", 1234567), ("1,234,567.00", 1234567), ("1 234 567", 1234567), ("1234567", 1234567), ("(1.234.567)", -1234567),
     ("1.234.567-", -1234567), ("+1.234.567 ₫", 1234567), ("−1.234.567", -1234567), ("1.234.567 VND", 1234567)],
)  # fmt: skip
def test_amounts_in_every_dress(written: str, amount: int) -> None:
    rows = f"Date;Description;Amount\n05/01/2026;a;{written}\n06/01/2026;b;-5"
    assert read(rows).lines[0].amount == amount


def test_a_web_page_saved_as_a_workbook() -> None:
    rows = "".join(f"<tr><td>{vn(act.on)}</td><td>{act.words}</td><td>{-act.amount if act.amount < 0 else ''}</td>"
                   f"<td>{act.amount if act.amount > 0 else ''}</td></tr>" for act in ACTS)  # fmt: skip
    page = f"<html><body><table><tr><th>Ngày</th><th>Diễn giải</th><th>Ghi nợ</th><th>Ghi có</th></tr>{rows}</table></body></html>"
    statement = read(page)
    assert (statement.format, acts(statement)) == ("xlsx", TRUE)


def test_the_same_line_of_an_overlapping_file_has_the_same_key_and_twins_have_two() -> None:
    first, second = read(debit_credit_balance()), read(debit_credit_balance(newest_first=True))
    assert {line.key for line in first.lines} == {line.key for line in second.lines}
    twins = read("Date;Description;Amount\n05/01/2026;a;-5\n05/01/2026;a;-5")
    assert len({line.key for line in twins.lines}) == 2


def test_a_mapping_names_what_the_file_does_not() -> None:
    rows = "\n".join(f"{vn(act.on)};{act.words.replace(';', ' ')};{abs(act.amount)};{'I' if act.amount > 0 else 'O'}" for act in ACTS)
    with pytest.raises(StatementRefused) as refused:
        read(rows)
    assert refused.value.code == "mapping"
    mapping = read_mapping({
        "columns": {"date": 1, "memo": 2, "amount": 3, "side": 4}, "header": False, "sides": {"I": "credit", "O": "debit"}, "currency": "VND",
        "account": "123", "name": "house",
    })  # fmt: skip
    statement = read(rows, mapping=mapping)
    assert (acts(statement), statement.profile, statement.accounts[0].account) == (TRUE, "house", "123")


def test_a_mapping_by_headings_may_invert_the_sign() -> None:
    text = signed_amounts()
    mapping = Mapping(columns={"date": ("Transaction Date",), "amount": ("Amount",), "memo": ("Description",)}, is_inverted=True)
    assert acts(read(text, mapping=mapping)) == sorted((day, -amount) for day, amount in TRUE)  # type: ignore[operator]


@pytest.mark.parametrize(
    "entries",
    [[], {"columns": {}}, {"columns": {"date": 1}}, {"columns": {"date": 1, "amount": 0}}, {"columns": {"date": 1, "amount": 2, "x": 3}},
     {"columns": {"date": 1, "amount": 2}, "decimal": "'"}, {"columns": {"date": 1, "amount": 2}, "sides": {"a": "in"}},
     {"columns": {"date": 1, "amount": 2}, "skip": -1}, {"columns": {"date": 1, "amount": 2}, "what": 1},
     {"columns": {"date": 1, "amount": 2}, "encoding": 5}],
)  # fmt: skip
def test_a_mapping_that_says_nonsense_is_refused(entries: object) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_mapping(entries)
    assert refused.value.code == "mapping"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "no_lines"), (b"\n\n", "no_lines"), (b"hello world", "no_lines"), (b"\x00\x01\x02" * 400, "unknown_format"),
     (b"PK\x03\x04rest", "broken"), (b"\xd0\xcf\x11\xe0rest", "broken"), (b"<?xml version='1.0'?><!DOCTYPE a><a/>", "dtd"),
     (b"<html><p>no table</p></html>", "no_lines"), (b"Date;Amount\n" + b"x" * 300_000, "too_large"), (b"{}", "no_lines")],
)  # fmt: skip
def test_what_is_no_statement_is_refused_with_its_code(content: bytes, code: str) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_statement(content)
    assert refused.value.code == code


def test_a_quotation_mark_that_nobody_closes_swallows_nothing() -> None:
    rows = "\n".join(f"{vn(act.on)};{'chi ' + chr(34) if row == 1 else 'x'};{act.amount}" for row, act in enumerate(ACTS * 8))
    assert len(read(f"Date;Description;Amount\n{rows}").lines) == len(ACTS) * 8


def test_only_sided_samples_keep_their_words() -> None:
    statement = read(unsigned_with_balance())
    assert [line.memo for line in statement.lines] == [act.words for act in ACTS]
    assert [line.memo for line in read(flagged()).lines] == [act.words for act in ACTS]
