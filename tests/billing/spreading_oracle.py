"""
A second, slow answer to how money is spread over an invoice, written from the rule's words alone and sharing nothing with the product.

The rule (Decided 10): a payment is spread in one step over the invoice's facts by what is still open on each (billed − collected −
written off), largest remainder, ties in order of invoice lines, then FEE, BOUGHT_IN, PASS_THROUGH, TAX.
"""

from dataclasses import dataclass, field

KINDS = ("FEE", "BOUGHT_IN", "PASS_THROUGH", "TAX")
type Cell = tuple[int, str]


def spread_one(open_now: dict[Cell, int], payment: int) -> dict[Cell, int]:
    """Give every cell the whole đồng of its share, then one đồng each to those with the largest remainder, the first of equals first."""
    cells = sorted(open_now, key=lambda cell: (cell[0], KINDS.index(cell[1])))
    whole = sum(open_now.values())
    assert 0 < payment <= whole
    given = {cell: (payment * open_now[cell]) // whole for cell in cells}
    missing = payment - sum(given.values())
    waiting = list(cells)
    for _dong in range(missing):
        best = waiting[0]
        for cell in waiting[1:]:
            if (payment * open_now[cell]) % whole > (payment * open_now[best]) % whole:
                best = cell
        given[best] += 1
        waiting.remove(best)
    return given


@dataclass
class Taken:
    """One allocation: what of it fell where, and whether it stands."""

    amount: int
    parts: dict[Cell, int]
    stands: bool = True


@dataclass
class PaidInvoice:
    """An invoice by cell, what it bills, and the allocations on it in their order."""

    billed: dict[Cell, int]
    taken: list[Taken] = field(default_factory=list)

    def collected(self) -> dict[Cell, int]:
        return {cell: sum(one.parts.get(cell, 0) for one in self.taken if one.stands) for cell in self.billed}

    def open(self) -> dict[Cell, int]:
        paid = self.collected()
        return {cell: amount - paid[cell] for cell, amount in self.billed.items()}

    def pay(self, amount: int) -> Taken:
        """Put money against it; more than is open is taken only as far as it fits."""
        fits = min(amount, sum(self.open().values()))
        one = Taken(fits, spread_one(self.open(), fits))
        self.taken.append(one)
        return one

    def lower(self, cells: dict[Cell, int]) -> int:
        """Adjust what is billed; what was collected above it goes back, the newest money first. Answers how much went back."""
        for cell, change in cells.items():
            self.billed[cell] += change
        excess = -sum(self.open().values())
        back = max(excess, 0)
        for one in [row for row in reversed(self.taken) if row.stands]:
            if excess <= 0:
                break
            one.stands = False
            kept = max(one.amount - excess, 0)
            excess -= one.amount - kept
            if kept:
                self.pay(kept)
        return back
