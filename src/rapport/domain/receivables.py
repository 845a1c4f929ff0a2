"""What is open on an invoice, and how a payment is spread over it (Decided 10)."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.domain.book import Kind
from rapport.domain.money import spread

ORDER_OF_KINDS = (Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH, Kind.TAX)


@dataclass(frozen=True)
class OpenPart[K: Hashable]:
    """One line's part of one kind that is still open: billed − collected − written off."""

    line: K
    position: int
    kind: Kind
    open: Decimal


@dataclass(frozen=True)
class PaidPart[K: Hashable]:
    """What a payment pays of one line's kind."""

    line: K
    kind: Kind
    amount: Decimal


def spread_payment[K: Hashable](parts: Sequence[OpenPart[K]], payment: Decimal, unit: Decimal = Decimal(1)) -> list[PaidPart[K]]:
    """
    Spread a payment over an invoice's parts by what is open on each, to the unit, in one step.

    Largest remainder; ties go in order of the invoice's lines, then FEE, BOUGHT_IN, PASS_THROUGH, TAX. Parts of nothing are
    left out; one under nothing (an adjusted line's VAT) counts with its sign, so that a
    payment in full leaves nothing open. A payment above what is open, or not above zero: ValueError.
    """
    ordered = sorted(parts, key=lambda part: (part.position, ORDER_OF_KINDS.index(part.kind)))
    whole = sum((part.open for part in ordered), Decimal(0))
    if not 0 < payment <= whole:
        raise ValueError(f"a payment of {payment} on {whole} open")
    shares = spread(payment, [part.open for part in ordered], unit)
    return [PaidPart(part.line, part.kind, share) for part, share in zip(ordered, shares, strict=True) if share]


BANDS = (("in_term", 0), ("1-30", 30), ("31-60", 60), ("61-90", 90))
OLDEST = ">90"
DISPUTED = "disputed"
ALL_BANDS = (*(name for name, _last in BANDS), OLDEST, DISPUTED)


def days_late(due_on: date | None, today: date) -> int:
    """Answer how many days a debt is past its due day; on the due day and before, and without one: 0."""
    return max((today - due_on).days, 0) if due_on else 0


def age_band(due_on: date | None, today: date) -> str:
    """
    Answer the band of a debt by days past its due day: in_term, 1-30, 31-60, 61-90, >90; without a due day: in_term.

    The due day is the original one after its shift to a working day; extensions and promises do not move it (Decided 8).
    """
    late = days_late(due_on, today)
    return next((name for name, last in BANDS if late <= last), OLDEST)


@dataclass(frozen=True)
class Debt:
    """What is open of an invoice, its original due day (None: papers are missing), and whether the client disputes it."""

    open: Decimal
    due_on: date | None
    is_disputed: bool = False


def ageing(debts: Iterable[Debt], today: date) -> dict[str, Decimal]:
    """Sum what is open by band, every band named, oldest last; what is disputed stands apart. Credits count with their sign."""
    sums = dict.fromkeys(ALL_BANDS, Decimal(0))
    for debt in debts:
        sums[DISPUTED if debt.is_disputed else age_band(debt.due_on, today)] += debt.open
    return sums
