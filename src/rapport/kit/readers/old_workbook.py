"""Workbooks of Excel 97 to 2003 (.xls), as many banks still export them, through the calamine library."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from rapport.domain.statements.cells import Cell, Row
from rapport.domain.statements.lines import StatementRefused
from rapport.kit.readers.compound import check_chains

# What Excel itself allowed in this format.
MOST_ROWS, MOST_SHEETS = 65_536, 50


def old_workbook_rows(content: bytes) -> list[Row]:
    """
    Answer the rows of all sheets in their order, numbered from 1; the rows of a second sheet are numbered on from the first.

    :raises StatementRefused: `encrypted`; `broken`: no workbook, or a document of another kind
    """
    if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d" in content:
        raise StatementRefused("encrypted", "the workbook has a password")
    check_chains(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [workbook.get_sheet_by_index(place) for place in range(min(len(workbook.sheet_names), MOST_SHEETS))]
        tables = [sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS) for sheet in sheets]
    except PasswordError as error:
        raise StatementRefused("encrypted", "the workbook has a password") from error
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise StatementRefused("broken", str(error)[:200]) from error
    except BaseException as error:
        # What the library itself did not foresee comes as a panic, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise StatementRefused("broken", "the workbook is damaged") from error
    rows = (row for table in tables for row in table)
    return [(number, [_cell(value) for value in row]) for number, row in enumerate(rows, 1)]


def _cell(value: Any) -> Cell:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return Decimal(repr(value)) if value == value and abs(value) < 1e18 else str(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date | str) else str(value)
