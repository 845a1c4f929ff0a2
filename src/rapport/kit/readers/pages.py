"""Web pages saved under a spreadsheet's name, as many banks offer them: their tables as rows."""

import re
from html.parser import HTMLParser

from rapport.domain.statements.cells import Row
from rapport.domain.statements.lines import StatementRefused

LOOKS_LIKE = re.compile(r"<(?:html|table|!doctype html|head|body|tr)\b", re.IGNORECASE)
MOST_CELLS_ACROSS = 100


def is_page(head: str) -> bool:
    """Say whether a text begins as a web page does."""
    return LOOKS_LIKE.search(head) is not None and head.lstrip().startswith("<")


def rows_of_page(text: str) -> list[Row]:
    """
    Answer the rows of all tables of a page, in order; cells that span columns are followed by empty ones.

    :raises StatementRefused: `no_lines`: a page without a table
    """
    reader = _Tables()
    reader.feed(text)
    reader.close()
    if not reader.rows:
        raise StatementRefused("no_lines", "a page without a table")
    return list(enumerate(reader.rows, 1))


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []  # type: ignore[assignment]
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), MOST_CELLS_ACROSS) if span.isdecimal() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if self._row is None:
            self._row = []
        self._row += [" ".join("".join(self._cell).split()), *[""] * (self._span - 1)]
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self.rows.append(self._row)
        self._row = None
