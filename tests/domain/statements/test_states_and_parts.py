"""Rows that look like movements and are none: totals of a day, what did not go through; and accounts that go on under one header."""

from decimal import Decimal

import pytest

from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.text_files import read_text_table


def told(statement: Statement) -> list[str]:
    return [f"{line.date} {line.amount:f}" for line in statement.lines]


def reasons(statement: Statement) -> dict[int, str]:
    return {skipped.line: skipped.reason for skipped in statement.skipped}


def codes(statement: Statement) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in statement.problems]


DAYS = """Ngày;Nội dung;Nợ;Có;Số dư
13/03/2025;a;100.000;;900.000
13/03/2025;b;;50.000;950.000
{}
14/03/2025;c;200.000;;750.000
{}
Tổng cộng;;300.000;50.000;750.000
"""


@pytest.mark.parametrize(("first", "second"), [
    ("Cộng ngày 13/03/2025;;100.000;50.000;950.000", "Cộng ngày 14/03/2025;;200.000;0;750.000"),
    ("13/03/2025;Cộng ngày;100.000;50.000;950.000", "14/03/2025;Cộng ngày;200.000;;750.000"),
    ("13/03/2025;Total for day;100.000;50.000;950.000", "14/03/2025;Total for day;300.000;50.000;750.000"),
])  # fmt: skip
def test_totals_of_a_day_are_no_movements(first: str, second: str) -> None:
    statement = read_text_table(DAYS.format(first, second))
    assert told(statement) == ["2025-03-13 -100000", "2025-03-13 50000", "2025-03-14 -200000"]
    assert reasons(statement) == {1: "header", 4: "footer", 6: "footer", 7: "footer"}
    assert codes(statement) == []


def test_totals_of_a_day_in_one_signed_column() -> None:
    statement = read_text_table(
        "Date,Text,Amount,Balance\n2025-03-13,a,-5.00,95.00\n2025-03-13,b,7.00,102.00\n2025-03-13,Daily total,2.00,102.00\n"
    )
    assert told(statement) == ["2025-03-13 -5.00", "2025-03-13 7.00"]


def test_a_payment_whose_words_begin_like_a_total_is_a_movement() -> None:
    statement = read_text_table(
        "Ngày;Nội dung;Nợ;Có;Số dư\n13/03/2025;a;100.000;;900.000\n14/03/2025;Tong tien hang thang 3;100.000;;800.000\n15/03/2025;Tổng công ty X trả;;5;800.005\n"
    )
    assert told(statement) == ["2025-03-13 -100000", "2025-03-14 -100000", "2025-03-15 5"]


def test_a_total_that_sums_to_something_else_is_not_taken_for_one() -> None:
    statement = read_text_table(
        "Ngày;Nội dung;Nợ;Có;Số dư\n13/03/2025;a;100;;900\n13/03/2025;Cộng ngày;150;20;900\n14/03/2025;b;100;;800\n"
    )
    assert ("balance_mismatch", 3) in codes(statement)


def test_what_failed_is_no_money_and_what_waits_is_told() -> None:
    statement = read_text_table(
        "Ngày giao dịch,Nội dung,Số tiền,Trạng thái\n13/03/2025,x,-50.000,Thành công\n14/03/2025,y,-70.000,Thất bại\n15/03/2025,z,90.000,Đang xử lý\n"
    )
    assert told(statement) == ["2025-03-13 -50000", "2025-03-15 90000"]
    assert reasons(statement)[3] == "unreadable"
    assert codes(statement) == [("failed", 3), ("pending", 4)]


def test_a_second_account_under_the_same_header_has_its_own_lines() -> None:
    statement = read_text_table(
        "Account: 111122223333 (VND)\nDate;Details;Out;In;Balance\n13/03/2025;a;100.000;;900.000\n14/03/2025;b;;50.000;950.000\n"
        "Account: 111122223333 (VND)\n15/03/2025;c;;1.000;951.000\nAccount: 444455556666 (USD)\n13/03/2025;a;100.000;;400.000\n22/03/2025;b;;50.000;450.000\n"
    )  # fmt: skip
    assert [(line.account, line.currency) for line in statement.lines] == [("111122223333", "VND")] * 3 + [("444455556666", "USD")] * 2
    assert [(one.account, one.opening, one.closing) for one in statement.accounts] == [
        ("111122223333", Decimal(1_000_000), Decimal(951_000)), ("444455556666", Decimal(500_000), Decimal(450_000)),
    ]  # fmt: skip
    assert codes(statement) == []


def test_an_account_in_the_words_of_a_payment_is_no_other_account() -> None:
    statement = read_text_table(
        "Số tài khoản: 111122223333\nNgày|Nội dung|Nợ|Có|Số dư\n13/03/2025|chuyen den|100.000||900.000\nSTK 999988887777 NGUYEN VAN A\n14/03/2025|b||50.000|950.000\n"
    )
    assert {line.account for line in statement.lines} == {"111122223333"}


def test_a_carried_balance_at_the_end_of_a_page_is_furniture() -> None:
    statement = read_text_table(
        "Ngày|Nội dung|Nợ|Có|Số dư\n13/03/2025|x|100.000||900.000\nTrang 1/2\nNgày|Nội dung|Nợ|Có|Số dư\nSố dư chuyển trang||||900.000\n14/03/2025|y||50.000|950.000\nTrang 2/2\n"
    )
    assert (told(statement), codes(statement)) == (["2025-03-13 -100000", "2025-03-14 50000"], [])


def test_years_counted_from_the_buddha() -> None:
    statement = read_text_table('วันที่,รายการ,ถอน,ฝาก,คงเหลือ\n01/03/2568,x,"1,000.00",,"9,000.00"\n13/03/2568,y,,500.00,"9,500.00"\n')
    assert told(statement) == ["2025-03-01 -1000.00", "2025-03-13 500.00"]


@pytest.mark.parametrize(("heading", "out", "into"), [
    ("借贷标志", "借", "贷"), ("收支", "支", "收"), ("D/K", "D", "K"), ("Дебет/Кредит", "Дт", "Кт"), ("D/K", "DB", "CR"), ("입출금구분", "출금", "입금"),
])  # fmt: skip
def test_sides_in_the_words_of_neighbours(heading: str, out: str, into: str) -> None:
    statement = read_text_table(f"Date;Amount;{heading};Text\n2025-03-13;100;{out};x\n2025-03-14;50;{into};y\n")
    assert told(statement) == ["2025-03-13 -100", "2025-03-14 50"]


@pytest.mark.parametrize(
    "period",
    ["15 Dec 2024 to 14 Jan 2025", "December 15, 2024 - January 14, 2025", "từ ngày 15 tháng 12 năm 2024 đến ngày 14 tháng 1 năm 2025"],
)
def test_the_year_of_a_period_in_words(period: str) -> None:
    statement = read_text_table(
        f"Statement period: {period}\nDate,Description,Paid out,Paid in,Balance\n20 Dec,x,100.00,,900.00\n03 Jan,y,,50.00,950.00\n"
    )
    assert told(statement) == ["2024-12-20 -100.00", "2025-01-03 50.00"]


def test_gross_fee_and_net_is_read_by_what_is_left() -> None:
    statement = read_text_table(
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Balance\n13/03/2025,10:00:00,GMT+7,Acme,Payment,Completed,USD,100.00,-3.20,96.80,96.80\n"
        "14/03/2025,10:00:00,GMT+7,Shop,Payment,Completed,USD,-10.00,0.00,-10.00,86.80\n"
    )  # fmt: skip
    assert told(statement) == ["2025-03-13 96.80", "2025-03-14 -10.00"]


def test_all_failed_is_no_statement() -> None:
    with pytest.raises(StatementRefused):
        read_text_table("Date,Text,Amount,Status\n2025-03-13,x,-5.00,Failed\n")


def test_days_alone_in_a_row_head_the_movements_below_them() -> None:
    statement = read_text_table(
        "Date,Description,Debit,Credit,Balance\n13 March 2025,,,,\n,x,100.00,,900.00\n,y,,50.00,950.00\n14 March 2025,,,,\n,z,10.00,,940.00\n"
    )
    assert told(statement) == ["2025-03-13 -100.00", "2025-03-13 50.00", "2025-03-14 -10.00"]
    assert (reasons(statement), codes(statement)) == ({1: "header", 2: "header", 5: "header"}, [])


def test_a_total_without_a_day_is_none_of_the_movements_that_a_day_heads() -> None:
    statement = read_text_table("Date,Description,Debit,Credit\n13 March 2025,,,\n,x,100.00,\n,y,,50.00\nTotal,,999.00,50.00\n")
    assert told(statement) == ["2025-03-13 -100.00", "2025-03-13 50.00"]
    assert codes(statement) == [("total_mismatch", 5)]


def test_a_day_alone_that_heads_nothing_is_told() -> None:
    statement = read_text_table("Date,Text,Amount\n2025-03-13,x,-5.00\n2025-03-14,,\n2025-03-15,y,7.00\n")
    assert (told(statement), codes(statement)) == (["2025-03-13 -5.00", "2025-03-15 7.00"], [("unreadable", 3)])


def test_months_between_the_movements_are_furniture() -> None:
    statement = read_text_table(
        "Ngày;Nội dung;Nợ;Có;Số dư\nTháng 3/2025;;;;\n13/03/2025;x;100.000;;900.000\nTháng 4/2025;;;;\n14/04/2025;y;;50.000;950.000\n"
    )
    assert (told(statement), codes(statement)) == (["2025-03-13 -100000", "2025-04-14 50000"], [])


def test_the_heading_of_the_amounts_says_their_currency_whatever_the_order_was_in() -> None:
    statement = read_text_table(
        "Ngày,Nội dung,Số tiền nguyên tệ,Loại tiền,Tỷ giá,Số tiền VND\n13/03/2025,x,-100.00,USD,25500,-2550000\n14/03/2025,y,50.00,USD,25600,1280000\n"
    )
    assert [(line.amount, line.currency) for line in statement.lines] == [(-2_550_000, "VND"), (1_280_000, "VND")]


@pytest.mark.parametrize("text", [
    "Ngày;Nội dung;Số tiền (nghìn đồng)\n13/03/2025;x;-100\n14/03/2025;y;50\n",
    "Đơn vị tính: triệu đồng\nNgày;Nội dung;Nợ;Có\n13/03/2025;x;100;\n14/03/2025;y;;50\n",
    "Amounts in thousands\nDate;Text;Amount\n2025-03-13;x;-100\n2025-03-14;y;50\n",
])  # fmt: skip
def test_amounts_in_thousands_are_never_read_as_they_stand(text: str) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_text_table(text)
    assert refused.value.code == "mapping"


def test_a_balance_in_words_above_the_table_is_no_unit() -> None:
    statement = read_text_table(
        "Số dư bằng chữ: Một triệu đồng\nĐơn vị tính: VND\nNgày;Nội dung;Nợ;Có\n13/03/2025;x;100;\n14/03/2025;y;;50\n"
    )
    assert told(statement) == ["2025-03-13 -100", "2025-03-14 50"]


def test_a_column_of_directions_in_unknown_words_leaves_the_side_open() -> None:
    statement = read_text_table("Date;Amount;Direction;Text\n2025-03-13;100;Alpha;x\n2025-03-14;50;In;y\n")
    assert (told(statement), codes(statement)[0]) == (["2025-03-14 50"], ("side_unknown", 2))


@pytest.mark.parametrize(("header", "rows"), [
    ("Tanggal,Keterangan,Cabang,Jumlah,,Saldo", ("'13/03,x,0000,\"1,000.00\",DB,\"9,000.00\"", "'14/03,y,0000,500.00,CR,\"9,500.00\"")),
    ("التاريخ,البيان,مدين,دائن,الرصيد", ("13/03/2025,x,1000.00,,9000.00", "14/03/2025,y,,500.00,9500.00")),
])  # fmt: skip
def test_headings_in_indonesian_and_arabic(header: str, rows: tuple[str, ...]) -> None:
    statement = read_text_table("\n".join([header, *rows]) + "\n", year=2025)
    assert told(statement) == ["2025-03-13 -1000.00", "2025-03-14 500.00"]
