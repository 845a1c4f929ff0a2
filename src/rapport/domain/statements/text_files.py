"""Statements as text with divided cells: CSV of any kind, and tables taken out of a PDF."""

from rapport.domain.statements.grid import SPACES, delimiter_of, lines_of, rows_of
from rapport.domain.statements.lines import Statement
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.table import read_table

PDF_DELIMITERS = ("|", SPACES)


def read_text_table(
    text: str, *, format: str = "auto", name: str = "", year: int | None = None, mapping: Mapping | None = None
) -> Statement:
    """
    Read a text file of rows. Without a `format` it is `vn-text` where bars or gaps divide the cells, else `csv`.

    :raises StatementRefused: as :func:`read_table`
    """
    lines = lines_of(text)
    delimiter = (mapping.delimiter if mapping else "") or delimiter_of(lines)
    told = format if format in ("csv", "vn-text") else "vn-text" if delimiter in PDF_DELIMITERS else "csv"
    del text
    rows = list(rows_of(lines, delimiter))
    return read_table(rows, format=told, name=name, year=year, mapping=mapping)
