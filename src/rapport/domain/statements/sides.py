"""What one aligned row says about money: the amounts that it may mean, in the order of their likelihood."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.statements.amounts import Written, read_written, undivided
from rapport.domain.statements.cells import GLUED, LONGEST_VALUE, Cell
from rapport.domain.statements.chains import Reading
from rapport.domain.statements.headers import WHOLE, heading_words, read_heading
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.vocabulary import CREDIT_WORDS, DEBIT_WORDS, FAILED_WORDS, WAITING_WORDS

UNLIKELY, RARE = 0.1, 0.3


@dataclass(frozen=True)
class Usage:
    """
    How a table uses its money columns, found from all of their cells.

    :param has_signs: single amounts carry signs, so one without is money in
    :param debit_is_negative: each debit is written as a negative number, so that its sign says nothing more
    """

    has_signs: bool = False
    debit_is_negative: bool = False
    credit_is_negative: bool = False


def money_in(cell: Cell, mark: str) -> Written | None:
    """Read a cell of money; a footer glued behind the amount is no part of it. None where it is empty or none."""
    if isinstance(cell, Decimal):
        return Written(cell, cell < 0)
    if not isinstance(cell, str) or len(cell) > LONGEST_VALUE or not cell.strip(" -–—"):
        return None
    found = read_written(cell, mark)
    if found is None:
        glued = GLUED.match(undivided(cell.strip()))
        found = read_written(glued[1], mark) if glued else None
    return found


def side_of(text: str, extra: dict[str, bool]) -> bool | None:
    """Say whether a cell of a side column means credit (True) or debit (False); None for a word that is neither."""
    bare = text.strip().replace("−", "-")
    words = bare if bare in ("-1", "+1") else heading_words(text) or bare
    if words in extra:
        return extra[words]
    if words in CREDIT_WORDS:
        return True
    if words in DEBIT_WORDS:
        return False
    # What heads a column of one side in some language names that side in a cell, too.
    role = WHOLE.get(words) or (read_heading(text).role if words and not words.isascii() else "")
    return {"credit": True, "debit": False}.get(role)


def fate_of(cells: Sequence[Cell], layout: Layout) -> str:
    """Say what a column of states says of a row: `failed`, `pending`, or nothing where it went through or says no known word."""
    places = layout.places.get("status")
    cell = cells[places[0]] if places else ""
    words = (heading_words(cell) or cell.strip()) if isinstance(cell, str) else ""
    return "failed" if words in FAILED_WORDS else "pending" if words in WAITING_WORDS else ""


def readings_of(cells: Sequence[Cell], layout: Layout, usage: Usage) -> list[Reading]:
    """
    Answer the readings of a row: none where no money stands in it, two where its sign is open.

    A fee beside the amount is taken off only where the balance proves it.
    """

    def money(role: str) -> Written | None:
        places = layout.places.get(role)
        return money_in(cells[places[0]], layout.mark) if places else None

    balance = money("balance")
    after = balance.value if balance else None
    debit, credit = money("debit"), money("credit")
    readings = _amounts(cells, layout, usage, debit, credit, money("amount"))
    found = [Reading(amount, after, cost) for amount, cost in readings]
    if after is not None and any(side and side.value < 0 for side in (debit, credit)):
        # A minus in a column of one side is a reversal, or repeats the side: the balance knows.
        found += [Reading(-reading.amount, after, RARE) for reading in found]
    fee = money("fee")
    if fee and fee.value and after is not None:
        found += [Reading(reading.amount - abs(fee.value), after, reading.cost + RARE) for reading in found]
    return found


def _amounts(
    cells: Sequence[Cell], layout: Layout, usage: Usage, debit: Written | None, credit: Written | None, amount: Written | None
) -> list[tuple[Decimal, float]]:
    if debit or credit:
        out = _unsigned(debit, has_negatives=usage.debit_is_negative)
        into = _unsigned(credit, has_negatives=usage.credit_is_negative)
        if not (out or into) and amount and amount.value:
            return _single(cells, layout, usage, amount)
        return [(into - out, RARE if out and into else 0.0)]
    return _single(cells, layout, usage, amount) if amount else []


def _unsigned(written: Written | None, *, has_negatives: bool) -> Decimal:
    if written is None:
        return Decimal(0)
    # One negative among positive debits is a reversal; where all are negative the sign repeats the usage.
    return abs(written.value) if has_negatives else written.value


def _single(cells: Sequence[Cell], layout: Layout, usage: Usage, amount: Written) -> list[tuple[Decimal, float]]:
    places = layout.places.get("side")
    cell = cells[places[0]] if places else ""
    side = side_of(cell, layout.side_words) if isinstance(cell, str) else None
    if side is not None:
        value = _unsigned(amount, has_negatives=usage.credit_is_negative if side else usage.debit_is_negative)
        return [(value if side else -value, 0.0)]
    if amount.is_signed or usage.has_signs or not amount.value:
        return [(amount.value, 0.0)]
    if places:
        # A word of a side that nobody knows: only the balance can say.
        return [(amount.value, 0.0), (-amount.value, 0.0)]
    return [(amount.value, 0.0), (-amount.value, UNLIKELY)] if layout.has("balance") else [(amount.value, 0.0)]
