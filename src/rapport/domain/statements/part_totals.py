"""Totals of a day or a page among the movements: rows that look like movements, and only repeat what stands above them."""

from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.statements.cells import Cells
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
        if not self.whole[0] + self.whole[1] or not begins_a_total(cells):
            return False
        sums, both = self._stated(movement)
        is_still = movement.readings[0].balance is not None and movement.readings[0].balance == self.balance
        if sums not in self._sums() or not (both or is_still):
            return False
        self.part = (NOTHING, NOTHING)
        return True

    def _stated(self, movement: Movement) -> tuple[tuple[Decimal, ...], bool]:
        cells = movement.options[0]
        if not self.layout.has("debit") or not self.layout.has("credit"):
            return (movement.readings[0].amount,), False
        found = [money_in(cells[self.layout.places[role][0]], self.layout.mark) for role in ("debit", "credit")]
        return tuple(abs(one.value) if one else NOTHING for one in found), all(found)

    def _sums(self) -> tuple[tuple[Decimal, ...], ...]:
        if not self.layout.has("debit") or not self.layout.has("credit"):
            return (self.part[1] - self.part[0],), (self.whole[1] - self.whole[0],)
        return self.part, self.whole
