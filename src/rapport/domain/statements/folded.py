"""Headings broken over lines without quotes: `Money` ends one line and `in,Money` begins the next, though both are one row."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.domain.statements.days import read_day
from rapport.domain.statements.headers import heads_a_table, read_headings

LINES_BEFORE_ROWS = 60
MOST_LINES = 12
LONGEST = 400


@dataclass(frozen=True)
class Folded:
    """
    One row of headings on several lines.

    :param at: its first line, counted from 0 · lines: how many there are
    """

    at: int
    lines: int
    cells: list[str]


def folded_headings(lines: Sequence[str], delimiter: str) -> Folded | None:
    """
    Answer the headings above the first row with a day, where they make its number of cells only when their lines are joined.

    None where some line heads the table by itself, or the joined row heads none. At least two lines; a break inside a cell is a space.
    """
    first = next((at for at, line in enumerate(lines[:LINES_BEFORE_ROWS]) if _has_day(line, delimiter)), 0)
    wide = lines[first].count(delimiter) if first else 0
    if wide < 2:
        return None
    best, most, seen = None, 0, 0
    for at in range(first - 1, max(first - 1 - MOST_LINES, -1), -1):
        line = lines[at]
        seen += line.count(delimiter)
        if not line.strip() or len(line) > LONGEST or line.count(delimiter) >= wide or seen > wide:
            break
        cells = [cell.strip() for cell in " ".join(lines[at:first]).split(delimiter)]
        known = _known(cells)
        # A line without a divider may still be the beginning of the first heading, or a title.
        if at < first - 1 and seen == wide and known > most:
            best, most = Folded(at, first - at, cells), known
    return best


def _has_day(line: str, delimiter: str) -> bool:
    return len(line) <= 10 * LONGEST and any(read_day(cell.strip()) for cell in line.split(delimiter)[:4] if len(cell) < 40)


def _known(cells: Sequence[str]) -> int:
    headings = read_headings(cells)
    return sum(bool(heading.role) for heading in headings) if heads_a_table(headings, sum(map(bool, cells))) else 0
