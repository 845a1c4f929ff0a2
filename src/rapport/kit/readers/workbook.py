"""Sheets of an .xlsx as rows of cells: unpacked piece by piece, with limits before and while unpacking, without DTDs."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import IO, Any
from xml.parsers.expat import ExpatError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from rapport.domain.statements.cells import Cell, Cells, Row
from rapport.domain.statements.days import sheet_day
from rapport.domain.statements.lines import StatementRefused

MOST_UNPACKED = 256 * 1024 * 1024
MOST_RATIO = 250
SMALL = 16 * 1024 * 1024
MOST_PARTS = 5_000
MOST_COLUMNS, MOST_ROWS = 500, 1_100_000
LONGEST_CELL = 32_767 * 4
PLACE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
# Numbers of formats that are days by themselves, and letters that make a written format one.
DAY_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
NOT_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


class _Limited(io.RawIOBase):
    """A part of the archive that refuses to go on once more was unpacked than its directory promised."""

    def __init__(self, source: IO[bytes], most: int) -> None:
        self._source, self._left = source, most

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size if size > 0 else 65_536)
        self._left -= len(piece)
        if self._left < 0:
            raise StatementRefused("too_large", "the workbook unpacks to more than it says")
        return piece


def workbook_rows(content: bytes) -> list[Row]:
    """
    Read the rows of all sheets in their order; the rows of a second sheet are numbered on from the first.

    :raises StatementRefused: `too_large` before unpacking, `dtd`, `encrypted`, `broken`, `unknown_format` where the archive is no workbook
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise StatementRefused("broken", "the archive is damaged") from error
    with archive:
        _check(archive, len(content))
        try:
            return _rows(archive)
        except DefusedXmlException as error:
            raise StatementRefused("dtd", "document type definitions are not read") from error
        except StatementRefused:
            raise
        except (
            ParseError,
            ExpatError,
            zipfile.BadZipFile,
            ValueError,
            OSError,
            EOFError,
            LookupError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise StatementRefused("broken", f"the workbook is damaged: {error}") from error
        except Exception as error:
            if type(error).__module__ in ("zlib", "lzma", "_compression"):
                raise StatementRefused("broken", "the workbook is damaged") from error
            raise


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > packed * MOST_RATIO):
        raise StatementRefused("too_large", f"the workbook unpacks to {unpacked // 1024**2} MB")
    if any(part.flag_bits & 1 for part in parts):
        raise StatementRefused("encrypted", "the workbook is locked with a password")
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names and not any(name.startswith("xl/worksheets/") for name in names):
        binary = any(name.endswith(".bin") for name in names)
        raise StatementRefused(
            "unknown_format",
            "a binary workbook (.xlsb) is not read: save it as .xlsx" if binary else "this archive is no Excel workbook (.xlsx)",
        )


def _opened(archive: zipfile.ZipFile, name: str) -> Any:
    part = archive.getinfo(name)
    return iterparse(_Limited(archive.open(part), part.file_size + 1024), events=("start", "end"), forbid_dtd=True)


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _rows(archive: zipfile.ZipFile) -> list[Row]:
    names = set(archive.namelist())
    texts = _texts(archive) if "xl/sharedStrings.xml" in names else []
    days = _day_styles(archive) if "xl/styles.xml" in names else set()
    sheets, is_1904 = _sheets(archive, names)
    rows: list[Row] = []
    offset = 0
    for sheet in sheets:
        last = 0
        for number, cells in _sheet_rows(archive, sheet, texts, days, is_1904=is_1904):
            # Rows that the file leaves out are there for whoever looks at it.
            rows += [(offset + missing, []) for missing in range(last + 1, number) if number - last < 1000]
            rows.append((offset + number, cells))
            last = number
        offset += last
    return rows


def _texts(archive: zipfile.ZipFile) -> list[str]:
    texts: list[str] = []
    parts: list[str] = []
    in_sound = 0
    for event, node in _opened(archive, "xl/sharedStrings.xml"):
        name = _local(node)
        if name == "rPh":
            in_sound += 1 if event == "start" else -1
        if event == "start":
            continue
        if name == "t" and not in_sound:
            parts.append((node.text or "")[:LONGEST_CELL])
        elif name == "si":
            texts.append("".join(parts))
            parts = []
            node.clear()
    return texts


def _day_styles(archive: zipfile.ZipFile) -> set[int]:
    formats: set[int] = set(DAY_FORMATS)
    styles: set[int] = set()
    in_cells, place = False, 0
    for event, node in _opened(archive, "xl/styles.xml"):
        name = _local(node)
        if name == "cellXfs":
            in_cells = event == "start"
        elif event == "end" and name == "numFmt":
            code = NOT_LETTERS.sub("", node.get("formatCode") or "").lower()
            if any(letter in code for letter in "ymd") and "#" not in code:
                formats.add(int(node.get("numFmtId") or 0))
        elif event == "end" and name == "xf" and in_cells:
            if int(node.get("numFmtId") or 0) in formats:
                styles.add(place)
            place += 1
    return styles


def _sheets(archive: zipfile.ZipFile, names: set[str]) -> tuple[list[str], bool]:
    """Answer the parts of the sheets in the order of the workbook, hidden ones too, and whether its days count from 1904."""
    targets: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in names:
        for event, node in _opened(archive, "xl/_rels/workbook.xml.rels"):
            if event == "end" and _local(node) == "Relationship":
                target = (node.get("Target") or "").lstrip("/")
                targets[node.get("Id") or ""] = target if target.startswith("xl/") else f"xl/{target}"
    found: list[str] = []
    is_1904 = False
    if "xl/workbook.xml" in names:
        for event, node in _opened(archive, "xl/workbook.xml"):
            if event == "end" and _local(node) == "sheet":
                reference = next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == "id"), "")
                found.append(targets.get(reference, ""))
            elif event == "end" and _local(node) == "workbookPr":
                is_1904 = node.get("date1904") in ("1", "true")
    known = [name for name in dict.fromkeys(found) if name in names and "worksheets/" in name]
    return known or sorted(name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)), is_1904


def _sheet_rows(archive: zipfile.ZipFile, name: str, texts: list[str], days: set[int], *, is_1904: bool) -> Iterator[Row]:
    cells: Cells = []
    number = count = 0
    data: Any = None
    for event, node in _opened(archive, name):
        local = _local(node)
        if event == "start":
            if local == "sheetData":
                data = node
            elif local == "row":
                written = node.get("r") or ""
                number = int(written) if written.isdecimal() and len(written) < 8 and int(written) > number else number + 1
                cells = []
            continue
        if local == "c":
            column = _column(node.get("r") or "", len(cells))
            if column < MOST_COLUMNS:
                cells += [""] * (column - len(cells))
                value = _value(node, texts, days, is_1904=is_1904)
                cells[column:] = [value]
            node.clear()
        elif local == "row":
            count += 1
            if count > MOST_ROWS:
                raise StatementRefused("too_large", "the sheet has too many rows")
            yield number, cells
            if data is not None:
                data.clear()


def _column(place: str, following: int) -> int:
    found = PLACE.match(place)
    if not found:
        return following
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return max(number - 1, 0)


def _value(node: Any, texts: list[str], days: set[int], *, is_1904: bool) -> Cell:
    kind = node.get("t") or "n"
    if kind == "inlineStr":
        return "".join(part.text or "" for part in node.iter() if _local(part) == "t")[:LONGEST_CELL]
    written = next((child.text or "" for child in node if _local(child) == "v"), "")
    if kind == "s":
        return texts[int(written)] if written.isdecimal() and int(written) < len(texts) else ""
    if kind in ("str", "e", "b") or not written:
        return written[:LONGEST_CELL]
    if kind == "d":
        return _iso(written)
    try:
        amount = Decimal(written)
    except InvalidOperation:
        return written[:LONGEST_CELL]
    if not amount.is_finite() or abs(amount.adjusted()) > 20:
        return written[:LONGEST_CELL]
    style = node.get("s") or ""
    day = sheet_day(int(amount) + 1462 * is_1904) if style.isdecimal() and int(style) in days else None
    return day or _rounded(amount)


def _iso(written: str) -> Cell:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return written


def _rounded(amount: Decimal) -> Decimal:
    """Take the noise of binary fractions off a stored number: 17 digits are written, 15 are meant (1234.5599999999999 is 1234.56)."""
    if len(amount.as_tuple().digits) < 16:
        return amount
    places = 15 - 1 - amount.adjusted()
    return amount.quantize(Decimal(1).scaleb(-places)).normalize() if 0 <= places <= 15 else amount
