"""Small parts, at their edges."""

from datetime import date
from decimal import Decimal as D

import pytest

from rapport.domain.statements.amounts import decimal_mark, plain_amount, read_written
from rapport.domain.statements.cells import DAY, EMPTY, NUMBER, TEXT, WHOLE, day_in, kind_of, text_of
from rapport.domain.statements.days import day_of, is_month_first, read_day, sheet_day
from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.guesses import guessed
from rapport.domain.statements.headers import read_heading, read_headings
from rapport.domain.statements.labels import account_in, read_labels
from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.table import read_table


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1.234.567,50", ",", "1234567.50"), ("1,234,567.50", ".", "1234567.50"), ("1 234 567,5", ",", "1234567.5"), ("12'345.60", ".", "12345.60"),
        ("1,23,456.70", ".", "123456.70"), ("-5", ".", "-5"), ("5-", ".", "-5"), ("(5)", ".", "-5"), ("5 DR", ".", "-5"), ("5 CR", ".", "5"),
        ("D5", ".", "-5"), ("+5", ".", "5"), ("5.000 đ", ",", "5000"), ("VND 5.000", ",", "5000"), ("$-5.00", ".", "-5.00"), (".5", ".", "0.5"),
        ("5d", ".", "5"), ("5D", ".", "-5"), ("Có 5", ".", "5"), ("1.2.3", ".", None), ("(5", ".", None), ("", ".", None), ("5e3", ".", None),
        ("9" * 22, ".", None), ("12,34,5", ",", None), ("٣", ".", "3"),
    ],
)  # fmt: skip
def test_amounts(text: str, mark: str, value: str | None) -> None:
    found = read_written(text, mark)
    assert (found.value if found else None) == (None if value is None else D(value))


def test_decimal_marks_of_columns_and_of_plain_numbers() -> None:
    assert decimal_mark(["200.000", "1.000"]) == ","
    assert decimal_mark(["200,000"]) == "."
    assert decimal_mark(["12,5", "1.000"]) == ","
    assert decimal_mark([]) == "."
    assert [plain_amount(text) for text in ("1.50", "x", "1,5", "9" * 30)] == [D("1.50"), None, None, None]


@pytest.mark.parametrize("text", ["", "12.50", "abc", "32/13/2024", "1/2", "x" * 500, "99999999", "2024", "jan", "5 xyz 2024"])
def test_what_is_no_day(text: str) -> None:
    found = read_day(text)
    assert found is None or found.year is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 5 tháng 3 năm 2024", date(2024, 3, 5)), ("Mar 5, 2024", date(2024, 3, 5)), ("5 Mar 24", date(2024, 3, 5)), ("20240305103000", date(2024, 3, 5)),
        ("05032024", date(2024, 3, 5)), ("10:20:30 05/03/2024", date(2024, 3, 5)), ("T2, 05/03/2024", date(2024, 3, 5)), ("05.03.99", date(1999, 3, 5)),
        ("2024/3/5", date(2024, 3, 5)), ("31/02/2024", None),
    ],
)  # fmt: skip
def test_days(text: str, expected: date | None) -> None:
    found = read_day(text)
    assert found is not None
    assert day_of(found, is_month_first=False, year=2000) == expected


def test_the_order_of_day_and_month() -> None:
    def days(*texts: str) -> bool:
        return is_month_first(day for text in texts if (day := read_day(text)))

    assert days("01/31/2024")
    assert not days("31/01/2024")
    # The shorter span of days is the likelier one.
    assert days("03/01/2024", "03/05/2024", "03/09/2024")
    assert not days("01/03/2024", "05/03/2024")
    assert sheet_day(45323) == date(2024, 2, 1)
    assert sheet_day(5) is None


def test_cells() -> None:
    assert [kind_of(cell) for cell in ("", "01/02/2024", "1.000,5", "77", "abc", D(5), D("5.5"), date(2024, 1, 1))] == [
        EMPTY, DAY, NUMBER, WHOLE, TEXT, WHOLE, NUMBER, DAY,
    ]  # fmt: skip
    assert [text_of(cell) for cell in (D("5.0"), D("5.50"), date(2024, 1, 1), " x ")] == ["5", "5.50", "2024-01-01", "x"]
    assert day_in(D(45323)) == day_in(date(2024, 2, 1))
    assert day_in(D(20240201)) == read_day("20240201")
    assert day_in("x") is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Số tài khoản của người chuyển", "counterparty_account"),
        ("NH Đối tác/Remitter Bank", "bank"),
        ("Ghi nợ/Ghi có", "side"),
        ("+/-", "side"),
        ("#", "number"),
        ("Số dư đầu 1.000.000", ""),
        ("Ngày/TNX Date Số CT/Doc No", "date"),
        ("Xyz", ""),
        ("", ""),
        ("Số tiền (VND)", "amount"),
    ],
)
def test_headings(text: str, role: str) -> None:
    assert read_heading(text).role == role


def test_no_and_co_without_their_marks() -> None:
    assert [heading.role for heading in read_headings(["NO", "CO"])] == ["debit", "credit"]
    assert [heading.role for heading in read_headings(["No", "Date"])] == ["number", "date"]


def test_labels() -> None:
    found = read_labels([["Số tài khoản: 0011 0022 33"], ["Currency: usd"], ["Opening balance", "Closing balance"], ["1,000.00", "2,000.00 DR"],
                         ["Tổng ghi nợ: 5.00 Tổng ghi có: 7.00"], ["x" * 2000, "5"], ["y", "5"]], ".")  # fmt: skip
    assert (found.account, found.currency, found.opening, found.closing, found.debits, found.credits) == (
        "0011002233",
        "USD",
        1000,
        -2000,
        5,
        7,
    )
    assert account_in(["Số tài khoản đối ứng: 0011002233"]) == ""


def test_text_of_every_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert decoded("Ngày giao dịch".encode(encoding)) == "Ngày giao dịch"
    assert decoded("Überweisung São".encode("cp1252") + b"\x81") == "Überweisung São\x81"
    assert decoded("ø".encode("latin-1"), "latin-1") == "ø"
    for content, encoding, code in (
        (b"x", "klingon", "mapping"),
        (b"\xff", "ascii", "broken"),
        (bytes(range(32)) * 9, "", "unknown_format"),
    ):
        with pytest.raises(StatementRefused) as refused:
            decoded(content, encoding)
        assert refused.value.code == code


def test_tables_that_nothing_heads() -> None:
    rows = [(1, ["2024-01-02", "x", "5", "100", "7"]), (2, ["2024-01-03", "y", "6", "3", "8"])]
    with pytest.raises(StatementRefused):
        guessed([(line, list(cells)) for line, cells in rows])
    with pytest.raises(StatementRefused):
        guessed([(1, ["a", "b"])])
    layout = guessed(
        [
            (1, ["2024-01-02", "2024-01-03", "VND", "words here", "1.500,50", "123456789012"]),
            (2, ["2024-01-02", "2024-01-03", "VND", "more", "-7,25", "223456789012"]),
        ]
    )
    assert layout.roles == ("date", "value_date", "currency", "memo", "amount", "reference")


def test_sheets_hold_numbers_and_days() -> None:
    rows = [(1, ["Ngày", "Nội dung", "Số tiền"]), (2, [date(2024, 1, 2), "x", D("-5.5")]), (3, [D(45323), "y", D(7)]), (4, ["", "", ""])]
    statement = read_table([(line, list(cells)) for line, cells in rows], format="xlsx", is_positional=True)
    assert [(line.date, line.amount) for line in statement.lines] == [(date(2024, 1, 2), D("-5.5")), (date(2024, 2, 1), 7)]
