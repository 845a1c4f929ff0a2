"""What one aligned row says about money: the amounts that it may mean, in the order of their likelihood."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.statements.amounts import DIVIDERS, Written, read_written
from rapport.domain.statements.cells import GLUED, Cell
from rapport.domain.statements.chains import Reading
from rapport.domain.statements.headers import heading_words
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.vocabulary import CREDIT_WORDS, DEBIT_WORDS

UNLIKELY, RARE = 0.1, 0.3


@dataclass(frozen=True)
class Column:
    """
    How the money columns of a table are used, found from all of their cells.

    :param has_signs: single amounts carry signs, so one without is money in
    :param has_negative_debits: each debit is written as a negative number, so the sign says nothing more
    """

    has_signs: bool = False
    has_negative_debits: bool = False
    has_negative_credits: bool = False


def money_in(cell: Cell, mark: str) -> Written | None:
    """Read a cell of money; a footer glued behind the amount is no part of it. None where it is empty or none."""
    if isinstance(cell, Decimal):
        return Written(cell, cell < 0)
    if not isinstance(cell, str) or not cell.strip(" -–—"):
        return None
    found = read_written(cell, mark)
    if found is None:
        glued = GLUED.match(DIVIDERS.sub("", cell.strip()))
        found = read_written(glued[1], mark) if glued else None
    return found


def side_of(text: str, extra: dict[str, bool]) -> bool | None:
    """Say whether a cell of a side column means credit (True) or debit (False); None for a word that is neither."""
    words = heading_words(text) or text.strip().replace("−", "-")
    if words in extra:
        return extra[words]
    if words in CREDIT_WORDS:
        return True
    return False if words in DEBIT_WORDS else None


def readings_of(cells: Sequence[Cell], layout: Layout, column: Column) -> list[Reading]:
    """
    Answer the readings of a row: none where no money stands in it, two where its sign is open.

    A fee beside the amount is taken off only where the balance proves it.
    """

    def money(role: str) -> Written | None:
        places = layout.places.get(role)
        return money_in(cells[places[0]], layout.mark) if places else None

    balance = money("balance")
    after = balance.value if balance else None
    readings = _amounts(cells, layout, column, money("debit"), money("credit"), money("amount"))
    found = [Reading(amount, after, cost) for amount, cost in readings]
    fee = money("fee")
    if fee and fee.value and after is not None:
        found += [Reading(reading.amount - abs(fee.value), after, reading.cost + RARE) for reading in found]
    return found


def _amounts(
    cells: Sequence[Cell], layout: Layout, column: Column, debit: Written | None, credit: Written | None, amount: Written | None
) -> list[tuple[Decimal, float]]:
    if debit or credit:
        out = _unsigned(debit, has_negatives=column.has_negative_debits)
        into = _unsigned(credit, has_negatives=column.has_negative_credits)
        if not (out or into) and amount and amount.value:
            return _single(cells, layout, column, amount)
        return [(into - out, RARE if out and into else 0.0)]
    return _single(cells, layout, column, amount) if amount else []


def _unsigned(written: Written | None, *, has_negatives: bool) -> Decimal:
    if written is None:
        return Decimal(0)
    # One negative among positive debits is a reversal; where all are negative the sign repeats the column.
    return abs(written.value) if has_negatives else written.value


def _single(cells: Sequence[Cell], layout: Layout, column: Column, amount: Written) -> list[tuple[Decimal, float]]:
    places = layout.places.get("side")
    cell = cells[places[0]] if places else ""
    side = side_of(cell, layout.side_words) if isinstance(cell, str) else None
    if side is not None:
        value = abs(amount.value) if not column.has_signs or amount.value < 0 else amount.value
        return [(value if side else -value, 0.0)]
    if amount.is_signed or column.has_signs or not layout.has("balance") or not amount.value:
        return [(amount.value, 0.0)]
    return [(amount.value, 0.0), (-amount.value, UNLIKELY)]
