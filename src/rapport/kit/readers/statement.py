"""A bank statement of any format: recognised by its content, read by the domain; sheets are opened here."""

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from rapport.domain.statements import mt940, ofx, qif
from rapport.domain.statements.cells import Cell, Row
from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.table import read_table
from rapport.domain.statements.texts import decode, table_of
from rapport.kit.readers.camt import read_camt
from rapport.kit.readers.pages import is_page, rows_of_page

FORMATS = ("auto", "mt940", "camt", "ofx", "qif", "csv", "xlsx", "vn-text")
MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 300_000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_statement(
    content: bytes, *, format: str = "auto", name: str = "", year: int | None = None, mapping: Mapping | None = None
) -> Statement:
    """
    Read a bank statement of up to 50 MB.

    :param format: one of FORMATS; `auto` tells by the content, never by the name
    :param name: the file's name; only a year in it is used, where the days have none
    :raises StatementRefused: see there; `unknown_format` also where the content is not of the format that was asked for
    """
    if len(content) > MOST_BYTES:
        raise StatementRefused("too_large", "more than 50 MB")
    if not content.strip():
        raise StatementRefused("no_lines", "the file is empty")
    if content[:4] in (ZIP, OLE):
        _only(format, "xlsx")
        return read_table(_sheet(content), format="xlsx", year=year, name=name, mapping=mapping)
    text = decode(content, mapping.encoding if mapping else "")
    head = text.lstrip()[:4000]
    if is_page(head):
        _only(format, "xlsx")
        return read_table(rows_of_page(text), format="xlsx", year=year, name=name, mapping=mapping)
    if format in ("auto", "ofx") and ofx.looks_like(text):
        return ofx.read_ofx(text)
    if head.startswith("<"):
        _only(format, "camt")
        return read_camt(content)
    if format in ("auto", "mt940") and mt940.looks_like(text):
        return mt940.read_mt940(text)
    if format in ("auto", "qif") and qif.looks_like(text):
        return qif.read_qif(text, year=year, name=name)
    if format in ("camt", "ofx", "qif", "mt940", "xlsx"):
        raise StatementRefused("unknown_format", f"this is no {format}")
    divider = mapping.delimiter if mapping else "|" if format == "vn-text" and "|" in head else ""
    content = b""
    found, rows = table_of(text, divider)
    text = head = ""
    return read_table(rows, format=found if format == "auto" else format, year=year, name=name, mapping=mapping)


def _only(asked: str, found: str) -> None:
    if asked not in ("auto", found):
        raise StatementRefused("unknown_format", f"this is no {asked}, but {found}")


def _sheet(content: bytes) -> list[Row]:
    """Read the sheet with the most rows of a workbook (xlsx, xlsb, xls, ods), after asking how large it will be."""
    if content[:4] == ZIP:
        _measure(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [workbook.get_sheet_by_index(place) for place in range(min(len(workbook.sheet_names), 50))]
    except PasswordError as error:
        raise StatementRefused("encrypted", "the workbook has a password") from error
    except (CalamineError, OSError, ValueError) as error:
        raise StatementRefused("broken", str(error)[:200]) from error
    tables = [sheet.to_python(skip_empty_area=False) for sheet in sheets if sheet.total_height <= MOST_ROWS]
    if not tables:
        raise StatementRefused("too_large", f"more than {MOST_ROWS} rows")
    widest = max(tables, key=len)
    return [(number, [_cell(value) for value in row]) for number, row in enumerate(widest, 1)]


def _measure(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            total = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise StatementRefused("broken", str(error)[:200]) from error
    if total > MOST_UNPACKED or total > 400 * max(len(content), 250_000):
        raise StatementRefused("too_large", "it unpacks to more than a statement is")


def _cell(value: Any) -> Cell:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return Decimal(repr(value)) if value == value and abs(value) < 1e18 else str(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date | str) and not isinstance(value, time) else str(value)
