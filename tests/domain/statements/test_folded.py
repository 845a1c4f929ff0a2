"""Headings that run over lines without quotes: the columns keep their names, and so the money its side."""

import pytest

from rapport.domain.statements.folded import folded_headings
from rapport.domain.statements.grid import lines_of, rows_of

OUT = "Date,Description,Money\nin,Money\nout\n24/11/2026,Payment from Blue,,5000000\n"
TITLED = "Sao kê\nNgày\ngiao dịch,Ghi\nnợ,Ghi có,Số dư,Diễn\ngiải\n24/11/2026,5.000.000,,7.000.000,TT\n"


def test_headings_on_several_lines_are_one_row_and_the_rows_keep_their_lines() -> None:
    rows = list(rows_of(lines_of(OUT), ","))
    assert rows == [(1, ["Date", "Description", "Money in", "Money out"]), (4, ["24/11/2026", "Payment from Blue", "", "5000000"])]


def test_the_first_heading_may_begin_on_a_line_of_its_own() -> None:
    folded = folded_headings(lines_of(TITLED), ",")
    assert folded is not None
    assert folded.cells == ["Ngày giao dịch", "Ghi nợ", "Ghi có", "Số dư", "Diễn giải"]
    assert (folded.at, folded.lines) == (1, 4)


@pytest.mark.parametrize(
    "text",
    [
        "", "a,b\n", "Date,Amount,Details\n24/11/2026,5,TT\n", "Account,1\nDate,Amount,Details\n24/11/2026,5,TT\n",
        "24/11/2026,5,TT\n", "24/11/2026\n", "x,y\nz\n24/11/2026,5,TT\n", "Date\n\nAmount,Details\n24/11/2026,5,TT\n",
        f"Date,Amount{'t' * 500}\nb,Details\n24/11/2026,5,TT\n", "a,b\nDate,Money\nin,Details\n24/11/2026,5,TT\n", "x\n24/11/2026,5\n",
    ],
)  # fmt: skip
def test_other_lines_stay_rows_of_their_own(text: str) -> None:
    folded = folded_headings(lines_of(text), ",")
    assert folded is None or folded.cells == ["Date", "Money in", "Details"]
