"""Where the tables of a file begin, which rows head them, and which lines stand around them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapport.domain.statements.cells import Cells, Row, is_blank, text_of
from rapport.domain.statements.days import read_day
from rapport.domain.statements.headers import Heading, heading_words, heads_a_table, read_headings
from rapport.domain.statements.labels import account_in, account_named
from rapport.domain.statements.layout import Layout, layout_of
from rapport.domain.statements.lines import Skipped

DIGIT = re.compile(r"\d")
MOST_DIGITS_OF_HEADER = 6
MOST_GAP = 40
MOST_COLUMNS, MOST_LETTERS = 300, 6000
MOST_TIERS = 3
FINER = ("debit", "credit", "side")


@dataclass
class Section:
    """
    One table, or the part of one that is of one account: its layout, the lines above it, its rows.

    :param account: the number that a line above it names; empty where none does
    :param label: what that line writes before the number
    :param texts: the words of its header, for what is said to people
    """

    layout: Layout | None
    account: str = ""
    label: str = ""
    texts: tuple[str, ...] = ()
    above: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass
class _Found:
    sections: list[Section] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    header: frozenset[str] = frozenset()


def sections_of(rows: Sequence[Row]) -> tuple[list[Section], list[Skipped]]:
    """
    Cut the rows of a file into its tables; header rows and blank rows are answered as skipped.

    A header that is repeated goes on with the same table, unless the lines between name another account. Where no row heads a
    table, one section without layout holds all rows.
    """
    found = _Found()
    current = Section(None)
    at = 0
    while at < len(rows):
        number, cells = rows[at]
        if is_blank(cells):
            found.skipped.append(Skipped(number, "blank", ""))
            at += 1
            continue
        headings = _headings(cells)
        if headings is None or not _heads(headings, cells, found.header):
            if number_of_another := _another_account(current, cells):
                found.sections.append(current)
                current = Section(current.layout, number_of_another, current.label, current.texts, above=[rows[at]])
            else:
                current.rows.append(rows[at])
            at += 1
            continue
        tiers = _tiers(rows, at)
        current = _opened(found, current, tiers)
        found.skipped += [Skipped(line, "header", " | ".join(filter(None, map(text_of, texts)))) for line, texts in tiers]
        end = max(place for place, row in enumerate(rows[at : at + 2 * MOST_TIERS + 1], at) if row in tiers) + 1
        found.skipped += [Skipped(line, "blank", "") for line, texts in rows[at:end] if is_blank(texts)]
        at = end
    if current.layout is None or current.rows or current.above or not found.sections:
        found.sections.append(current)
    return [section for section in found.sections if section.layout or len(found.sections) == 1], found.skipped


def _another_account(current: Section, cells: Cells) -> str:
    """Answer the number of another account that goes on under the same header: named by a line like the one that named the first."""
    if current.layout is None or not current.label:
        return ""
    first = next((text for cell in cells if (text := text_of(cell))), "")
    if unicodedata.normalize("NFC", first[:8])[:4] != current.label[:4]:
        return ""
    label, number = account_named(cells)
    return number if label == current.label and number != current.account else ""


def _headings(cells: Cells) -> tuple[Heading, ...] | None:
    if not all(isinstance(cell, str) for cell in cells):
        return None
    texts = [text_of(cell) for cell in cells]
    if (
        not 1 < sum(map(bool, texts)) < MOST_COLUMNS
        or sum(map(len, texts)) > MOST_LETTERS
        or len(DIGIT.findall("".join(texts))) > MOST_DIGITS_OF_HEADER
    ):
        return None
    return read_headings(texts)


def _heads(headings: Sequence[Heading], cells: Cells, header: frozenset[str]) -> bool:
    filled = [text_of(cell) for cell in cells if text_of(cell)]
    return heads_a_table(headings, len(filled)) or (bool(header) and {heading_words(text) for text in filled} <= header)


def _tiers(rows: Sequence[Row], at: int) -> list[Row]:
    """Answer the rows that head together: the same again, its other language, or what stands under a wider heading."""
    tiers = [rows[at]]
    for row in rows[at + 1 : at + 2 * MOST_TIERS]:
        if is_blank(row[1]) and len(tiers) < MOST_TIERS:
            continue
        headings = _headings(row[1])
        filled = [text_of(cell) for cell in row[1] if text_of(cell)]
        if headings is None or len(tiers) == MOST_TIERS or any(read_day(text) for text in filled):
            break
        known = sum(bool(heading.role) for heading in headings)
        if known < 2 or known * 2 < len(filled):
            break
        tiers.append(row)
    return tiers


def _opened(found: _Found, current: Section, tiers: Sequence[Row]) -> Section:
    layout, texts = _merged(tiers)
    words = frozenset(heading_words(text_of(cell)) for _line, cells in tiers for cell in cells if text_of(cell))
    before = current.layout
    if before is None:
        found.header = words
        label, account = _account(reversed(current.rows))
        return Section(layout, account, label, texts, above=current.rows)
    gap = _gap(current.rows)
    label, account = _account(gap)
    is_same = layout.roles == before.roles or words <= found.header
    if is_same and (not account or account == current.account):
        return current
    found.header = words if not is_same else found.header | words
    first = next((place for place, (_line, cells) in enumerate(gap) if account_in(cells)), len(gap)) if account else len(gap)
    above = gap[first:]
    if above:
        del current.rows[-len(above) :]
    found.sections.append(current)
    return Section(before if is_same else layout, account or current.account, label or current.label, texts, above=above)


def _account(rows: Iterable[Row]) -> tuple[str, str]:
    """Answer the first account that one of these rows names, behind what the row writes before it."""
    return next((named for _line, cells in rows if (named := account_named(cells))[1]), ("", ""))


def _gap(rows: Sequence[Row]) -> list[Row]:
    """Answer the rows at the end that are no movements: those without a day and a number of some length."""
    gap: list[Row] = []
    for row in rows[-1 : -MOST_GAP - 1 : -1]:
        texts = [text_of(cell) for cell in row[1]]
        has_day = any(read_day(text) for text in texts[:4] if text)
        if has_day and sum(bool(DIGIT.search(text)) for text in texts) > 1 and sum(map(bool, texts)) > 3:
            break
        gap.append(row)
    return gap[::-1]


def _merged(tiers: Sequence[Row]) -> tuple[Layout, tuple[str, ...]]:
    """Make one header of its rows: the first says what a column is, unless a lower one says it finer, or alone."""
    width = max(len(cells) for _line, cells in tiers)
    headings = [Heading()] * width
    texts = [""] * width
    for _line, cells in tiers:
        row = [text_of(cell) for cell in cells]
        for place, heading in enumerate(read_headings(row)):
            mine = headings[place]
            if not mine.role or (mine.role in ("amount", "balance") and heading.role in FINER):
                headings[place] = replace(heading, currency=heading.currency or mine.currency)
            texts[place] = f"{texts[place]} / {row[place]}".strip(" /")
    while width and not texts[width - 1]:
        width -= 1
    return replace(layout_of(headings[:width], texts[:width]), header_width=len(texts)), tuple(texts[:width])
