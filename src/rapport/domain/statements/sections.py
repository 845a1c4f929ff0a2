"""A file's tables: where each begins, which of its lines head it, and which lines stand around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapport.domain.statements.cells import EMPTY, TEXT, Cells, Row, is_blank, kind_of, text_of
from rapport.domain.statements.headers import MONEY, Heading, heading_words, heads_a_table, read_headings
from rapport.domain.statements.layout import Layout, layout_of
from rapport.domain.statements.lines import Skipped

LONGEST_TOLD = 300
VALUE = re.compile(r"\s*[+\-(]?\d[\d.,/:\- ]*\)?\s*$")


@dataclass
class Section:
    """One table: its layout, its rows, and the lines before it."""

    layout: Layout
    rows: list[Row] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)


@dataclass
class _Head:
    """The header lines of the table that is being read."""

    headings: tuple[Heading, ...]
    texts: list[str]
    said: set[str]


def told(cells: Cells) -> str:
    """Write a line that is no movement, for people to read."""
    return " | ".join(text_of(cell) for cell in cells).strip()[:LONGEST_TOLD]


def split(rows: Sequence[Row]) -> tuple[list[Section], list[Row], list[Skipped]]:
    """
    Split a file's rows into its tables; answer them, the rows before any table, and what was blank or heading.

    A header may take two lines (one for each language, or one above the other); it may come again on every page.
    """
    sections: list[Section] = []
    skipped: list[Skipped] = []
    above: list[Row] = []
    head: _Head | None = None
    for number, cells in rows:
        if is_blank(cells):
            skipped.append(Skipped(number, "blank", ""))
            continue
        if head is not None and _has_values(cells):
            sections[-1].rows.append((number, cells))
            continue
        texts = [text_of(cell) for cell in cells]
        said = heading_words(" ".join(texts))
        headings = read_headings(texts)
        is_head = heads_a_table(headings, sum(bool(text) for text in texts))
        if head is not None and said in head.said:
            skipped.append(Skipped(number, "header", told(cells)))
        elif head is not None and not sections[-1].rows and (is_head or _is_second_line(cells, headings)):
            _widen(head, headings, texts, said)
            sections[-1].layout = layout_of(head.headings, head.texts)
            skipped.append(Skipped(number, "header", told(cells)))
        elif is_head:
            head = _Head(headings, texts, {said})
            sections.append(Section(layout_of(headings, texts), above=above))
            above = []
            skipped.append(Skipped(number, "header", told(cells)))
        elif sections:
            sections[-1].rows.append((number, cells))
        else:
            above.append((number, cells))
    return sections, above, skipped


def _has_values(cells: Cells) -> bool:
    """Say whether a row plainly holds values, two of them or more: what heads a table holds none."""
    count = 0
    for cell in cells:
        count += not isinstance(cell, str) or VALUE.match(cell) is not None
        if count > 1:
            return True
    return False


def _is_second_line(cells: Cells, headings: Sequence[Heading]) -> bool:
    kinds = {kind_of(cell) for cell in cells}
    return kinds <= {TEXT, EMPTY} and any(heading.role for heading in headings)


def _widen(head: _Head, below: tuple[Heading, ...], texts: list[str], said: str) -> None:
    """Join a second header line to the first, column by column; one with dropped cells is only remembered."""
    head.said.add(said)
    if len(texts) != len(head.texts):
        return
    joined = []
    for upper, lower in zip(head.headings, below, strict=True):
        takes_lower = lower.role and (not upper.role or (upper.role in MONEY and lower.role in MONEY))
        joined.append(lower if takes_lower else upper)
    head.headings = tuple(joined)
    head.texts = [f"{upper} {lower}".strip() for upper, lower in zip(head.texts, texts, strict=True)]
