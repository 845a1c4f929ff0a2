"""Manners of writing days, amounts and sides: one small table, written in each of them, says the same."""

import pytest

from rapport.domain.statements.text_files import read_text_table

TRUTH = [("2025-03-15", 5500, 15500), ("2025-03-16", -11, 15489)]
DAYS = [
    ("2025-03-15T10:11:12Z", "2025-03-16T00:00:00+07:00"),
    ("15-thg 3-2025", "16-thg 3-2025"),
    ("15 tháng 3, 2025", "16 tháng 3, 2025"),
    ("15 Mar 25", "16 Mar 25"),
    ("15-MAR-2025", "16-MAR-2025"),
    ("Mar 15, 2025", "Mar 16, 2025"),
    ("2025.03.15", "2025.03.16"),
    ("15032025", "16032025"),
    ("20250315101112", "20250316101112"),
    ("3/15/25 10:11 AM", "3/16/25 1:00 PM"),
    ("Thứ 7, 15/03/2025", "CN, 16/03/2025"),
    ("Sat, 15 Mar 2025", "Sun, 16 Mar 2025"),
    ("10:11:12 15/03/2025", "00:00:01 16/03/2025"),
    ("15/03/2025 (10:11)", "16/03/2025 (10:12)"),
    ("15/03/2025 10:11:12 SA", "16/03/2025 01:11:12 CH"),
    ("15 mars 2025", "16 mars 2025"),
    ("15. März 2025", "16. März 2025"),
    ("15 de marzo de 2025", "16 de marzo de 2025"),
    ("15 marca 2025", "16 marca 2025"),
    ("2025年3月15日", "2025年3月16日"),
    ("15 March 2025", "16 March 2025"),
    ("15th March 2025", "16th March 2025"),
    ("15-03-25", "16-03-25"),
    ("Ngày 15/03/2025", "Ngày 16/03/2025"),
    ("15/03/2025\xa010:11", "16/03/2025\xa010:11"),
]
AMOUNTS = [
    ("5.500 ₫", "-11 ₫", "15.500 ₫", "15.489 ₫"),
    ("5.500đ", "-11đ", "15.500đ", "15.489đ"),
    ("VND 5,500", "VND -11", "VND 15,500", "VND 15,489"),
    ("5,500.00CR", "11.00DR", "15,500.00CR", "15,489.00CR"),
    ("5,500.00 Cr", "11.00 Dr", "15,500.00 Cr", "15,489.00 Cr"),
    ("5.500,00 H", "11,00 S", "15.500,00 H", "15.489,00 H"),
    ("+5.500", "−11", "15.500", "15.489"),
    ("5.500", "–11", "15.500", "15.489"),
    ("5,500", "(11)", "15,500", "15,489"),
    ("5,500.00+", "11.00-", "15,500.00", "15,489.00"),
    ("5 500,00", "-11,00", "15 500,00", "15 489,00"),
    ("5\u202f500,00", "-11,00", "15\u202f500,00", "15\u202f489,00"),
    ("5'500.00", "-11.00", "15'500.00", "15'489.00"),
    ("5’500.00", "-11.00", "15’500.00", "15’489.00"),
    ("5.500 Có", "11 Nợ", "15.500", "15.489"),
    ("5500.0000", "-11.0000", "15500.0000", "15489.0000"),
    ("5,500.00", "-11.00", "15,500.00", "15,489.00"),
    ("+ 5.500", "- 11", "15.500", "15.489"),
    ("$5,500.00", "-$11.00", "$15,500.00", "$15,489.00"),
    ("$5,500.00", "($11.00)", "$15,500.00", "$15,489.00"),
    ("5.500,00 EUR", "-11,00 EUR", "15.500,00 EUR", "15.489,00 EUR"),
    ("5 500,00 zł", "-11,00 zł", "15 500,00 zł", "15 489,00 zł"),
    ("R$ 5.500,00", "-R$ 11,00", "R$ 15.500,00", "R$ 15.489,00"),
    ("R$ 5.500,00", "R$ -11,00", "R$ 15.500,00", "R$ 15.489,00"),
    ("¥5,500", "-¥11", "¥15,500", "¥15,489"),
    ("5,500円", "-11円", "15,500円", "15,489円"),
    ("５，５００", "－１１", "１５，５００", "１５，４８９"),
    ("5,500", "▲11", "15,500", "15,489"),
    ("5,500", "△11", "15,500", "15,489"),
]
SIDES = [
    ("D/C", "C", "D"),
    ("Nợ/Có", "Có", "Nợ"),
    ("N/C", "C", "N"),
    ("Thu/Chi", "Thu", "Chi"),
    ("+/-", "+", "-"),
    ("Indicator", "CRDT", "DBIT"),
    ("Loại giao dịch", "Tiền vào", "Tiền ra"),
    ("Type", "CREDIT", "DEBIT"),
    ("Direction", "IN", "OUT"),
    ("S/H", "H", "S"),
    ("Af Bij", "Bij", "Af"),
    ("Dr/Cr", "CR", "DR"),
    ("Loại", "Ghi có", "Ghi nợ"),
    ("Loại GD", "Chuyển đến", "Chuyển đi"),
    ("Loại", "Nhận tiền", "Chuyển tiền"),
    ("Loại", "Nạp", "Rút"),
    ("Type", "Money in", "Money out"),
    ("Transaction Type", "Deposit", "Withdrawal"),
    ("Type", "Incoming", "Outgoing"),
    ("Type", "Received", "Sent"),
    ("Kind", "Eingang", "Ausgang"),
    ("Sens", "Crédit", "Débit"),
    ("Tipo", "Abono", "Cargo"),
    ("Segno", "Avere", "Dare"),
    ("Typ", "Uznanie", "Obciążenie"),
    ("Sign", "1", "-1"),
    ("入払区分", "入金", "出金"),
]


def _read(days: tuple[str, str] = ("15/03/2025", "16/03/2025"), amounts: tuple[str, ...] = ("5.500", "-11", "15.500", "15.489")) -> object:
    first, second, after_first, after_second = amounts
    text = f"Ngày;Nội dung;Số tiền;Số dư\n{days[0]};a;{first};{after_first}\n{days[1]};b;{second};{after_second}\n"
    statement = read_text_table(text)
    assert len(statement.lines) + len(statement.skipped) == 3
    return [(line.date.isoformat(), line.amount, line.balance) for line in statement.lines]


@pytest.mark.parametrize("days", DAYS)
def test_days(days: tuple[str, str]) -> None:
    assert _read(days=days) == TRUTH


@pytest.mark.parametrize("amounts", AMOUNTS)
def test_amounts(amounts: tuple[str, ...]) -> None:
    assert _read(amounts=amounts) == TRUTH


@pytest.mark.parametrize(("heading", "credit", "debit"), SIDES)
def test_sides(heading: str, credit: str, debit: str) -> None:
    rows = [f"15/03/2025;{credit};5,500;a", f"16/03/2025;{debit};11;b", f"17/03/2025;{debit};12;c"]
    statement = read_text_table("\n".join([f"Date;{heading};Amount;Memo", *rows]))
    assert [line.amount for line in statement.lines] == [5500, -11, -12]
    assert not statement.problems


def test_a_transfer_is_money_out_only_beside_words_of_money_in() -> None:
    alone = "Ngày;Loại giao dịch;Số tiền;Nội dung\n15/03/2025;Chuyển tiền;5.500;a\n16/03/2025;Chuyển tiền;11;b\n"
    statement = read_text_table(alone)
    assert {problem.code for problem in statement.problems} >= {"unsigned"}


def test_a_day_left_out_is_that_of_the_row_before_where_the_balance_proves_the_amount() -> None:
    text = 'Date,Details,Debit,Credit,Balance\n15/03/2025,a,,"5,500","15,500"\n,b,11,,"15,489"\n,c,11,,"99"\n16/03/2025,d,9,,"15,480"\n'
    statement = read_text_table(text)
    assert [(line.line, line.date.day, line.amount) for line in statement.lines] == [(2, 15, 5500), (3, 15, -11), (5, 16, -9)]
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [(1, "header"), (4, "unreadable")]


def test_a_heading_says_the_order_of_day_and_month() -> None:
    for order, month in (("dd/mm/yyyy", 4), ("mm/dd/yyyy", 3)):
        statement = read_text_table(f"Date ({order}),Details,Amount\n03/04/2025,a,5.00\n05/04/2025,b,-1.00\n")
        assert statement.lines[0].date.month == month
        assert not statement.problems


def test_words_that_ran_on_are_of_the_line_above_and_told_as_skipped() -> None:
    text = "STT|Ngày|Diễn giải|Nợ|Có|Số dư\n1|05/03/2025|TT hop dong|0|5.500|15.500\nso 12 thang 3\n2|06/03/2025|Phi|11|0|15.489\nCảm ơn quý khách\n"
    statement = read_text_table(text)
    assert [line.memo for line in statement.lines] == ["TT hop dong so 12 thang 3", "Phi Cảm ơn quý khách"] or statement.lines[
        1
    ].memo == "Phi"
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [(1, "header"), (3, "footer"), (5, "footer")]
