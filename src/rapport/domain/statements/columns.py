"""What the columns of a table look like: their cells counted by kind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapport.domain.statements.cells import DAY, EMPTY, NUMBER, TEXT, WHOLE, Cells, Row, kind_of, text_of
from rapport.domain.statements.days import read_day
from rapport.domain.statements.vocabulary import CURRENCIES

SAMPLE = 600
MOST_WORDS = 8
MOST = 0.9
IS_ACCOUNT = re.compile(r"^(?:\d{8,20}|[A-Z]{2}\d{2}[A-Z0-9]{10,30})$")


@dataclass
class Column:
    """The cells of one column, counted by what they look like; `words` are its different texts, up to a few."""

    kinds: dict[str, int] = field(default_factory=lambda: dict.fromkeys((EMPTY, DAY, NUMBER, WHOLE, TEXT), 0))
    words: set[str] = field(default_factory=set)
    compact: int = 0
    is_serial: bool = True
    letters: int = 0
    last: int | None = None

    def take(self, text: str, kind: str) -> None:
        """Count one cell."""
        self.kinds[kind] += 1
        self.letters += len(text)
        self.compact += kind == WHOLE and len(text) == 8 and read_day(text) is not None
        if kind != EMPTY and len(self.words) <= MOST_WORDS:
            self.words.add(text)
        if kind != EMPTY:
            number = int(text) if kind == WHOLE and len(text) < 9 else None
            self.is_serial = self.is_serial and number is not None and (self.last is None or number == self.last + 1)
            self.last = number

    @property
    def filled(self) -> int:
        """The number of cells that hold something."""
        return sum(self.kinds.values()) - self.kinds[EMPTY]

    def is_of_days(self) -> bool:
        """Say whether nearly all of the column are days, also those written as eight digits."""
        return bool(self.filled) and self.kinds[DAY] + self.compact >= MOST * self.filled

    def is_mostly(self, *kinds: str) -> bool:
        """Say whether nearly all of what stands in the column looks like one of these."""
        return bool(self.filled) and sum(self.kinds[kind] for kind in kinds) >= MOST * self.filled


def columns_of(rows: Iterable[Cells], width: int) -> list[Column]:
    """Count the columns of the rows that are exactly as wide as the table; others may have dropped cells."""
    columns = [Column() for _ in range(width)]
    for cells in rows:
        if len(cells) == width:
            for column, cell in zip(columns, cells, strict=True):
                column.take(text_of(cell), kind_of(cell))
    return columns


def sample_of(rows: Sequence[Row]) -> list[Cells]:
    """Answer rows from all over a table that have a day and a number."""
    step = max(1, len(rows) // SAMPLE)
    picked = [cells for _line, cells in (rows if len(rows) <= 2 * SAMPLE else [*rows[:50], *rows[50::step]])]
    return [cells for cells in picked if _is_like_a_movement(cells)]


def _is_like_a_movement(cells: Cells) -> bool:
    kinds = {kind_of(cell) for cell in cells}
    return (DAY in kinds or WHOLE in kinds) and bool(kinds & {NUMBER, WHOLE}) and len(cells) > 2


def trimmed(cells: Cells, width: int) -> Cells:
    """Leave away empty cells behind the last column."""
    end = len(cells)
    while end > width and not text_of(cells[end - 1]):
        end -= 1
    return cells[:end] if end < len(cells) else cells


def role_of(column: Column) -> str:
    """Answer the role that a column's own content tells (date, currency, number …), "" where it tells none."""
    if not column.filled:
        return ""
    if column.is_of_days():
        return "date"
    if column.words and column.words <= CURRENCIES:
        return "currency"
    if column.is_serial and column.filled > 1:
        return "number"
    if len(column.words) == 1 and column.filled > 1 and IS_ACCOUNT.match(next(iter(column.words))):
        return "account"
    if column.is_mostly(NUMBER, WHOLE):
        return "?" if column.kinds[NUMBER] else "reference" if column.letters / column.filled > 8 else "?"
    return "memo"
