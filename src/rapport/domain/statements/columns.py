"""What the columns of a table hold, by their cells: the judge over what their headings say, and the guess where nothing heads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapport.domain.statements.cells import DAY, EMPTY, NUMBER, TEXT, WHOLE, Cells, Row, is_blank, kind_of, text_of
from rapport.domain.statements.chains import BROKEN, Reading, follow
from rapport.domain.statements.headers import read_headings
from rapport.domain.statements.layout import Layout, layout_of
from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.marks import style_of
from rapport.domain.statements.sides import money_in, side_of
from rapport.domain.statements.vocabulary import CURRENCIES

SAMPLE = 600
MOST_WORDS = 8
MOST = 0.9
LONGEST_FLAG = 3
MONEY_ROLES = ("debit", "credit", "amount", "balance", "fee")


@dataclass
class Column:
    """The cells of one column, counted by what they look like; `words` are its different texts, up to a few."""

    kinds: dict[str, int] = field(default_factory=lambda: dict.fromkeys((EMPTY, DAY, NUMBER, WHOLE, TEXT), 0))
    words: set[str] = field(default_factory=set)
    is_serial: bool = True
    letters: int = 0
    last: int | None = None

    def take(self, text: str, kind: str) -> None:
        """Count one cell."""
        self.kinds[kind] += 1
        self.letters += len(text)
        if kind != EMPTY and len(self.words) <= MOST_WORDS:
            self.words.add(text)
        if kind != EMPTY:
            number = int(text) if kind == WHOLE and len(text) < 9 else None
            self.is_serial = self.is_serial and number is not None and (self.last is None or number == self.last + 1)
            self.last = number

    @property
    def filled(self) -> int:
        return sum(self.kinds.values()) - self.kinds[EMPTY]

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


def proved(layout: Layout, rows: Sequence[Cells]) -> Layout:
    """Take from a column the role that its cells deny, and give the side to a column that writes only sides."""
    wide = [trimmed(cells, layout.width) for cells in rows]
    if wide and sum(len(cells) > layout.width for cells in wide) > len(wide) / 2:
        layout = layout.widened(max(len(cells) for cells in wide))
    columns = columns_of(wide, layout.width)
    if not any(column.filled for column in columns):
        return layout
    for place, (role, column) in enumerate(zip(layout.roles, columns, strict=True)):
        if not column.filled or sum(len(cells) == layout.width for cells in wide) < len(wide) / 2:
            continue
        is_money = column.kinds[NUMBER] + column.kinds[WHOLE] >= column.filled / 2
        if (role in ("date", "value_date") and column.kinds[DAY] + column.kinds[WHOLE] < column.filled / 2) or (
            role in MONEY_ROLES and not is_money and not _has_glued(wide, place)
        ):
            layout = layout.with_role(place, "memo" if role not in MONEY_ROLES else "ignored")
    layout = _with_days(layout, columns)
    return _with_side(_completed(layout, columns, wide), columns)


def _completed(layout: Layout, columns: Sequence[Column], rows: Sequence[Cells]) -> Layout:
    """Give columns of money whose words nobody knows the role that the balances prove; without amounts, the only one there is."""
    rows = [cells for cells in rows if len(cells) == layout.width]
    spare = [
        place
        for place, (role, column) in enumerate(zip(layout.roles, columns, strict=True))
        if role == "" and column.is_mostly(NUMBER, WHOLE) and _role_of(column) == "?"
    ]
    if not layout.has("date") or not spare:
        return layout
    if not layout.has("amount", "debit", "credit"):
        ways = [layout.with_role(place, "amount") for place in spare] if layout.has("balance") else []
        ways = [way for way in [*ways, *_pairs(layout, spare), *_ways(layout, spare)] if way.has("balance")]
        proved_ways = [way for way in ways if _is_proved(way, rows)]
        return proved_ways[0] if proved_ways else layout.with_role(spare[0], "amount") if len(spare) == 1 else layout
    ways = [layout.with_role(place, "balance") for place in spare] if not layout.has("balance") else []
    if layout.has("balance") and layout.has("debit") != layout.has("credit"):
        ways = [layout.with_role(place, "credit" if layout.has("debit") else "debit") for place in spare]
    return next((way for way in ways if _is_proved(way, rows)), layout)


def _pairs(layout: Layout, spare: Sequence[int]) -> Iterable[Layout]:
    for first in spare:
        for second in spare:
            if first != second and layout.has("balance"):
                yield layout.with_role(first, "debit").with_role(second, "credit")


def _has_glued(rows: Sequence[Cells], place: int) -> bool:
    return sum(money_in(cells[place], ".") is not None for cells in rows if len(cells) > place) > len(rows) / 2


def _with_days(layout: Layout, columns: Sequence[Column]) -> Layout:
    if layout.has("date"):
        return layout
    if layout.has("value_date"):
        return layout.with_role(layout.places["value_date"][0], "date")
    place = next((place for place, column in enumerate(columns) if column.is_mostly(DAY)), None)
    return layout if place is None else layout.with_role(place, "date")


def _with_side(layout: Layout, columns: Sequence[Column]) -> Layout:
    if not layout.has("amount") or layout.has("debit", "credit"):
        return layout
    flags = [place for place, column in enumerate(columns) if _is_side(column, layout) and _has_both(column, layout)]
    place = layout.places.get("side", (None,))[0]
    if place is not None and _is_side(columns[place], layout):
        return layout
    if flags and (place is None or not _knows(columns[place], layout)):
        layout = layout if place is None else layout.with_role(place, "ignored")
        return layout.with_role(flags[0], "side")
    # A column "Type" that says POS and ATM says no side; one that is headed Nợ/Có keeps its unknown words unknown.
    if place is not None and not _knows(columns[place], layout) and not layout.is_strict_side:
        return layout.with_role(place, "")
    return layout


def _is_side(column: Column, layout: Layout) -> bool:
    words = column.words
    return bool(words) and len(words) <= MOST_WORDS and all(side_of(word, layout.side_words) is not None for word in words) and (
        column.is_mostly(TEXT) or words <= {"+", "-"}
    )  # fmt: skip


def _has_both(column: Column, layout: Layout) -> bool:
    """Say whether a column that nobody headed as sides writes both: a column full of C may be a state, or a class."""
    return len({side_of(word, layout.side_words) for word in column.words}) == 2


def _knows(column: Column, layout: Layout) -> bool:
    return any(side_of(word, layout.side_words) is not None for word in column.words)


def guessed(rows: Sequence[Row]) -> Layout:
    """
    Lay out a table that nothing heads, or only words that nobody knows, by its cells and by what the balances prove.

    :raises StatementRefused: `no_lines` where no row looks like a movement, `mapping` where the columns allow more than one reading
    """
    sample = [cells for cells in sample_of(rows) if any(kind_of(cell) == DAY for cell in cells)]
    if not sample:
        raise StatementRefused("no_lines", "no row looks like a movement, and none like the header of a table")
    widths = [len(cells) for cells in sample]
    width = max(set(widths), key=widths.count)
    sample = [cells for cells in sample if len(cells) == width]
    columns = columns_of(sample, width)
    layout = _headed(rows, width, columns)
    roles = [role or _role_of(column) for role, column in zip(layout.roles, columns, strict=True)]
    _spread_days(roles, columns)
    if "date" not in roles:
        raise StatementRefused("no_lines", "no column holds days")
    money = [place for place, role in enumerate(roles) if role == "?"]
    for place in money:
        roles[place] = ""
    layout = replace(layout, roles=tuple(roles))
    return _with_side(_with_money(layout, sample, columns, money), columns)


def _headed(rows: Sequence[Row], width: int, columns: Sequence[Column]) -> Layout:
    """Use the words right above the first movement where they fit what stands below them."""
    for _line, cells in rows[:60]:
        texts = [text_of(cell) for cell in cells]
        if len(cells) == width and not is_blank(cells) and all(kind_of(cell) in (TEXT, EMPTY) for cell in cells):
            layout = layout_of(read_headings(texts), texts)
            for place, role in enumerate(layout.roles):
                if not _may_be(role, columns[place]):
                    layout = layout.with_role(place, "")
            return layout
    return Layout(("",) * width)


def _may_be(role: str, column: Column) -> bool:
    if role in ("date", "value_date"):
        return column.is_mostly(DAY, WHOLE)
    return role not in MONEY_ROLES or not column.filled or column.is_mostly(NUMBER, WHOLE)


def _role_of(column: Column) -> str:
    if not column.filled:
        return ""
    if column.is_mostly(DAY):
        return "date"
    if column.words and column.words <= CURRENCIES:
        return "currency"
    if column.is_serial and column.filled > 1:
        return "number"
    if column.is_mostly(NUMBER, WHOLE):
        return "?" if column.kinds[NUMBER] else "reference" if column.letters / column.filled > 8 else "?"
    return "memo"


def _spread_days(roles: list[str], columns: Sequence[Column]) -> None:
    days = [place for place, role in enumerate(roles) if role == "date"]
    for order, place in enumerate(days):
        roles[place] = ("date", "value_date")[order] if order < 2 else "ignored"
    seen = False
    for place, role in enumerate(roles):
        if role == "reference":
            roles[place] = "memo" if seen else "reference"
            seen = True


def _with_money(layout: Layout, sample: Sequence[Cells], columns: Sequence[Column], money: list[int]) -> Layout:
    has_amounts = layout.has("amount", "debit", "credit")
    if has_amounts and (not money or layout.has("balance")):
        return layout
    if has_amounts:
        return layout
    found = [tried for tried in _ways(layout, money) if _is_proved(tried, sample)]
    if found:
        return found[0]
    if len(money) == 1:
        return _with_one_amount(layout.with_role(money[0], "amount"), sample, columns)
    raise StatementRefused("mapping", "the columns of money are not headed and no balance proves them: give --mapping")


def _with_one_amount(layout: Layout, sample: Sequence[Cells], columns: Sequence[Column]) -> Layout:
    style = style_of(layout, sample)
    has_flag = any(
        role == "memo" and column.filled == len(sample) and 1 <= len(column.words) <= 4 and max(map(len, column.words)) <= LONGEST_FLAG
        for role, column in zip(layout.roles, columns, strict=True)
    )
    if not style.has_signs and has_flag and not any(_is_side(column, layout) for column in columns):
        raise StatementRefused("mapping", "a column seems to say the side in words that are not known: give --mapping with sides")
    return layout


def _ways(layout: Layout, money: Sequence[int]) -> Iterable[Layout]:
    for balance in money[::-1]:
        rest = [place for place in money if place != balance]
        held = layout.with_role(balance, "balance")
        for first in rest:
            yield held.with_role(first, "amount")
        for first in rest:
            for second in rest:
                if first != second:
                    yield held.with_role(first, "debit").with_role(second, "credit")


def _is_proved(layout: Layout, sample: Sequence[Cells]) -> bool:
    style = style_of(layout, sample)
    places = layout.places
    rows: list[list[Reading]] = []
    for cells in sample[:60]:
        amounts = {
            role: money_in(cells[places[role][0]], style.mark) for role in ("amount", "debit", "credit", "balance") if role in places
        }
        after, one = amounts["balance"], amounts.get("amount")
        out, into = amounts.get("debit"), amounts.get("credit")
        if after is None or not (one or out or into) or (out and into and out.value and into.value):
            return False
        value = one.value if one else (into.value if into else 0) - (abs(out.value) if out else 0)
        rows.append([Reading(after.value * 0 + value, after.value)])
    return len(rows) > 2 and follow(rows).cost < BROKEN
