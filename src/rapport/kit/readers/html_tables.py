"""Tables of an HTML page, or of the XML of Excel 2003, as banks save them with the ending .xls, as rows of cells in their columns."""

import html
import re
from collections.abc import Iterator

from rapport.domain.statements.cells import Cells, Row
from rapport.domain.statements.lines import StatementRefused

MOST_COLUMNS = 500
MOST_ROWS = 1_000_000
NAME = re.compile(r"/?[A-Za-z][\w:]{0,30}")
SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
INDEX = re.compile(r"\bss:Index\s*=\s*[\"'](\d{1,3})[\"']")
# The tags of Excel 2003 by their names in HTML.
NAMES = {"row": "tr", "/row": "/tr", "cell": "td", "/cell": "/td"}
CELLS = ("td", "th")
BREAKS = ("br", "p", "/p", "div", "/div", "li")
UNSEEN = ("script", "style", "title")


class _Table:
    """The rows as they come; for each column how many rows below a cell still covers."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.cells: Cells | None = None
        self.words: list[str] | None = None
        self.across, self.down = 1, 1
        self.covered: dict[int, int] = {}
        self.fresh: dict[int, int] = {}

    def tag(self, name: str, inside: str) -> None:
        name = NAMES.get(name.replace("ss:", ""), name)
        if name in ("tr", "/tr", "table", "/table"):
            self.end_row()
            self.cells = [] if name == "tr" else None
            if name.endswith("table"):
                self.covered = {}
        elif name in CELLS:
            self.end_cell()
            self.cells = [] if self.cells is None else self.cells
            if index := INDEX.search(inside[:2000]):
                self.cells += [""] * (int(index[1]) - 1 - len(self.cells))
            spans = {found[1].lower(): int(found[2]) for found in SPAN.finditer(inside[:2000])}
            self.across = min(max(spans.get("colspan", 1), 1), MOST_COLUMNS)
            self.down = min(max(spans.get("rowspan", 1), 1), MOST_COLUMNS)
            self.words = []
        elif name in ("/td", "/th"):
            self.end_cell()
        elif name in BREAKS and self.words is not None:
            self.words.append("\n")

    def text(self, written: str) -> None:
        if self.words is not None:
            self.words.append(written)
        elif written.strip():
            # Words outside of every cell are a line of their own, so that they are not lost.
            self.end_row()
            self._row([" ".join(html.unescape(written).split())])

    def end_cell(self) -> None:
        if self.words is None or self.cells is None:
            return
        written = html.unescape("".join(self.words))
        self.words = None
        while len(self.cells) < MOST_COLUMNS and self.covered.get(len(self.cells), 0):
            self.cells.append("")
        if len(self.cells) >= MOST_COLUMNS:
            raise StatementRefused("too_large", "the page has too many columns")
        place = len(self.cells)
        self.cells.append("\n".join(" ".join(line.split()) for line in written.split("\n") if line.strip()))
        self.cells += [""] * (self.across - 1)
        if self.down > 1:
            self.fresh |= dict.fromkeys(range(place, len(self.cells)), self.down - 1)

    def end_row(self) -> None:
        self.end_cell()
        if self.cells is None:
            return
        self._row(self.cells)
        self.cells = None
        self.covered = {column: left - 1 for column, left in self.covered.items() if left > 1} | self.fresh
        self.fresh = {}

    def _row(self, cells: Cells) -> None:
        if len(self.rows) >= MOST_ROWS:
            raise StatementRefused("too_large", "the page has too many rows")
        self.rows.append((len(self.rows) + 1, cells))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Cut a page into words (without a name) and tags (name and what stands in them), each letter looked at once."""
    at, size = 0, len(text)
    while at < size:
        begin = text.find("<", at)
        if begin < 0:
            yield "", text[at:]
            return
        if begin > at:
            yield "", text[at:begin]
        closing = "-->" if text.startswith("<!--", begin) else ">"
        end = text.find(closing, begin + 1)
        if end < 0:
            # A tag that never ends is words, and so is all behind it.
            yield "", text[begin:]
            return
        named = NAME.match(text, begin + 1)
        if named or text[begin + 1 : begin + 2] in ("!", "?"):
            yield (named[0].lower() if named else "!"), text[begin + 1 : end]
            at = end + len(closing)
        else:
            yield "", "<"
            at = begin + 1


def html_rows(text: str) -> list[Row]:
    """
    Read the rows of all tables of a page, numbered from 1; a cell over several columns stands in the first of them.

    :raises StatementRefused: `too_large`
    """
    table = _Table()
    unseen = ""
    for name, inside in _pieces(text):
        if unseen:
            unseen = "" if name == f"/{unseen}" else unseen
        elif name in UNSEEN and not inside.endswith("/"):
            unseen = name
        elif name:
            table.tag(name, inside)
        else:
            table.text(inside)
    table.end_row()
    return table.rows
