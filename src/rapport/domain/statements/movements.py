"""The rows of one table as movements: laid into their columns, their amounts proved by the balances where there are some."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rapport.domain.statements.alignment import FITS, NEVER, alignments
from rapport.domain.statements.amounts import decimal_mark
from rapport.domain.statements.cells import DAY, EMPTY, TEXT, Cell, Cells, Row, day_in, kind_of, text_of
from rapport.domain.statements.chains import Reading, follow
from rapport.domain.statements.days import WrittenDay
from rapport.domain.statements.labels import CLOSING, OPENING, TOTAL
from rapport.domain.statements.layout import MONEY_ROLES, Layout
from rapport.domain.statements.letters import flat
from rapport.domain.statements.lines import Problem, Skipped
from rapport.domain.statements.sections import told
from rapport.domain.statements.sides import Usage, money_in, readings_of, side_of

AGAINST_PARTY = 0.2
OTHER_WAY = 0.01
CLEARLY = 0.15
SIDE_UNKNOWN = "money in or out? Neither a column, a sign nor a balance says it"
MOST_PROBLEMS = 50
SAMPLE = 4000
# Every label says one of these; most rows say none, and need not be asked further.
LABEL_HINT = re.compile(r"so du|du dau|du cuoi|balance|brought|carried|b/f|c/f|saldo|tong|cong|total|sum")
# In a full row only these columns prove that nothing has moved; the others may hold anything.
STRICT = frozenset({"date", *MONEY_ROLES})


@dataclass(slots=True)
class Movement:
    """One row that moves money: its cells by column, its day as written, the ways to read it, and the one taken."""

    line: int
    cells: Cells
    day: WrittenDay
    ways: list[tuple[Cells, Reading]]
    amount: Decimal = Decimal(0)
    year: int = 0
    balance: Decimal | None = None


@dataclass
class Body:
    """What the rows of a table came to."""

    movements: list[Movement] = field(default_factory=list)
    around: list[Row] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def sample(rows: Sequence[Row]) -> Sequence[Row]:
    """Answer some thousand rows from everywhere in a table: enough to tell its style."""
    return rows[:: max(1, len(rows) // SAMPLE)]


def with_style(layout: Layout, rows: Sequence[Row]) -> Layout:
    """Find how the table writes its decimals, from all cells that stand in columns of money."""
    rows = sample(rows)
    places = [index for role in MONEY_ROLES for index in layout.places.get(role, ())]
    texts = [cell for _line, cells in rows for index in places if index < len(cells) and isinstance(cell := cells[index], str)]
    loose = [cell for _line, cells in rows if len(cells) < layout.width for cell in cells if isinstance(cell, str) and kind_of(cell) == "N"]
    return replace(layout, mark=decimal_mark([*texts, *loose]))


def usage_of(layout: Layout, rows: Sequence[Row]) -> Usage:
    """Find how the table uses its columns of money: signs on single amounts, debits written as negative numbers."""

    def amounts(role: str) -> list[Decimal]:
        places = layout.places.get(role, ())
        found = [money_in(cells[index], layout.mark) for _line, cells in rows if len(cells) == layout.width for index in places]
        return [written.value for written in found if written and written.value]

    rows = sample(rows)
    debits, credits_, singles = amounts("debit"), amounts("credit"), amounts("amount")
    sided = layout.places.get("side")
    if sided and not layout.has("debit", "credit"):
        debits = credits_ = []
        by_side: dict[bool | None, list[Decimal]] = {True: [], False: [], None: []}
        for _line, cells in rows:
            if len(cells) == layout.width:
                written = money_in(cells[layout.places["amount"][0]], layout.mark) if layout.has("amount") else None
                if written and written.value:
                    by_side[side_of(text_of(cells[sided[0]]), layout.side_words)].append(written.value)
        debits, credits_ = by_side[False], by_side[True]
    return Usage(
        has_signs=any(value < 0 for value in singles),
        debit_is_negative=bool(debits) and all(value < 0 for value in debits),
        credit_is_negative=bool(credits_) and all(value < 0 for value in credits_),
    )


def read_body(rows: Sequence[Row], layout: Layout) -> Body:
    """Read the rows of a table; each is a movement, a label, or unreadable and named so."""
    body = Body()
    usage = usage_of(layout, rows)
    for line, cells in rows:
        laid = _lay(cells, layout)
        movement = _movement(line, laid, layout, usage) if not _is_label(cells, laid, layout) else None
        if movement is None:
            _set_aside(body, line, cells, laid, layout)
        elif not movement.ways:
            refuse(body, line, cells, "side_unknown", SIDE_UNKNOWN)
        else:
            body.movements.append(movement)
    return body


def _lay(cells: Cells, layout: Layout) -> list[Cells]:
    """Answer the ways to lay a row into the columns, each padded to the table's width, best first."""
    while len(cells) > layout.width and not text_of(cells[-1]):
        cells = cells[:-1]
    if len(cells) > layout.width:
        # Words that held a divider: what is too much belongs to the last column of words.
        cells = _gathered(cells, layout)
    if len(cells) == layout.width and _fits(cells, layout):
        return [cells]
    kinds = "".join(_kind_for(cell, layout) for cell in cells)
    empty: Cells = [""] * layout.width
    ways = []
    for taken in alignments(layout.roles, kinds[: layout.width]):
        laid = list(empty)
        for cell, column in zip(cells, taken, strict=False):
            laid[column] = cell
        ways.append(laid)
    return ways


def _gathered(cells: Cells, layout: Layout) -> Cells:
    words = layout.places.get("memo", (layout.width - 1,))[-1]
    extra = len(cells) - layout.width
    joined = " ".join(text_of(cell) for cell in cells[words : words + extra + 1])
    return [*cells[:words], joined, *cells[words + extra + 1 :]]


def _kind_for(cell: Cell, layout: Layout) -> str:
    kind = kind_of(cell)
    if kind == TEXT and isinstance(cell, str):
        if cell.strip() in ("-", "–", "—"):
            return EMPTY
        if len(cell) < 80 and money_in(cell, layout.mark) is not None:
            return "N"
    return kind


def _fits(cells: Cells, layout: Layout) -> bool:
    """Say whether a full row stands in its own columns: its day is one (also 20260105, or a sheet's number), its money is money."""
    for role, cell in zip(layout.roles, cells, strict=True):
        if role == "date":
            if day_in(cell) is None and text_of(cell):
                return False
        elif role in STRICT and FITS[role][_kind_for(cell, layout)] >= NEVER:
            return False
    return True


def _cell(laid: Cells, layout: Layout, role: str) -> Cell:
    places = layout.places.get(role)
    return laid[places[0]] if places else ""


def _is_label(cells: Cells, ways: list[Cells], layout: Layout) -> bool:
    """Say whether a row is an opening, closing or total line: without a day, or with nothing but that in its words."""
    words = flat(" ".join(cell for cell in cells if isinstance(cell, str)))
    if not LABEL_HINT.search(words):
        return False
    words = flat(" ".join(text_of(cell) for cell in cells if kind_of(cell) in (TEXT, DAY)))
    if not (OPENING.search(words) or CLOSING.search(words) or TOTAL.search(words)):
        return False
    has_day = any(day_in(_cell(laid, layout, "date")) for laid in ways)
    if not has_day:
        return True
    # Of a company's name (Tổng công ty …) or a purpose that begins like a label, more is left than the label.
    bare = flat(" ".join(text_of(cell) for cell in cells if kind_of(cell) == TEXT)).strip(" .:-")
    return any(pattern.fullmatch(bare) for pattern in (OPENING, CLOSING, TOTAL))


def _movement(line: int, ways: list[Cells], layout: Layout, usage: Usage) -> Movement | None:
    """Answer a row's movement with its ways to be read; None where it has no day or no money at all."""
    found: list[tuple[Cells, Reading]] = []
    day = None
    for rank, laid in enumerate(ways):
        written = day_in(_cell(laid, layout, "date"))
        if written is None:
            continue
        day = day or written
        for reading in readings_of(laid, layout, usage):
            if reading.amount:
                extra = rank * OTHER_WAY + _against_party(reading, layout)
                found.append((laid, replace(reading, cost=reading.cost + extra) if extra else reading))
    if day is None or not found:
        return None
    cells = found[0][0]
    amounts = {reading.amount for _laid, reading in found}
    is_open = len(amounts) > 1 and not layout.has("balance")
    if is_open:
        cheapest = min(reading.cost for _laid, reading in found)
        best = {reading.amount for _laid, reading in found if reading.cost <= cheapest + AGAINST_PARTY / 2}
        found = [(laid, reading) for laid, reading in found if reading.amount in best] if len(best) == 1 else []
    return Movement(line, cells, day, found)


def _is_open(movement: Movement) -> bool:
    """Say whether what no balance proves could as well be money in as money out."""
    cheapest = min(reading.cost for _laid, reading in movement.ways)
    likely = {reading.amount for _laid, reading in movement.ways if reading.cost <= cheapest + CLEARLY}
    return len({amount > 0 for amount in likely}) > 1


def _against_party(reading: Reading, layout: Layout) -> float:
    if not layout.party:
        return 0.0
    return 0.0 if (reading.amount > 0) == (layout.party == "sender") else AGAINST_PARTY


def _set_aside(body: Body, line: int, cells: Cells, ways: list[Cells], layout: Layout) -> None:
    """Keep what is no movement: labels and prose as header or footer, a row with money that could not be read as unreadable."""
    kinds = [kind_of(cell) for cell in cells]
    is_label = _is_label(cells, ways, layout)
    has_day = any(day_in(_cell(laid, layout, "date")) for laid in ways) or DAY in kinds
    money = [cell for cell in cells if kind_of(cell) in ("N", "I")]
    nonzero = any((written := money_in(cell, layout.mark)) and written.value for cell in money)
    if not is_label and (nonzero and len(cells) > 1) and (has_day or len(money) > 1):
        refuse(body, line, cells, "unreadable", "a line with money that could not be read")
        return
    body.around.append((line, cells))
    body.skipped.append(Skipped(line, "footer" if body.movements else "header", told(cells)))


def refuse(body: Body, line: int, cells: Cells, code: str, message: str) -> None:
    """Name a line that is not read, and why."""
    body.skipped.append(Skipped(line, "unreadable", told(cells)))
    if len(body.problems) < MOST_PROBLEMS:
        body.problems.append(Problem(code, line, message))


def prove(movements: Sequence[Movement], opening: Decimal | None) -> tuple[list[Problem], bool]:
    """Take for each movement the reading that the balances prove; answer where they break, and whether the newest stands first."""
    if not movements:
        return [], False
    chain = follow([[reading for _laid, reading in movement.ways] for movement in movements], opening)
    problems: list[Problem] = []
    for movement, taken, link in zip(movements, chain.taken, chain.links, strict=True):
        if link is None and _is_open(movement):
            movement.ways = []
            continue
        movement.cells, reading = movement.ways[taken]
        movement.amount, movement.balance = reading.amount, reading.balance
        movement.ways = movement.ways[:1]
        if link is False and len(problems) < MOST_PROBLEMS:
            problems.append(Problem("balance_mismatch", movement.line, "the balance does not follow from the line before"))
    return problems, chain.is_descending
