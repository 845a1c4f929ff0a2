"""What few files do: headings with nothing under them, hints of spreadsheets, lone sides, balances that nobody can read."""

from datetime import date
from decimal import Decimal

import pytest

from rapport.domain.statements.cells import is_money
from rapport.domain.statements.days import read_day
from rapport.domain.statements.mapping import read_mapping
from rapport.domain.statements.ofx import read_ofx
from rapport.domain.statements.qif import read_qif
from rapport.domain.statements.table import read_table
from rapport.domain.statements.text_files import read_text_table
from rapport.domain.statements.years import years_of


def told(text: str, **wanted: object) -> list[str]:
    return [f"{line.date} {line.amount:f}" for line in read_text_table(text, **wanted).lines]  # type: ignore[arg-type]


def test_stored_numbers_are_money_and_stored_days_are_not() -> None:
    assert (is_money(Decimal(5)), is_money(date(2024, 1, 2)), is_money("-"), is_money("x")) == (True, False, True, False)


def test_three_capitals_beside_an_amount_are_a_currency_only_where_they_are_one() -> None:
    statement = read_text_table("Date;Text;Amount\n2024-01-30;x;-5.00 USD\n2024-01-31;y;7.00 USD\n")
    assert statement.lines[0].currency == "USD"
    assert read_text_table("Date;Text;Amount;Balance\n2024-01-30;x;-5,00;95,00 XQZ\n2024-01-31;y;7,00;102,00\n").lines[0].currency == ""


def test_a_side_without_heading_beside_the_headed_one_is_proved_by_the_balance() -> None:
    text = "Date;Text;Debit;Xyz;Balance\n2024-01-29;a;5,00;;95,00\n2024-01-30;b;;7,00;102,00\n2024-01-31;c;2,00;;100,00\n"
    assert told(text) == ["2024-01-29 -5.00", "2024-01-30 7.00", "2024-01-31 -2.00"]


def test_a_spreadsheets_hint_says_the_delimiter() -> None:
    text = "sep=;\nDate;Text, more;Amount\n2024-01-30;x, y, z, w;-5.00\n2024-01-31;a, b, c, d;7.00\n"
    assert told(text) == ["2024-01-30 -5.00", "2024-01-31 7.00"]


def test_a_mapping_by_numbers_takes_the_first_written_row_as_header_and_leaves_blank_rows() -> None:
    mapping = read_mapping({"columns": {"date": 1, "amount": 2}, "delimiter": ";"})
    statement = read_text_table("\nWann;Wieviel\n2024-01-30;-5.00\n;\n2024-01-31;7.00\n", mapping=mapping)
    assert [f"{line.amount:f}" for line in statement.lines] == ["-5.00", "7.00"]
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [(1, "blank"), (2, "header"), (4, "blank")]


def test_words_that_a_delimiter_cut_are_joined_in_six_ways_at_most() -> None:
    words = ["Details"] * 8
    row = ["w"] * 9
    text = "\n".join(
        ";".join(cells) for cells in (["Date", *words, "Amount"], ["2024-01-30", *row, "-5.00"], ["2024-01-31", *["w"] * 8, "7.00"])
    )
    assert told(text + "\n") == ["2024-01-30 -5.00", "2024-01-31 7.00"]


def test_a_balance_of_ofx_that_nobody_can_read_is_told() -> None:
    statement = read_ofx(
        "<OFX><STMTRS><CURDEF>VND<BANKACCTFROM><ACCTID>1</BANKACCTFROM><STMTTRN><DTPOSTED>20240105<TRNAMT>-5<FITID>1</STMTTRN>"
        "<LEDGERBAL><BALAMT>about nine</LEDGERBAL></STMTRS></OFX>"
    )
    assert [problem.code for problem in statement.problems] == ["unreadable"]
    assert statement.accounts[0].closing is None


@pytest.mark.parametrize(("written", "year"), [("1/31' 5", 2005), ("1/31'05", 2005), ("1/31'26", 2026), ("1/31'2026", 2026)])
def test_years_as_quicken_writes_them(written: str, year: int) -> None:
    statement = read_qif(f"!Type:Bank\n\nD{written}\nT-1,250.50\nPA\n^\n")
    assert [(line.date, f"{line.amount:f}") for line in statement.lines] == [(date(year, 1, 31), "-1250.50")]


def test_a_record_of_qif_without_day_or_amount_is_unreadable() -> None:
    statement = read_qif("!Type:Bank\nD1/31'26\nT5\n^\nT7\n^\nD2/31'26\nT7\n^\nD1/31'26\nTseven\n^\n")
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [
        (1, "header"), (5, "unreadable"), (7, "unreadable"), (10, "unreadable"),
    ]  # fmt: skip


def test_an_account_without_movements_at_the_end_of_a_file_loses_no_line() -> None:
    text = "Account: 11112222\nDate;Text;Amount\n2024-01-30;x;-5.00\nAccount: 33334444\nDate;Text;Amount\n"
    statement = read_text_table(text)
    assert [(line.line, line.account) for line in statement.lines] == [(3, "11112222")]
    assert len(statement.lines) + len(statement.skipped) == 5


def test_a_fee_beside_the_amount_is_taken_off_where_the_balance_proves_it() -> None:
    text = "Date,Text,Amount,Fee,Balance\n2024-01-29,a,5.00,0.00,100.00\n2024-01-30,b,-10.00,0.50,89.50\n2024-01-31,c,20.00,0.00,109.50\n"
    assert told(text) == ["2024-01-29 5.00", "2024-01-30 -10.50", "2024-01-31 20.00"]


def test_days_with_years_keep_them() -> None:
    days = [day for text in ("30/01/2024", "31/01/2025") if (day := read_day(text))]
    assert years_of(days, (), None, "", is_month_first=False) == [2024, 2025]


def test_a_sheet_of_stored_days_and_numbers_is_read_as_it_stands() -> None:
    rows = [(1, ["Date", "Text", "Amount"]), (2, [date(2024, 1, 30), "x", Decimal("-5.5")])]
    assert [line.amount for line in read_table(rows, format="xlsx", is_positional=True).lines] == [Decimal("-5.5")]  # type: ignore[arg-type]
