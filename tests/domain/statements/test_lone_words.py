"""Headers of which one word is known, cells that a row lacks, lines around a table that say a thing twice or badly."""

from datetime import date
from decimal import Decimal

import pytest

from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.mt940 import read_mt940
from rapport.domain.statements.ofx import read_ofx
from rapport.domain.statements.table import read_table
from rapport.domain.statements.text_files import read_text_table

TWO = ["2024-01-30 -5.00", "2024-01-31 7.00"]


def told(text: str) -> list[str]:
    return [f"{line.date} {line.amount:f}" for line in read_text_table(text).lines]


@pytest.mark.parametrize("header", ["Balance;X;Y", "Date;X;Y", "X;Y;Balance;", "X;When;Amount", "Zzz;Qqq;Ppp"])
def test_a_word_over_cells_that_are_something_else_says_nothing_of_them(header: str) -> None:
    assert told(f"{header}\nabc;2024-01-30;-5.00\ndef;2024-01-31;7.00\n") == TWO


def test_an_amount_under_its_own_word_needs_no_proof_by_balances() -> None:
    assert told("Zzz;Qqq;Số tiền\n2024-01-30;abc;-5.00\n2024-01-31;def;7.00\n") == TWO


def test_a_column_without_a_single_cell_is_nothing() -> None:
    assert told("2024-01-30;abc;;-5.00\n2024-01-31;def;;7.00\n") == TWO


def test_the_only_day_of_a_table_is_its_day_though_the_heading_says_value_day() -> None:
    (first, _second) = read_text_table("Ngày giá trị;Nội dung;Số tiền\n30/01/2024;a;-5,00\n31/01/2024;b;7,00\n").lines
    assert (first.date, first.value_date) == (date(2024, 1, 30), None)


def test_a_row_without_a_value_day_has_none() -> None:
    text = "Date;Value date;Text;Amount\n2024-01-30;2024-01-29;a;-5.00\n2024-01-31;;b;7.00\n"
    assert [line.value_date for line in read_text_table(text).lines] == [date(2024, 1, 29), None]


def test_a_day_behind_the_word_account_is_no_account_and_the_number_after_it_is() -> None:
    text = "Account no: 12.03.2024 Account no: 0071000123456\nDate;Text;Amount\n2024-01-30;a;-5.00\n2024-01-31;b;7.00\n"
    assert read_text_table(text).accounts[0].account == "0071000123456"


def test_a_number_that_nobody_can_read_leaves_the_word_to_the_next_one() -> None:
    text = "Opening balance 1..2 100.00\nDate;Text;Amount;Balance\n2024-01-30;a;-5.00;95.00\n2024-01-31;b;7.00;102.00\n"
    statement = read_text_table(text)
    assert statement.accounts[0].opening == Decimal(100)
    assert statement.problems == ()


def test_zeros_in_both_sides_leave_the_word_to_the_amount() -> None:
    text = "Date;Text;Debit;Credit;Amount\n2024-01-30;a;0.00;0.00;-5.00\n2024-01-31;b;0.00;0.00;7.00\n"
    assert told(text) == TWO


def test_signed_amounts_in_rows_that_lack_their_last_cell_are_signed() -> None:
    statement = read_text_table("Date;Text;Amount;Note\n2024-01-30;a;-5.00\n2024-01-31;b;7.00\n")
    assert [f"{line.amount:f}" for line in statement.lines] == ["-5.00", "7.00"]
    assert statement.problems == ()


def test_a_row_of_a_sheet_that_ends_early_keeps_its_places() -> None:
    rows = [(1, ["Date", "Text", "Amount", "Note"]), (2, ["2024-01-30", "a", Decimal(-5)]), (3, ["2024-01-31", "b", Decimal(7), "n"])]
    statement = read_table(rows, format="xlsx", is_positional=True)  # type: ignore[arg-type]
    assert [(line.memo, line.amount) for line in statement.lines] == [("a", Decimal(-5)), ("b n", Decimal(7))]


def test_words_longer_than_any_value_are_words() -> None:
    text = f"Date;Text;Amount\n2024-01-30;{'5 ' * 300};-5.00\n2024-01-31;b;7.00\n"
    assert told(text) == TWO


def test_a_line_under_a_movement_carries_on_its_words_and_a_stray_one_does_not() -> None:
    header = "Ngày;Nội dung;Ghi nợ;Ghi có;Số dư\n"
    rows = "01/02/2024;m1;;10;1010\n;thêm chữ;;;\n02/02/2024;m2;;10;1020\n;;;;chữ lạc\n03/02/2024;m3;;10;1030\n"
    statement = read_text_table(header + rows)
    assert [line.memo for line in statement.lines] == ["m1 thêm chữ", "m2", "m3"]
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [(1, "header"), (3, "footer"), (5, "unreadable")]


def test_a_day_that_heads_a_group_is_given_to_its_rows_and_a_row_without_amount_is_told() -> None:
    statement = read_text_table("Ngày;Nội dung;Số tiền\n01/02/2024;;\n;a;-5.00\n;b;7.00\n02/02/2024;;\n;c;x\n;d;7.00\n")
    assert [(line.date.day, line.amount) for line in statement.lines] == [(1, Decimal(-5)), (1, Decimal(7)), (2, Decimal(7))]
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [
        (1, "header"),
        (2, "header"),
        (5, "header"),
        (6, "unreadable"),
    ]


def test_a_second_account_named_by_another_word_begins_under_its_own_header() -> None:
    text = (
        "Account no: 111122223333\nDate;Text;Amount\n2024-01-30;a;-5.00\n\nSố tài khoản: 444455556666\nSome words\n"
        "Date;Text;Amount;Balance\n2024-01-31;b;7.00;8.00\n2024-01-31;c;7.00;15.00\n"
    )
    statement = read_text_table(text)
    assert [(line.account, line.amount) for line in statement.lines] == [
        ("111122223333", Decimal(-5)), ("444455556666", Decimal(7)), ("444455556666", Decimal(7)),
    ]  # fmt: skip


def test_a_header_with_nothing_under_it_at_the_end_is_a_header_and_no_account() -> None:
    statement = read_text_table("Date;Text;Amount\n2024-01-30;a;-5.00\n2024-01-31;b;7.00\nValue date;Narrative;Debit;Credit;Balance\n")
    assert len(statement.accounts) == 1
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [(1, "header"), (4, "header")]


def test_a_lone_colon_and_a_second_account_in_one_message_are_read() -> None:
    statement = read_mt940(
        "{1:F01}{4:\n:\n20:X\n:25:123\n:60F:C240101VND1000,\n:61:2401020102C10,NTRFNONREF\n:86:abc\n:25:456\n:60F:C240101VND1000,\n"
        ":61:2401020102C10,NTRFNONREF\n:62F:C240102VND1010,\n-}\n"
    )
    assert [account.account for account in statement.accounts] == ["123", "456"]
    assert [(line.account, line.amount) for line in statement.lines] == [("123", Decimal(10)), ("456", Decimal(10))]


def test_movements_of_ofx_without_an_account_are_of_one_that_has_no_number() -> None:
    statement = read_ofx("<OFX><STMTTRN><DTPOSTED>20240105<TRNAMT>-5<FITID>1</STMTTRN></OFX>")
    assert [account.account for account in statement.accounts] == [""]
    assert [line.amount for line in statement.lines] == [Decimal(-5)]


def test_days_that_stand_now_here_now_there_are_no_column_of_days() -> None:
    rows = "2024-01-30;abc;5\nabc;2024-01-31;5\nx;y;7\nz;w;8\n"
    with pytest.raises(StatementRefused) as refused:
        read_text_table(rows)
    assert refused.value.code == "no_lines"


def test_few_bytes_and_signs_of_all_languages_are_text() -> None:
    assert decoded(b"a;\xb0") == "a;°"
    assert decoded(b"Date;Text\n5\xb0;x\n") == "Date;Text\n5°;x\n"
