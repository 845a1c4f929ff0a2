"""A bank's file of any kind as a statement: recognised by its content, never by its name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.mt940 import looks_like_mt940, read_mt940
from rapport.domain.statements.ofx import looks_like_ofx, read_ofx
from rapport.domain.statements.qif import looks_like_qif, read_qif
from rapport.domain.statements.table import read_table
from rapport.domain.statements.text_files import read_text_table
from rapport.kit.readers.archives import unpacked
from rapport.kit.readers.camt import read_camt
from rapport.kit.readers.html_tables import html_rows
from rapport.kit.readers.old_workbook import old_workbook_rows
from rapport.kit.readers.workbook import workbook_rows

MOST_BYTES = 256 * 1024 * 1024
START = 8192
FORMATS = ("auto", "mt940", "camt", "ofx", "qif", "csv", "xlsx", "vn-text")
HTML = re.compile(r"<html|<table|<tr\b|<!doctype html", re.IGNORECASE)
XML = re.compile(r"^\s*<(?:\?xml|!|[A-Za-z_][\w.\-]*(?::[\w.\-]+)?[\s>])", re.IGNORECASE)
OLD_EXCEL, ZIP, PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK", b"%PDF"


@dataclass(frozen=True)
class Wanted:
    """What the caller knows of a file: the format or `auto`, its name, the year of days without one, a mapping of columns."""

    format: str = "auto"
    name: str = ""
    year: int | None = None
    mapping: Mapping | None = None


def read_statement(content: bytes, wanted: Wanted = Wanted()) -> Statement:
    """
    Read a bank's file.

    :raises StatementRefused: with its code, where the file is none or cannot be trusted to be read whole
    """
    if len(content) > MOST_BYTES:
        raise StatementRefused("too_large", f"more than {MOST_BYTES // 1024**2} MB")
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise StatementRefused("no_lines", "the file is empty")
    if content.startswith(ZIP):
        content = unpacked(content, MOST_BYTES)
    kind = _kind(content) if wanted.format == "auto" else wanted.format
    # Handed over and let go, so that the bytes are not kept beside what is made of them.
    held = [content]
    del content
    return READERS[kind](held, wanted)


def looks_like_rows(content: bytes) -> bool:
    """Say whether the beginning of a file is of a kind that is read line by line, so that its beginning can be read alone."""
    try:
        return _kind(content) in ("table", "mt940", "qif")
    except StatementRefused:
        return True


def _kind(content: bytes) -> str:
    if content.startswith(OLD_EXCEL):
        return "xlsx"
    if content.startswith(PDF):
        raise StatementRefused("unknown_format", "a PDF is not read: ask the bank for CSV, Excel, MT940 or camt")
    if content.startswith(ZIP):
        return "xlsx"
    head = _head(content)
    if looks_like_ofx(head):
        return "ofx"
    if HTML.search(head):
        return "html"
    if XML.search(head):
        return "camt"
    if looks_like_qif(head):
        return "qif"
    return "mt940" if looks_like_mt940(head) else "table"


def _head(content: bytes) -> str:
    """Answer the beginning as text, good enough to recognise the format; a letter cut in two at its end does not matter."""
    try:
        return decoded(content[:START])
    except StatementRefused:
        return ""


def _text(held: list[bytes], wanted: Wanted) -> str:
    return decoded(held.pop(), wanted.mapping.encoding if wanted.mapping else "")


def _table(held: list[bytes], wanted: Wanted) -> Statement:
    return read_text_table(_text(held, wanted), format=wanted.format, name=wanted.name, year=wanted.year, mapping=wanted.mapping)


def _sheet(held: list[bytes], wanted: Wanted) -> Statement:
    """Read a workbook; what calls itself one and is HTML is read as that."""
    if held[0].startswith(OLD_EXCEL):
        rows = old_workbook_rows(held.pop())
    else:
        rows = workbook_rows(held.pop()) if held[0].startswith(ZIP) else html_rows(_text(held, wanted))
    return read_table(rows, format="xlsx", name=wanted.name, year=wanted.year, mapping=wanted.mapping, is_positional=True)


READERS: dict[str, Callable[[list[bytes], Wanted], Statement]] = {
    "camt": lambda held, _wanted: read_camt(held.pop()),
    "mt940": lambda held, wanted: read_mt940(_text(held, wanted)),
    "ofx": lambda held, wanted: read_ofx(_text(held, wanted)),
    "qif": lambda held, wanted: read_qif(_text(held, wanted)),
    "csv": _table,
    "vn-text": _table,
    "table": _table,
    "xlsx": _sheet,
    "html": _sheet,
}
