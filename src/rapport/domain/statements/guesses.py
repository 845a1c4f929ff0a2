"""The layout of a table that nothing heads, or only words that nobody knows, by its cells and by what the balances prove."""

from collections.abc import Sequence
from dataclasses import replace

from rapport.domain.statements.cells import DAY, EMPTY, NUMBER, TEXT, WHOLE, Cell, Cells, Row, is_blank, kind_of, text_of
from rapport.domain.statements.columns import Column, columns_of, role_of, sample_of
from rapport.domain.statements.days import read_day
from rapport.domain.statements.evidence import is_side, with_side
from rapport.domain.statements.headers import read_headings
from rapport.domain.statements.layout import MONEY_ROLES, Layout, layout_of
from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.marks import style_of
from rapport.domain.statements.proofs import is_proved, ways

LONGEST_FLAG = 3


def guessed(rows: Sequence[Row]) -> Layout:
    """
    Lay out a table that nothing heads, or only words that nobody knows, by its cells and by what the balances prove.

    :raises StatementRefused: `no_lines` where no row looks like a movement, `mapping` where the columns allow more than one reading
    """
    sample = [cells for cells in sample_of(rows) if any(_may_be_day(cell) for cell in cells)]
    if not sample:
        raise StatementRefused("no_lines", "no row looks like a movement, and none like the header of a table")
    widths = [len(cells) for cells in sample]
    width = max(set(widths), key=widths.count)
    sample = [cells for cells in sample if len(cells) == width]
    columns = columns_of(sample, width)
    layout = _headed(rows, width, columns)
    roles = [role or role_of(column) for role, column in zip(layout.roles, columns, strict=True)]
    _spread_days(roles, columns)
    if "date" not in roles:
        raise StatementRefused("no_lines", "no column holds days")
    money = [place for place, role in enumerate(roles) if role == "?"]
    for place in money:
        roles[place] = ""
    layout = replace(layout, roles=tuple(roles))
    return with_side(_with_money(layout, sample, columns, money), columns)


def _may_be_day(cell: Cell) -> bool:
    return kind_of(cell) == DAY or (kind_of(cell) == WHOLE and len(text_of(cell)) == 8 and read_day(text_of(cell)) is not None)


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


def _spread_days(roles: list[str], columns: Sequence[Column]) -> None:
    days = [place for place, role in enumerate(roles) if role == "date"]
    for order, place in enumerate(days):
        roles[place] = ("date", "value_date")[order] if order < 2 else "ignored"
    seen = False
    for place, role in enumerate(roles):
        if role == "reference":
            roles[place] = "memo" if seen else "reference"
            seen = True


def _likely_money(places: list[int], columns: Sequence[Column], sample: Sequence[Cells]) -> list[int]:
    """Leave out columns with a bare number here and there, as of cheques, beside one that has an amount with decimals in each row."""
    full = [place for place in places if columns[place].filled == len(sample) and columns[place].kinds[NUMBER] * 2 > len(sample)]
    return [place for place in places if not full or columns[place].kinds[NUMBER] or columns[place].filled * 2 > len(sample)]


def _with_money(layout: Layout, sample: Sequence[Cells], columns: Sequence[Column], money: list[int]) -> Layout:
    if layout.has("amount", "debit", "credit"):
        return layout
    found = [tried for tried in ways(layout, money) if is_proved(tried, sample)]
    if found:
        return found[0]
    money = _likely_money(money, columns, sample)
    if len(money) == 1:
        return _with_one_amount(layout.with_role(money[0], "amount"), sample, columns)
    raise StatementRefused("mapping", "the columns of money are not headed and no balance proves them: give --mapping")


def _with_one_amount(layout: Layout, sample: Sequence[Cells], columns: Sequence[Column]) -> Layout:
    style = style_of(layout, sample)
    has_flag = any(
        role == "memo" and column.filled == len(sample) and 1 <= len(column.words) <= 4 and max(map(len, column.words)) <= LONGEST_FLAG
        for role, column in zip(layout.roles, columns, strict=True)
    )
    if not style.has_signs and has_flag and not any(is_side(column, layout) for column in columns):
        raise StatementRefused("mapping", "a column seems to say the side in words that are not known: give --mapping with sides")
    return layout
