"""How a table writes its amounts and days, found from all cells of the columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapport.domain.statements.amounts import decimal_mark
from rapport.domain.statements.cells import GLUED, Cells
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.sides import Usage, money_in, side_of

MONEY_ROLES = ("debit", "credit", "amount", "balance", "fee")


@dataclass(frozen=True)
class Style:
    """The decimal mark of a table, whether its single amounts carry signs, and how it uses its money columns."""

    mark: str = "."
    has_signs: bool = False
    usage: Usage = field(default_factory=Usage)


def mark_of(layout: Layout, rows: Iterable[Cells]) -> str:
    """Answer the decimal mark of the money columns; cells of rows of another width are asked wherever they are amounts."""
    places = [place for role in MONEY_ROLES for place in layout.places.get(role, ())]
    return decimal_mark(_written(rows, places, layout.width))


def _written(rows: Iterable[Cells], places: Sequence[int], width: int) -> Iterable[str]:
    for cells in rows:
        # Where cells were dropped, everything that looks like an amount may be one; a day never matches.
        asked = [cells[place] for place in places] if len(cells) == width else cells
        for cell in asked:
            if isinstance(cell, str) and 0 < len(cell) < 60:
                glued = GLUED.match(cell.strip()) if len(cells) == width else None
                yield glued[1] if glued else cell


def style_of(layout: Layout, rows: Sequence[Cells], mark: str = "") -> Style:
    """Find mark and usage from the rows that are exactly as wide as the table."""
    mark = mark or mark_of(layout, rows)
    signs: dict[str, list[bool]] = {"debit": [], "credit": [], "amount": [], "D": [], "C": []}
    is_signed = False
    side = layout.places.get("side", (None,))[0]
    for cells in rows:
        if len(cells) != layout.width:
            continue
        for role in ("debit", "credit", "amount"):
            for place in layout.places.get(role, ())[:1]:
                written = money_in(cells[place], mark)
                if written is None or not written.value:
                    continue
                signs[role].append(written.value < 0)
                if role == "amount":
                    is_signed = is_signed or written.is_signed
                    cell = cells[side] if side is not None else None
                    known = side_of(cell, layout.side_words) if isinstance(cell, str) else None
                    if known is not None:
                        signs["C" if known else "D"].append(written.value < 0)
    debits, credits = signs["debit"] + signs["D"], signs["credit"] + signs["C"]
    # One negative credit alone is a reversal; many and no positive one are a manner of writing.
    usage = Usage(is_signed, bool(debits) and all(debits), len(credits) > 1 and all(credits))
    return Style(mark, is_signed, usage)
