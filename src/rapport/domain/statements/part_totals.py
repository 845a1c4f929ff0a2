"""Totals of a day or a page among the movements: rows that look like movements, and only repeat what stands above them."""

from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.statements.cells import Cells, text_of
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.movements import Movement
from rapport.domain.statements.others import begins_a_total
from rapport.domain.statements.sides import money_in

NOTHING = Decimal(0)


@dataclass
class PartTotals:
    """What went out and in since the last total, and since the table began."""

    layout: Layout
    part: tuple[Decimal, Decimal] = (NOTHING, NOTHING)
    whole: tuple[Decimal, Decimal] = (NOTHING, NOTHING)
    balance: Decimal | None = None

    def add(self, movement: Movement) -> None:
        """Count a movement, by the likeliest reading of its amount."""
        reading = movement.readings[0]
        out, into = max(-reading.amount, NOTHING), max(reading.amount, NOTHING)
        self.part = (self.part[0] + out, self.part[1] + into)
        self.whole = (self.whole[0] + out, self.whole[1] + into)
        self.balance = reading.balance

    def takes(self, movement: Movement, cells: Cells) -> bool:
        """
        Say whether a row is a total of those above it, and begin to count anew if so.

        Its words must begin like it, its amounts be the sums, and either both sides are filled, as of no movement, or the
        balance is the one before, which no movement leaves.
        """
        # What costs little is asked first: nearly every row is a movement.
        if not self.whole[0] + self.whole[1] or not (self._is_still(movement) or self._fills_both(movement)):
            return False
        if self._stated(movement) not in self._sums() or not begins_a_total(cells):
            return False
        self.part = (NOTHING, NOTHING)
        return True

    def _is_still(self, movement: Movement) -> bool:
        balance = movement.readings[0].balance
        return balance is not None and balance == self.balance

    def _fills_both(self, movement: Movement) -> bool:
        cells = movement.options[0]
        return self._has_sides and all(text_of(cells[self.layout.places[role][0]]) for role in ("debit", "credit"))

    @property
    def _has_sides(self) -> bool:
        return self.layout.has("debit") and self.layout.has("credit")

    def _stated(self, movement: Movement) -> tuple[Decimal, ...]:
        if not self._has_sides:
            return (movement.readings[0].amount,)
        cells = movement.options[0]
        found = [money_in(cells[self.layout.places[role][0]], self.layout.mark) for role in ("debit", "credit")]
        return tuple(abs(one.value) if one else NOTHING for one in found)

    def _sums(self) -> tuple[tuple[Decimal, ...], ...]:
        if not self._has_sides:
            return (self.part[1] - self.part[0],), (self.whole[1] - self.whole[0],)
        return self.part, self.whole
