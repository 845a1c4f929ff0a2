"""The cells of a table as the judge over what its headings say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapport.domain.statements.cells import DAY, NUMBER, TEXT, WHOLE, Cells
from rapport.domain.statements.columns import MOST_WORDS, Column, columns_of, role_of, trimmed
from rapport.domain.statements.headers import heading_words
from rapport.domain.statements.layout import MONEY_ROLES, Layout
from rapport.domain.statements.proofs import is_proved, pairs, ways
from rapport.domain.statements.sides import money_in, side_of
from rapport.domain.statements.vocabulary import CURRENCIES, LIKELY_DEBIT_WORDS

TIME_OF_DAY = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[AaPp][Mm])?$")


def proved(layout: Layout, rows: Sequence[Cells]) -> Layout:
    """Take from a column the role that its cells deny, and give the side to a column that writes only sides."""
    if layout.width < layout.header_width and all(len(cells) == layout.header_width for cells in rows):
        # Columns without a heading stand behind the last one that has one.
        layout = layout.widened(layout.header_width)
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
            layout = layout.with_role(place, "memo" if role not in MONEY_ROLES and not _is_time(column) else "ignored")
    layout = _with_currency(_with_days(layout, columns), columns)
    return with_side(_completed(layout, columns, wide), columns)


def _completed(layout: Layout, columns: Sequence[Column], rows: Sequence[Cells]) -> Layout:
    """Give columns of money whose words nobody knows the role that the balances prove; without amounts, the only one there is."""
    rows = [cells for cells in rows if len(cells) == layout.width]
    spare = [
        place
        for place, (role, column) in enumerate(zip(layout.roles, columns, strict=True))
        if role == "" and column.is_mostly(NUMBER, WHOLE) and role_of(column) == "?"
    ]
    if not layout.has("date") or not spare:
        return layout
    if not layout.has("amount", "debit", "credit"):
        tried = [layout.with_role(place, "amount") for place in spare] if layout.has("balance") else []
        tried = [way for way in [*tried, *pairs(layout, spare), *ways(layout, spare)] if way.has("balance")]
        proved_ways = [way for way in tried if is_proved(way, rows)]
        return proved_ways[0] if proved_ways else layout.with_role(spare[0], "amount") if len(spare) == 1 else layout
    tried = [layout.with_role(place, "balance") for place in spare] if not layout.has("balance") else []
    if layout.has("balance") and layout.has("debit") != layout.has("credit"):
        tried = [layout.with_role(place, "credit" if layout.has("debit") else "debit") for place in spare]
    return next((way for way in tried if is_proved(way, rows)), layout)


def _has_glued(rows: Sequence[Cells], place: int) -> bool:
    return sum(money_in(cells[place], ".") is not None for cells in rows if len(cells) > place) > len(rows) / 2


def _is_time(column: Column) -> bool:
    return all(TIME_OF_DAY.match(word) for word in column.words)


def _with_currency(layout: Layout, columns: Sequence[Column]) -> Layout:
    """Give the column that writes nothing but codes of currencies its role, whatever heads it; `Valuta` is a day in some languages."""
    if layout.has("currency"):
        return layout
    places = [place for place, column in enumerate(columns) if column.words and column.words <= CURRENCIES]
    return layout.with_role(places[0], "currency") if places else layout


def _with_days(layout: Layout, columns: Sequence[Column]) -> Layout:
    if layout.has("date"):
        return layout
    place = next((place for place, column in enumerate(columns) if column.is_mostly(DAY)), None)
    return layout if place is None else layout.with_role(place, "date")


def with_side(layout: Layout, columns: Sequence[Column]) -> Layout:
    """Answer the layout with the column that says money in or out of each amount, where the amounts need one."""
    if not layout.has("amount") or layout.has("debit", "credit"):
        return layout
    layout = _with_likely_words(layout, columns)
    flags = [place for place, column in enumerate(columns) if is_side(column, layout) and _has_both(column, layout)]
    place = layout.places.get("side", (None,))[0]
    if place is not None and is_side(columns[place], layout):
        return layout
    if flags and (place is None or not _knows(columns[place], layout)):
        layout = layout if place is None else layout.with_role(place, "ignored")
        return layout.with_role(flags[0], "side")
    # A column "Type" that says POS and ATM says no side; one that is headed Nợ/Có keeps its unknown words unknown.
    if place is not None and not _knows(columns[place], layout) and not layout.is_strict_side:
        return layout.with_role(place, "")
    return layout


def _with_likely_words(layout: Layout, columns: Sequence[Column]) -> Layout:
    """Take a transfer for money out where all else that its column writes is money in: `Nhận tiền` beside `Chuyển tiền`."""
    for column in columns:
        likely = {heading_words(word) for word in column.words} & LIKELY_DEBIT_WORDS
        rest = [side_of(word, layout.side_words) for word in column.words if heading_words(word) not in likely]
        if likely and rest and all(rest) and len(column.words) <= MOST_WORDS:
            return replace(layout, side_words={**layout.side_words, **dict.fromkeys(likely, False)})
    return layout


def is_side(column: Column, layout: Layout) -> bool:
    """Say whether all words of a column are words for money in or out."""
    words = column.words
    return bool(words) and len(words) <= MOST_WORDS and all(side_of(word, layout.side_words) is not None for word in words) and (
        column.is_mostly(TEXT) or words <= {"+", "-"} or words <= {"1", "-1"}
    )  # fmt: skip


def _has_both(column: Column, layout: Layout) -> bool:
    """Say whether a column that nobody headed as sides writes both: a column full of C may be a state, or a class."""
    return len({side_of(word, layout.side_words) for word in column.words}) == 2


def _knows(column: Column, layout: Layout) -> bool:
    return any(side_of(word, layout.side_words) is not None for word in column.words)
