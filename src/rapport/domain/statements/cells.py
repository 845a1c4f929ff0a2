"""Cells of a table as readers give them: text, or the numbers and days that a spreadsheet stores as such."""

import re
from datetime import date
from decimal import Decimal

from rapport.domain.statements.amounts import AMOUNT, undivided
from rapport.domain.statements.days import WrittenDay, read_day, sheet_day

type Cell = str | Decimal | date
type Cells = list[Cell]
type Row = tuple[int, Cells]

EMPTY, DAY, NUMBER, WHOLE, TEXT = "E", "D", "N", "I", "T"
LONGEST_REST = 40
# Longer cells are words, whatever they begin with; a cell may have megabytes.
LONGEST_VALUE = 400
# "1.000.000 Trang 3/12": an amount that a footer was glued to.
GLUED = re.compile(r"^([+\-−(]?\s?\d[\d.,]*\)?)\s++((?=.*[^\W\d_]{2}).+)$", re.DOTALL)


def text_of(cell: Cell) -> str:
    """Write a cell as text: a stored number without a trailing point zero, a stored day in ISO form."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, Decimal):
        return f"{cell.to_integral_value() if cell == cell.to_integral_value() else cell:f}"
    return cell.isoformat()


def is_blank(cells: Cells) -> bool:
    """Say whether nothing but spaces stands in a row."""
    return not any(cell.strip() if isinstance(cell, str) else True for cell in cells)


def day_in(cell: Cell) -> WrittenDay | None:
    """Read a cell of a column of days; a number may be the serial of a spreadsheet or the digits of a day."""
    if isinstance(cell, str):
        return read_day(cell)
    if isinstance(cell, date):
        return WrittenDay(cell.month, cell.day, cell.year, is_month_first=True)
    found = sheet_day(int(cell)) if abs(cell) < 80_000 else None
    return WrittenDay(found.month, found.day, found.year, is_month_first=True) if found else read_day(text_of(cell))


def is_money(cell: Cell) -> bool:
    """Say whether a cell of a column of money holds an amount, or nothing."""
    if not isinstance(cell, str):
        return isinstance(cell, Decimal)
    text = cell.strip()
    return not text or text in "-–—" or (len(text) <= LONGEST_VALUE and AMOUNT.match(undivided(text)) is not None)


def kind_of(cell: Cell) -> str:
    """Name what a cell looks like by itself: empty, a day, an amount, a whole number without dividers, or text."""
    if not isinstance(cell, str):
        return DAY if isinstance(cell, date) else WHOLE if cell == cell.to_integral_value() else NUMBER
    text = cell.strip()
    if not text:
        return EMPTY
    if len(text) > LONGEST_VALUE:
        return TEXT
    if text.isdecimal():
        return WHOLE
    day = read_day(text)
    if day and len(day.rest) <= LONGEST_REST:
        return DAY
    return NUMBER if is_money(text) else TEXT
