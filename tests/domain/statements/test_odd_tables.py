"""Tables torn, broken, joined and summed: nothing of them passes in silence."""

import pytest

from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.text_files import read_text_table

HEADER = "Ngày;Nội dung;Ghi nợ;Ghi có;Số dư\n"


def codes(statement: Statement) -> list[str]:
    return [problem.code for problem in statement.problems]


def rows(count: int, *, wrong: int = 0) -> str:
    return "".join(
        f"{number + 1:02}/02/2024;m{number};;10;{1000 + 10 * number + (7 * number if number >= wrong > 0 else 0)}\n"
        for number in range(count)
    )


def test_a_row_torn_before_its_balance_is_unreadable() -> None:
    statement = read_text_table(HEADER + rows(20) + "21/02/2024;torn;;1\n")
    assert len(statement.lines) == 20
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped if skipped.line > 1] == [(22, "unreadable")]


def test_balances_that_never_follow_are_said_once_and_few_breaks_each() -> None:
    assert codes(read_text_table(HEADER + rows(20, wrong=1))) == ["balance_mismatch"]
    text = "Date,Description,Amount,Balance\n" + "".join(
        f"2024-01-{1 + number % 28:02},x,+1.00,{number % 3 * 50}.00\n" for number in range(40)
    )
    assert codes(read_text_table(text)).count("balance_mismatch") <= 2


def test_more_breaks_than_anybody_reads_are_counted() -> None:
    running, made = 0, []
    for number in range(400):
        running += 1 + (number % 5 == 0)
        made.append(f"2024-{1 + number // 28 % 12:02}-{1 + number % 28:02},x,+1.00,{running}.00")
    problems = read_text_table("Date,Description,Amount,Balance\n" + "\n".join(made)).problems
    assert [problem.code for problem in problems].count("balance_mismatch") == 51
    assert problems[50].message == "and 29 more"


def test_one_account_in_two_tables_of_different_columns() -> None:
    text = (
        "Số tài khoản: 0011223344\n"
        + HEADER
        + "01/02/2024;a;;10;1010\n\nNgày;Số tiền;Số dư;Nội dung\n02/02/2024;+5;1015;b\n03/02/2024;-1;1014;c\n"
    )
    statement = read_text_table(text)
    assert [line.amount for line in statement.lines] == [10, 5, -1]
    assert [(item.account, item.opening, item.closing) for item in statement.accounts] == [("0011223344", 1000, 1014)]


def test_totals_where_empty_cells_were_dropped() -> None:
    text = "Ngày|Nội dung|Ghi nợ|Ghi có|Số dư\nSố dư đầu kỳ|1000\n01/02/2024|a|10|990\n02/02/2024|b|20|1010\nTổng cộng|10|99\nSố dư cuối kỳ|1010\n"
    statement = read_text_table(text)
    assert [line.amount for line in statement.lines] == [-10, 20]
    assert codes(statement) == ["total_mismatch"]


def test_a_closing_row_that_contradicts_its_lines() -> None:
    statement = read_text_table(HEADER + "01/02/2024;a;;10;1010\n;Số dư cuối kỳ;;;2000\n")
    assert codes(statement) == ["balance_mismatch"]
    assert statement.accounts[0].closing == 2000


def test_both_sides_in_one_row_are_netted_and_a_fee_without_balance_is_left_alone() -> None:
    assert [line.amount for line in read_text_table("Ngày;Nội dung;Nợ;Có\n01/02/2024;a;3;10\n02/02/2024;b;;1\n").lines] == [7, 1]
    assert [line.amount for line in read_text_table("Date,Note,Amount,Fee\n2024-01-02,a,-3.00,1.00\n").lines] == [-3]


@pytest.mark.parametrize("side", ["DEBIT", "debit transfer", "Ghi nợ", "D", "-", "Tiền ra", "DBIT"])
def test_words_of_debit(side: str) -> None:
    statement = read_text_table(f"Date;Note;Amount;Dr/Cr\n2024-01-02;a;5.00;{side}\n2024-01-03;b;6.00;CR\n")
    assert [line.amount for line in statement.lines] == [-5, 6]


def test_debits_written_negative_beside_a_side_stay_debits() -> None:
    statement = read_text_table("Date;Note;Amount;Type\n2024-01-02;a;-5.00;Debit\n2024-01-03;b;6.00;Credit\n")
    assert [line.amount for line in statement.lines] == [-5, 6]


def test_unsigned_amounts_without_an_opening_leave_the_first_open() -> None:
    text = "Date;Note;Amount;Balance\n2024-01-02;a;5.00;100.00\n2024-01-03;b;6.00;94.00\n2024-01-04;c;1.00;95.00\n"
    statement = read_text_table(text)
    assert [(line.line, line.amount) for line in statement.lines] == [(3, -6), (4, 1)]
    assert codes(statement) == ["side_unknown", "unreadable"]


def test_a_table_without_any_day_is_refused() -> None:
    with pytest.raises(StatementRefused) as refused:
        read_text_table("Số tiền;Ngày\n01/02/2024;1.000;1.000;1.000\n1.000;1.000;01/02/2024;01/02/2024\n")
    assert refused.value.code == "no_lines"


def test_days_from_a_period_around_new_year() -> None:
    text = "Từ ngày 15/12/2023 đến ngày 15/01/2024\nNgày;Nội dung;Số tiền\n03/01;x;-10.000\n28/12;x;10.000\n29/06;x;1\n"
    assert [line.date.isoformat() for line in read_text_table(text).lines] == ["2024-01-03", "2023-12-28", "2024-06-29"]


def test_a_wrong_balance_among_money_in_is_said_and_the_line_is_read() -> None:
    made = [f"2024-01-{1 + number:02};x;5;{105 + 5 * number + (number == 6)}" for number in range(12)]
    statement = read_text_table("Date;Note;Amount;Balance\n" + "\n".join(made))
    assert [line.amount for line in statement.lines] == [5] * 12
    assert set(codes(statement)) == {"side_assumed", "balance_mismatch"}


def test_a_page_whose_header_is_lost_is_read_as_the_pages_below() -> None:
    rows = [f"{number}|{number:02}/03/2025 10:11:12|{number}.000|tra tien {number}" for number in range(1, 7)]
    header = "STT|Thời gian giao dịch|Phát sinh nợ|Phát sinh có|Nội dung|Người chuyển"
    statement = read_text_table("\n".join(["BẢNG KÊ", *rows[:3], header, *rows[3:]]))
    assert [line.line for line in statement.lines] == [2, 3, 4, 6, 7, 8]
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [(1, "header"), (5, "header")]


def test_two_columns_of_numbers_without_headings_are_refused_not_guessed() -> None:
    with pytest.raises(StatementRefused) as refused:
        read_text_table("01/02/2024,5218.13419,600000,a\n02/02/2024,5390.55276,50000,b\n03/02/2024,5078.98542,40000,c\n")
    assert refused.value.code == "mapping"


def test_quotes_that_open_in_each_line_swallow_no_line() -> None:
    statement = read_text_table("Ngày;Nội dung;Nợ;Có\n" + '01/03/2025;"a;;5\n' * 6)
    assert (len(statement.lines), len(statement.skipped)) == (6, 1)


def test_a_cell_in_two_lines_may_open_the_row() -> None:
    statement = read_text_table('Ngày,Mô tả,Nợ,Có\n"05/03/2025\nFT25064123",RP1,,"5,500,000"\n"06/03/2025\nFT25065124",Phi,"11,000",\n')
    assert [(line.line, line.amount, line.reference) for line in statement.lines] == [
        (2, 5_500_000, "FT25064123"),
        (4, -11_000, "FT25065124"),
    ]


def test_a_hundred_columns_of_numbers_take_no_time_to_refuse() -> None:
    row = ";".join(["01/02/2024", *(f"{number},50" for number in range(1, 120))])
    with pytest.raises(StatementRefused) as refused:
        read_text_table(f"{row}\n" * 5)
    assert refused.value.code == "mapping"
