"""Lines of text as rows of cells: what divides them, quotes and their mistakes, line ends of every kind."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapport.domain.statements.cells import Row
from rapport.domain.statements.folded import folded_headings
from rapport.domain.statements.headers import heads_a_table, read_headings

LINE_END = re.compile(r"\r\n|\n|\r")
SPACES = "  "
GAPS = re.compile(r"\t|\s{2,}|\u00a0{2,}")
DELIMITERS = ("|", "\t", ";", ",", "^", "~")
SAMPLE = 400
MOST_LETTERS = 20_000
MOST_LINES_OF_A_CELL = 30
LONGEST_LINE = 12 * 1024 * 1024
HINT = re.compile(r"^\W?sep=(.)\W?$", re.IGNORECASE)

csv.field_size_limit(LONGEST_LINE)


def lines_of(text: str) -> list[str]:
    """Cut a text at CR, LF or CR LF, at nothing else; an end behind the last line makes no line more."""
    lines = LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def delimiter_of(lines: Sequence[str]) -> str:
    """
    Answer what divides the cells: `|`, tab, `;`, `,` or `SPACES` (two or more, or a tab).

    What makes a header row of some line wins; else what most lines have equally often.
    """
    sample = [line for line in lines[:SAMPLE] if line.strip()]
    if sample and (hint := HINT.match(sample[0])) and hint[1] in DELIMITERS:
        return hint[1]
    return max((*DELIMITERS, SPACES), key=lambda delimiter: _fitness(sample, delimiter))


def _fitness(sample: Sequence[str], delimiter: str) -> tuple[int, bool, float, int]:
    counts = Counter(len(GAPS.findall(line.strip()[:MOST_LETTERS])) if delimiter == SPACES else line.count(delimiter) for line in sample)
    often = [(count, number) for number, count in counts.items() if number]
    heads = max((_known(line, delimiter) for line in sample), default=0)
    if not often:
        return 0, False, 0.0, 0
    count, number = max(often)
    # Cells may be filled up with spaces behind a delimiter that heads as much.
    return heads, heads > 0 and delimiter != SPACES, round(count / len(sample), 1), 0 if delimiter == SPACES else number


def _known(line: str, delimiter: str) -> int:
    """Count the headings that a line makes with a delimiter, none unless it heads a table."""
    if len(line) > 6000 or sum(letter.isdigit() for letter in line) > 6:
        return 0
    cells = [cell.strip() for cell in _cut(line, delimiter)]
    headings = read_headings(cells)
    return sum(bool(heading.role) for heading in headings) if heads_a_table(headings, sum(map(bool, cells))) else 0


def _cut(line: str, delimiter: str) -> list[str]:
    if delimiter == SPACES:
        return GAPS.split(line.strip())
    return next(csv.reader([line], delimiter=delimiter), []) if '"' in line else line.split(delimiter)


def rows_of(lines: list[str], delimiter: str) -> Iterator[Row]:
    """
    Cut lines into rows, each with the number of the line that it begins on, counted from 1.

    A quoted cell may run over lines, and so may headings without quotes. A quote that is never closed, or closed only after lines that are rows themselves, is a
    letter like any other, so that it swallows nothing. The lines are used up, so that a long file stands in memory once.
    """
    if delimiter == SPACES:
        for number, line in enumerate(lines, 1):
            yield number, [*_cut(line, delimiter)]
        return
    width, cells_of_a_row = _usual_count(lines, delimiter), _usual_cells(lines, delimiter)
    folded = folded_headings(lines, delimiter)
    at = 0
    while at < len(lines):
        line = lines[at]
        if folded and folded.at == at:
            yield at + 1, [*folded.cells]
            at += folded.lines
            continue
        if '"' not in line:
            lines[at] = ""
            yield at + 1, [*line.split(delimiter)]
            at += 1
            continue
        cells, used = _quoted(lines, at, delimiter, width, cells_of_a_row)
        yield at + 1, [*cells]
        at += used


def _usual_count(lines: Sequence[str], delimiter: str) -> int:
    counts = Counter(line.count(delimiter) for line in lines[:SAMPLE])
    counts.pop(0, None)
    return counts.most_common(1)[0][0] if counts else 1


def _closes(lines: Sequence[str], delimiter: str) -> bool:
    """Say whether every quote of these lines closes before a delimiter or their end, so that they are one row."""
    try:
        next(csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True), [])
    except csv.Error:
        return False
    return True


def _usual_cells(lines: Sequence[str], delimiter: str) -> int:
    """Answer how many cells most rows have that stand on one line."""
    counts = Counter(len(_cut(line, delimiter)) for line in lines[:SAMPLE] if line.count('"') % 2 == 0 and delimiter in line)
    return counts.most_common(1)[0][0] if counts else 0


def _quoted(lines: Sequence[str], at: int, delimiter: str, width: int, usual: int) -> tuple[list[str], int]:
    taken = 0

    def feed() -> Iterator[str]:
        nonlocal taken
        for line in lines[at : at + MOST_LINES_OF_A_CELL]:
            taken += 1
            yield f"{line}\n"
        # A cell still open here would close at the sentinel, and be seen by it.
        taken += 1

    cells = next(csv.reader(feed(), delimiter=delimiter), [])
    is_torn = taken > min(MOST_LINES_OF_A_CELL, len(lines) - at)
    swallows = any(line.count(delimiter) >= max(width, 2) for line in lines[at + 1 : at + taken])
    # A cell in two lines may open the row; then it is as wide as the others, and its quotes close before a delimiter.
    is_whole = taken > 1 and len(cells) == usual and _closes(lines[at : at + taken], delimiter)
    if is_torn or (taken > 1 and swallows and not is_whole):
        return lines[at].split(delimiter), 1
    return [cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell for cell in cells], taken
