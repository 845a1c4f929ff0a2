"""Laws over statements that nobody wrote: nothing is lost, nothing changes its side in silence, noise does no harm."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.domain.statements.amounts import decimal_mark, read_written
from rapport.domain.statements.days import read_day
from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.grid import lines_of
from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.mt940 import read_mt940
from rapport.domain.statements.ofx import read_ofx
from rapport.domain.statements.qif import read_qif
from rapport.domain.statements.text_files import read_text_table

amounts = st.integers(-(10**12), 10**12).filter(bool)
cells = st.sampled_from(
    [
        "01/02/2024",
        "2024-03-04",
        "1.000",
        "-2,50",
        "Ngày",
        "Số tiền",
        "Nợ",
        "Có",
        "Số dư",
        "abc",
        "",
        "Tổng cộng",
        "Trang 1/2",
        '"',
        "VND",
        "D",
        "C",
        "31/02/2024",
    ]
)
WORDS = ("Ngày;Nội dung;Số tiền;Số dư", "Date;Description;Amount;Balance")


@settings(max_examples=60, deadline=None)
@given(st.lists(amounts, min_size=1, max_size=25), st.sampled_from(WORDS), st.integers(0, 10**12), st.booleans(), st.booleans())
def test_signed_amounts_keep_their_sign(values: list[int], header: str, opening: int, is_newest_first: bool, with_balance: bool) -> None:
    running, rows = opening, []
    for number, value in enumerate(values):
        running += value
        day = date(2024, 1, 1) + timedelta(days=number)
        rows.append(
            f"{day:%d/%m/%Y};memo {number};{value:+,}".replace(",", ".") + (f";{running:,}".replace(",", ".") if with_balance else ";")
        )
    rows = rows[::-1] if is_newest_first else rows
    statement = read_text_table("\n".join([header, *rows]))
    assert [line.amount for line in statement.lines] == (values[::-1] if is_newest_first else values)
    assert len(statement.lines) + len(statement.skipped) == len(rows) + 1


@settings(max_examples=60, deadline=None)
@given(st.lists(amounts, min_size=1, max_size=25), st.integers(0, 10**12))
def test_unsigned_amounts_are_right_or_open(values: list[int], opening: int) -> None:
    running, rows = opening, []
    for number, value in enumerate(values):
        running += value
        rows.append(f"{date(2024, 1, 1) + timedelta(days=number)};memo;{abs(value)};{running}")
    statement = read_text_table("\n".join(["Date;Memo;Amount;Balance", f"Opening balance;;;{opening}", *rows]))
    assert [line.amount for line in statement.lines] == values


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(cells, max_size=7), max_size=14), st.sampled_from([";", ",", "|", "\t", "  "]))
def test_every_line_of_any_table_is_read_or_skipped(rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in rows)
    try:
        statement = read_text_table(text, year=2024)
    except StatementRefused:
        return
    places = Counter([line.line for line in statement.lines] + [skipped.line for skipped in statement.skipped])
    assert max(places.values()) == 1
    if '"' not in text:
        assert len(places) == len(lines_of(text))
    told = {problem.line for problem in statement.problems}
    assert all(skipped.line in told for skipped in statement.skipped if skipped.reason == "unreadable")
    assert len({line.key for line in statement.lines}) == len(statement.lines)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_text_table, read_mt940, read_ofx, read_qif):
        for written in (
            text,
            f":20:x\n:25:1\n:61:{text}\n:86:{text}",
            f"<OFX><STMTRS><STMTTRN><DTPOSTED>{text}<TRNAMT>{text}",
            f"!Type:Bank\nD{text}\nT{text}\n^\n",
        ):
            try:
                read(written)
            except StatementRefused as refused:
                assert refused.code in ("no_lines", "mapping", "year", "unknown_format", "dtd")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        assert isinstance(decoded(content), str)
    except StatementRefused as refused:
        assert refused.code == "unknown_format"


@settings(max_examples=200, deadline=None)
@given(
    st.integers(-(10**14), 10**14),
    st.sampled_from([(".", ","), (",", "."), (" ", ","), ("'", "."), ("", "."), ("", ",")]),
    st.integers(0, 2),
)
def test_what_is_written_is_read(amount: int, marks: tuple[str, str], places: int) -> None:
    thousands, decimals = marks
    value = Decimal(amount).scaleb(-places)
    whole, _mark, part = f"{abs(value):,.{places}f}".partition(".")
    written = ("-" if value < 0 else "") + whole.replace(",", thousands) + (decimals + part if part else "")
    mark = decimal_mark([written, f"1{decimals}50", f"12{thousands}345{decimals}67"])
    found = read_written(written, mark)
    assert found is not None
    assert found.value == value


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(1970, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y", "%d.%m.%Y", "%Y%m%d", "%d %B %Y", "%d/%m/%Y 10:20:30", "%d/%m/%Y 9:05 SA"]),
)
def test_days_are_read_as_written(day: date, manner: str) -> None:
    found = read_day(day.strftime(manner))
    assert found is not None
    assert found.year == day.year
    assert {found.first, found.second} == {day.day, day.month}
    assert found.rest == ""
