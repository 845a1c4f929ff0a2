"""Tables in the manners of banks: what is a line, what is around it, what the balances prove, and what nobody can know."""

from collections.abc import Sequence
from decimal import Decimal as D

import pytest

from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.text_files import read_text_table


def amounts(statement: Statement) -> list[str]:
    return [f"{line.amount:f}" for line in statement.lines]


def reasons(statement: Statement) -> dict[int, str]:
    return {skipped.line: skipped.reason for skipped in statement.skipped}


def codes(statement: Statement) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in statement.problems]


TWO_ACCOUNTS = """Số tài khoản: 111122223333 Loại tiền: VND
Số dư đầu kỳ: 1.000.000
Ngày;Nội dung;Ghi nợ;Ghi có;Số dư
01/02/2024;a;100.000;;900.000
02/02/2024;b;;50.000;950.000
Tổng cộng;;100.000;50.000;
Số dư cuối kỳ: 950.000

Số tài khoản: 444455556666 Loại tiền: USD
Số dư đầu kỳ: 200.000
Ngày;Nội dung;Ghi nợ;Ghi có;Số dư
01/02/2024;c;100.000;;100.000
Số dư cuối kỳ: 100.000
"""


def test_two_accounts_in_one_sheet() -> None:
    statement = read_text_table(TWO_ACCOUNTS)
    assert [(line.account, line.currency, line.amount) for line in statement.lines] == [
        ("111122223333", "VND", -100_000), ("111122223333", "VND", 50_000), ("444455556666", "USD", -100_000),
    ]  # fmt: skip
    assert [(item.account, item.opening, item.closing) for item in statement.accounts] == [
        ("111122223333", 1_000_000, 950_000), ("444455556666", 200_000, 100_000),
    ]  # fmt: skip
    assert statement.problems == ()
    assert len(statement.lines) + len(statement.skipped) == 13


PAGES = """Ngày;Nội dung;Ghi nợ;Ghi có;Số dư
;Số dư đầu kỳ;;;1.000.000
01/02/2024;a;100.000;;900.000
;Cộng trang 1;100.000;;900.000
Trang 1/2
Ngày;Nội dung;Ghi nợ;Ghi có;Số dư
;Số dư mang sang;;;900.000
02/02/2024;b;;50.000;950.000
;Tổng cộng;100.000;60.000;
;Số dư cuối kỳ;;;950.000
Người lập biểu;;Kiểm soát;;Giám đốc
"""


def test_pages_with_their_totals() -> None:
    statement = read_text_table(PAGES)
    assert amounts(statement) == ["-100000", "50000"]
    assert reasons(statement) == {
        1: "header",
        2: "header",
        4: "footer",
        5: "footer",
        6: "header",
        7: "footer",
        9: "footer",
        10: "footer",
        11: "footer",
    }
    assert codes(statement) == [("total_mismatch", 9)]
    assert (statement.accounts[0].opening, statement.accounts[0].closing) == (1_000_000, 950_000)


@pytest.mark.parametrize(
    ("text", "expected", "problems"),
    [
        # A footer glued behind a balance.
        ("Ngày;Nội dung;Ghi nợ;Ghi có;Số dư\n01/02/2024;a;100.000;;900.000\n02/02/2024;b;;50.000;950.000 Trang 1/3\n", ["-100000", "50000"], []),
        # A balance that does not follow.
        ("Date,Description,Debit,Credit,Balance\n2024-01-02,x,10.00,,90.00\n2024-01-03,y,,20.00,111.00\n2024-01-04,z,1.00,,110.00\n",
         ["-10.00", "20.00", "-1.00"], [("balance_mismatch", 3)]),
        # A side that nobody knows is no side.
        ("Date,Description,Amount,D/C\n2024-01-02,x,10.00,C\n2024-01-02,y,10.00,X\n2024-01-02,z,10.00,D\n", ["10.00", "-10.00"],
         [("side_unknown", 3), ("unreadable", 3)]),
        # A day that no calendar has.
        ("Ngày;Nội dung;Số tiền\n31/02/2024;x;-10.000\n28/02/2024;x;10.000\n", ["10000"], [("unreadable", 2)]),
        # Signs behind, in brackets, and as CR and DR.
        ("Date|Narration|Amount|Balance\n02/01/2024|x|1,000.00 CR|5,000.00 CR\n13/01/2024|y|500.00 DR|4,500.00 CR\n", ["1000.00", "-500.00"], []),
        ('Date,Details,Amount\n15/02/2024,x,"(1,000.00)"\n13/02/2024,y,"2,000.00"\n14/02/2024,z,3.00-\n', ["-1000.00", "2000.00", "-3.00"], []),
        # One negative among debits is money that came back.
        ("Ngày;Nội dung;Nợ;Có\n01/02/2024;a;100.000;\n02/02/2024;b;-30.000;\n03/02/2024;c;;5.000\n", ["-100000", "30000", "5000"], []),
        # Headings in two rows.
        ("STT;Ngày;Diễn giải;Số tiền phát sinh;;Số dư\n;;;Nợ;Có;\n1;01/02/2024;a;100.000;;900.000\n2;02/02/2024;b;;50.000;950.000\n",
         ["-100000", "50000"], []),
        # The words of the customer's own books: the balances prove them turned round.
        ("Ngày;Diễn giải;Phát sinh Nợ;Phát sinh Có;Số dư\n01/02/2024;thu;100.000;;1.100.000\n02/02/2024;tra;;50.000;1.050.000\n03/02/2024;thu;100.000;;1.150.000\n",
         ["100000", "-50000", "100000"], [("inverted", 2)]),
        # Only one movement, without a sign, beside a balance.
        ("Date,Description,Amount,Balance\n2024-01-02,x,10.00,90.00\n", ["10.00"], [("side_assumed", 2)]),
        # Fees are taken off where the balance proves it.
        ("Date,Description,Amount,Fee,Balance\n2024-01-02,x,-10.00,,90.00\n2024-01-03,y,-10.00,1.00,79.00\n", ["-10.00", "-11.00"], []),
    ],
)  # fmt: skip
def test_manners(text: str, expected: Sequence[str], problems: Sequence[tuple[str, int]]) -> None:
    statement = read_text_table(text)
    assert amounts(statement) == expected
    assert codes(statement) == problems
    assert len(statement.lines) + len(statement.skipped) == text.count("\n")


def test_newest_day_first_and_each_day_in_its_order() -> None:
    text = "Ngày;Nội dung;Nợ;Có;Số dư\n03/02/2024;c;;10;120\n03/02/2024;d;20;;100\n02/02/2024;a;;10;100\n02/02/2024;b;;10;110\n"
    statement = read_text_table(text)
    assert amounts(statement) == ["10", "-20", "10", "10"]
    assert statement.problems == ()


@pytest.mark.parametrize(("text", "expected"), [
    ("Ngày;Nội dung;Số tiền;Nợ/Có\n01/02/2024;a;100.000 VND;N\n02/02/2024;b;50.000đ;C\n", ["-100000", "50000"]),
    ("Ngày GD;Số tiền GD;Nội dung\n13/02/2024 10:00;+ 100,000 VND;a\n14/02/2024 11:00;- 50,000 VND;b\n", ["100000", "-50000"]),
    ("Date;Note;Amount;State\n2024-01-02;a;-50.00;C\n2024-01-03;a;50.00;C\n", ["-50.00", "50.00"]),
    ("Date;Note;Amount\n2024-01-02T10:00:00Z;a;−50.00\n2024-01-03T10:00:00+07:00;a;50.00\n", ["-50.00", "50.00"]),
    ("STT,NGAY GIAO DICH,SO CT,NO,CO,NOI DUNG\n1,01/02/2024,F1,\"100,000\",,a\n2,02/02/2024,F2,,\"50,000\",b\n", ["-100000", "50000"]),
    ("Date,Details,Withdrawals,Deposits,Balance\n01 Jan 2024,BALANCE BROUGHT FORWARD,,,100.00\n02 Jan 2024,x,10.00,,\n02 Jan 2024,y,20.00,,70.00\n", ["-10.00", "-20.00"]),
])  # fmt: skip
def test_sides_and_signs_as_written(text: str, expected: Sequence[str]) -> None:
    assert amounts(read_text_table(text)) == expected


def test_an_order_of_day_and_month_that_nothing_proves_is_said() -> None:
    statement = read_text_table("Date,Description,Amount\n03/04/2024,a,-5.00\n")
    assert statement.lines[0].date.isoformat() == "2024-04-03"
    assert codes(statement) == [("day_order", 2)]


def test_words_of_unnamed_columns_are_kept_and_formulas_of_text_are_text() -> None:
    statement = read_text_table('Date,Account,Wofür,Amount,Type\n2024-01-02,="0011223344",rent,-50.00,POS\n')
    assert (statement.lines[0].account, statement.lines[0].memo) == ("0011223344", "rent POS")


def test_two_equal_lines_have_two_keys_and_the_same_in_another_file() -> None:
    first = "Date,Description,Amount\n2024-01-01,a,1.00\n2024-01-02,x,10.00\n2024-01-02,x,10.00\n"
    second = "Date,Description,Amount\n2024-01-02,x,10.00\n2024-01-02,x,10.00\n2024-01-03,b,2.00\n"
    keys, others = ([line.key for line in read_text_table(text).lines] for text in (first, second))
    assert len(set(keys)) == 3
    assert keys[1:] == others[:2]


def test_a_quoted_cell_runs_over_lines_and_an_open_quote_swallows_nothing() -> None:
    text = (
        'Date,Description,Amount\n2024-01-02,"x\nsecond line",10.00\n2024-01-03,"y",-10.00\n2024-01-04,"unclosed,5.00\n2024-01-05,z,6.00\n'
    )
    statement = read_text_table(text)
    assert [(line.line, line.amount) for line in statement.lines] == [(2, 10), (4, -10), (5, 5), (6, 6)]
    assert statement.lines[0].memo == "x\nsecond line"


def test_columns_of_a_pdf_divided_by_spaces() -> None:
    text = (
        "        NGAN HANG X\nNgày giao dịch    Nội dung                  Ghi nợ       Ghi có        Số dư\n"
        "Số dư đầu kỳ                                                          1.000.000\n"
        "01/02/2024        chuyen tien a             100.000                     900.000\n"
        "02/02/2024        chuyen tien b                          50.000         950.000\n"
    )
    statement = read_text_table(text)
    assert statement.format == "vn-text"
    assert amounts(statement) == ["-100000", "50000"]


def test_dropped_cells_without_any_proof_are_refused_not_guessed() -> None:
    with pytest.raises(StatementRefused) as refused:
        read_text_table("STT|Ngày|Nội dung|Ghi nợ|Ghi có\n1|01/02/2024|a|100.000\n2|02/02/2024|b|50.000\n")
    assert refused.value.code == "no_lines"


@pytest.mark.parametrize(("name", "year", "above", "expected"), [
    ("sk_2025-01.csv", None, "", ["2024-12-28", "2025-01-02"]),
    ("sk.csv", 2024, "", ["2024-12-28", "2025-01-02"]),
    ("sk.csv", None, "Từ ngày 15/12/2023 đến ngày 15/01/2024\n", ["2023-12-28", "2024-01-02"]),
])  # fmt: skip
def test_the_year_of_days_without_one(name: str, year: int | None, above: str, expected: Sequence[str]) -> None:
    text = f"{above}Ngày;Nội dung;Số tiền\n28/12;x;-10.000\n02/01;x;10.000\n"
    assert [line.date.isoformat() for line in read_text_table(text, name=name, year=year).lines] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ngày;Nội dung;Số tiền\n28/12;x;-10.000\n", "year"),
        ("Ngày;Diễn giải;Phát sinh Nợ;Phát sinh Có;Số dư\n", "no_lines"),
        ("nothing here\nat all\n", "no_lines"),
        ("01/02/2024;a;100;\n02/02/2024;b;;50\n", "mapping"),
        ("01/02/2024;a;100;O\n02/02/2024;b;50;I\n", "mapping"),
    ],
)
def test_what_cannot_be_known_is_refused(text: str, code: str) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_text_table(text)
    assert refused.value.code == code


def test_a_table_without_header_is_read_by_its_balances() -> None:
    text = "01/02/2024;a;100;;900\n02/02/2024;b;;50;950\n03/02/2024;c;1;;949\n04/02/2024;d;;1;950\n"
    statement = read_text_table(text)
    assert amounts(statement) == ["-100", "50", "-1", "1"]
    assert statement.profile == "guessed"


def test_headings_that_nobody_knows_are_found_by_the_balances() -> None:
    text = (
        "Kuupäev;Selgitus;Väljaminek;Laekumine;Jääk\n"
        + "01.02.2024;a;100,00;;900,00\n02.02.2024;b;;50,00;950,00\n03.02.2024;c;1,00;;949,00\n"
    )
    assert amounts(read_text_table(text)) == ["-100.00", "50.00", "-1.00"]
    half = "Ngày;Nội dung;Xyz;Abc;Số dư\n01/02/2024;a;100;;900\n02/02/2024;b;;50;950\n03/02/2024;c;1;;949\n"
    assert amounts(read_text_table(half)) == ["-100", "50", "-1"]


@pytest.mark.parametrize(
    "damage",
    ["??/02/2024;b;;50.000;950.000", "02/02/2024;b;;5O.OOO;950.000", "02/02/2024;b", "gibberish;;;x;y", "02/02/2024;ke toan chi;;x;"],
)
def test_a_damaged_row_is_unreadable_and_said(damage: str) -> None:
    statement = read_text_table(
        f"Ngày;Nội dung;Ghi nợ;Ghi có;Số dư\n01/02/2024;a;100.000;;900.000\n{damage}\n03/02/2024;c;10.000;;940.000\n"
    )
    assert amounts(statement) == ["-100000", "-10000"]
    assert reasons(statement) == {1: "header", 3: "unreadable"}
    assert ("unreadable", 3) in codes(statement)
    assert ("balance_mismatch", 4) in codes(statement)


def test_words_of_a_payment_are_no_footer() -> None:
    text = "Ngày;Nội dung;Ghi nợ;Ghi có\n01/02/2024;Tổng công ty An Phú chuyển;;100.000\n02/02/2024;Trang 1/3 ke toan;5.000;\n03/02/2024;số dư đầu kỳ đã trả;;7.000\n"
    assert amounts(read_text_table(text)) == ["100000", "-5000", "7000"]


def test_a_delimiter_inside_words_is_put_together_again() -> None:
    text = "Ngày|Nội dung|Ghi nợ|Ghi có|Số dư\n01/02/2024|a|100.000||900.000\n02/02/2024|b|c|d||50.000|950.000\n"
    statement = read_text_table(text)
    assert amounts(statement) == ["-100000", "50000"]
    assert statement.lines[1].memo == "b c d"


def test_references_glued_to_the_day() -> None:
    text = "STT|Ngày/TNX Date Số CT/Doc No|Ghi nợ|Ghi có|Nội dung\n1|02/01/2024 5218.13419||600.000|a\n2|03/01/2024 5219.1||1.000|b\n"
    statement = read_text_table(text)
    assert [line.reference for line in statement.lines] == ["5218.13419", "5219.1"]


def test_several_accounts_in_a_column_each_have_their_balance() -> None:
    text = "Account,Date,Description,Amount,Balance\nA1,2024-01-01,x,-1.00,9.00\nB2,2024-01-01,y,5.00,105.00\nA1,2024-01-02,z,-2.00,7.00\nB2,2024-01-03,y,5.00,110.00\n"
    statement = read_text_table(text)
    assert [(item.account, item.opening, item.closing) for item in statement.accounts] == [("A1", 10, 7), ("B2", 100, 110)]
    assert statement.problems == ()


def test_money_is_never_lost_to_a_float() -> None:
    text = "Ngày;Nội dung;Số tiền\n01/02/2024;x;999.999.999.999.999\n02/02/2024;x;-0,01\n"
    assert [line.amount for line in read_text_table(text).lines] == [D("999999999999999"), D("-0.01")]
