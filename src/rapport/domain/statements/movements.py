"""Rows of a table laid into its columns: what each may mean, where cells were dropped, moved up, or cut in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapport.domain.statements.alignment import alignments
from rapport.domain.statements.cells import GLUED, NUMBER, TEXT, Cell, Cells, Row, day_in, kind_of, text_of
from rapport.domain.statements.chains import Reading
from rapport.domain.statements.columns import trimmed
from rapport.domain.statements.days import WrittenDay
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.marks import MONEY_ROLES
from rapport.domain.statements.sides import RARE, Usage, money_in, readings_of

NEXT = 0.01
MOST_OPTIONS, MOST_PATTERNS = 6, 400
MERGED_ROLES = ("memo", "counterparty", "reference", "")


@dataclass(slots=True)
class Movement:
    """A row that is a movement: its day, the readings of its money, and for each reading the cells laid into the columns."""

    line: int
    day: WrittenDay
    readings: tuple[Reading, ...]
    options: tuple[Cells, ...]


@dataclass
class Patterns:
    """The ways in which rows of a table were laid so far. Statements have few; past a number no new one is tried."""

    roles: tuple[str, ...]
    known: dict[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)

    def ways(self, kinds: str) -> tuple[tuple[int, ...], ...]:
        """Answer the ways to lay cells of these kinds, best first."""
        if kinds not in self.known:
            self.known[kinds] = alignments(self.roles, kinds) if len(self.known) < MOST_PATTERNS else ()
        return self.known[kinds]


def laid(row: Row, layout: Layout, usage: Usage, patterns: Patterns, *, is_positional: bool) -> Movement | None:
    """Lay a row into the columns; None where no way gives it a day and money that can be read."""
    if not layout.has("date"):
        return None
    line, cells = row[0], trimmed(row[1], layout.width)
    day: WrittenDay | None = None
    readings: list[Reading] = []
    options: list[Cells] = []
    cell: Cell | None = None
    written: WrittenDay | None = None
    for order, option in enumerate(_options(cells, layout, patterns, is_positional=is_positional)):
        if option[layout.places["date"][0]] is not cell:
            cell = option[layout.places["date"][0]]
            written = day_in(cell)
        if written is None or not _has_only_money(option, layout):
            continue
        for reading in readings_of(option, layout, usage):
            if all((reading.amount, reading.balance) != (known.amount, known.balance) for known in readings):
                is_sure = not order and len(cells) >= layout.width
                readings.append(reading if is_sure else _costed(reading, order, layout))
                options.append(option)
        day = day or written
    return Movement(line, day, tuple(readings), tuple(options)) if day and readings else None


def carried(row: Row, layout: Layout, usage: Usage, before: Movement) -> Movement | None:
    """Lay a row that leaves out its day because it is that of the row before; believed only where the balance proves the amount."""
    cells = trimmed(row[1], layout.width)
    if len(cells) != layout.width or not layout.has("date") or text_of(cells[layout.places["date"][0]]):
        return None
    balances = {reading.balance for reading in before.readings}
    for reading in readings_of(cells, layout, usage):
        if reading.amount and reading.balance is not None and reading.balance - reading.amount in balances:
            return Movement(row[0], before.day, (reading,), (cells,))
    return None


def _has_only_money(option: Cells, layout: Layout) -> bool:
    for role in MONEY_ROLES:
        for place in layout.places.get(role, ())[:1]:
            cell = option[place]
            if isinstance(cell, str) and cell.strip(" -–—") and money_in(cell, layout.mark) is None:
                return False
    return True


def _costed(reading: Reading, order: int, layout: Layout) -> Reading:
    """Make a reading less likely that came later, or that is against the only party the table names."""
    is_against = (layout.party == "sender" and reading.amount < 0) or (layout.party == "receiver" and reading.amount > 0)
    return Reading(reading.amount, reading.balance, reading.cost + order * NEXT + (RARE if is_against else 0.0))


def _options(cells: Cells, layout: Layout, patterns: Patterns, *, is_positional: bool) -> Iterator[Cells]:
    width = layout.width
    if len(cells) == width:
        yield cells
    elif len(cells) < width:
        padded = cells + [""] * (width - len(cells))
        if is_positional:
            yield padded
            return
        for taken in _ways(cells, patterns):
            option: Cells = [""] * width
            for cell, column in zip(cells, taken, strict=True):
                option[column] = cell
            yield option
    else:
        yield from _joined(cells, layout)


def _ways(cells: Cells, patterns: Patterns) -> Sequence[tuple[int, ...]]:
    kinds = [kind_of(cell) for cell in cells]
    found = patterns.ways("".join(kinds))
    if found:
        return found
    glued = [
        NUMBER if kind == TEXT and isinstance(cell, str) and GLUED.match(cell.strip()) else kind
        for kind, cell in zip(kinds, cells, strict=True)
    ]
    return patterns.ways("".join(glued)) if glued != kinds else ()


def _joined(cells: Cells, layout: Layout) -> Iterator[Cells]:
    """Put together again what a delimiter inside a text cut in two; the surplus stays in one cell of words."""
    surplus = len(cells) - layout.width
    found = 0
    for role in MERGED_ROLES:
        for place in layout.places.get(role, ()):
            if found == MOST_OPTIONS:
                return
            joined: Cell = " ".join(str(cell).strip() for cell in cells[place : place + surplus + 1])
            yield [*cells[:place], joined, *cells[place + surplus + 1 :]]
            found += 1
